package dev.drawbridge.desktop.canvas.gesture;

import dev.drawbridge.model.NodeId;
import dev.drawbridge.model.Point;
import dev.drawbridge.model.Wire;
import dev.drawbridge.model.WireId;
import dev.drawbridge.model.geometry.Bounds;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

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

    static Optional<NodeId> from(Optional<NodeId> card, Way way, GestureContext context) {
        if (card.isEmpty()) {
            return first(context);
        }
        Point at = context.place(card.get());
        Optional<NodeId> wired = way.dx() == 0 ? Optional.empty() : alongWire(card.get(), at, way, context);
        return wired.or(() -> nearest(card.get(), at, way, context));
    }

    private static Optional<NodeId> alongWire(NodeId card, Point at, Way way, GestureContext context) {
        List<NodeId> reached = new ArrayList<>();
        for (WireId id : context.wiresOf(card)) {
            Wire wire = context.design().requireWire(id);
            boolean leaves = wire.from().node().equals(card);
            if (leaves == way.dx() > 0) {
                reached.add(leaves ? wire.to().node() : wire.from().node());
            }
        }
        return reached.stream().min(Comparator.<NodeId>comparingDouble(id -> Math.abs(context.place(id).y() - at.y()))
                .thenComparingDouble(id -> Math.abs(context.place(id).x() - at.x())).thenComparing(Comparator.naturalOrder()));
    }

    private static Optional<NodeId> nearest(NodeId card, Point at, Way way, GestureContext context) {
        for (double look = FIRST_LOOK; look <= LAST_LOOK; look *= 4) {
            Optional<NodeId> found = context.cardsIn(new Bounds(at.x() - look, at.y() - look, 2 * look, 2 * look)).stream()
                    .filter(id -> !id.equals(card) && ahead(at, context.place(id), way) > 0)
                    .min(Comparator.<NodeId>comparingDouble(id -> cost(at, context.place(id), way)).thenComparing(Comparator.naturalOrder()));
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

    /** The next or previous card in reading order: column by column is how a drawing flows. */
    static Optional<NodeId> inOrder(int step, GestureContext context) {
        List<NodeId> order = context.design().nodes().keySet().stream()
                .sorted(Comparator.<NodeId>comparingDouble(id -> context.place(id).x()).thenComparingDouble(id -> context.place(id).y())).toList();
        if (order.isEmpty()) {
            return Optional.empty();
        }
        int now = context.selectedCards().size() == 1 ? order.indexOf(context.selectedCards().iterator().next()) : -1;
        if (now < 0) {
            return Optional.of(step > 0 ? order.getFirst() : order.getLast());
        }
        int next = now + step;
        return next < 0 || next >= order.size() ? Optional.empty() : Optional.of(order.get(next));
    }

    private static Optional<NodeId> first(GestureContext context) {
        return context.cardsIn(context.view()).stream()
                .min(Comparator.<NodeId>comparingDouble(id -> context.place(id).x()).thenComparingDouble(id -> context.place(id).y()))
                .or(() -> inOrder(1, context));
    }
}
