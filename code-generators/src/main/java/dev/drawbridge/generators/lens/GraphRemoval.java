package dev.drawbridge.generators.lens;

import dev.drawbridge.generators.syntax.Tree;
import dev.drawbridge.generators.syntax.TreePath;
import dev.drawbridge.model.ModelException;
import dev.drawbridge.model.Node;
import dev.drawbridge.model.Value;
import dev.drawbridge.model.Wire;
import dev.drawbridge.model.WireRole;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** Takes wires of GraphQL APIs out of a template: resolvers, and the data sources, steps and roles that nothing else needs then. */
final class GraphRemoval {
    private static final Set<String> ROLES = Set.of("AWS::IAM::Role");
    private static final Set<String> SERVING = Set.of(GraphWires.SOURCE, GraphWires.STEP, "AWS::IAM::Role");

    private GraphRemoval() {}

    /** The whole wire. */
    static void remove(Working work, WireRemoval removal, Wire wire, FoundWire found) {
        if (wire.role() == WireRole.AUTHORIZE) {
            unguard(work, removal, wire, found);
        } else {
            places(work, removal, wire, found.places());
        }
    }

    /** Resolvers and data sources of one wire. */
    static void places(Working work, WireRemoval removal, Wire wire, List<TreePath> places) {
        if (places.isEmpty()) {
            return;
        }
        if (places.getFirst().steps().size() > 2) {
            serverless(work, removal, wire, places);
        } else {
            plain(work, wire, places.stream().map(TreePath::last).toList());
        }
    }

    private static void plain(Working work, Wire wire, List<String> places) {
        Cards cards = work.reading().cards();
        Set<String> gone = new LinkedHashSet<>(places);
        for (String id : places) {
            SourceTemplate.Part part = cards.template().part(id).orElseThrow();
            if (part.type().equals(GraphWires.RESOLVER) && GraphWires.sources(cards, part).size() > 1) {
                throw several(id);
            }
            if (part.type().equals(GraphWires.SOURCE)) {
                cards.namers(id).stream().flatMap(other -> cards.template().part(other).stream())
                        .filter(other -> other.type().equals(GraphWires.RESOLVER) || other.type().equals(GraphWires.STEP)).findFirst().ifPresent(other -> {
                    throw used(work, wire, other.id());
                });
            }
        }
        boolean more = true;
        while (more) {
            more = false;
            for (SourceTemplate.Part part : cards.template().parts().values()) {
                if (!gone.contains(part.id()) && (servesOnly(cards, part, gone) || permitsOnly(cards, part, gone))) {
                    more = gone.add(part.id());
                }
            }
        }
        gone.forEach(id -> work.edit(edits -> Pruning.removeResource(edits, id)));
    }

    private static boolean servesOnly(Cards cards, SourceTemplate.Part part, Set<String> gone) {
        return SERVING.contains(part.type()) && cards.namers(part.id()).stream().anyMatch(gone::contains) && cards.namers(part.id()).stream()
                .allMatch(other -> gone.contains(other) || cards.template().part(other).filter(policy -> GrantWires.POLICIES.contains(policy.type())).isPresent());
    }

    private static boolean permitsOnly(Cards cards, SourceTemplate.Part policy, Set<String> gone) {
        List<String> roles = !GrantWires.POLICIES.contains(policy.type()) ? List.of() : cards.named(policy.id()).stream()
                .filter(id -> cards.template().part(id).filter(role -> ROLES.contains(role.type())).isPresent()).toList();
        return !roles.isEmpty() && gone.containsAll(roles);
    }

    private static void serverless(Working work, WireRemoval removal, Wire wire, List<TreePath> places) {
        SourceTemplate.Part api = work.part(wire.from().node());
        Tree properties = api.properties();
        Set<TreePath> gone = new LinkedHashSet<>(places);
        Set<String> keys = new LinkedHashSet<>();
        for (TreePath place : places) {
            if (place.steps().contains("Resolvers")) {
                List<String> sources = GraphWires.keys(properties, work.edits().tree().at(place).orElseGet(Tree::map));
                if (sources.size() > 1) {
                    throw several(place.last());
                }
                keys.addAll(sources);
            } else {
                GraphWires.entries(api, "Functions").forEach((name, function) -> {
                    if (function.get("DataSource").flatMap(Tree::asText).filter(place.last()::equals).isPresent()) {
                        throw used(work, wire, name);
                    }
                });
            }
        }
        Set<String> pipelines = new LinkedHashSet<>();
        GraphWires.entries(api, "Resolvers").forEach((type, resolvers) -> resolvers.entries().forEach((name, resolver) -> {
            if (!gone.contains(api.path("Resolvers").child(type).child(name))) {
                resolver.get("Pipeline").map(Tree::items).orElse(List.of()).forEach(step -> step.asText().ifPresent(pipelines::add));
            }
        }));
        Set<String> left = new LinkedHashSet<>();
        for (Map.Entry<String, Tree> function : GraphWires.entries(api, "Functions").entrySet()) {
            Optional<String> source = function.getValue().get("DataSource").flatMap(Tree::asText);
            if (source.filter(keys::contains).isPresent() && !pipelines.contains(function.getKey())) {
                gone.add(api.path("Functions").child(function.getKey()));
            } else {
                source.ifPresent(left::add);
            }
        }
        keys.stream().filter(key -> !left.contains(key)).forEach(key -> gone.add(api.path("DataSources").child("Lambda").child(key)));
        removal.places(new ArrayList<>(gone));
    }

    private static ModelException several(String resolver) {
        return new ModelException("The resolver " + resolver + " goes on to other data sources too. Change its pipeline in the template, the drawing follows.");
    }

    private static ModelException used(Working work, Wire wire, String user) {
        String name = work.was().node(wire.to().node()).map(Node::name).orElse(wire.to().node().value());
        return new ModelException(user + " works on " + name + ". Take it out of the template first, the drawing follows.");
    }

    private static void unguard(Working work, WireRemoval removal, Wire wire, FoundWire found) {
        TreePath place = found.places().getFirst();
        if (!place.last().startsWith("UserPool")) {
            removal.places(found.places());
            return;
        }
        Node api = work.was().requireNode(wire.to().node());
        Tree mode = Tree.string(work.ours().catalogue().of(api).value(api, "authentication").flatMap(Value::asText).orElse("API_KEY"));
        work.edit(edits -> edits.remove(place));
        work.edit(edits -> edits.set(place.parent().child(place.last().equals("UserPool") ? "Type" : "AuthenticationType"), mode));
    }
}
