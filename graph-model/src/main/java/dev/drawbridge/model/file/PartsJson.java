package dev.drawbridge.model.file;

import dev.drawbridge.model.End;
import dev.drawbridge.model.Group;
import dev.drawbridge.model.GroupId;
import dev.drawbridge.model.Node;
import dev.drawbridge.model.NodeId;
import dev.drawbridge.model.Note;
import dev.drawbridge.model.NoteBox;
import dev.drawbridge.model.NoteId;
import dev.drawbridge.model.Point;
import dev.drawbridge.model.Value;
import dev.drawbridge.model.Wire;
import dev.drawbridge.model.WireId;
import dev.drawbridge.model.WireRole;
import java.util.Arrays;
import java.util.Collection;
import java.util.Map;
import java.util.Set;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/** Cards, wires and places as JSON: what the project files and the clipboard have in common. */
final class PartsJson {
    /** Farther out nothing can be drawn or found again; also keeps sums of coordinates exact. */
    private static final double FARTHEST = 10_000_000;

    private PartsJson() {}

    static SortedMap<NodeId, Node> readNodes(JsonMembers root) {
        SortedMap<NodeId, Node> nodes = new TreeMap<>();
        root.objects("nodes").forEach((key, members) -> {
            NodeId id = members.id(NodeId::new, key);
            nodes.put(id, new Node(id, members.text("kind"), members.text("name"), members.values("fields"),
                    members.optionalText("note").orElse(""), members.rest()));
        });
        return nodes;
    }

    static ObjectNode writeNodes(Collection<Node> nodes) {
        ObjectNode all = object();
        for (Node node : nodes) {
            ObjectNode members = all.putObject(node.id().value());
            members.put("kind", node.kind()).put("name", node.name());
            if (!node.note().isEmpty()) {
                members.put("note", node.note());
            }
            writeValues(members, "fields", node.fields());
            writeUnknown(members, node.unknown());
        }
        return all;
    }

    static SortedMap<WireId, Wire> readWires(JsonMembers root, Set<NodeId> nodes) {
        SortedMap<WireId, Wire> wires = new TreeMap<>();
        root.objects("wires").forEach((key, members) -> {
            WireId id = members.id(WireId::new, key);
            End from = end(members, "from", "out", nodes);
            End to = end(members, "to", "in", nodes);
            String role = members.text("role");
            wires.put(id, new Wire(id, from, to, WireRole.find(role).orElseThrow(() -> members.problem("role", unknownRole(role))),
                    members.values("fields"), members.rest()));
        });
        return wires;
    }

    private static String unknownRole(String role) {
        return "is \"" + role + "\", which this version does not know; it knows "
                + Arrays.stream(WireRole.values()).map(WireRole::id).collect(Collectors.joining(", "));
    }

    private static End end(JsonMembers members, String name, String usualPort, Set<NodeId> nodes) {
        NodeId node = members.id(NodeId::new, members.text(name));
        if (!nodes.contains(node)) {
            throw members.problem(name, "names the card \"" + node + "\", but there is no such card. Add the card or remove the wire");
        }
        return new End(node, members.optionalText(name + "Port").orElse(usualPort));
    }

    static ObjectNode writeWires(Collection<Wire> wires) {
        ObjectNode all = object();
        for (Wire wire : wires) {
            ObjectNode members = all.putObject(wire.id().value());
            writeEnd(members, "from", "out", wire.from());
            writeEnd(members, "to", "in", wire.to());
            members.put("role", wire.role().id());
            writeValues(members, "fields", wire.fields());
            writeUnknown(members, wire.unknown());
        }
        return all;
    }

    private static void writeEnd(ObjectNode members, String name, String usualPort, End end) {
        members.put(name, end.node().value());
        if (!end.port().equals(usualPort)) {
            members.put(name + "Port", end.port());
        }
    }

    static SortedMap<GroupId, Group> readGroups(JsonMembers root, Set<NodeId> nodes) {
        SortedMap<GroupId, Group> groups = new TreeMap<>();
        root.objects("groups").forEach((key, members) -> {
            GroupId id = members.id(GroupId::new, key);
            SortedSet<NodeId> cards = new TreeSet<>();
            for (String card : members.texts("members")) {
                NodeId node = members.id(NodeId::new, card);
                if (!nodes.contains(node)) {
                    throw members.problem("members", "names the card \"" + node + "\", but there is no such card. Add the card or take it out of the group");
                }
                cards.add(node);
            }
            groups.put(id, new Group(id, members.text("title"), cards, members.optionalText("colour").orElse(""), members.flag("collapsed"), members.rest()));
        });
        return groups;
    }

