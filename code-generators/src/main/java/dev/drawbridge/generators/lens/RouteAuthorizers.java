package dev.drawbridge.generators.lens;

import dev.drawbridge.generators.syntax.Tree;
import dev.drawbridge.generators.syntax.TreePath;
import dev.drawbridge.model.Value;
import dev.drawbridge.model.WireId;
import dev.drawbridge.model.WireRole;
import dev.drawbridge.model.wire.WireTable;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;

/**
 * Which of several authorizers each route of a template asks, and names of authorizers that no API has. The drawing says that a route asks; whom it asks, where an API has more than one,
 * stands in the template alone. Sources: "ApiFunctionAuth", "HttpApiFunctionAuth" and "ApiAuth" in the AWS SAM specification; "HTTP API" and "REST API" among the events of the Serverless
 * Framework. Immutable.
 */
public final class RouteAuthorizers {
    /** Of a file that says nothing. */
    public static final RouteAuthorizers NONE = new RouteAuthorizers(Map.of(), List.of());
    /** What is no name of an authorizer: nobody, and signatures of AWS. */
    private static final Set<String> OTHERS = Set.of("NONE", "AWS_IAM", "aws_iam");
    private static final String AUTHORIZER = "authorizer";
    private static final String AUTHORIZER_ID = "AuthorizerId";
    private static final String DEFAULT = "DefaultAuthorizer";

    private final Map<Route, WireId> asked;
    private final List<Unknown> unknown;

    private RouteAuthorizers(Map<Route, WireId> asked, List<Unknown> unknown) {
        this.asked = Map.copyOf(asked);
        this.unknown = List.copyOf(unknown);
    }

    private record Route(WireId wire, String method, String path) {}

    /**
     * An authorizer that is named and is nowhere.
     *
     * @param place of the name
     * @param sentence what is wrong, and what to do
     */
    record Unknown(TreePath place, String sentence) {}

    /**
     * The wire of the authorizer that a route asks; empty where the template does not say it.
     *
     * @param call the wire from the API that has the route
     */
    public Optional<WireId> of(WireId call, String method, String path) {
        return Optional.ofNullable(asked.get(new Route(call, method, path)));
    }

    List<Unknown> unknown() {
        return unknown;
    }

    static RouteAuthorizers of(Reading reading) {
        return new Search(reading).found();
    }

    /** One look through a template. */
    private static final class Search {
        private final Reading reading;
        private final SourceTemplate template;
        private final Map<Route, WireId> asked = new HashMap<>();
        private final Map<String, Unknown> unknown = new TreeMap<>();

        Search(Reading reading) {
            this.reading = reading;
            this.template = reading.template();
        }

        RouteAuthorizers found() {
            Map<String, WireId> authorizers = new HashMap<>();
            reading.wires().forEach((wire, found) -> {
                if (found.role() == WireRole.AUTHORIZE) {
                    found.places().forEach(place -> authorizers.put(found.to() + " " + name(place), wire));
                }
            });
            reading.wires().forEach((wire, found) -> {
                List<Value> routes = Optional.ofNullable(found.fields().get(WireTable.ROUTES)).map(Value::asItems).orElse(List.of());
                // each place of such a wire is one route, in the same order
                if (found.role() == WireRole.CALL && routes.size() == found.places().size()) {
                    for (int i = 0; i < routes.size(); i++) {
                        Optional<WireId> guard = named(found.from(), found.places().get(i)).map(name -> authorizers.get(found.from() + " " + name));
                        if (guard.isPresent() && routes.get(i) instanceof Value.Entries route) {
                            asked.put(new Route(wire, route.text("method").orElse("GET"), route.text("path").orElse("/")), guard.get());
                        }
                    }
                }
            });
            return new RouteAuthorizers(asked, List.copyOf(unknown.values()));
        }

        /** How an authorizer at that place is called: by its key below {@code Authorizers}, or by its logical id. */
        private static String name(TreePath place) {
            return place.steps().contains("Authorizers") ? place.steps().getLast() : place.steps().get(1);
        }

