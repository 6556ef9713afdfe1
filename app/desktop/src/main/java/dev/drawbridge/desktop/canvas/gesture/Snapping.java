package dev.drawbridge.desktop.canvas.gesture;

import dev.drawbridge.model.Point;
import dev.drawbridge.model.geometry.Bounds;
import dev.drawbridge.model.geometry.CardMetrics;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;

/** Where a card comes to rest: lined up with a neighbour if one is near, else on the grid. */
final class Snapping {
    /** How near, in pixels. */
    private static final double NEAR = 5;

    private Snapping() {}

    /** @param place the top left corner */
    record Snapped(Point place, List<Guide> guides) {}

    /**
     * Snaps a card.
     *
     * @param wish the top left corner where the hand holds it
     * @param neighbours the cards around, without those that move
     */
    static Snapped snap(Point wish, Collection<Bounds> neighbours, double zoom) {
        Bounds card = CardMetrics.bounds(wish);
        double near = NEAR / zoom;
        double bestX = Double.MAX_VALUE;
        double bestY = Double.MAX_VALUE;
        for (Bounds other : neighbours) {
            bestX = closer(bestX, other.x() - card.x(), near);
            bestY = closer(bestY, other.y() - card.y(), near);
        }
        Point grid = CardMetrics.snap(wish);
        Point place = new Point(bestX == Double.MAX_VALUE ? grid.x() : wish.x() + bestX, bestY == Double.MAX_VALUE ? grid.y() : wish.y() + bestY);
        return new Snapped(place, guides(CardMetrics.bounds(place), neighbours));
    }

    private static double closer(double best, double shift, double near) {
        return Math.abs(shift) <= near && Math.abs(shift) < Math.abs(best) ? shift : best;
    }

    /** The lines through cards that stand exactly in line with it: the nearest on each axis, through the middles. */
    private static List<Guide> guides(Bounds card, Collection<Bounds> neighbours) {
        List<Guide> guides = new ArrayList<>();
        Bounds column = null;
        Bounds row = null;
        for (Bounds other : neighbours) {
            if (other.x() == card.x() && (column == null || Math.abs(other.y() - card.y()) < Math.abs(column.y() - card.y()))) {
                column = other;
            }
            if (other.y() == card.y() && (row == null || Math.abs(other.x() - card.x()) < Math.abs(row.x() - card.x()))) {
                row = other;
            }
        }
        if (column != null) {
            guides.add(new Guide(true, card.centre().x(), Math.min(card.y(), column.y()), Math.max(card.maxY(), column.maxY())));
        }
        if (row != null) {
            guides.add(new Guide(false, card.centre().y(), Math.min(card.x(), row.x()), Math.max(card.maxX(), row.maxX())));
        }
        return guides;
    }
}
