package dev.drawbridge.generators.layout;

import dev.drawbridge.model.Design;
import dev.drawbridge.model.Layout;
import dev.drawbridge.model.NodeId;
import dev.drawbridge.model.NoteBox;
import dev.drawbridge.model.NoteId;
import dev.drawbridge.model.Point;
import dev.drawbridge.model.geometry.Bounds;
import dev.drawbridge.model.geometry.CardMetrics;
import dev.drawbridge.model.geometry.NotePlaces;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * Takes notes along when cards are tidied: a note belongs to the card it stands beside and keeps its place there; one that stands off
 * from all cards, such as a heading, keeps its place beside the whole drawing. Where that place is taken, the nearest free one is
 * looked for. Pure; what does not have to move is not in the answer, so that a tidy drawing stays as it is.
 */
final class NotesAlong {
    /** Up to here, in drawing units, a note counts as standing beside a card. */
    private static final double BESIDE = 240;
    /** What is left free between a note and a card. */
    private static final double GAP = CardMetrics.GRID / 2;
    /** How many steps of the grid a free place is looked for in each direction. */
    private static final int STEPS = 80;

    private final SortedMap<NoteId, NoteBox> notes = new TreeMap<>();
    private final SortedMap<NodeId, Point> before = new TreeMap<>();
    private final SortedMap<NodeId, Point> after = new TreeMap<>();

    /**
     * @param layout where cards and notes are
     * @param moves new places; other cards stay
     */
    NotesAlong(Design design, Layout layout, Map<NodeId, Point> moves) {
        design.notes().keySet().forEach(id -> layout.note(id).ifPresent(box -> notes.put(id, box)));
        if (!notes.isEmpty()) {
            design.nodes().keySet().forEach(id -> layout.place(id).ifPresent(place -> before.put(id, place)));
            after.putAll(before);
            after.putAll(moves);
        }
    }

    /** The notes that move, and where to. */
    SortedMap<NoteId, NoteBox> places() {
        SortedMap<NoteId, NoteBox> wishes = new TreeMap<>();
        notes.forEach((id, box) -> wishes.put(id, wish(box)));
        List<Bounds> taken = new ArrayList<>(after.values().stream().map(place -> CardMetrics.bounds(place).grow(GAP)).toList());
        SortedMap<NoteId, NoteBox> moved = new TreeMap<>();
        for (Map.Entry<NoteId, NoteBox> wish : wishes.entrySet()) {
            NoteBox box = free(wish.getValue(), taken);
            taken.add(NotePlaces.bounds(box).grow(GAP));
            if (!box.equals(notes.get(wish.getKey()))) {
                moved.put(wish.getKey(), box);
            }
        }
        return moved;
    }

    private NoteBox wish(NoteBox box) {
        Bounds note = NotePlaces.bounds(box);
        Optional<NodeId> nearest = before.keySet().stream()
                .min(Comparator.<NodeId>comparingDouble(id -> distance(note, card(before, id))).thenComparing(Comparator.naturalOrder()));
        if (nearest.isPresent() && distance(note, card(before, nearest.get())) <= BESIDE) {
            Point from = before.get(nearest.get());
            Point to = after.get(nearest.get());
            return box.movedBy(to.x() - from.x(), to.y() - from.y());
        }
        return drawing(before.values()).flatMap(old -> drawing(after.values()).map(now -> box.movedBy(
                note.x() >= old.maxX() ? now.maxX() - old.maxX() : now.x() - old.x(),
                note.y() >= old.maxY() ? now.maxY() - old.maxY() : now.y() - old.y()))).orElse(box);
    }

    private static Bounds card(Map<NodeId, Point> places, NodeId id) {
        return CardMetrics.bounds(places.get(id));
    }

    private static Optional<Bounds> drawing(Collection<Point> places) {
        return Bounds.around(places.stream().map(CardMetrics::bounds).toList());
    }

    private static double distance(Bounds a, Bounds b) {
        double dx = Math.max(0, Math.max(b.x() - a.maxX(), a.x() - b.maxX()));
        double dy = Math.max(0, Math.max(b.y() - a.maxY(), a.y() - b.maxY()));
        return Math.hypot(dx, dy);
    }

    /** The place nearest to the wish, on rings around it, where the note covers nothing; the wish itself if all around is taken. */
    private static NoteBox free(NoteBox wish, List<Bounds> taken) {
        List<Bounds> near = taken.stream().filter(NotePlaces.bounds(wish).grow(STEPS * CardMetrics.GRID)::intersects).toList();
        for (int ring = 0; ring <= STEPS; ring++) {
            Optional<NoteBox> found = ring(ring).stream().sorted(Comparator.comparingDouble(by -> Math.hypot(by.x(), by.y())))
                    .map(by -> wish.movedBy(by.x(), by.y())).filter(box -> near.stream().noneMatch(NotePlaces.bounds(box)::intersects)).findFirst();
            if (found.isPresent()) {
                return found.get();
            }
        }
        return wish;
    }

    private static List<Point> ring(int ring) {
        List<Point> steps = new ArrayList<>();
        for (int i = -ring; i <= ring; i++) {
            for (int j = -ring; j <= ring; j += Math.abs(i) == ring ? 1 : Math.max(1, 2 * ring)) {
                steps.add(new Point(i * CardMetrics.GRID, j * CardMetrics.GRID));
            }
        }
        return steps;
    }
}
