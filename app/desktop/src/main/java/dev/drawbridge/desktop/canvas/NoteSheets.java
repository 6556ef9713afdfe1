package dev.drawbridge.desktop.canvas;

import dev.drawbridge.desktop.canvas.gesture.Target;
import dev.drawbridge.model.Drawing;
import dev.drawbridge.model.NoteBox;
import dev.drawbridge.model.NoteId;
import dev.drawbridge.model.Point;
import dev.drawbridge.model.geometry.Bounds;
import dev.drawbridge.model.geometry.NotePlaces;
import java.util.Collections;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;

/** Where notes are, also while the hand holds them. */
final class NoteSheets {
    /** From here a drag changes the size; in pixels. */
    private static final double CORNER = 16;

    private final SpatialIndex<NoteId> index = new SpatialIndex<>();
    private SortedMap<NoteId, NoteBox> boxes = new TreeMap<>();
    private SortedMap<NoteId, NoteBox> settled = new TreeMap<>();

    void follow(Drawing drawing, Collection<Bounds> cards) {
        if (drawing.design().notes().isEmpty() && boxes.isEmpty()) {
            return;
        }
        settled = NotePlaces.complete(drawing.design(), drawing.layout(), drawing.layout().notes().keySet().containsAll(drawing.design().notes().keySet()) ? List.of() : cards);
        boxes.keySet().forEach(index::remove);
        boxes = new TreeMap<>(settled);
        boxes.forEach((id, box) -> index.put(id, NotePlaces.bounds(box)));
    }

    /** Shows notes elsewhere, or larger, while the hand holds them. */
    void hold(Map<NoteId, NoteBox> held) {
        held.forEach((id, box) -> {
            if (boxes.containsKey(id)) {
                boxes.put(id, box);
                index.put(id, NotePlaces.bounds(box));
            }
        });
    }

    void release() {
        hold(settled);
    }

    Set<NoteId> all() {
        return boxes.keySet();
    }

    NoteBox box(NoteId id) {
        return boxes.get(id);
    }

    /** Where the note is when no hand holds it. */
    /** The boxes of all notes as the layout has them, or as they are given one. */
    SortedMap<NoteId, NoteBox> settled() {
        return Collections.unmodifiableSortedMap(settled);
    }

    NoteBox settled(NoteId id) {
        return settled.get(id);
    }

    Set<NoteId> in(Bounds area) {
        return boxes.isEmpty() ? Set.of() : index.in(area);
    }

    Target at(Point at, double zoom) {
        for (NoteId id : in(new Bounds(at.x(), at.y(), 0, 0))) {
            Bounds box = NotePlaces.bounds(boxes.get(id));
            double reach = CORNER / Math.max(0.5, zoom);
            return at.x() > box.maxX() - reach && at.y() > box.maxY() - reach ? new Target.OnNoteCorner(id) : new Target.OnNote(id);
        }
        return new Target.OnCanvas();
    }
}
