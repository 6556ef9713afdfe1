package dev.drawbridge.desktop.shell;

import dev.drawbridge.desktop.canvas.Ghosts;
import dev.drawbridge.desktop.canvas.Marks;
import dev.drawbridge.desktop.canvas.gesture.Keymap;
import dev.drawbridge.desktop.palette.PaletteHooks;
import dev.drawbridge.model.NodeId;
import dev.drawbridge.model.NoteId;
import dev.drawbridge.model.WireId;
import java.util.Set;
import javafx.scene.layout.Region;

/** What the window asks of the drawing surface. */
interface Surface extends PaletteHooks {
    Region node();

    void reveal(NodeId card);

    void reveal(WireId wire);

    void reveal(NoteId note);

    /** Lets the text of the note be typed. */
    void write(NoteId note);

    /** Shows marks on cards and wires in place of those that the layer showed before. */
    void mark(Marks.Layer layer, Marks marks);

    /** Shows what is not drawn, in place of what was shown so before. */
    void ghosts(Ghosts ghosts);

    /** A message crossed that wire. */
    void pulse(WireId wire, boolean ok);

    /** The figures or findings of these cards have changed. */
    void refreshStatus(Set<NodeId> cards);

    /** Does what a menu or shortcut asks for; the name is that of an action of the canvas: {@code FIT}, {@code DELETE}. */
    void perform(String action);

    /** The zoom, 1 for actual size, whenever it changes. */
    void onZoom(java.util.function.DoubleConsumer listener);

    /** Which keys ask for what while the surface has the focus. */
    void keys(Keymap keys);

    void focus();

    void dispose();
}
