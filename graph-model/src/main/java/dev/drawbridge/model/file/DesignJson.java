package dev.drawbridge.model.file;

import dev.drawbridge.model.Design;
import dev.drawbridge.model.Group;
import dev.drawbridge.model.GroupId;
import dev.drawbridge.model.Node;
import dev.drawbridge.model.NodeId;
import dev.drawbridge.model.Note;
import dev.drawbridge.model.NoteId;
import dev.drawbridge.model.Settings;
import dev.drawbridge.model.Wire;
import dev.drawbridge.model.WireId;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** A design as the text of {@code drawbridge.json} and back. Pure: touches no disk. Equal designs give equal texts. */
public final class DesignJson {
    private DesignJson() {}

    /**
     * The design that the text says.
     *
     * @throws ProjectFileException if it says none
     */
    public static Design read(String text) {
        return read(ProjectFolder.DESIGN_FILE, text, FileFormat.DESIGN);
    }

    /** @param file what messages call the text */
    static Design read(String file, String text, FileFormat format) {
        ObjectNode root = JsonText.object(file, text);
        format.migrate(file, root);
        root.remove(FileFormat.MEMBER);
        JsonMembers members = new JsonMembers(file, "", root);
        String name = members.text("name");
        if (name.isBlank()) {
            throw members.problem("name", "must not be empty");
        }
        SortedMap<NodeId, Node> nodes = PartsJson.readNodes(members);
        SortedMap<WireId, Wire> wires = PartsJson.readWires(members, nodes.keySet());
        SortedMap<GroupId, Group> groups = groups(members, nodes);
        Settings settings = settings(members, name);
        return new Design(name, nodes, wires, groups, notes(members), settings, members.rest());
    }

    private static SortedMap<GroupId, Group> groups(JsonMembers root, SortedMap<NodeId, Node> nodes) {
        SortedMap<GroupId, Group> groups = new TreeMap<>();
        root.objects("groups").forEach((key, members) -> {
            GroupId id = members.id(GroupId::new, key);
            SortedSet<NodeId> cards = new TreeSet<>();
            for (String card : members.texts("members")) {
                NodeId node = members.id(NodeId::new, card);
                if (!nodes.containsKey(node)) {
                    throw members.problem("members", "names the card \"" + node + "\", but there is no such card. Add the card or take it out of the group");
                }
                cards.add(node);
            }
            groups.put(id, new Group(id, members.text("title"), cards, members.optionalText("colour").orElse(""), members.flag("collapsed"), members.rest()));
        });
        return groups;
    }

    private static SortedMap<NoteId, Note> notes(JsonMembers root) {
        SortedMap<NoteId, Note> notes = new TreeMap<>();
        root.objects("notes").forEach((key, members) -> {
            NoteId id = members.id(NoteId::new, key);
            notes.put(id, new Note(id, members.text("text"), members.optionalText("colour").orElse(""), members.rest()));
        });
        return notes;
    }

    private static Settings settings(JsonMembers root, String name) {
        JsonMembers members = root.object("settings");
        Settings defaults = Settings.defaults(name);
        SortedSet<String> targets = members.has("targets") ? new TreeSet<>(members.texts("targets")) : defaults.targets();
        String javaPackage = members.optionalText("javaPackage").orElse(defaults.javaPackage());
        SortedMap<String, String> suppressions = members.textMap("suppressions");
        return new Settings(targets, javaPackage, suppressions, members.rest());
    }

    /** The text of the design, ending with a newline. */
    public static String write(Design design) {
        return write(design, FileFormat.DESIGN);
    }

    static String write(Design design, FileFormat format) {
        ObjectNode root = PartsJson.object();
        root.put(FileFormat.MEMBER, format.version()).put("name", design.name());
        root.set("settings", settings(design.settings()));
        root.set("nodes", PartsJson.writeNodes(design.nodes().values()));
        root.set("wires", PartsJson.writeWires(design.wires().values()));
        if (!design.groups().isEmpty()) {
            ObjectNode groups = root.putObject("groups");
            design.groups().values().forEach(group -> groups.set(group.id().value(), group(group)));
        }
        if (!design.notes().isEmpty()) {
            ObjectNode notes = root.putObject("notes");
            design.notes().values().forEach(note -> notes.set(note.id().value(), note(note)));
        }
        PartsJson.writeUnknown(root, design.unknown());
        return JsonPrinter.print(root);
    }

    private static ObjectNode settings(Settings settings) {
        ObjectNode members = PartsJson.object();
        members.put("javaPackage", settings.javaPackage());
        ArrayNode targets = members.putArray("targets");
        settings.targets().forEach(targets::add);
        if (!settings.suppressions().isEmpty()) {
            ObjectNode suppressions = members.putObject("suppressions");
            settings.suppressions().forEach(suppressions::put);
        }
        PartsJson.writeUnknown(members, settings.unknown());
        return members;
    }

    private static ObjectNode note(Note note) {
        ObjectNode members = PartsJson.object();
        members.put("text", note.text());
        if (!note.colour().isEmpty()) {
            members.put("colour", note.colour());
        }
        PartsJson.writeUnknown(members, note.unknown());
        return members;
    }

    private static ObjectNode group(Group group) {
        ObjectNode members = PartsJson.object();
        members.put("title", group.title());
        ArrayNode cards = members.putArray("members");
        group.members().forEach(card -> cards.add(card.value()));
        if (!group.colour().isEmpty()) {
            members.put("colour", group.colour());
        }
        if (group.collapsed()) {
            members.put("collapsed", true);
        }
        PartsJson.writeUnknown(members, group.unknown());
        return members;
    }
}
