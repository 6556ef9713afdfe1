package dev.drawbridge.desktop.canvas;

import dev.drawbridge.desktop.workspace.Workspace;
import dev.drawbridge.model.Design;
import dev.drawbridge.model.NodeId;
import dev.drawbridge.model.Point;
import dev.drawbridge.model.Wire;
import dev.drawbridge.model.WireId;
import dev.drawbridge.model.geometry.Bounds;
import dev.drawbridge.model.geometry.CardMetrics;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import javafx.scene.input.Clipboard;
import javafx.scene.input.ClipboardContent;

/** Copy, paste and duplicate, through the clipboard of the system. */
final class Clipboards {
    private static final double ASIDE = 2 * CardMetrics.GRID;

    private final Workspace workspace;
    private final Function<Set<NodeId>, Map<NodeId, Point>> places;
    private final FragmentJson json = new FragmentJson();

    Clipboards(Workspace workspace, Function<Set<NodeId>, Map<NodeId, Point>> places) {
        this.workspace = workspace;
        this.places = places;
    }

    private Fragment selected() {
        Set<NodeId> cards = workspace.selection().nodes();
        return Fragment.of(workspace.store().design(), cards, places.apply(cards));
    }

    void copy() {
        Fragment fragment = selected();
        if (!fragment.nodes().isEmpty()) {
            ClipboardContent content = new ClipboardContent();
            content.putString(json.write(fragment));
            Clipboard.getSystemClipboard().setContent(content);
        }
    }

    /** Puts what was copied there; why not, if there is nothing to put. */
    Optional<String> paste(Point at) {
        String text = Optional.ofNullable(Clipboard.getSystemClipboard().getString()).orElse("");
        Optional<Fragment> fragment = json.read(text);
        if (fragment.isEmpty()) {
            return Optional.of("The clipboard holds no cards. Copy some with Ctrl+C first.");
        }
        insert(fragment.get(), at, "Paste");
        return Optional.empty();
    }

    /** A copy beside the original, with the wires inside of it. */
    void duplicate() {
        Fragment fragment = selected();
        Bounds.around(fragment.places().values().stream().map(CardMetrics::bounds).toList())
                .ifPresent(box -> insert(fragment, box.centre().plus(ASIDE, ASIDE), "Duplicate"));
    }

    private void insert(Fragment fragment, Point at, String label) {
        Design design = workspace.store().design();
        fragment.into(design, at, label).ifPresent(inserted -> {
            workspace.store().apply(inserted.edit());
            workspace.selection().set(inserted.cards(), wiresBetween(inserted.cards()));
        });
    }

    private Set<WireId> wiresBetween(Set<NodeId> cards) {
        return workspace.store().design().wires().values().stream()
                .filter(wire -> cards.contains(wire.from().node()) && cards.contains(wire.to().node()))
                .map(Wire::id).collect(Collectors.toSet());
    }
}
