package dev.drawbridge.desktop.canvas;

import dev.drawbridge.model.End;
import dev.drawbridge.model.ModelException;
import dev.drawbridge.model.Node;
import dev.drawbridge.model.NodeId;
import dev.drawbridge.model.Point;
import dev.drawbridge.model.Value;
import dev.drawbridge.model.Wire;
import dev.drawbridge.model.WireId;
import dev.drawbridge.model.WireRole;
import dev.drawbridge.model.file.ValueJson;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * Fragments as JSON, so that a copied piece can be pasted into another project, a chat or a file. Text that is no
 * fragment is not an error: the clipboard belongs to everybody.
 */
final class FragmentJson {
    private static final String MARK = "drawbridge-fragment";
    private final JsonMapper json = JsonMapper.builder().build();

    String write(Fragment fragment) {
        ObjectNode root = json.createObjectNode();
        root.put(MARK, 1);
        ArrayNode nodes = root.putArray("nodes");
        for (Node node : fragment.nodes()) {
            ObjectNode out = nodes.addObject().put("id", node.id().value()).put("kind", node.kind()).put("name", node.name());
            Point place = fragment.places().get(node.id());
            if (place != null) {
                out.put("x", place.x()).put("y", place.y());
            }
            fields(out, node.fields());
            if (!node.note().isEmpty()) {
                out.put("note", node.note());
            }
        }
        ArrayNode wires = root.putArray("wires");
        for (Wire wire : fragment.wires()) {
            ObjectNode out = wires.addObject().put("from", wire.from().node().value()).put("port", wire.from().port())
                    .put("to", wire.to().node().value()).put("role", wire.role().id());
            fields(out, wire.fields());
        }
        return json.writerWithDefaultPrettyPrinter().writeValueAsString(root);
    }

    private void fields(ObjectNode out, SortedMap<String, Value> fields) {
        if (!fields.isEmpty()) {
            ObjectNode into = out.putObject("fields");
            fields.forEach((name, value) -> into.set(name, ValueJson.write(value)));
        }
    }

    /** The fragment that the text holds; empty when it holds none. */
    Optional<Fragment> read(String text) {
        if (!text.contains(MARK)) {
            return Optional.empty();
        }
        try {
            // out of a chat it may come with words around it
            int from = text.indexOf('{');
            int to = text.lastIndexOf('}');
            return from < 0 || to < from ? Optional.empty() : Optional.of(fragment(json.readTree(text.substring(from, to + 1))));
        } catch (JacksonException | ModelException | IllegalArgumentException broken) {
            return Optional.empty();
        }
    }

    private static Fragment fragment(JsonNode root) {
        List<Node> nodes = new ArrayList<>();
        Map<NodeId, Point> places = new HashMap<>();
        for (JsonNode in : root.path("nodes")) {
            NodeId id = new NodeId(text(in, "id"));
            nodes.add(new Node(id, text(in, "kind"), text(in, "name"), fields(in), in.path("note").asString(""), new TreeMap<>()));
            places.put(id, new Point(in.path("x").asDouble(0), in.path("y").asDouble(0)));
        }
        List<Wire> wires = new ArrayList<>();
        int number = 0;
        for (JsonNode in : root.path("wires")) {
            WireRole role = WireRole.find(text(in, "role")).orElseThrow(() -> new IllegalArgumentException("role"));
            wires.add(new Wire(new WireId("w" + number++), new End(new NodeId(text(in, "from")), in.path("port").asString("out")),
                    End.in(new NodeId(text(in, "to"))), role, fields(in), new TreeMap<>()));
        }
        return new Fragment(nodes, wires, places);
    }

    private static String text(JsonNode in, String member) {
        return in.path(member).asString("");
    }

    private static SortedMap<String, Value> fields(JsonNode in) {
        SortedMap<String, Value> fields = new TreeMap<>();
        in.path("fields").properties().forEach(entry -> fields.put(entry.getKey(), ValueJson.read(entry.getValue())));
        return fields;
    }
}
