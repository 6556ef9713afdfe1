package dev.drawbridge.model.file;

import dev.drawbridge.model.Fragment;
import dev.drawbridge.model.Node;
import dev.drawbridge.model.NodeId;
import java.util.Optional;
import java.util.SortedMap;
import tools.jackson.databind.node.ObjectNode;

/** A part of a drawing as text for the clipboard, and back. Pure. */
public final class FragmentJson {
    private static final String NAME = "The clipboard";
    private static final String MARK = "drawbridge-fragment";
    private static final String BOXES = "noteBoxes";

    private FragmentJson() {}

    /** Whether the text looks like a part of a drawing: quick, for a menu entry that may be greyed. */
    public static boolean isFragment(String text) {
        return text.contains(MARK) && text.contains("{");
    }

    /**
     * The part of a drawing that the text says. Words around it do not matter, so that it may come from a chat or a page, between the
     * marks of a code block, and with the curly quotation marks that some of them make.
     *
     * @throws ProjectFileException if it says none
     */
    public static Fragment read(String text) {
        ObjectNode root = JsonText.object(NAME, find(text)
                .orElseThrow(() -> new ProjectFileException(NAME, NAME + " holds no cards. Copy some from a drawing first.")));
        FileFormat.DESIGN.migrate(NAME, root);
        JsonMembers members = new JsonMembers(NAME, "", root);
        SortedMap<NodeId, Node> nodes = PartsJson.readNodes(members);
        return new Fragment(nodes, PartsJson.readWires(members, nodes.keySet()), PartsJson.readGroups(members, nodes.keySet()), PartsJson.readNotes(members),
                PartsJson.readPlaces(members), PartsJson.readNoteBoxes(members, BOXES));
    }

    /** The first whole object in the text that bears the mark. */
    private static Optional<String> find(String text) {
        String quoted = '"' + MARK + '"';
        String plain = text.contains(quoted) ? text : text.replaceAll("[\u201C\u201D\u201E\u201F]", "\"").replace('\u00A0', ' ');
        for (int from = plain.indexOf('{'); from >= 0 && plain.contains(quoted); from = plain.indexOf('{', from + 1)) {
            int to = end(plain, from);
            if (to > 0 && plain.substring(from, to).contains(quoted)) {
                return Optional.of(plain.substring(from, to));
            }
        }
        return Optional.empty();
    }

    /** Behind the brace that closes the one there; -1 if none does. */
    private static int end(String text, int from) {
        int depth = 0;
        boolean inside = false;
        for (int i = from; i < text.length(); i++) {
            char c = text.charAt(i);
            if (inside) {
                i += c == '\\' ? 1 : 0;
                inside = c != '"';
            } else if (c == '"') {
                inside = true;
            } else if (c == '{') {
                depth++;
            } else if (c == '}' && --depth == 0) {
                return i + 1;
            }
        }
        return -1;
    }

    public static String write(Fragment fragment) {
        ObjectNode root = PartsJson.object();
        root.put(FileFormat.MEMBER, FileFormat.DESIGN.version()).put("type", MARK);
        root.set("nodes", PartsJson.writeNodes(fragment.nodes().values()));
        root.set("wires", PartsJson.writeWires(fragment.wires().values()));
        root.set("places", PartsJson.writePlaces(fragment.places()));
        if (!fragment.groups().isEmpty()) {
            root.set("groups", PartsJson.writeGroups(fragment.groups().values()));
        }
        if (!fragment.notes().isEmpty()) {
            root.set("notes", PartsJson.writeNotes(fragment.notes().values()));
            root.set(BOXES, PartsJson.writeNoteBoxes(fragment.boxes()));
        }
        return JsonPrinter.print(root);
    }
}
