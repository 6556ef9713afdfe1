package dev.drawbridge.desktop.canvas;

import dev.drawbridge.desktop.canvas.gesture.Target;
import dev.drawbridge.model.Drawing;
import dev.drawbridge.model.End;
import dev.drawbridge.model.Node;
import dev.drawbridge.model.NodeId;
import dev.drawbridge.model.Point;
import dev.drawbridge.model.Wire;
import dev.drawbridge.model.WireId;
import dev.drawbridge.model.edit.Change;
import dev.drawbridge.model.geometry.Bounds;
import dev.drawbridge.model.geometry.CardMetrics;
import dev.drawbridge.model.geometry.FreePlaces;
import dev.drawbridge.model.geometry.WireCurve;
import dev.drawbridge.model.geometry.WireRouter;
import dev.drawbridge.model.kind.Catalogue;
import dev.drawbridge.model.kind.Port;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * Where everything of the drawing is, kept in step change by change. Knows no toolkit; belongs to one thread.
 *
 * <p>Curves are found on first sight and forgotten when something at or under them moves.
 */
final class Scenery {
    /** How far from a wire the pointer still counts as on it, in pixels. */
    private static final double WIRE_HIT = 6;
    /** The last part of a wire takes its end along, and the first part of a selected one its start; in pixels. */
    private static final double END_HIT = 22;
    /** The head of a selected wire can be grabbed on the port, too; in pixels. */
    private static final double HEAD_HIT = 9;

    private final Catalogue catalogue;
    private final Map<NodeId, Point> places = new HashMap<>();
    private final Map<NodeId, Set<WireId>> wiresByCard = new HashMap<>();
    private final SpatialIndex<NodeId> cards = new SpatialIndex<>();
    private final SpatialIndex<WireId> wires = new SpatialIndex<>();
    private final Map<WireId, WireCurve> curves = new HashMap<>();
    private Drawing drawing;
    private final Map<NodeId, Point> held = new HashMap<>();

    Scenery(Drawing drawing, Catalogue catalogue) {
        this.catalogue = catalogue;
        this.drawing = drawing;
        FreePlaces.complete(drawing.design(), drawing.layout()).forEach(this::put);
        drawing.design().wires().values().forEach(this::fasten);
    }

    /** What must be drawn again. */
    record Dirty(Set<NodeId> cards, Set<WireId> wires) {}

    Drawing drawing() {
        return drawing;
    }

    /** Follows one change of the drawing. */
    Dirty follow(Change change) {
        release();
        Drawing before = drawing;
        drawing = change.after();
        Set<NodeId> dirtyCards = new LinkedHashSet<>(change.nodes());
        Set<WireId> dirtyWires = new LinkedHashSet<>(change.wires());
        for (WireId id : change.wires()) {
            before.design().wire(id).ifPresent(this::unfasten);
        }
        Optional<FreePlaces> free = Optional.empty();
        Set<WireId> crossed = new HashSet<>();
        for (NodeId id : change.nodes()) {
            Optional<Bounds> old = cards.bounds(id);
            if (drawing.design().node(id).isEmpty()) {
                old.ifPresent(box -> crossed.addAll(gaveWay(box)));
                cards.remove(id);
                places.remove(id);
                wiresByCard.remove(id);
                continue;
            }
            Optional<Point> known = drawing.layout().place(id).or(() -> Optional.ofNullable(places.get(id)));
            if (known.isEmpty() && free.isEmpty()) {
                free = Optional.of(FreePlaces.below(places.values()));
            }
            Point place = known.isPresent() ? known.get() : free.orElseThrow().next();
            boolean moved = !place.equals(places.get(id));
            if (moved) {
                old.ifPresent(box -> crossed.addAll(gaveWay(box)));
                put(id, place);
                crossed.addAll(blockedBy(CardMetrics.bounds(place)));
                for (WireId wire : wiresOf(id)) {
                    drawing.design().wire(wire).ifPresent(this::fasten);
                }
            }
            dirtyWires.addAll(wiresOf(id));
        }
        for (WireId id : change.wires()) {
            drawing.design().wire(id).ifPresent(this::fasten);
        }
        // they find their way anew when they are next seen
        curves.keySet().removeAll(crossed);
        crossed.removeIf(id -> drawing.design().wire(id).isEmpty());
        dirtyWires.addAll(crossed);
        return new Dirty(dirtyCards, dirtyWires);
    }

