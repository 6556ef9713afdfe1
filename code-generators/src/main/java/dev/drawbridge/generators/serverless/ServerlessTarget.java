package dev.drawbridge.generators.serverless;

import dev.drawbridge.generators.GeneratedFile;
import dev.drawbridge.generators.Ownership;
import dev.drawbridge.generators.cloudformation.CloudFormationTemplate;
import dev.drawbridge.generators.cloudformation.Descriptor;
import dev.drawbridge.generators.cloudformation.Losses;
import dev.drawbridge.generators.cloudformation.PlainTemplate;
import dev.drawbridge.generators.cloudformation.SamSource;
import dev.drawbridge.generators.sam.Block;
import dev.drawbridge.generators.syntax.DocumentStyle;
import dev.drawbridge.generators.syntax.Emitter;
import dev.drawbridge.generators.syntax.Tree;
import dev.drawbridge.model.Design;
import dev.drawbridge.model.Names;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** The descriptor alone: {@code serverless.yml}. Immutable. */
public final class ServerlessTarget implements Descriptor {
    /** As it stands on the command line. */
    public static final String ID = "serverless";
    public static final String FILE = "serverless.yml";

    private static final String FUNCTION = "AWS::Serverless::Function";
    private static final String LAYER = "AWS::Serverless::LayerVersion";
    private static final String HTTP_API = "AWS::Serverless::HttpApi";
    /** Sections of a template that the framework takes over as they are. */
    private static final List<String> SECTIONS = List.of("Transform", "Metadata", "Parameters", "Rules", "Mappings", "Conditions");

    /** Sections here are no lists of resources, so their entries stand together. */
    private static final DocumentStyle STYLE = new DocumentStyle(2, 2, false, "\n", true, false, true, false, false, 110, false, "  ", ": ");

    private final CloudFormationTemplate template;

    public ServerlessTarget(CloudFormationTemplate template) {
        this.template = template;
    }

    @Override
    public String id() {
        return ID;
    }

    @Override
    public String title() {
        return "Serverless Framework";
    }

    @Override
    public CloudFormationTemplate template() {
        return template;
    }

    @Override
    public List<GeneratedFile> write(SamSource source, Losses losses) {
        return List.of(new GeneratedFile(FILE, new Emitter(STYLE).emit(tree(source, losses)), Ownership.GENERATED));
    }

    /** What the file of a drawing says. */
    Tree tree(Design design) {
        return tree(template.source(design), new Losses());
    }

    private Tree tree(SamSource source, Losses losses) {
        Tree sam = template.normalized(source.template(), losses);
        Map<String, Tree> resources = sam.get("Resources").orElse(Tree.map()).entries();
        Map<String, Tree> whole = template.plain(sam).resources();
        FrameworkApi api = FrameworkApi.of(resources, losses);
        Tree shared = source.template().at("Globals", "Function").orElse(Tree.map());

        FrameworkNames names = new FrameworkNames();
        api.names(names);
        Map<String, FrameworkFunction> functions = new LinkedHashMap<>();
        Block layers = new Block();
        List<String> made = new ArrayList<>(api.made());
        resources.forEach((id, resource) -> {
            if (resource.get("Type").flatMap(Tree::asText).filter(LAYER::equals).isPresent()) {
                made.add(id);
                names.call(id, id + "LambdaLayer");
                layers.put(Character.toLowerCase(id.charAt(0)) + id.substring(1), layer(resource.get("Properties").orElse(Tree.map())));
            }
            if (resource.get("Type").flatMap(Tree::asText).filter(FUNCTION::equals).isPresent()) {
                FrameworkFunction function = new FrameworkFunction(id, resource, whole.get(id), resources, api.events(), losses);
                function.names(names);
                functions.put(id, function);
            }
        });
        functions.values().forEach(function -> function.logGroup().ifPresent(made::add));
        Block rest = new Block();
        resources.forEach((id, resource) -> {
            if (!made.contains(id)) {
                rest.put(id, functions.containsKey(id) ? functions.get(id).left() : resource);
            }
        });
        PlainTemplate plain = template.plain(sam.with("Resources", rest.tree()));
        losses.addAll(plain.losses());
        Block others = new Block();
        plain.resources().forEach((id, resource) -> {
            String maker = plain.makers().getOrDefault(id, id);
            if (!functions.containsKey(maker) || !functions.get(maker).makes(id, resource)) {
                others.put(id, resource);
            }
        });
        Block said = new Block();
        Block extensions = api.extensions();
        functions.values().forEach(function -> {
            said.put(function.key(), function.words(shared));
            extensions.put(function.theirs(), new Block().put("Properties", function.rest()));
        });
        String service = Names.kebab(source.project());
        Block below = new Block();
        SECTIONS.forEach(section -> below.put(section, section.equals("Parameters") ? CloudFormationTemplate.parameters(sam, others.tree()) : plain.tree().get(section)));
        return names.in(new Block().put("service", service.length() < 2 ? "project" : service).put("frameworkVersion", "3 || 4")
                .put("provider", api.provider(shared))
                .put("package", new Block().put("individually", true))
                .put("functions", said)
                .put("layers", layers)
                .put("resources", below.put("Resources", others).put("extensions", extensions).put("Outputs", plain.tree().get("Outputs"))).tree());
    }

    /** A layer is a thing of the framework's own; it zips the folder itself. */
    private static Block layer(Tree properties) {
        Tree content = properties.get("ContentUri").orElse(Tree.string("."));
        boolean archive = content.asText().filter(text -> text.endsWith(".zip") || text.endsWith(".jar")).isPresent();
        return new Block().put("name", properties.get("LayerName")).put("description", properties.get("Description")).put("path", archive ? Tree.string(".") : content)
                .put("package", archive ? new Block().put("artifact", content) : new Block())
                .put("compatibleRuntimes", properties.get("CompatibleRuntimes")).put("compatibleArchitectures", properties.get("CompatibleArchitectures"))
                .put("licenseInfo", properties.get("LicenseInfo")).put("retain", properties.get("RetentionPolicy").flatMap(Tree::asText).filter("Delete"::equals).isEmpty());
    }
}
