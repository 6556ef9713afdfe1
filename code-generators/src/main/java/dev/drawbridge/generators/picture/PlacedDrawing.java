package dev.drawbridge.generators.picture;

import dev.drawbridge.model.Design;
import dev.drawbridge.model.Drawing;
import dev.drawbridge.model.End;
import dev.drawbridge.model.Group;
import dev.drawbridge.model.GroupId;
import dev.drawbridge.model.NodeId;
import dev.drawbridge.model.Point;
import dev.drawbridge.model.Wire;
import dev.drawbridge.model.WireId;
import dev.drawbridge.model.geometry.Bounds;
import dev.drawbridge.model.geometry.CardMetrics;
import dev.drawbridge.model.geometry.FreePlaces;
import dev.drawbridge.model.geometry.LabelPlacement;
import dev.drawbridge.model.geometry.WireCurve;
import dev.drawbridge.model.geometry.WireRouter;
import dev.drawbridge.model.wire.WireStyle;
import dev.drawbridge.model.wire.WireTable;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.Function;

/** Where everything of a drawing is: cards, frames of groups, the way of each wire and the place of its pill. */
record PlacedDrawing(Design design, SortedMap<NodeId, Point> places, SortedMap<GroupId, Bounds> frames, List<PlacedWire> wires) {
    /** How far from its wire a pill may be pushed; cards farther off do not matter to it. */
    private static final double PILL_REACH = 240;
    private static final double PILL_PADDING = 9;
    /** The longest words of a pill; what is longer is cut. */
    private static final double PILL_MAX = 220;
    private static final double GROUP_AIR = 20;
    private static final double GROUP_TITLE = 12;

    static PlacedDrawing of(Drawing drawing, WireTable table) {
        return of(drawing.design(), FreePlaces.complete(drawing.design(), drawing.layout()), table, wire -> Mark.NONE);
    }

    /**
     * @param places of every card of the design
     * @param marks their signs are part of the pills, so that a marked wire can be told without colour
     */
    static PlacedDrawing of(Design design, SortedMap<NodeId, Point> places, WireTable table, Function<WireId, Mark> marks) {
        BoxGrid cards = new BoxGrid();
        places.values().forEach(place -> cards.add(CardMetrics.bounds(place)));
        BoxGrid pills = new BoxGrid();
        List<PlacedWire> wires = new ArrayList<>();
        for (Wire wire : design.wires().values()) {
            PlacedWire placed = place(design, wire, places, cards, pills, label(design, wire, table, marks), table);
            if (placed.hasPill()) {
                pills.add(placed.pill());
            }
            wires.add(placed);
        }
        return new PlacedDrawing(design, places, frames(design, places), Collections.unmodifiableList(wires));
    }

    private static PlacedWire place(Design design, Wire wire, SortedMap<NodeId, Point> places, BoxGrid cards, BoxGrid pills, String words, WireTable table) {
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
        return new PlacedWire(wire, WireStyle.of(design, wire, table), curve, words, placement, width);
    }

    private static String label(Design design, Wire wire, WireTable table, Function<WireId, Mark> marks) {
        String label = marks.apply(wire.id()).sign() + " " + WireStyle.label(design, wire, table);
        return TextWidths.cut(label.strip(), TextStyle.PILL, PILL_MAX);
    }

    private static Point port(SortedMap<NodeId, Point> places, End end) {
        return CardMetrics.port(places.get(end.node()), end.port());
    }

    private static SortedMap<GroupId, Bounds> frames(Design design, SortedMap<NodeId, Point> places) {
        SortedMap<GroupId, Bounds> frames = new TreeMap<>();
        for (Group group : design.groups().values()) {
            Bounds.around(group.members().stream().filter(places::containsKey).map(id -> CardMetrics.bounds(places.get(id))).toList())
                    .map(box -> new Bounds(box.x() - GROUP_AIR, box.y() - GROUP_AIR - GROUP_TITLE,
                            box.width() + 2 * GROUP_AIR, box.height() + 2 * GROUP_AIR + GROUP_TITLE))
                    .ifPresent(frame -> frames.put(group.id(), frame));
        }
        return Collections.unmodifiableSortedMap(frames);
    }

    /** The rectangle around everything; empty for an empty drawing. */
    Optional<Bounds> extent() {
        List<Bounds> all = new ArrayList<>(frames.values());
        places.values().forEach(place -> all.add(CardMetrics.bounds(place).grow(CardMetrics.PORT_RADIUS)));
        wires.forEach(wire -> all.add(wire.bounds()));
        return Bounds.around(all);
    }
}
