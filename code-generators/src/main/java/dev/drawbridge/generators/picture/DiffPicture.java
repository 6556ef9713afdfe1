package dev.drawbridge.generators.picture;

import dev.drawbridge.icons.Segment;
import dev.drawbridge.model.Design;
import dev.drawbridge.model.Drawing;
import dev.drawbridge.model.Group;
import dev.drawbridge.model.GroupId;
import dev.drawbridge.model.Node;
import dev.drawbridge.model.NodeId;
import dev.drawbridge.model.Point;
import dev.drawbridge.model.Wire;
import dev.drawbridge.model.WireId;
import dev.drawbridge.model.geometry.CardMetrics;
import dev.drawbridge.model.geometry.FreePlaces;
import dev.drawbridge.model.kind.Catalogue;
import dev.drawbridge.model.wire.WireTable;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Collectors;

/** Two versions of a drawing in one picture: what came, what went, what is another, and what only moved. */
public final class DiffPicture {
    private final Drawing before;
    private final Drawing after;
    private final Catalogue catalogue;
    private final WireTable table;
    private final Map<NodeId, Mark> cards = new HashMap<>();
    private final Map<WireId, Mark> wires = new HashMap<>();

    private DiffPicture(Drawing before, Drawing after, Catalogue catalogue, WireTable table) {
        this.before = before;
        this.after = after;
        this.catalogue = catalogue;
        this.table = table;
    }

    /** The picture: the later drawing, with what was removed where it used to be, and a legend below. */
    public static Picture of(Drawing before, Drawing after, Catalogue catalogue, WireTable table, PictureTheme theme) {
        return new DiffPicture(before, after, catalogue, table).picture(theme);
    }

    private Picture picture(PictureTheme theme) {
        markCards();
        markWires();
        SortedMap<NodeId, Point> old = FreePlaces.complete(before.design(), before.layout());
        SortedMap<NodeId, Point> now = FreePlaces.complete(after.design(), after.layout());
        DrawingWords words = new DrawingWords(catalogue, table);
        PlacedDrawing placed = PlacedDrawing.unfolded(union(), places(old, now), table, this::mark);
        List<Shape> shapes = new ArrayList<>(trails(old, now, theme));
        shapes.addAll(DrawingPicture.shapes(placed, catalogue, words, theme, id -> cards.getOrDefault(id, Mark.NONE), this::mark));
        List<Difference> differences = DrawingDiff.between(before, after, catalogue, table);
        String description = differences.isEmpty() ? "Nothing differs." : differences.stream().map(Difference::line).collect(Collectors.joining("\n"));
        return new DrawingPicture.Content(placed, shapes, legend(theme)).picture(after.design().name() + ": what changed", description, theme);
    }

    private Mark mark(WireId id) {
        return wires.getOrDefault(id, Mark.NONE);
    }

    private void markCards() {
        before.design().nodes().values().forEach(node -> cards.put(node.id(), Mark.REMOVED));
        for (Node now : after.design().nodes().values()) {
            cards.put(now.id(), before.design().node(now.id()).map(old ->
                    !DrawingDiff.changes(old, now, catalogue).isEmpty() ? Mark.CHANGED : DrawingDiff.moved(before, after, now.id()) ? Mark.MOVED : Mark.NONE).orElse(Mark.ADDED));
        }
    }

    private void markWires() {
        before.design().wires().values().forEach(wire -> wires.put(wire.id(), Mark.REMOVED));
        for (Wire now : after.design().wires().values()) {
            wires.put(now.id(), before.design().wire(now.id()).map(old ->
                    DrawingDiff.changes(before.design(), old, after.design(), now, table).isEmpty() ? Mark.NONE : Mark.CHANGED).orElse(Mark.ADDED));
        }
    }

    /** Everything that is in either; where it is in both, as it is now. */
    private Design union() {
        SortedMap<NodeId, Node> nodes = new TreeMap<>(before.design().nodes());
        nodes.putAll(after.design().nodes());
        SortedMap<WireId, Wire> all = new TreeMap<>(before.design().wires());
        all.putAll(after.design().wires());
        SortedMap<GroupId, Group> groups = new TreeMap<>(after.design().groups());
        return new Design(after.design().name(), nodes, all, groups, after.design().notes(), after.design().settings(), after.design().unknown());
    }

    /** Cards that are gone keep their old places, and step down where another card took it. */
    private SortedMap<NodeId, Point> places(SortedMap<NodeId, Point> old, SortedMap<NodeId, Point> now) {
        SortedMap<NodeId, Point> places = new TreeMap<>(now);
        old.forEach((id, place) -> {
            if (!places.containsKey(id)) {
                places.put(id, free(place, List.copyOf(places.values())));
            }
        });
        return places;
    }

    private static Point free(Point wish, Collection<Point> taken) {
        Point place = wish;
        while (collides(place, taken)) {
            place = place.plus(0, CardMetrics.GRID);
        }
        return place;
    }

    private static boolean collides(Point place, Collection<Point> taken) {
        return taken.stream().anyMatch(other -> CardMetrics.bounds(other).grow(CardMetrics.GRID / 2).intersects(CardMetrics.bounds(place)));
    }

    /** For each card that moved, whether or not it changed too, a thin line from the middle of its old place. */
    private List<Shape> trails(SortedMap<NodeId, Point> old, SortedMap<NodeId, Point> now, PictureTheme theme) {
        List<Shape> shapes = new ArrayList<>();
        for (NodeId id : now.keySet()) {
            if (old.containsKey(id) && DrawingDiff.moved(before, after, id)) {
                Point from = CardMetrics.bounds(old.get(id)).centre();
                Point to = CardMetrics.bounds(now.get(id)).centre();
                Colour colour = theme.accent().withAlpha(0.6);
                shapes.add(new Shape.Part(after.design().requireNode(id).name() + " moved", 1, List.of(
                        new Shape.Disc(from.x(), from.y(), 3, colour, Pen.NONE),
                        new Shape.Trace(List.of(new Segment.MoveTo(from.x(), from.y()), new Segment.LineTo(to.x(), to.y())), Colour.CLEAR, Pen.of(colour, 1).dashed(2, 4)))));
            }
        }
        return shapes;
    }

    private List<Shape.Words> legend(PictureTheme theme) {
        List<Shape.Words> lines = new ArrayList<>();
        for (Mark mark : List.of(Mark.ADDED, Mark.REMOVED, Mark.CHANGED, Mark.MOVED)) {
            int cardCount = (int) cards.values().stream().filter(mark::equals).count();
            int wireCount = (int) wires.values().stream().filter(mark::equals).count();
            if (cardCount + wireCount > 0) {
                List<String> counts = new ArrayList<>();
                if (cardCount > 0) {
                    counts.add(DrawingWords.count(cardCount, "card"));
                }
                if (wireCount > 0) {
                    counts.add(DrawingWords.count(wireCount, "wire"));
                }
                lines.add(line(mark.sign() + "  " + mark.word() + ": " + String.join(", ", counts), mark.colour(theme)));
            }
        }
        return lines.isEmpty() ? List.of(line("Nothing differs in the picture.", theme.muted())) : lines;
    }

    private static Shape.Words line(String text, Colour colour) {
        return new Shape.Words(0, 0, text, TextStyle.NOTE, colour, Shape.Align.START, 0);
    }
}
