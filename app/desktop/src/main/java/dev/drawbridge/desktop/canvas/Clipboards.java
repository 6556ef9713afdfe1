package dev.drawbridge.desktop.canvas;

import dev.drawbridge.desktop.workspace.Workspace;
import dev.drawbridge.model.Fragment;
import dev.drawbridge.model.NodeId;
import dev.drawbridge.model.Point;
import dev.drawbridge.model.file.FragmentJson;
import dev.drawbridge.model.geometry.Bounds;
import dev.drawbridge.model.geometry.CardMetrics;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Function;
import javafx.scene.input.Clipboard;
import javafx.scene.input.ClipboardContent;

/** Copy, paste and duplicate, through the clipboard of the system. */
final class Clipboards {
    private static final double ASIDE = 2 * CardMetrics.GRID;

    private final Workspace workspace;
    private final Function<Set<NodeId>, Map<NodeId, Point>> places;

    /** @param places where cards are shown, which holds also for those that the layout does not know */
    Clipboards(Workspace workspace, Function<Set<NodeId>, Map<NodeId, Point>> places) {
        this.workspace = workspace;
        this.places = places;
    }

    private Fragment selected() {
        Set<NodeId> cards = workspace.selection().nodes();
        Fragment fragment = Fragment.of(workspace.store().drawing(), cards);
        return new Fragment(fragment.nodes(), fragment.wires(), new TreeMap<>(places.apply(cards)));
    }

    void copy() {
        Fragment fragment = selected();
        if (!fragment.nodes().isEmpty()) {
            ClipboardContent content = new ClipboardContent();
            content.putString(FragmentJson.write(fragment));
            Clipboard.getSystemClipboard().setContent(content);
        }
    }

    /**
     * Puts what was copied there.
     *
     * @throws dev.drawbridge.model.ModelException if the clipboard holds no cards
     */
    void paste(Point at) {
        insert(FragmentJson.read(Optional.ofNullable(Clipboard.getSystemClipboard().getString()).orElse("")), at, "Paste");
    }

    /** A copy beside the original, with the wires inside of it. */
    void duplicate() {
        Fragment fragment = selected();
        Bounds.around(fragment.places().values().stream().map(CardMetrics::bounds).toList())
                .ifPresent(box -> insert(fragment, box.centre().plus(ASIDE, ASIDE), "Duplicate"));
    }

    private void insert(Fragment fragment, Point at, String label) {
        Pasting.of(fragment, workspace.store().design(), at, label).ifPresent(pasting -> {
            workspace.store().apply(pasting.edit());
            workspace.selection().set(pasting.cards(), pasting.wires());
        });
    }
}
