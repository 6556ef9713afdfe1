package dev.drawbridge.cloud.deploy.aws;

import dev.drawbridge.cloud.build.FunctionPackage;
import dev.drawbridge.cloud.deploy.DeployException;
import dev.drawbridge.cloud.deploy.DeployListener;
import dev.drawbridge.generators.Adoption;
import dev.drawbridge.generators.java.FunctionCode;
import dev.drawbridge.generators.sam.ResourceOwners;
import dev.drawbridge.generators.syntax.Edits;
import dev.drawbridge.generators.syntax.Tree;
import dev.drawbridge.generators.syntax.TreePath;
import dev.drawbridge.model.Design;
import dev.drawbridge.model.Node;
import dev.drawbridge.model.NodeId;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * Puts the places in a bucket into a template where it names something on this machine, and gathers what has to go there. Code of cards is built, other
 * code is zipped as it lies; nested templates are read in their turn. For one template.
 */
final class Packaging {
    private static final String FUNCTION_KIND = "function";
    private static final String RESOURCES = "Resources";
    private static final String PROPERTIES = "Properties";
    private static final Set<String> FUNCTIONS = Set.of("AWS::Serverless::Function", "AWS::Lambda::Function");

    private final Job job;
    private final Place at;
    private Map<NodeId, FunctionPackage> built = Map.of();

    /**
     * One deployment's packaging, whatever number of templates it has.
     *
     * @param project the project folder
     * @param deployed what is deployed now: code that is as it was keeps its place
     * @param restored cards whose code gets another name, so that CloudFormation puts it back
     * @param artifacts what was gathered
     * @param notes what the user should know of it
     */
    record Job(Path project, BucketPlace bucket, Tree deployed, Restored restored, FunctionZips zips, DeployListener listener, List<Artifact> artifacts, List<String> notes) {}

    /**
     * A template and where it is.
     *
     * @param name as sentences call it
     * @param folder that its paths are relative to
     * @param prefix of names of what is made for it; empty for the project's own
     */
    record Place(String name, Path folder, String prefix, Design design, ResourceOwners owners) {}

    Packaging(Job job, Place at) {
        this.job = job;
        this.at = at;
    }

    Edits packaged(Edits template) {
        Tree resources = template.tree().get(RESOURCES).orElseThrow(() -> new DeployException(at.name() + " has no Resources, so there is nothing to deploy."));
        Optional<Tree> shared = template.tree().at("Globals", "Function", "CodeUri");
        built = job.zips().build(at.design(), ours(resources, shared), at.prefix(), job.listener());
        Edits edits = template;
        for (Map.Entry<String, Tree> resource : resources.entries().entrySet()) {
            edits = resource(edits, resource.getKey(), resource.getValue(), shared);
        }
        return included(edits);
    }

    private Edits resource(Edits template, String id, Tree resource, Optional<Tree> shared) {
        Edits edits = template;
        String type = type(resource);
        Tree properties = resource.get(PROPERTIES).orElseGet(Tree::map);
        if (type.equals(FlowDefinitions.SERVERLESS) || type.equals(FlowDefinitions.PLAIN)) {
            return definition(edits, id, type, properties);
        }
        for (LocalProperty property : LocalProperty.ALL) {
            if (property.type().equals(type)) {
                Optional<Tree> said = properties.at(property.path().toArray(String[]::new));
                edits = property.content() == LocalProperty.Content.CODE ? code(edits, id, type, property, properties, said.or(() -> type.equals("AWS::Serverless::Function") ? shared : Optional.empty()))
                        : file(edits, id, type, property, local(said));
            }
        }
        return edits;
    }

