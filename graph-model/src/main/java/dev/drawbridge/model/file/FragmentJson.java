package dev.drawbridge.model.file;

import dev.drawbridge.model.Fragment;
import dev.drawbridge.model.Node;
import dev.drawbridge.model.NodeId;
import java.util.SortedMap;
import tools.jackson.databind.node.ObjectNode;

/** A part of a drawing as text for the clipboard, and back. Pure. */
public final class FragmentJson {
    private static final String NAME = "The clipboard";
    private static final String MARK = "drawbridge-fragment";

    private FragmentJson() {}

    /** Whether the text looks like a part of a drawing: quick, for a menu entry that may be greyed. */
    public static boolean isFragment(String text) {
        return text.stripLeading().startsWith("{") && text.contains("\"" + MARK + "\"");
    }

    /**
     * The part of a drawing that the text says.
     *
     * @throws ProjectFileException if it says none
     */
    public static Fragment read(String text) {
        if (!isFragment(text)) {
            throw new ProjectFileException(NAME, NAME + " holds no cards. Copy some from a drawing first.");
        }
        ObjectNode root = JsonText.object(NAME, text);
        FileFormat.DESIGN.migrate(NAME, root);
        JsonMembers members = new JsonMembers(NAME, "", root);
        SortedMap<NodeId, Node> nodes = PartsJson.readNodes(members);
        return new Fragment(nodes, PartsJson.readWires(members, nodes.keySet()), PartsJson.readPlaces(members));
    }

    public static String write(Fragment fragment) {
        ObjectNode root = PartsJson.object();
        root.put(FileFormat.MEMBER, FileFormat.DESIGN.version()).put("type", MARK);
        root.set("nodes", PartsJson.writeNodes(fragment.nodes().values()));
        root.set("wires", PartsJson.writeWires(fragment.wires().values()));
        root.set("places", PartsJson.writePlaces(fragment.places()));
        return JsonPrinter.print(root);
    }
}
