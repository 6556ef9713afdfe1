package dev.drawbridge.model.geometry;

import dev.drawbridge.model.Design;
import dev.drawbridge.model.Layout;
import dev.drawbridge.model.NoteBox;
import dev.drawbridge.model.NoteId;
import dev.drawbridge.model.Point;
import java.util.Collection;
import java.util.Collections;
import java.util.SortedMap;
import java.util.TreeMap;

/** Where notes are; one that has no place yet is put to the left of all cards, below the one before. */
public final class NotePlaces {
    private static final double GAP = 48;

    private NotePlaces() {}

    public static Bounds bounds(NoteBox box) {
        return new Bounds(box.place().x(), box.place().y(), box.width(), box.height());
    }

    /** The box of every note of the design. */
    public static SortedMap<NoteId, NoteBox> complete(Design design, Layout layout, Collection<Bounds> cards) {
        SortedMap<NoteId, NoteBox> boxes = new TreeMap<>();
        NoteBox usual = NoteBox.at(new Point(0, 0));
        Point free = Bounds.around(cards).map(all -> new Point(all.x() - GAP - usual.width(), all.y())).orElse(new Point(0, 0));
        for (NoteId id : design.notes().keySet()) {
            if (layout.note(id).isPresent()) {
                boxes.put(id, layout.note(id).get());
            } else {
                boxes.put(id, NoteBox.at(CardMetrics.snap(free)));
                free = free.plus(0, usual.height() + GAP);
            }
        }
        return Collections.unmodifiableSortedMap(boxes);
    }
}
