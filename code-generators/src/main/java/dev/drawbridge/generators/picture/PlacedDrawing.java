package dev.drawbridge.generators.picture;

import dev.drawbridge.model.Design;
import dev.drawbridge.model.Drawing;
import dev.drawbridge.model.End;
import dev.drawbridge.model.Folding;
import dev.drawbridge.model.Group;
import dev.drawbridge.model.GroupId;
import dev.drawbridge.model.NodeId;
import dev.drawbridge.model.NoteBox;
import dev.drawbridge.model.NoteId;
import dev.drawbridge.model.Point;
import dev.drawbridge.model.Wire;
import dev.drawbridge.model.WireId;
import dev.drawbridge.model.geometry.Bounds;
import dev.drawbridge.model.geometry.CardMetrics;
import dev.drawbridge.model.geometry.FreePlaces;
import dev.drawbridge.model.geometry.GroupFrames;
import dev.drawbridge.model.geometry.LabelPlacement;
import dev.drawbridge.model.geometry.NotePlaces;
import dev.drawbridge.model.geometry.WireCurve;
import dev.drawbridge.model.geometry.WireRouter;
import dev.drawbridge.model.wire.WireStyle;
import dev.drawbridge.model.wire.WireTable;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.Function;

/**
 * Where everything of a drawing is: cards, frames of groups, the way of each wire and the place of its pill.
 *
 * @param folding what collapsed groups hide
 * @param frames of the expanded groups
 * @param piles the cards of the collapsed groups
 * @param notes where notes are; none where they are not shown
 * @param wires those that are drawn; one stands for all that a collapsed group lets look the same
 */