    static SortedMap<NoteId, Note> readNotes(JsonMembers root) {
        SortedMap<NoteId, Note> notes = new TreeMap<>();
        root.objects("notes").forEach((key, members) -> {
            NoteId id = members.id(NoteId::new, key);
            notes.put(id, new Note(id, members.text("text"), members.optionalText("colour").orElse(""), members.rest()));
        });
        return notes;
    }

    static ObjectNode writeGroups(Collection<Group> groups) {
        ObjectNode all = object();
        groups.forEach(group -> all.set(group.id().value(), group(group)));
        return all;
    }

    static ObjectNode writeNotes(Collection<Note> notes) {
        ObjectNode all = object();
        notes.forEach(note -> all.set(note.id().value(), note(note)));
        return all;
    }

    private static ObjectNode note(Note note) {
        ObjectNode members = object();
        members.put("text", note.text());
        if (!note.colour().isEmpty()) {
            members.put("colour", note.colour());
        }
        writeUnknown(members, note.unknown());
        return members;
    }

    private static ObjectNode group(Group group) {
        ObjectNode members = object();
        members.put("title", group.title());
        ArrayNode cards = members.putArray("members");
        group.members().forEach(card -> cards.add(card.value()));
        if (!group.colour().isEmpty()) {
            members.put("colour", group.colour());
        }
        if (group.collapsed()) {
            members.put("collapsed", true);
        }
        writeUnknown(members, group.unknown());
        return members;
    }

    static SortedMap<NodeId, Point> readPlaces(JsonMembers root) {
        SortedMap<NodeId, Point> places = new TreeMap<>();
        root.members("places").forEach((key, node) -> places.put(root.id(NodeId::new, key), point(root, key, node)));
        return places;
    }

    private static Point point(JsonMembers root, String key, JsonNode node) {
        if (node.isArray() && node.size() == 2 && isCoordinate(node.get(0)) && isCoordinate(node.get(1))) {
            return new Point(node.get(0).doubleValue(), node.get(1).doubleValue());
        }
        throw root.problem("places", "of \"" + key + "\" must be a pair [x, y] of numbers between -10000000 and 10000000. Correct it, or remove that line to have the card placed anew");
    }

    /** @param member what the member is called that holds them */
    static SortedMap<NoteId, NoteBox> readNoteBoxes(JsonMembers root, String member) {
        SortedMap<NoteId, NoteBox> boxes = new TreeMap<>();
        root.members(member).forEach((key, node) -> {
            if (!node.isArray() || node.size() != 4 || !node.valueStream().allMatch(PartsJson::isCoordinate)) {
                throw root.problem(member, "of \"" + key + "\" must be [x, y, width, height] with numbers between -10000000 and 10000000. Correct it, or remove that line to have the note placed anew");
            }
            boxes.put(root.id(NoteId::new, key), new NoteBox(new Point(node.get(0).doubleValue(), node.get(1).doubleValue()), node.get(2).doubleValue(), node.get(3).doubleValue()));
        });
        return boxes;
    }

    static ObjectNode writeNoteBoxes(Map<NoteId, NoteBox> boxes) {
        ObjectNode all = object();
        new TreeMap<>(boxes).forEach((id, box) -> {
            ArrayNode four = all.putArray(id.value());
            four.add(Math.round(box.place().x())).add(Math.round(box.place().y())).add(Math.round(box.width())).add(Math.round(box.height()));
        });
        return all;
    }

    private static boolean isCoordinate(JsonNode node) {
        return node.isNumber() && Math.abs(node.asDouble(Double.NaN)) <= FARTHEST;
    }

    /** Whole pixels: nobody sees the rest, and a diff would. */
    static ObjectNode writePlaces(Map<NodeId, Point> places) {
        ObjectNode all = object();
        new TreeMap<>(places).forEach((id, place) -> {
            ArrayNode pair = all.putArray(id.value());
            pair.add(Math.round(place.x())).add(Math.round(place.y()));
        });
        return all;
    }

    static void writeValues(ObjectNode members, String name, SortedMap<String, Value> values) {
        if (!values.isEmpty()) {
            ObjectNode object = members.putObject(name);
            values.forEach((key, value) -> object.set(key, ValueJson.write(value)));
        }
    }

    /** Members that a newer version wrote; never over one of ours. */
    static void writeUnknown(ObjectNode members, SortedMap<String, Value> unknown) {
        unknown.forEach((key, value) -> {
            if (!members.has(key)) {
                members.set(key, ValueJson.write(value));
            }
        });
    }

    static ObjectNode object() {
        return JsonNodeFactory.instance.objectNode();
    }
}
