package dev.drawbridge.generators.cloudformation;

import dev.drawbridge.generators.sam.Block;
import dev.drawbridge.generators.sam.Globals;
import dev.drawbridge.generators.syntax.Tree;
import dev.drawbridge.model.wire.WireTable;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.SequencedMap;

/**
 * Brings a SAM template, whoever wrote it, into the few forms that {@link Expansion} takes apart: what {@code Globals} says stands on each
 * resource, APIs that only events speak of are there, roles are resources. Nothing is lost by it but what {@link Losses} tells. Sources:
 * "Globals section" and "Generated CloudFormation resources" in the SAM documentation.
 */
final class Normalization {
    private static final String REST = "ServerlessRestApi";
    private static final String HTTP = "ServerlessHttpApi";
    private static final Map<String, String> SECTIONS = Map.of(Expansion.FUNCTION, "Function", Expansion.REST_API, "Api", Expansion.HTTP_API, "HttpApi",
            Expansion.SIMPLE_TABLE, "SimpleTable", StateMachineExpansion.TYPE, "StateMachine", Expansion.LAYER, "LayerVersion", "AWS::Serverless::WebSocketApi", "WebSocketApi");

    private final WireTable table;
    private final Losses losses;

    Normalization(WireTable table, Losses losses) {
        this.table = table;
        this.losses = losses;
    }

    /** The resources of the template in the simple forms. */
    SequencedMap<String, Tree> of(Tree sam) {
        Tree globals = sam.get("Globals").orElse(Tree.map());
        SequencedMap<String, Tree> resources = new LinkedHashMap<>();
        sam.get("Resources").map(Tree::entries).orElseGet(LinkedHashMap::new).forEach((id, resource) -> resources.put(id, inherited(resource, globals)));
        SequencedMap<String, Tree> found = new LinkedHashMap<>();
        implicit(resources, "Api", "RestApiId", REST).ifPresent(_ -> found.put(REST, new Block().put("Type", Expansion.REST_API)
                .put("Properties", inherited(new Block().put("Type", Expansion.REST_API).put("Properties", new Block().put("StageName", "Prod")).tree(), globals)
                        .get("Properties")).tree()));
        implicit(resources, "HttpApi", "ApiId", HTTP).ifPresent(_ -> found.put(HTTP, inherited(new Block().put("Type", Expansion.HTTP_API).tree(), globals)));
        apisFirst(resources).forEach((id, resource) -> {
            Tree whole = tagged(withNamedApis(resource));
            if (needsRole(whole)) {
                String role = role(id, resources);
                found.put(id, whole.with("Properties", ServerlessRole.without(Expansion.properties(whole), role)));
                found.put(role, conditioned(whole, Expansion.type(whole).equals(Expansion.FUNCTION)
                        ? ServerlessRole.ofFunction(id, Expansion.properties(whole), table, losses) : ServerlessRole.ofStateMachine(id, Expansion.properties(whole), table, losses)));
            } else {
                found.put(id, whole);
            }
        });
        return found;
    }

    /** A function refers to the authorizers of its APIs, so these must have been there. */
    private static SequencedMap<String, Tree> apisFirst(SequencedMap<String, Tree> resources) {
        SequencedMap<String, Tree> ordered = new LinkedHashMap<>();
        resources.forEach((id, resource) -> {
            if (Expansion.type(resource).equals(Expansion.FUNCTION)) {
                resources.forEach((other, api) -> {
                    if (Expansion.type(api).equals(Expansion.HTTP_API)) {
                        ordered.putIfAbsent(other, api);
                    }
                });
            }
            ordered.putIfAbsent(id, resource);
        });
        return ordered;
    }

    private static Tree inherited(Tree resource, Tree globals) {
        Optional<Tree> section = Optional.ofNullable(SECTIONS.get(Expansion.type(resource))).flatMap(globals::get);
        return section.isEmpty() ? resource : resource.with("Properties", Globals.merged(section.get(), Expansion.properties(resource)));
    }

    /** Whether an event of that type names no API, so that SAM makes one. */
    private static Optional<Boolean> implicit(Map<String, Tree> resources, String event, String property, String id) {
        boolean some = !resources.containsKey(id) && resources.values().stream().filter(Normalization::startedByEvents)
                .flatMap(resource -> Expansion.properties(resource).get("Events").map(Tree::entries).orElseGet(LinkedHashMap::new).values().stream())
                .anyMatch(each -> Expansion.type(each).equals(event) && Expansion.properties(each).get(property).isEmpty());
        return some ? Optional.of(true) : Optional.empty();
    }

    private static boolean startedByEvents(Tree resource) {
        String type = Expansion.type(resource);
        return type.equals(Expansion.FUNCTION) || type.equals(StateMachineExpansion.TYPE);
    }

    /** Events that name no API name the one that SAM makes. */
    private static Tree withNamedApis(Tree resource) {
        Optional<Tree> events = Expansion.properties(resource).get("Events");
        if (!startedByEvents(resource) || events.isEmpty()) {
            return resource;
        }
        Block named = new Block();
        events.get().entries().forEach((name, event) -> {
            Optional<String> property = switch (Expansion.type(event)) {
                case "Api" -> Optional.of("RestApiId");
                case "HttpApi" -> Optional.of("ApiId");
                default -> Optional.empty();
            };
            boolean lacks = property.isPresent() && Expansion.properties(event).get(property.get()).isEmpty();
            named.put(name, lacks ? event.with("Properties", Expansion.properties(event).with(property.get(), Tree.ref(property.get().equals("ApiId") ? HTTP : REST))) : event);
        });
        return resource.with("Properties", Expansion.properties(resource).with("Events", named.tree()));
    }

    /** What SAM writes as one mapping, CloudFormation has as a list of pairs, on the types whose tags are such a list. */
    private static Tree tagged(Tree resource) {
        Optional<Tree> tags = Expansion.properties(resource).get("Tags").filter(tree -> tree instanceof Tree.Map);
        if (tags.isEmpty() || !Expansion.type(resource).equals(StateMachineExpansion.TYPE)) {
            return resource;
        }
        return resource.with("Properties", Expansion.properties(resource).with("Tags", pairs(tags.get())));
    }

    static Tree pairs(Tree tags) {
        return Tree.seq(tags.entries().entrySet().stream().map(tag -> Tree.map("Key", Tree.string(tag.getKey())).with("Value", tag.getValue())).toList());
    }

    private static boolean needsRole(Tree resource) {
        return startedByEvents(resource) && Expansion.properties(resource).get("Role").isEmpty()
                && (Expansion.type(resource).equals(Expansion.FUNCTION) || Expansion.properties(resource).get("Policies").isPresent());
    }

    private static String role(String id, Map<String, Tree> resources) {
        String role = id + "Role";
        return resources.containsKey(role) ? id + "ExecutionRole" : role;
    }

    private static Tree conditioned(Tree owner, Tree made) {
        return owner.get("Condition").map(condition -> made.with("Condition", condition)).orElse(made);
    }
}
