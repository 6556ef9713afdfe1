package dev.drawbridge.model.file;

import dev.drawbridge.model.Layout;
import dev.drawbridge.model.NodeId;
import dev.drawbridge.model.Point;
import java.util.SortedMap;
import tools.jackson.databind.node.ObjectNode;

/** A layout as the text of {@code drawbridge.layout.json} and back. Pure: touches no disk. Places are whole pixels in the text. */
public final class LayoutJson {
    private LayoutJson() {}

    /**
     * The layout that the text says. Places of cards that are not there (any more) are kept.
     *
     * @throws ProjectFileException if it says none
     */
    public static Layout read(String text) {
        return read(ProjectFolder.LAYOUT_FILE, text, FileFormat.LAYOUT);
    }

    static Layout read(String file, String text, FileFormat format) {
        ObjectNode root = JsonText.object(file, text);
        format.migrate(file, root);
        root.remove(FileFormat.MEMBER);
        JsonMembers members = new JsonMembers(file, "", root);
        SortedMap<NodeId, Point> places = PartsJson.readPlaces(members);
        return new Layout(places, PartsJson.readNoteBoxes(members, "notes"), members.rest());
    }

    /** The text of the layout, ending with a newline. */
    public static String write(Layout layout) {
        return write(layout, FileFormat.LAYOUT);
    }

    static String write(Layout layout, FileFormat format) {
        ObjectNode root = PartsJson.object();
        root.put(FileFormat.MEMBER, format.version());
        root.set("places", PartsJson.writePlaces(layout.places()));
        if (!layout.notes().isEmpty()) {
            root.set("notes", PartsJson.writeNoteBoxes(layout.notes()));
        }
        PartsJson.writeUnknown(root, layout.unknown());
        return JsonPrinter.print(root);
    }
}