    /** Wires that may have gone another way because of a card there. */
    private List<WireId> gaveWay(Bounds card) {
        return wires.in(card).stream().filter(id -> {
            WireCurve known = curves.get(id);
            return known != null && !known.equals(WireCurve.between(known.start(), drawing.design().wire(id).map(w -> w.from().port()).orElse("out"), known.end()));
        }).toList();
    }

    /** Wires that would run under a card there. */
    private List<WireId> blockedBy(Bounds card) {
        return wires.in(card).stream().filter(id -> curves.containsKey(id) && curves.get(id).bounds().intersects(card)).toList();
    }

    /**
     * Shows cards somewhere else while the hand holds them.
     *
     * @return the wires that follow: those fastened to the cards, and no others
     */
    Set<WireId> hold(Map<NodeId, Point> moved) {
        Set<WireId> dirty = new LinkedHashSet<>();
        moved.forEach((id, place) -> {
            if (drawing.design().node(id).isPresent() && !place.equals(places.get(id))) {
                held.putIfAbsent(id, places.get(id));
                put(id, place);
                dirty.addAll(wiresOf(id));
            }
        });
        dirty.forEach(id -> drawing.design().wire(id).ifPresent(this::fasten));
        return dirty;
    }

    /** Cards that were held go back to where they were; the wires that follow. */
    Set<WireId> release() {
        if (held.isEmpty()) {
            return Set.of();
        }
        Set<WireId> dirty = hold(Map.copyOf(held));
        held.clear();
        return dirty;
    }

    private void put(NodeId id, Point place) {
        places.put(id, place);
        cards.put(id, CardMetrics.bounds(place));
    }

    private void fasten(Wire wire) {
        wiresByCard.computeIfAbsent(wire.from().node(), id -> new LinkedHashSet<>()).add(wire.id());
        wiresByCard.computeIfAbsent(wire.to().node(), id -> new LinkedHashSet<>()).add(wire.id());
        curves.remove(wire.id());
        Bounds ends = Bounds.between(end(wire.from()), end(wire.to()));
        wires.put(wire.id(), new Bounds(ends.x() - WireRouter.SLACK_X, ends.y() - WireRouter.SLACK_Y,
                ends.width() + 2 * WireRouter.SLACK_X, ends.height() + 2 * WireRouter.SLACK_Y));
    }

    private void unfasten(Wire wire) {
        wiresByCard.getOrDefault(wire.from().node(), new HashSet<>()).remove(wire.id());
        wiresByCard.getOrDefault(wire.to().node(), new HashSet<>()).remove(wire.id());
        curves.remove(wire.id());
        wires.remove(wire.id());
    }

    /** The centre of the port. */
    Point end(End end) {
        return CardMetrics.port(place(end.node()), end.port());
    }

    /** The top left corner of the card. */
    Point place(NodeId id) {
        return places.get(id);
    }

    Map<NodeId, Point> places(Collection<NodeId> ids) {
        Map<NodeId, Point> found = new HashMap<>();
        ids.forEach(id -> found.put(id, places.get(id)));
        return found;
    }

    Bounds card(NodeId id) {
        return CardMetrics.bounds(places.get(id));
    }

    Set<WireId> wiresOf(NodeId id) {
        return Set.copyOf(wiresByCard.getOrDefault(id, Set.of()));
    }

    Set<NodeId> cardsIn(Bounds area) {
        return cards.in(area);
    }

    List<Bounds> cardBoxesIn(Bounds area) {
        return cards.boxesIn(area);
    }

    /** Wires whose curve touches the rectangle. */
    Set<WireId> wiresIn(Bounds area) {
        Set<WireId> near = wires.in(area);
        near.removeIf(id -> !curve(id).bounds().intersects(area));
        return near;
    }

    /** The curve of the wire, round cards where that is cheap. */
    WireCurve curve(WireId id) {
        WireCurve known = curves.get(id);
        if (known == null) {
            Wire wire = drawing.design().requireWire(id);
            Point start = end(wire.from());
            Point end = end(wire.to());
            Bounds hull = Bounds.between(start, end);
            List<Bounds> around = cards.boxesIn(new Bounds(hull.x() - WireRouter.SLACK_X, hull.y() - WireRouter.SLACK_Y,
                    hull.width() + 2 * WireRouter.SLACK_X, hull.height() + 2 * WireRouter.SLACK_Y));
            known = WireRouter.route(start, wire.from().port(), end, around);
            curves.put(id, known);
        }
        return known;
    }

