package dev.drawbridge.desktop.canvas;

import dev.drawbridge.desktop.workspace.Workspace;
import dev.drawbridge.model.Fragment;
import dev.drawbridge.model.NodeId;
import dev.drawbridge.model.NoteBox;
import dev.drawbridge.model.NoteId;
import dev.drawbridge.model.Point;
import dev.drawbridge.model.edit.Pasting;
import dev.drawbridge.model.file.FragmentJson;
import dev.drawbridge.model.geometry.Bounds;
import dev.drawbridge.model.geometry.CardMetrics;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import javafx.scene.input.Clipboard;
import javafx.scene.input.ClipboardContent;

/** Copy, paste and duplicate of cards, wires, whole groups and notes, through the clipboard of the system. */
final class Clipboards {
    private static final double ASIDE = 2 * CardMetrics.GRID;
    /** So far below the pointer free room is looked for, in steps of the grid: about two windows. */
    private static final int STEPS = 120;

    private final Workspace workspace;
    private final Scenery scenery;

    /** @param scenery knows where things are shown, which holds also for those that the layout does not know */
    Clipboards(Workspace workspace, Scenery scenery) {
        this.workspace = workspace;
        this.scenery = scenery;
    }

    private Fragment selected() {
        Set<NodeId> cards = workspace.selection().nodes();
        Set<NoteId> notes = workspace.selection().notes();
        TreeMap<NoteId, NoteBox> boxes = new TreeMap<>();
        notes.forEach(id -> boxes.put(id, scenery.notes().settled(id)));
        return Fragment.of(workspace.store().drawing(), cards, notes).withPlaces(scenery.places(cards), boxes);
    }

    void copy() {
        Fragment fragment = selected();
        if (!fragment.isEmpty()) {
            ClipboardContent content = new ClipboardContent();
            content.putString(FragmentJson.write(fragment));
            Clipboard.getSystemClipboard().setContent(content);
        }
    }

    /**
     * Puts what was copied there, or as little below as lets it cover no card.
     *
     * @throws dev.drawbridge.model.ModelException if the clipboard holds no cards
     */
    void paste(Point at) {
        Fragment fragment = FragmentJson.read(Optional.ofNullable(Clipboard.getSystemClipboard().getString()).orElse(""));
        insert(fragment, free(fragment, at), "Paste");
    }

    private Point free(Fragment fragment, Point at) {
        Optional<Point> middle = Pasting.middle(fragment);
        if (middle.isEmpty()) {
            return at;
        }
        List<Bounds> cards = fragment.places().values().stream()
                .map(place -> CardMetrics.bounds(place.plus(at.x() - middle.get().x(), at.y() - middle.get().y())).grow(CardMetrics.GRID / 2.0)).toList();
        for (int step = 0; step <= STEPS; step++) {
            double down = step * CardMetrics.GRID;
            if (cards.stream().allMatch(card -> scenery.cardBoxesIn(new Bounds(card.x(), card.y() + down, card.width(), card.height())).isEmpty())) {
                return at.plus(0, down);
            }
        }
        return at;
    }

    /** A copy beside the original, with the wires inside of it. */
    void duplicate() {
        Fragment fragment = selected();
        Pasting.middle(fragment).ifPresent(middle -> insert(fragment, middle.plus(ASIDE, ASIDE), "Duplicate"));
    }

    private void insert(Fragment fragment, Point at, String label) {
        Pasting.of(workspace.store().design(), fragment, at, label).ifPresent(pasting -> {
            workspace.store().apply(pasting.edit());
            workspace.selection().set(pasting.cards(), pasting.wires(), pasting.notes());
        });
    }
}