record PlacedDrawing(Design design, SortedMap<NodeId, Point> places, Folding folding, SortedMap<GroupId, Bounds> frames, SortedMap<GroupId, Bounds> piles,
        List<PlacedWire> wires, SortedMap<NoteId, Bounds> notes) {
    /** How far from its wire a pill may be pushed; cards farther off do not matter to it. */
    private static final double PILL_REACH = 240;
    private static final double PILL_PADDING = 9;
    /** The longest words of a pill; what is longer is cut. */
    private static final double PILL_MAX = 220;

    static PlacedDrawing of(Drawing drawing, WireTable table) {
        PlacedDrawing placed = of(drawing.design(), FreePlaces.complete(drawing.design(), drawing.layout()), Folding.of(drawing.design()), table, wire -> Mark.NONE);
        return placed.withNotes(NotePlaces.complete(drawing.design(), drawing.layout(), placed.cards()));
    }

    private List<Bounds> cards() {
        return places.values().stream().map(CardMetrics::bounds).toList();
    }

    private PlacedDrawing withNotes(SortedMap<NoteId, NoteBox> boxes) {
        SortedMap<NoteId, Bounds> all = new TreeMap<>();
        boxes.forEach((id, box) -> all.put(id, NotePlaces.bounds(box)));
        return new PlacedDrawing(design, places, folding, frames, piles, wires, Collections.unmodifiableSortedMap(all));
    }

    /** Everything, also what collapsed groups would hide. */
    static PlacedDrawing unfolded(Design design, SortedMap<NodeId, Point> places, WireTable table, Function<WireId, Mark> marks) {
        return of(design, places, Folding.NONE, table, marks);
    }

    /**
     * @param places of every card of the design
     * @param marks their signs are part of the pills, so that a marked wire can be told without colour
     */
    private static PlacedDrawing of(Design design, SortedMap<NodeId, Point> places, Folding folding, WireTable table, Function<WireId, Mark> marks) {
        SortedMap<GroupId, Bounds> piles = new TreeMap<>();
        SortedMap<GroupId, Bounds> frames = new TreeMap<>();
        for (Group group : design.groups().values()) {
            boolean pile = group.collapsed() && !folding.isEmpty();
            Function<NodeId, Bounds> card = id -> CardMetrics.bounds(places.get(id));
            (pile ? GroupFrames.card(group, card) : GroupFrames.frame(group, card)).ifPresent(box -> (pile ? piles : frames).put(group.id(), box));
        }
        SortedMap<NodeId, Point> seen = new TreeMap<>(places);
        seen.replaceAll((id, place) -> folding.groupOf(id).map(piles::get).map(box -> new Point(box.x(), box.y())).orElse(place));
        BoxGrid cards = new BoxGrid();
        seen.forEach((id, place) -> {
            if (!folding.hides(id)) {
                cards.add(CardMetrics.bounds(place));
            }
        });
        piles.values().forEach(cards::add);
        BoxGrid pills = new BoxGrid();
        List<PlacedWire> wires = new ArrayList<>();
        for (Wire wire : design.wires().values()) {
            if (folding.hides(wire.id())) {
                continue;
            }
            SortedSet<WireId> together = new TreeSet<>(folding.together(wire.id()));
            String words = together.size() == 1 ? label(design, wire, table, marks) : together.size() + " wires";
            PlacedWire placed = place(style(design, together, table), wire, seen, cards, pills, words);
            if (placed.hasPill()) {
                pills.add(placed.pill());
            }
            wires.add(placed);
        }
        return new PlacedDrawing(design, Collections.unmodifiableSortedMap(seen), folding, Collections.unmodifiableSortedMap(frames),
                Collections.unmodifiableSortedMap(piles), Collections.unmodifiableList(wires), Collections.emptySortedMap());
    }

    /** Of several wires that are drawn as one: what they have in common. */
    private static WireStyle style(Design design, SortedSet<WireId> together, WireTable table) {
        List<WireStyle> styles = together.stream().map(id -> WireStyle.of(design, design.requireWire(id), table)).distinct().toList();
        return styles.size() == 1 ? styles.getFirst() : WireStyle.SYNC;
    }

    private static PlacedWire place(WireStyle style, Wire wire, SortedMap<NodeId, Point> places, BoxGrid cards, BoxGrid pills, String words) {
        Point start = port(places, wire.from());
        Point end = port(places, wire.to());
        Bounds hull = Bounds.between(start, end);
        Bounds reach = new Bounds(hull.x() - WireRouter.SLACK_X, hull.y() - WireRouter.SLACK_Y,
                hull.width() + 2 * WireRouter.SLACK_X, hull.height() + 2 * WireRouter.SLACK_Y);
        WireCurve curve = WireRouter.route(start, wire.from().port(), end, cards.in(reach));
        double width = Math.ceil(TextWidths.of(words, TextStyle.PILL)) + 2 * PILL_PADDING;
        Bounds around = curve.bounds().grow(PILL_REACH);
        LabelPlacement placement = words.isEmpty() ? new LabelPlacement(curve.at(0.5), curve.at(0.5))
                : LabelPlacement.of(curve, width, PlacedWire.PILL_HEIGHT, cards.in(around), pills.in(around));
        return new PlacedWire(wire, style, curve, words, placement, width);
    }

    private static String label(Design design, Wire wire, WireTable table, Function<WireId, Mark> marks) {
        String label = marks.apply(wire.id()).sign() + " " + WireStyle.label(design, wire, table);
        return TextWidths.cut(label.strip(), TextStyle.PILL, PILL_MAX);
    }

    private static Point port(SortedMap<NodeId, Point> places, End end) {
        return CardMetrics.port(places.get(end.node()), end.port());
    }

    /** The rectangle around everything; empty for an empty drawing. */
    Optional<Bounds> extent() {
        List<Bounds> all = new ArrayList<>(frames.values());
        all.addAll(notes.values());
        places.values().forEach(place -> all.add(CardMetrics.bounds(place).grow(CardMetrics.PORT_RADIUS)));
        wires.forEach(wire -> all.add(wire.bounds()));
        return Bounds.around(all);
    }
}
