package dev.drawbridge.desktop.canvas;

import dev.drawbridge.desktop.canvas.gesture.Target;
import dev.drawbridge.model.Drawing;
import dev.drawbridge.model.End;
import dev.drawbridge.model.Folding;
import dev.drawbridge.model.GroupId;
import dev.drawbridge.model.Node;
import dev.drawbridge.model.NodeId;
import dev.drawbridge.model.Point;
import dev.drawbridge.model.Wire;
import dev.drawbridge.model.WireId;
import dev.drawbridge.model.edit.Change;
import dev.drawbridge.model.geometry.Bounds;
import dev.drawbridge.model.geometry.CardMetrics;
import dev.drawbridge.model.geometry.FreePlaces;
import dev.drawbridge.model.geometry.GroupFrames;
import dev.drawbridge.model.geometry.NotePlaces;
import dev.drawbridge.model.geometry.WireCurve;
import dev.drawbridge.model.geometry.WireRouter;
import dev.drawbridge.model.kind.Catalogue;
import dev.drawbridge.model.kind.Port;
import java.util.ArrayList;
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
    private final GroupPlaces groups = new GroupPlaces(this::own);
    private final NoteSheets notes = new NoteSheets();
    private Drawing drawing;
    private final Map<NodeId, Point> held = new HashMap<>();
    private List<Bounds> beside = List.of();

    Scenery(Drawing drawing, Catalogue catalogue) {
        this.catalogue = catalogue;
        this.drawing = drawing;
        places.putAll(FreePlaces.complete(drawing.design(), drawing.layout()));
        groups.follow(drawing.design(), true);
        groups.refit(groups.all());
        places.keySet().forEach(this::index);
        drawing.design().wires().values().forEach(this::fasten);
        notes.follow(drawing, places.values().stream().map(CardMetrics::bounds).toList());
    }

    /** What must be drawn again. */
    record Dirty(Set<NodeId> cards, Set<WireId> wires) {}

    Drawing drawing() {
        return drawing;
    }

    /** Which cards and wires collapsed groups hide. */
    Folding folding() {
        return groups.folding();
    }

    NoteSheets notes() {
        return notes;
    }

    GroupPlaces groups() {
        return groups;
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
        if (before.design().notes() != drawing.design().notes() || before.layout().notes() != drawing.layout().notes()) {
            notes.follow(drawing, places.values().stream().map(CardMetrics::bounds).toList());
        }
        Folding hiddenBefore = groups.folding();
        boolean regrouped = groups.follow(drawing.design(), !change.wires().isEmpty());
        Set<WireId> crossed = new HashSet<>();
        Set<NodeId> refasten = settle(change.nodes(), crossed);
        Set<GroupId> moved = regrouped ? groups.all() : groups.of(change.nodes());
        refasten.addAll(groups.refit(moved));
        for (NodeId id : refasten) {
            for (WireId wire : wiresOf(id)) {
                drawing.design().wire(wire).ifPresent(this::fasten);
            }
        }
        change.nodes().forEach(id -> dirtyWires.addAll(wiresOf(id)));
        refasten.forEach(id -> dirtyWires.addAll(wiresOf(id)));
        for (WireId id : change.wires()) {
            drawing.design().wire(id).ifPresent(this::fasten);
        }
        if (regrouped) {
            for (WireId id : groups.folding().differing(hiddenBefore)) {
                drawing.design().wire(id).ifPresent(this::fasten);
                dirtyWires.add(id);
            }
        }
        // they find their way anew when they are next seen
        curves.keySet().removeAll(crossed);
        crossed.removeIf(id -> drawing.design().wire(id).isEmpty());
        dirtyWires.addAll(crossed);
        return new Dirty(dirtyCards, dirtyWires);
    }

    /**
     * Puts changed cards where they are now.
     *
     * @param crossed gets the wires that may have to go another way
     * @return cards whose wires must be fastened anew
     */
    private Set<NodeId> settle(Set<NodeId> changed, Set<WireId> crossed) {
        Optional<FreePlaces> free = Optional.empty();
        Set<NodeId> refasten = new HashSet<>();
        for (NodeId id : changed) {
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
            boolean seen = !folding().hides(id);
            if (!place.equals(places.get(id)) || old.isPresent() != seen) {
                old.ifPresent(box -> crossed.addAll(gaveWay(box)));
                places.put(id, place);
                index(id);
                if (seen) {
                    crossed.addAll(blockedBy(CardMetrics.bounds(place)));
                }
                refasten.add(id);
            }
        }
        return refasten;
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
        Set<NodeId> changed = new HashSet<>();
        moved.forEach((id, place) -> {
            if (drawing.design().node(id).isPresent() && !place.equals(places.get(id))) {
                held.putIfAbsent(id, places.get(id));
                places.put(id, place);
                index(id);
                changed.add(id);
            }
        });
        changed.addAll(groups.refit(groups.of(changed)));
        Set<WireId> dirty = new LinkedHashSet<>();
        changed.forEach(id -> dirty.addAll(wiresOf(id)));
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

    /** Only what is seen can be hit or stand in the way. */
    private void index(NodeId id) {
        if (folding().hides(id)) {
            cards.remove(id);
        } else {
            cards.put(id, CardMetrics.bounds(places.get(id)));
        }
    }

    private void fasten(Wire wire) {
        wiresByCard.computeIfAbsent(wire.from().node(), id -> new LinkedHashSet<>()).add(wire.id());
        wiresByCard.computeIfAbsent(wire.to().node(), id -> new LinkedHashSet<>()).add(wire.id());
        curves.remove(wire.id());
        if (folding().hides(wire.id())) {
            wires.remove(wire.id());
            return;
        }
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

    /** The centre of the port; of the card of the group that hides it, if one does. */
    Point end(End end) {
        Bounds box = card(end.node());
        return CardMetrics.port(new Point(box.x(), box.y()), end.port());
    }

    /** The top left corner of the card, also while a group hides it. */
    Point place(NodeId id) {
        return places.get(id);
    }

    Map<NodeId, Point> places(Collection<NodeId> ids) {
        Map<NodeId, Point> found = new HashMap<>();
        ids.forEach(id -> found.put(id, places.get(id)));
        return found;
    }

    /** The rectangle in which the card is seen: its own, or that of the collapsed group that hides it. */
    Bounds card(NodeId id) {
        return groups.hiding(id).orElseGet(() -> own(id));
    }

    private Bounds own(NodeId id) {
        return CardMetrics.bounds(places.get(id));
    }

    Set<WireId> wiresOf(NodeId id) {
        return Set.copyOf(wiresByCard.getOrDefault(id, Set.of()));
    }

    /** Cards that are seen in the rectangle, as cards. */
    Set<NodeId> cardsIn(Bounds area) {
        return cards.in(area);
    }

    /** Cards in the rectangle, also those of collapsed groups there. */
    Set<NodeId> allCardsIn(Bounds area) {
        Set<NodeId> found = cards.in(area);
        groups.collapsedIn(area).forEach(id -> found.addAll(groups.group(id).members()));
        return found;
    }

    /** The rectangles of all that is seen as a card. */
    List<Bounds> cardBoxesIn(Bounds area) {
        List<Bounds> boxes = cards.boxesIn(area);
        boxes.addAll(groups.cardBoxesIn(area));
        return boxes;
    }

    /** Wires whose curve touches the rectangle. */
    Set<WireId> wiresIn(Bounds area) {
        Set<WireId> near = wires.in(area);
        near.removeIf(id -> !curve(id).bounds().intersects(area));
        return near;
    }

    /** Wires that may touch the rectangle, without finding their way. */
    Set<WireId> wiresNear(Bounds area) {
        return wires.in(area);
    }

    /** Wires whose curve was found already and touches the rectangle. */
    Set<WireId> knownIn(Bounds area) {
        Set<WireId> near = wires.in(area);
        near.removeIf(id -> !curves.containsKey(id) || !curves.get(id).bounds().intersects(area));
        return near;
    }

    /** The curve of the wire, if it was found already. */
    Optional<WireCurve> known(WireId id) {
        return Optional.ofNullable(curves.get(id));
    }

    /** The curve of the wire as it would be without cards in its way. */
    WireCurve straight(WireId id) {
        Wire wire = drawing.design().requireWire(id);
        return WireCurve.between(end(wire.from()), wire.from().port(), end(wire.to()));
    }

    /** The curve of the wire, round cards where that is cheap. */
    WireCurve curve(WireId id) {
        WireCurve known = curves.get(id);
        if (known == null) {
            Wire wire = drawing.design().requireWire(id);
            Point start = end(wire.from());
            Point end = end(wire.to());
            Bounds hull = Bounds.between(start, end);
            List<Bounds> around = cardBoxesIn(new Bounds(hull.x() - WireRouter.SLACK_X, hull.y() - WireRouter.SLACK_Y,
                    hull.width() + 2 * WireRouter.SLACK_X, hull.height() + 2 * WireRouter.SLACK_Y));
            known = WireRouter.route(start, wire.from().port(), end, around);
            curves.put(id, known);
        }
        return known;
    }

    /** The rectangle around all cards and frames; empty for an empty drawing. */
    Optional<Bounds> extent() {
        List<Bounds> boxes = new ArrayList<>();
        places.keySet().stream().filter(id -> !folding().hides(id)).forEach(id -> boxes.add(own(id)));
        groups.all().forEach(id -> groups.box(id).ifPresent(boxes::add));
        notes.all().forEach(id -> boxes.add(NotePlaces.bounds(notes.box(id))));
        boxes.addAll(beside);
        return Bounds.around(boxes);
    }

    /** Rectangles that belong to the whole though nothing is drawn there. */
    void standIn(List<Bounds> others) {
        beside = List.copyOf(others);
    }

    /**
     * What is under a point of the world. A port begins a new wire, also while a wire that leaves it is selected: fanning
     * out is the normal case. Only the head of a selected wire comes before the port that it lies on.
     */
    Target hit(Point at, double zoom, Set<WireId> selected) {
        for (WireId id : selected.isEmpty() ? Set.<WireId>of() : wires.in(new Bounds(at.x(), at.y(), 0, 0))) {
            if (selected.contains(id) && folding().together(id).size() == 1 && isNear(curve(id).end(), at, HEAD_HIT / zoom)) {
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
        if (!groups.collapsedIn(new Bounds(at.x(), at.y(), 0, 0)).isEmpty()) {
            return groupAt(at);
        }
        Target wire = wireAt(at, zoom, selected);
        if (!(wire instanceof Target.OnCanvas)) {
            return wire;
        }
        Target note = notes.at(at, zoom);
        return note instanceof Target.OnCanvas ? groupAt(at) : note;
    }

    /** The card of a collapsed group counts as a whole, a frame by its title; of frames in each other the smaller. */
    private Target groupAt(Point at) {
        return groups.in(new Bounds(at.x(), at.y(), 0, 0)).stream()
                .min(java.util.Comparator.comparingDouble((GroupId id) -> groups.box(id).orElseThrow().width()).thenComparing(id -> id))
                .<Target>map(id -> {
                    Bounds box = groups.box(id).orElseThrow();
                    boolean collapsed = groups.group(id).collapsed();
                    if ((collapsed ? GroupFrames.pileSign(box) : GroupFrames.sign(box)).contains(at)) {
                        return new Target.OnFold(id);
                    }
                    return collapsed || GroupFrames.title(box).contains(at) ? new Target.OnGroup(id) : new Target.OnCanvas();
                }).orElse(new Target.OnCanvas());
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
        if (folding().together(wire).size() > 1) {
            // an end of several wires cannot be fastened elsewhere
            return new Target.OnWire(wire);
        }
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
        return wires.in(core).stream().filter(id -> folding().together(id).size() == 1)
                .filter(id -> {
                    Wire wire = drawing.design().requireWire(id);
                    return !except.contains(wire.from().node()) && !except.contains(wire.to().node());
                })
                .filter(id -> curve(id).distance(card.centre()) < CardMetrics.HEIGHT / 2)
                .min(java.util.Comparator.comparingDouble(id -> curve(id).distance(card.centre())));
    }
}
