package dev.drawbridge.model.file;

import dev.drawbridge.model.Design;
import dev.drawbridge.model.Group;
import dev.drawbridge.model.GroupId;
import dev.drawbridge.model.Node;
import dev.drawbridge.model.NodeId;
import dev.drawbridge.model.Settings;
import dev.drawbridge.model.Wire;
import dev.drawbridge.model.WireId;
import java.util.SortedMap;
import java.util.SortedSet;
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
        SortedMap<GroupId, Group> groups = PartsJson.readGroups(members, nodes.keySet());
        Settings settings = settings(members, name);
        return new Design(name, nodes, wires, groups, PartsJson.readNotes(members), settings, members.rest());
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
            root.set("groups", PartsJson.writeGroups(design.groups().values()));
        }
        if (!design.notes().isEmpty()) {
            root.set("notes", PartsJson.writeNotes(design.notes().values()));
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
}
