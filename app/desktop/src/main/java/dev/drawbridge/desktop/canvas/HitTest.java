package dev.drawbridge.desktop.canvas;

import dev.drawbridge.desktop.canvas.gesture.Target;
import dev.drawbridge.model.End;
import dev.drawbridge.model.GroupId;
import dev.drawbridge.model.Node;
import dev.drawbridge.model.NodeId;
import dev.drawbridge.model.Point;
import dev.drawbridge.model.Wire;
import dev.drawbridge.model.WireId;
import dev.drawbridge.model.geometry.Bounds;
import dev.drawbridge.model.geometry.CardMetrics;
import dev.drawbridge.model.geometry.GroupFrames;
import dev.drawbridge.model.geometry.WireCurve;
import dev.drawbridge.model.kind.Catalogue;
import dev.drawbridge.model.kind.Port;
import java.util.Comparator;
import java.util.Optional;
import java.util.Set;

/**
 * What is under a point, or under a card that is held. Looks at where things are and changes nothing; knows no toolkit.
 *
 * @param catalogue knows the ports of cards
 */
record HitTest(Scenery scenery, Catalogue catalogue) {
    /** How far from a wire the pointer still counts as on it, in pixels. */
    private static final double WIRE_HIT = 6;
    /** The last part of a wire takes its end along, and the first part of a selected one its start; in pixels. */
    private static final double END_HIT = 22;
    /** The head of a selected wire can be grabbed on the port, too; in pixels. */
    private static final double HEAD_HIT = 9;

    /**
     * What is under a point of the world. A port begins a new wire, also while a wire that leaves it is selected: fanning
     * out is the normal case. Only the head of a selected wire comes before the port that it lies on.
     */
    Target at(Point at, double zoom, Set<WireId> selected) {
        Bounds point = new Bounds(at.x(), at.y(), 0, 0);
        for (WireId id : selected.isEmpty() ? Set.<WireId>of() : scenery.paths().near(point)) {
            if (selected.contains(id) && isAlone(id) && isNear(scenery.paths().curve(id).end(), at, HEAD_HIT / zoom)) {
                return new Target.OnWireEnd(id, true);
            }
        }
        double reach = CardMetrics.PORT_HIT / Math.max(1, zoom);
        for (NodeId id : scenery.cardsIn(point.grow(reach))) {
            Optional<String> port = portAt(id, at, reach);
            if (port.isPresent()) {
                return new Target.OnPort(new End(id, port.get()));
            }
        }
        Target card = new Target.OnCanvas();
        for (NodeId id : scenery.cardsIn(point)) {
            card = new Target.OnCard(id);
        }
        if (card instanceof Target.OnCard) {
            return card;
        }
        if (!scenery.groups().collapsedIn(point).isEmpty()) {
            return groupAt(at);
        }
        Target wire = wireAt(at, zoom, selected);
        if (!(wire instanceof Target.OnCanvas)) {
            return wire;
        }
        Target note = scenery.notes().at(at, zoom);
        return note instanceof Target.OnCanvas ? groupAt(at) : note;
    }

    /** The wire that a card put there would cut through, if it is just clear which. */
    Optional<WireId> wireUnder(Bounds card, Set<NodeId> except) {
        return scenery.paths().near(card.grow(-10)).stream().filter(this::isAlone)
                .filter(id -> {
                    Wire wire = scenery.drawing().design().requireWire(id);
                    return !except.contains(wire.from().node()) && !except.contains(wire.to().node());
                })
                .filter(id -> scenery.paths().curve(id).distance(card.centre()) < CardMetrics.HEIGHT / 2)
                .min(Comparator.comparingDouble(id -> scenery.paths().curve(id).distance(card.centre())));
    }

    /** The card of a collapsed group counts as a whole, a frame by its title; of frames in each other the smaller. */
    private Target groupAt(Point at) {
        GroupPlaces groups = scenery.groups();
        return groups.in(new Bounds(at.x(), at.y(), 0, 0)).stream()
                .min(Comparator.comparingDouble((GroupId id) -> groups.box(id).orElseThrow().width()).thenComparing(id -> id))
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
        Node node = scenery.drawing().design().requireNode(id);
        return catalogue.of(node).ports().stream().map(Port::id)
                .filter(port -> {
                    Point centre = CardMetrics.port(scenery.place(id), port);
                    return Math.abs(at.x() - centre.x()) <= reach && Math.abs(at.y() - centre.y()) <= reach;
                })
                .findFirst();
    }

    private Target wireAt(Point at, double zoom, Set<WireId> selected) {
        double best = WIRE_HIT / zoom;
        Optional<WireId> nearest = Optional.empty();
        for (WireId id : scenery.paths().near(new Bounds(at.x(), at.y(), 0, 0))) {
            WireCurve curve = scenery.paths().curve(id);
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
        if (!isAlone(wire)) {
            // an end of several wires cannot be fastened elsewhere
            return new Target.OnWire(wire);
        }
        double reach = END_HIT / Math.max(1, zoom);
        WireCurve curve = scenery.paths().curve(wire);
        if (isNear(curve.end(), at, reach)) {
            return new Target.OnWireEnd(wire, true);
        }
        return selected.contains(wire) && isNear(curve.start(), at, reach) ? new Target.OnWireEnd(wire, false) : new Target.OnWire(wire);
    }

    /** Whether the line stands for that wire and no others: a collapsed group lets several look like one. */
    private boolean isAlone(WireId wire) {
        return scenery.folding().together(wire).size() == 1;
    }

    private static boolean isNear(Point a, Point b, double reach) {
        return Math.hypot(a.x() - b.x(), a.y() - b.y()) <= reach;
    }
}