        /** The name of the authorizer that the route at that place asks. */
        private Optional<String> named(String api, TreePath place) {
            List<String> steps = place.steps();
            if (steps.contains("Events")) {
                return template.isView() ? framework(api, place) : sam(api, place);
            }
            if (steps.contains("paths")) {
                return operation(api, place);
            }
            return steps.size() < 2 ? Optional.empty() : template.part(steps.get(1)).flatMap(part -> part.property(AUTHORIZER_ID)).flatMap(reading.cards().references()::target);
        }

        private Optional<String> sam(String api, TreePath event) {
            TreePath place = event.child("Properties").child("Auth").child("Authorizer");
            Optional<String> own = template.tree().at(place).flatMap(Tree::asText);
            own.ifPresent(name -> require(api, name, place));
            return own.or(() -> standing(api));
        }

        private Optional<String> standing(String api) {
            Optional<String> name = api(api).at("Auth", DEFAULT).flatMap(Tree::asText);
            TreePath own = TreePath.of("Resources", api, "Properties", "Auth", DEFAULT);
            TreePath all = TreePath.of("Globals", reading.cards().is(api, "rest-api") ? "Api" : "HttpApi", "Auth", DEFAULT);
            name.ifPresent(said -> require(api, said, template.tree().at(own).isPresent() ? own : all));
            return name;
        }

        private Optional<String> operation(String api, TreePath operation) {
            Tree body = template.tree().at(new TreePath(operation.steps().subList(0, operation.steps().indexOf("paths")))).orElseGet(Tree::map);
            return template.tree().at(operation).flatMap(it -> it.get("security")).or(() -> body.get("security")).flatMap(all -> all.items().stream().findFirst())
                    .flatMap(first -> first.entries().keySet().stream().findFirst()).or(() -> api(api).at("Auth", DEFAULT).flatMap(Tree::asText));
        }

        /** An event of the framework says it in its own file. */
        private Optional<String> framework(String api, TreePath event) {
            TreePath there = template.place(event);
            Tree said = template.written(event).orElseGet(Tree::map);
            for (String word : List.of("httpApi", "http")) {
                Tree route = said.get(word).orElse(said);
                Optional<Tree> authorizer = route.get(AUTHORIZER);
                if (authorizer.isPresent()) {
                    Optional<String> name = authorizer.get().asText().or(() -> authorizer.get().get("name").flatMap(Tree::asText)).or(() -> authorizer.get().at("arn", "Fn::GetAtt", "0").flatMap(Tree::asText));
                    boolean elsewhere = List.of("arn", "id", "authorizerId", "type").stream().anyMatch(key -> authorizer.get().get(key).isPresent());
                    TreePath place = (said.get(word).isPresent() ? there.child(word) : there).child(AUTHORIZER);
                    name.filter(_ -> !elsewhere).ifPresent(text -> require(api, text, place));
                    return name;
                }
            }
            return Optional.empty();
        }

        private Tree api(String id) {
            return RouteGuards.api(template, id);
        }

        /** Notes a name that the API does not have, where it is plain which it has. */
        private void require(String api, String name, TreePath place) {
            Tree properties = api(api);
            Optional<Tree> all = properties.at("Auth", "Authorizers");
            boolean plain = all.map(tree -> tree instanceof Tree.Map && tree.entries().keySet().stream().noneMatch(key -> key.contains("::"))).orElse(true)
                    && properties.get("Auth").map(tree -> tree instanceof Tree.Map).orElse(true) && properties.get("DefinitionBody").or(() -> properties.get("DefinitionUri")).isEmpty();
            boolean known = OTHERS.contains(name) || name.contains("${") || name.contains(":") || all.filter(tree -> tree.entries().containsKey(name)).isPresent();
            if (plain && !known) {
                Set<String> names = all.map(tree -> tree.entries().keySet()).orElse(Set.of());
                String has = names.isEmpty() ? "has no authorizers" : "has " + String.join(", ", names);
                unknown.put(String.join("/", place.steps()), new Unknown(place, "\"" + name + "\" is named as the authorizer of a route, but " + template.name(api) + " " + has + ". Correct the name, or add it."));
            }
        }
    }
}