    private Edits definition(Edits edits, String id, String type, Tree properties) {
        FlowDefinitions definitions = new FlowDefinitions(at.folder(), at.name());
        Optional<Path> file = definitions.file(id, type, properties);
        if (file.isEmpty() || definitions.isShort(file.get())) {
            return file.map(path -> definitions.inlined(edits, id, type, path)).orElse(edits);
        }
        Artifact artifact = Artifact.file(owner(id, type), file.get(), "files/", false);
        job.artifacts().add(artifact);
        return definitions.placed(edits, id, type, job.bucket().name(), artifact.key());
    }

    private static TreePath path(String id, LocalProperty property) {
        TreePath path = TreePath.of(RESOURCES, id, PROPERTIES);
        for (String step : property.path()) {
            path = path.child(step);
        }
        return path;
    }

    private Edits file(Edits edits, String id, String type, LocalProperty property, Optional<String> where) {
        if (where.isEmpty()) {
            return edits;
        }
        Path file = file(id, where.get());
        NodeId owner = owner(id, type);
        return put(edits, path(id, property), property.shape(),
                property.content() == LocalProperty.Content.TEMPLATE ? NestedTemplate.of(job, at, id, owner, file) : Artifact.file(owner, file, "files/", false));
    }

    private static boolean runsElsewhere(Tree properties) {
        return properties.get("ImageUri").isPresent() || properties.get("InlineCode").isPresent() || properties.get("PackageType").flatMap(Tree::asText).filter("Image"::equals).isPresent();
    }

    /** A path on this machine, if that is what a property says. */
    private static Optional<String> local(Optional<Tree> said) {
        return said.flatMap(Tree::asText).filter(text -> !text.isBlank() && !LocalProperty.isElsewhere(text));
    }

    private Edits put(Edits edits, TreePath path, LocalProperty.Shape shape, Artifact artifact) {
        job.artifacts().add(artifact);
        return edits.set(path, shape.of(job.bucket(), artifact.key()));
    }

    private Path file(String id, String where) {
        Path file = at.folder().resolve(where).normalize();
        if (!Files.isRegularFile(file)) {
            throw new DeployException("The resource " + id + " in " + at.name() + " names the file " + where + ", which is not there. Correct the path.");
        }
        return file;
    }

    private NodeId owner(String id, String type) {
        return at.owners().ownerOf(id, type).orElseGet(() -> new NodeId(id));
    }

    private static String type(Tree resource) {
        return resource.get("Type").flatMap(Tree::asText).orElse("");
    }

    // --- code

    /** The cards whose code is built here, each once. */
    private List<Node> ours(Tree resources, Optional<Tree> shared) {
        Set<Node> cards = new LinkedHashSet<>();
        resources.entries().forEach((id, resource) -> {
            String type = type(resource);
            Tree properties = resource.get(PROPERTIES).orElseGet(Tree::map);
            if (FUNCTIONS.contains(type) && !runsElsewhere(properties)) {
                Optional<Tree> place = type.equals("AWS::Serverless::Function") ? properties.get("CodeUri").or(() -> shared) : properties.get("Code");
                if (place.isEmpty() || local(place).isPresent()) {
                    card(id, type).filter(card -> isOurs(card, place.flatMap(Tree::asText))).ifPresent(cards::add);
                }
            }
        });
        return List.copyOf(cards);
    }

    private Optional<Node> card(String id, String type) {
        return at.owners().ownerOf(id, type).flatMap(at.design()::node).filter(node -> node.kind().equals(FUNCTION_KIND));
    }

    /** Whether the code is built here: that of our folders, and that of an imported function whose template names no archive that is there. */
    private boolean isOurs(Node card, Optional<String> place) {
        FunctionCode code = FunctionCode.of(at.design(), card);
        Path where = at.folder().resolve(place.orElse(code.folder())).normalize();
        return code.isOwn() ? !Files.isRegularFile(where) : where.equals(job.project().resolve(code.folder()).normalize());
    }

