package dev.drawbridge.generators.cloudformation;

import dev.drawbridge.generators.sam.Block;
import dev.drawbridge.generators.syntax.Tree;
import dev.drawbridge.model.wire.WireTable;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/**
 * Takes a SAM template of ours apart into plain resources. Pure. It knows the properties that our own templates use, not all of SAM:
 * what was drawn as a raw resource of a SAM type has no plain form here and is left out ({@link #isPlain}).
 */
final class Expansion {
    static final String FUNCTION = "AWS::Serverless::Function";
    static final String HTTP_API = "AWS::Serverless::HttpApi";
    static final String REST_API = "AWS::Serverless::Api";
    private static final String SAM = "AWS::Serverless::";

    private final ServicePermits permits;

    Expansion(WireTable table) {
        this.permits = new ServicePermits(table);
    }

    /** Whether a resource of that type can stand in a template without the transform. */
    static boolean isPlain(String type) {
        return !type.startsWith(SAM);
    }

    /** @param sam the template of a drawing */
    Tree expand(Tree sam) {
        Map<String, Tree> resources = sam.get("Resources").map(Tree::entries).orElseThrow();
        Tree globals = sam.at("Globals", "Function").orElse(Tree.map());
        PlainResources out = new PlainResources(resources.keySet());
        HttpApiExpansion apis = new HttpApiExpansion(out);
        FunctionExpansion functions = new FunctionExpansion(permits, globals, resources, out, apis);
        StateMachineExpansion machines = new StateMachineExpansion(permits, out);
        // a function refers to the authorizers of its APIs; templates of ours have the APIs first
        resources.forEach((id, resource) -> {
            String type = type(resource);
            Tree properties = properties(resource);
            switch (type) {
                case FUNCTION -> functions.function(id, properties);
                case HTTP_API -> apis.api(id, properties);
                // written last, because its body holds the routes of the functions
                case REST_API -> { }
                case StateMachineExpansion.TYPE -> machines.machine(id, properties);
                default -> {
                    if (isPlain(type)) {
                        out.keep(id, resource);
                    }
                }
            }
        });
        RestApiExpansion rest = new RestApiExpansion(out);
        resources.forEach((id, resource) -> {
            if (type(resource).equals(REST_API)) {
                List<RestApiExpansion.Route> routes = new ArrayList<>(functions.restRoutes(id));
                routes.addAll(machines.restRoutes(id));
                rest.api(id, properties(resource), routes);
            }
        });
        functions.notifyFromBuckets();
        Block template = new Block();
        sam.get("AWSTemplateFormatVersion").ifPresent(version -> template.put("AWSTemplateFormatVersion", version));
        template.put("Description", sam.get("Description"));
        if (resources.values().stream().anyMatch(resource -> type(resource).equals(FUNCTION) || properties(resource).get("DefinitionUri").isPresent())) {
            template.put("Parameters", FunctionExpansion.parameters());
        }
        return template.put("Resources", out.tree()).put("Outputs", sam.get("Outputs").filter(outputs -> !outputs.entries().isEmpty())).tree();
    }

    static String type(Tree resource) {
        return resource.get("Type").flatMap(Tree::asText).orElse("");
    }

    static Tree properties(Tree resource) {
        return resource.get("Properties").orElse(Tree.map());
    }
}
