package dev.drawbridge.desktop.canvas.gesture;

import dev.drawbridge.model.GroupId;
import dev.drawbridge.model.NodeId;
import dev.drawbridge.model.Point;
import dev.drawbridge.model.Wire;
import dev.drawbridge.model.WireId;
import dev.drawbridge.model.geometry.Bounds;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** From card to card by keys: along a wire if one leads that way, else to the nearest card in that direction. */
final class Walking {
    /** Directions, as steps on the canvas. */
    enum Way {
        LEFT(-1, 0), RIGHT(1, 0), UP(0, -1), DOWN(0, 1);

        private final int dx;
        private final int dy;

        Way(int dx, int dy) {
            this.dx = dx;
            this.dy = dy;
        }

        int dx() {
            return dx;
        }

        int dy() {
            return dy;
        }
    }

    /** How far to look for a neighbour that no wire leads to; twice as far each time nothing is found. */
    private static final double FIRST_LOOK = 1000;
    private static final double LAST_LOOK = 64_000;

    private Walking() {}

    /** @param stop the card where one is, or all cards of a collapsed group; empty for nowhere */
    static Optional<NodeId> from(Set<NodeId> stop, Way way, GestureContext context) {
        if (stop.isEmpty()) {
            return first(context);
        }
        Point at = corner(stop.iterator().next(), context);
        Optional<NodeId> wired = way.dx() == 0 ? Optional.empty() : alongWire(stop, at, way, context);
        return wired.or(() -> nearest(stop, at, way, context));
    }

    /** Where the card is seen. */
    private static Point corner(NodeId id, GestureContext context) {
        Bounds box = context.box(id);
        return new Point(box.x(), box.y());
    }

    private static Optional<NodeId> alongWire(Set<NodeId> stop, Point at, Way way, GestureContext context) {
        List<NodeId> reached = new ArrayList<>();
        for (NodeId card : stop) {
            for (WireId id : context.wiresOf(card)) {
                Wire wire = context.design().requireWire(id);
                boolean leaves = wire.from().node().equals(card);
                NodeId other = leaves ? wire.to().node() : wire.from().node();
                if (leaves == way.dx() > 0 && !stop.contains(other)) {
                    reached.add(other);
                }
            }
        }
        return reached.stream().min(Comparator.<NodeId>comparingDouble(id -> Math.abs(corner(id, context).y() - at.y()))
                .thenComparingDouble(id -> Math.abs(corner(id, context).x() - at.x())).thenComparing(Comparator.naturalOrder()));
    }

    private static Optional<NodeId> nearest(Set<NodeId> stop, Point at, Way way, GestureContext context) {
        for (double look = FIRST_LOOK; look <= LAST_LOOK; look *= 4) {
            Optional<NodeId> found = context.cardsIn(new Bounds(at.x() - look, at.y() - look, 2 * look, 2 * look)).stream()
                    .filter(id -> !stop.contains(id) && ahead(at, corner(id, context), way) > 0)
                    .min(Comparator.<NodeId>comparingDouble(id -> cost(at, corner(id, context), way)).thenComparing(Comparator.naturalOrder()));
            if (found.isPresent()) {
                return found;
            }
        }
        return Optional.empty();
    }

    private static double ahead(Point from, Point to, Way way) {
        return (to.x() - from.x()) * way.dx() + (to.y() - from.y()) * way.dy();
    }

    /** Far off the straight line costs more than far away. */
    private static double cost(Point from, Point to, Way way) {
        double aside = Math.abs((to.x() - from.x()) * way.dy()) + Math.abs((to.y() - from.y()) * way.dx());
        return ahead(from, to, way) + 2.5 * aside;
    }

    /** The next or previous card in reading order: column by column is how a drawing flows. A collapsed group is one stop. */
    static Optional<NodeId> inOrder(int step, GestureContext context) {
        Set<GroupId> met = new HashSet<>();
        List<NodeId> order = context.design().nodes().keySet().stream()
                .filter(id -> context.folding().groupOf(id).map(met::add).orElse(true))
                .sorted(Comparator.<NodeId>comparingDouble(id -> corner(id, context).x()).thenComparingDouble(id -> corner(id, context).y())).toList();
        if (order.isEmpty()) {
            return Optional.empty();
        }
        Set<NodeId> stop = Folds.stop(context);
        int now = -1;
        for (int i = 0; i < order.size() && now < 0; i++) {
            now = stop.contains(order.get(i)) ? i : -1;
        }
        if (now < 0) {
            return Optional.of(step > 0 ? order.getFirst() : order.getLast());
        }
        int next = now + step;
        return next < 0 || next >= order.size() ? Optional.empty() : Optional.of(order.get(next));
    }

    private static Optional<NodeId> first(GestureContext context) {
        return context.cardsIn(context.view()).stream()
                .min(Comparator.<NodeId>comparingDouble(id -> corner(id, context).x()).thenComparingDouble(id -> corner(id, context).y()))
                .or(() -> inOrder(1, context));
    }
}
