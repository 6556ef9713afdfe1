package dev.drawbridge.desktop.canvas;

import dev.drawbridge.desktop.workspace.Workspace;
import dev.drawbridge.model.Note;
import dev.drawbridge.model.NoteBox;
import dev.drawbridge.model.NoteId;
import dev.drawbridge.model.Point;
import dev.drawbridge.model.geometry.Bounds;
import dev.drawbridge.model.geometry.NotePlaces;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import javafx.scene.Group;
import javafx.scene.Node;

/** The notes in view, below wires and cards. */
final class NoteLayer {
    private final Group root = new Group();
    private final Map<NoteId, NoteView> shown = new HashMap<>();
    private final Map<NoteId, Sheet> drawn = new HashMap<>();
    private final Workspace workspace;
    private final Scenery scenery;
    private boolean bitmaps;

    private record Sheet(Note note, NoteBox box) {}

    NoteLayer(Workspace workspace, Scenery scenery) {
        this.workspace = workspace;
        this.scenery = scenery;
        root.setManaged(false);
        root.setAutoSizeChildren(false);
        root.setPickOnBounds(false);
    }

    Node root() {
        return root;
    }

    /** The rectangles of those in view. */
    List<Bounds> sheets() {
        return shown.keySet().stream().map(id -> NotePlaces.bounds(scenery.notes().box(id))).toList();
    }

    Optional<NoteView> view(NoteId id) {
        return Optional.ofNullable(shown.get(id));
    }

    /** Attaches the notes that touch the rectangle, or none; tells whether one that had the focus has gone. */
    boolean sync(Optional<Bounds> seen) {
        Set<NoteId> wanted = seen.map(area -> scenery.notes().in(area)).orElse(Set.of());
        boolean focusGone = false;
        for (NoteView view : List.copyOf(shown.values())) {
            if (!wanted.contains(view.note())) {
                focusGone |= view.isFocused();
                root.getChildren().remove(shown.remove(view.note()));
                drawn.remove(view.note());
            }
        }
        for (NoteId id : wanted.stream().sorted().toList()) {
            NoteView view = shown.computeIfAbsent(id, NoteView::new);
            Sheet sheet = new Sheet(scenery.drawing().design().notes().get(id), scenery.notes().box(id));
            if (!sheet.equals(drawn.put(id, sheet))) {
                view.show(sheet.note(), sheet.box());
            }
            view.pseudoClassStateChanged(Styles.SELECTED, workspace.selection().notes().contains(id));
            if (view.getParent() == null) {
                Bitmaps.use(view, bitmaps, Bitmaps.outputScale(root));
                root.getChildren().add(view);
            }
        }
        return focusGone;
    }

    /** How high a note of that width must be for its words. */
    double height(String text, double width) {
        NoteView probe = new NoteView(new NoteId("probe"));
        probe.setVisible(false);
        root.getChildren().add(probe);
        probe.show(Note.of(probe.note(), text), new NoteBox(new Point(0, 0), width, 0));
        probe.applyCss();
        double height = probe.wishedHeight();
        root.getChildren().remove(probe);
        return height;
    }

    void select() {
        shown.forEach((id, view) -> view.pseudoClassStateChanged(Styles.SELECTED, workspace.selection().notes().contains(id)));
    }

    void asBitmaps(boolean on) {
        bitmaps = on;
        shown.values().forEach(view -> Bitmaps.use(view, on, Bitmaps.outputScale(root)));
    }
}
