package dev.drawbridge.desktop.canvas;

import dev.drawbridge.model.End;
import dev.drawbridge.model.NodeId;
import dev.drawbridge.model.Point;
import dev.drawbridge.model.Wire;
import dev.drawbridge.model.WireId;
import dev.drawbridge.model.geometry.Bounds;
import dev.drawbridge.model.geometry.WireCurve;
import dev.drawbridge.model.geometry.WireRouter;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;

/** The ways of the wires. A way is found when it is first asked for, and forgotten when something at or under it moves. Belongs to one thread. */
final class WirePaths {
    private final Function<End, Point> ends;
    private final Function<Bounds, List<Bounds>> cards;
    private final Map<WireId, Wire> fastened = new HashMap<>();
    private final Map<NodeId, Set<WireId>> byCard = new HashMap<>();
    private final SpatialIndex<WireId> index = new SpatialIndex<>();
    private final Map<WireId, WireCurve> curves = new HashMap<>();

    /**
     * @param ends where an end of a wire is
     * @param cards the rectangles round which wires go, of those in a rectangle
     */
    WirePaths(Function<End, Point> ends, Function<Bounds, List<Bounds>> cards) {
        this.ends = ends;
        this.cards = cards;
    }

    /** Puts the wire where its ends are now. @param hidden whether it is not to be seen */
    void fasten(Wire wire, boolean hidden) {
        fastened.put(wire.id(), wire);
        byCard.computeIfAbsent(wire.from().node(), id -> new LinkedHashSet<>()).add(wire.id());
        byCard.computeIfAbsent(wire.to().node(), id -> new LinkedHashSet<>()).add(wire.id());
        curves.remove(wire.id());
        if (hidden) {
            index.remove(wire.id());
        } else {
            index.shift(wire.id(), around(ends.apply(wire.from()), ends.apply(wire.to())));
        }
    }

    /** Takes the wire away. */
    void unfasten(Wire wire) {
        fastened.remove(wire.id());
        byCard.getOrDefault(wire.from().node(), new LinkedHashSet<>()).remove(wire.id());
        byCard.getOrDefault(wire.to().node(), new LinkedHashSet<>()).remove(wire.id());
        curves.remove(wire.id());
        index.remove(wire.id());
    }

    /** Where the wire may run: as far as a way round cards leads it. */
    private static Bounds around(Point start, Point end) {
        Bounds hull = Bounds.between(start, end);
        return new Bounds(hull.x() - WireRouter.SLACK_X, hull.y() - WireRouter.SLACK_Y, hull.width() + 2 * WireRouter.SLACK_X, hull.height() + 2 * WireRouter.SLACK_Y);
    }

    /** The card is gone. */
    void forget(NodeId card) {
        byCard.remove(card);
    }

    /** These find their way anew when they are next seen. */
    void forget(Collection<WireId> wires) {
        curves.keySet().removeAll(wires);
    }

    /** The wires fastened to the card. */
    Set<WireId> of(NodeId card) {
        return Set.copyOf(byCard.getOrDefault(card, Set.of()));
    }

    /** Wires whose curve touches the rectangle. */
    Set<WireId> in(Bounds area) {
        Set<WireId> near = index.in(area);
        near.removeIf(id -> !curve(id).bounds().intersects(area));
        return near;
    }

    /** Wires that may touch the rectangle, without finding their way. */
    Set<WireId> near(Bounds area) {
        return index.in(area);
    }

    /** Wires whose curve was found already and touches the rectangle. */
    Set<WireId> knownIn(Bounds area) {
        Set<WireId> near = index.in(area);
        near.removeIf(id -> !curves.containsKey(id) || !curves.get(id).bounds().intersects(area));
        return near;
    }

    /** The curve of the wire, if it was found already. */
    Optional<WireCurve> known(WireId id) {
        return Optional.ofNullable(curves.get(id));
    }

    /** The curve of the wire as it would be without cards in its way. */
    WireCurve straight(WireId id) {
        Wire wire = wire(id);
        return WireCurve.between(ends.apply(wire.from()), wire.from().port(), ends.apply(wire.to()));
    }

    /** The curve of the wire, round cards where that is cheap. */
    WireCurve curve(WireId id) {
        WireCurve known = curves.get(id);
        if (known == null) {
            Wire wire = wire(id);
            Point start = ends.apply(wire.from());
            Point end = ends.apply(wire.to());
            known = WireRouter.route(start, wire.from().port(), end, cards.apply(around(start, end)));
            curves.put(id, known);
        }
        return known;
    }

    /** Wires that may have gone another way because of a card there. */
    List<WireId> gaveWay(Bounds card) {
        return index.in(card).stream().filter(id -> {
            WireCurve known = curves.get(id);
            return known != null && !known.equals(WireCurve.between(known.start(), wire(id).from().port(), known.end()));
        }).toList();
    }

    /** Wires that would run under a card there. */
    List<WireId> blockedBy(Bounds card) {
        return index.in(card).stream().filter(id -> curves.containsKey(id) && curves.get(id).bounds().intersects(card)).toList();
    }

    private Wire wire(WireId id) {
        Wire wire = fastened.get(id);
        if (wire == null) {
            throw new IllegalArgumentException("the wire " + id + " is not fastened");
        }
        return wire;
    }
}
