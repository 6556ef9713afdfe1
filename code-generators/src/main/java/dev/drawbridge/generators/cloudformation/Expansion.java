package dev.drawbridge.generators.cloudformation;

import dev.drawbridge.generators.sam.Block;
import dev.drawbridge.generators.sam.Globals;
import dev.drawbridge.generators.syntax.Tree;
import dev.drawbridge.model.wire.WireTable;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.SequencedMap;

/**
 * Takes a SAM template apart into plain resources. Pure. What has no plain form here is left out, and {@link Losses} says so. Source:
 * "Generated CloudFormation resources" in the SAM documentation.
 */
final class Expansion {
    static final String FUNCTION = "AWS::Serverless::Function";
    static final String HTTP_API = "AWS::Serverless::HttpApi";
    static final String REST_API = "AWS::Serverless::Api";
    static final String SIMPLE_TABLE = "AWS::Serverless::SimpleTable";
    static final String LAYER = "AWS::Serverless::LayerVersion";
    private static final String SAM = "AWS::Serverless::";
    private static final String TRANSFORM = "AWS::Serverless-";
    /** Sections that mean the same with and without the transform. */
    private static final List<String> SECTIONS = List.of("Metadata", "Parameters", "Rules", "Mappings", "Conditions");

    private final WireTable table;
    private final ServicePermits permits;

    Expansion(WireTable table) {
        this.table = table;
        this.permits = new ServicePermits(table);
    }

    /** Whether a resource of that type can stand in a template without the transform. */
    static boolean isPlain(String type) {
        return !type.startsWith(SAM);
    }

    PlainTemplate expand(Tree sam) {
        Losses losses = new Losses();
        SequencedMap<String, Tree> resources = new Normalization(table, losses).of(sam);
        PlainResources out = new PlainResources(resources.keySet());
        HttpApiExpansion apis = new HttpApiExpansion(permits, out, losses);
        EventExpansion events = new EventExpansion(permits, resources, out, apis, losses);
        FunctionExpansion functions = new FunctionExpansion(out, events);
        StateMachineExpansion machines = new StateMachineExpansion(permits, out, losses);
        resources.forEach((id, resource) -> out.of(id, resource, () -> {
            String type = type(resource);
            Tree properties = properties(resource);
            switch (type) {
                case FUNCTION -> functions.function(id, properties);
                case HTTP_API -> apis.api(id, properties);
                // written last, because its body holds the routes of the functions
                case REST_API -> { }
                case StateMachineExpansion.TYPE -> machines.machine(id, properties);
                case GraphExpansion.TYPE -> GraphExpansion.api(id, properties, out, losses);
                case SIMPLE_TABLE -> SmallExpansions.table(id, properties, out);
                case LAYER -> SmallExpansions.layer(id, properties, out);
                case SmallExpansions.APPLICATION -> SmallExpansions.application(id, properties, out, losses);
                default -> {
                    if (isPlain(type)) {
                        out.keep(id, type.startsWith(GraphExpansion.APPSYNC) ? GraphExpansion.released(resource) : resource);
                    } else {
                        losses.leaveOut(id, type + " is known to SAM only.");
                    }
                }
            }
        }));
        RestApiExpansion rest = new RestApiExpansion(permits, out, losses);
        resources.forEach((id, resource) -> {
            if (type(resource).equals(REST_API)) {
                List<RestApiExpansion.Route> routes = new ArrayList<>(events.restRoutes(id));
                routes.addAll(machines.restRoutes(id));
                out.of(id, resource, () -> rest.api(id, properties(resource), routes));
            }
        });
        events.notifyFromBuckets();
        events.askFromPools();
        return new PlainTemplate(new PartReferences(out.names()).in(template(sam, out.tree())), out.makers(), losses);
    }

    private static Tree template(Tree sam, Tree resources) {
        Block template = new Block();
        sam.get("AWSTemplateFormatVersion").ifPresent(version -> template.put("AWSTemplateFormatVersion", version));
        List<Tree> transforms = sam.get("Transform").map(said -> said instanceof Tree.Seq(List<Tree> all) ? all : List.of(said)).orElse(List.of()).stream()
                .filter(transform -> transform.asText().filter(name -> name.startsWith(TRANSFORM)).isEmpty()).toList();
        if (!transforms.isEmpty()) {
            template.put("Transform", transforms.size() == 1 ? transforms.getFirst() : Tree.seq(transforms));
        }
        template.put("Description", sam.get("Description"));
        for (String section : SECTIONS) {
            template.put(section, section.equals("Parameters") ? parameters(sam, resources) : sam.get(section).filter(said -> !said.entries().isEmpty()));
        }
        return template.put("Resources", resources).put("Outputs", sam.get("Outputs").filter(outputs -> !outputs.entries().isEmpty())).tree();
    }

    /** The parameters of the template, and those for the place of code where it is asked for. */
    static Optional<Tree> parameters(Tree sam, Tree resources) {
        Optional<Tree> own = sam.get("Parameters").filter(said -> !said.entries().isEmpty());
        return FunctionExpansion.usesBucket(resources) ? Optional.of(Globals.merged(own.orElse(Tree.map()), FunctionExpansion.parameters().tree())) : own;
    }

    static String type(Tree resource) {
        return resource.get("Type").flatMap(Tree::asText).orElse("");
    }

    static Tree properties(Tree resource) {
        return resource.get("Properties").orElse(Tree.map());
    }
}