    /** The rectangle around all cards; empty for an empty drawing. */
    Optional<Bounds> extent() {
        return Bounds.around(places.values().stream().map(CardMetrics::bounds).toList());
    }

    /**
     * What is under a point of the world. A port begins a new wire, also while a wire that leaves it is selected: fanning
     * out is the normal case. Only the head of a selected wire comes before the port that it lies on.
     */
    Target hit(Point at, double zoom, Set<WireId> selected) {
        for (WireId id : selected.isEmpty() ? Set.<WireId>of() : wires.in(new Bounds(at.x(), at.y(), 0, 0))) {
            if (selected.contains(id) && isNear(curve(id).end(), at, HEAD_HIT / zoom)) {
                return new Target.OnWireEnd(id, true);
            }
        }
        double reach = CardMetrics.PORT_HIT / Math.max(1, zoom);
        for (NodeId id : cards.in(new Bounds(at.x(), at.y(), 0, 0).grow(reach))) {
            Optional<String> port = portAt(id, at, reach);
            if (port.isPresent()) {
                return new Target.OnPort(new End(id, port.get()));
            }
        }
        Target card = new Target.OnCanvas();
        for (NodeId id : cards.in(new Bounds(at.x(), at.y(), 0, 0))) {
            card = new Target.OnCard(id);
        }
        if (card instanceof Target.OnCard) {
            return card;
        }
        Target wire = wireAt(at, zoom, selected);
        return wire instanceof Target.OnCanvas ? groupAt(at) : wire;
    }

    private Target groupAt(Point at) {
        return drawing.design().groups().values().stream()
                .filter(group -> GroupFrames.of(group, this::card).filter(frame -> GroupFrames.title(frame).contains(at)).isPresent())
                .findFirst().<Target>map(group -> new Target.OnGroup(group.id())).orElse(new Target.OnCanvas());
    }

    private Optional<String> portAt(NodeId id, Point at, double reach) {
        Node node = drawing.design().requireNode(id);
        return catalogue.of(node).ports().stream().map(Port::id)
                .filter(port -> {
                    Point centre = CardMetrics.port(places.get(id), port);
                    return Math.abs(at.x() - centre.x()) <= reach && Math.abs(at.y() - centre.y()) <= reach;
                })
                .findFirst();
    }

    private Target wireAt(Point at, double zoom, Set<WireId> selected) {
        double best = WIRE_HIT / zoom;
        Optional<WireId> nearest = Optional.empty();
        for (WireId id : wires.in(new Bounds(at.x(), at.y(), 0, 0))) {
            WireCurve curve = curve(id);
            if (curve.bounds().grow(best).contains(at)) {
                // where wires leave a port together the selected one is meant
                double distance = selected.contains(id) ? curve.distance(at) / 3 : curve.distance(at);
                if (distance <= best) {
                    best = distance;
                    nearest = Optional.of(id);
                }
            }
        }
        if (nearest.isEmpty()) {
            return new Target.OnCanvas();
        }
        WireId wire = nearest.get();
        double reach = END_HIT / Math.max(1, zoom);
        if (isNear(curve(wire).end(), at, reach)) {
            return new Target.OnWireEnd(wire, true);
        }
        return selected.contains(wire) && isNear(curve(wire).start(), at, reach) ? new Target.OnWireEnd(wire, false) : new Target.OnWire(wire);
    }

    private static boolean isNear(Point a, Point b, double reach) {
        return Math.hypot(a.x() - b.x(), a.y() - b.y()) <= reach;
    }

    /** The wire that a card put there would cut through, if it is just clear which. */
    Optional<WireId> wireUnder(Bounds card, Set<NodeId> except) {
        Bounds core = card.grow(-10);
        return wires.in(core).stream()
                .filter(id -> {
                    Wire wire = drawing.design().requireWire(id);
                    return !except.contains(wire.from().node()) && !except.contains(wire.to().node());
                })
                .filter(id -> curve(id).distance(card.centre()) < CardMetrics.HEIGHT / 2)
                .min(java.util.Comparator.comparingDouble(id -> curve(id).distance(card.centre())));
    }
}