    private Edits code(Edits edits, String id, String type, LocalProperty property, Tree properties, Optional<Tree> place) {
        boolean function = FUNCTIONS.contains(type);
        if (function && runsElsewhere(properties) || !function && place.isEmpty() || place.isPresent() && local(place).isEmpty()) {
            // in a bucket already, or made by the template itself
            return edits;
        }
        Optional<Node> card = card(id, type);
        Optional<String> folder = card.map(node -> Adoption.isAdopted(node) && !Adoption.isDrawn(node) && !FunctionCode.of(at.design(), node).isOwn() ? "." : FunctionCode.of(at.design(), node).folder());
        String where = local(place).or(() -> folder)
                .orElseThrow(() -> new DeployException("The resource " + id + " in " + at.name() + " does not say where its code is. Give it a " + property.path().getFirst() + "."));
        NodeId owner = owner(id, type);
        Artifact code = card.map(node -> built.get(node.id())).map(zip -> Artifact.code(owner, zip)).orElseGet(() -> found(id, owner, where));
        return put(edits, path(id, property), property.shape(), placed(id, code));
    }

    /** Code that is deployed keeps its place, unless the function runs other code now: then another name makes CloudFormation put it back. */
    private Artifact placed(String id, Artifact artifact) {
        Optional<String> place = at.prefix().isEmpty() ? DeployedCode.place(job.deployed(), id).filter(artifact::isAt) : Optional.empty();
        if (place.isEmpty()) {
            return artifact.placed();
        }
        return job.restored().of(artifact.owner()).map(artifact::again).orElseGet(() -> artifact.where(place.get()));
    }

    /** Code that somebody else builds: an archive as it is, or a folder or file that is ready to run. */
    private Artifact found(String id, NodeId owner, String where) {
        Path path = at.folder().resolve(where).normalize();
        if (!path.startsWith(job.project().normalize()) && !Files.exists(path)) {
            throw missing(id, where);
        }
        if (Files.isRegularFile(path)) {
            if (path.getFileName().toString().matches(".*[.](zip|jar|war)")) {
                FunctionZips.check(id, path);
                return Artifact.code(owner, path, Bytes.sha256(path), Bytes.size(path));
            }
            return Artifact.code(owner, job.zips().single(at.prefix() + id, path));
        }
        if (!Files.isDirectory(path)) {
            throw missing(id, where);
        }
        if (Files.exists(path.resolve("pom.xml")) || Files.exists(path.resolve("build.gradle")) || Files.exists(path.resolve("build.gradle.kts"))) {
            throw new DeployException("The code of " + id + " in " + where + " is a build of its own that no card stands for. Build it, and let " + at.name() + " name the jar that it makes.");
        }
        ForeignCode.libraries(id, where, path).ifPresent(job.notes()::add);
        return Artifact.code(owner, job.zips().asItIs(at.prefix() + id, path));
    }

    private DeployException missing(String id, String where) {
        return new DeployException("The code of " + id + " should be at " + where + ", but nothing is there. Build it first, or correct the path in " + at.name() + ".");
    }

    // --- includes

    /** {@code AWS::Include} reads its file while AWS plans. */
    private Edits included(Edits template) {
        List<TreePath> found = new ArrayList<>();
        includes(template.tree(), TreePath.ROOT, found);
        Edits edits = template;
        for (TreePath path : found) {
            String where = edits.tree().at(path).flatMap(Tree::asText).orElseThrow();
            edits = put(edits, path, LocalProperty.Shape.ADDRESS, Artifact.file(new NodeId("include"), file("AWS::Include", where), "files/", true));
        }
        return edits;
    }

    private static void includes(Tree tree, TreePath path, List<TreePath> found) {
        if (tree.get("Name").flatMap(Tree::asText).filter("AWS::Include"::equals).isPresent() && local(tree.at("Parameters", "Location")).isPresent()) {
            found.add(path.child("Parameters").child("Location"));
        }
        tree.entries().forEach((key, below) -> includes(below, path.child(key), found));
        for (int i = 0; i < tree.items().size(); i++) {
            includes(tree.items().get(i), path.child(i), found);
        }
    }
}
