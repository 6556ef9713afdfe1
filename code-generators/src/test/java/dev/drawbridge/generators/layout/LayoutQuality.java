package dev.drawbridge.generators.layout;

import dev.drawbridge.model.Design;
import dev.drawbridge.model.NodeId;
import dev.drawbridge.model.Point;
import dev.drawbridge.model.geometry.Bounds;
import dev.drawbridge.model.geometry.CardMetrics;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/**
 * What an eye would say of a drawing, in figures. Wires count as straight lines from port to port.
 *
 * @param crossings pairs of wires that cross away from their ends
 * @param hidden wires that run under a card which is not theirs
 * @param backwards wires that do not run to the right
 * @param length of all wires together
 * @param screen the height of the smallest screen of 16 to 10 that holds the drawing at 100 %
 */
record LayoutQuality(int crossings, int hidden, int backwards, double length, double screen) {
    private static final double SCREEN = 1.6;

    private record Line(Point a, Point b, NodeId from, NodeId to) {
        boolean crosses(Line other) {
            boolean touching = from.equals(other.from) || from.equals(other.to) || to.equals(other.from) || to.equals(other.to);
            return !touching && side(a, b, other.a) * side(a, b, other.b) < 0 && side(other.a, other.b, a) * side(other.a, other.b, b) < 0;
        }

        boolean runsUnder(NodeId card, Bounds box) {
            if (card.equals(from) || card.equals(to) || Math.max(a.x(), b.x()) < box.x() || Math.min(a.x(), b.x()) > box.maxX()
                    || Math.max(a.y(), b.y()) < box.y() || Math.min(a.y(), b.y()) > box.maxY()) {
                return false;
            }
            double first = side(a, b, new Point(box.x(), box.y()));
            return first * side(a, b, new Point(box.maxX(), box.y())) < 0 || first * side(a, b, new Point(box.x(), box.maxY())) < 0
                    || first * side(a, b, new Point(box.maxX(), box.maxY())) < 0;
        }

        private static double side(Point a, Point b, Point c) {
            return Math.signum((b.x() - a.x()) * (c.y() - a.y()) - (b.y() - a.y()) * (c.x() - a.x()));
        }
    }

    static LayoutQuality of(Design design, Map<NodeId, Point> places) {
        List<Line> lines = new ArrayList<>();
        design.wires().values().forEach(wire -> lines.add(new Line(CardMetrics.port(places.get(wire.from().node()), wire.from().port()),
                CardMetrics.port(places.get(wire.to().node()), wire.to().port()), wire.from().node(), wire.to().node())));
        int crossings = 0;
        for (int i = 0; i < lines.size(); i++) {
            for (int j = 0; j < i; j++) {
                crossings += lines.get(i).crosses(lines.get(j)) ? 1 : 0;
            }
        }
        int hidden = (int) lines.stream().filter(line -> places.entrySet().stream()
                .anyMatch(card -> line.runsUnder(card.getKey(), CardMetrics.bounds(card.getValue())))).count();
        int backwards = (int) lines.stream().filter(line -> line.b().x() <= line.a().x()).count();
        double length = lines.stream().mapToDouble(line -> Math.hypot(line.a().x() - line.b().x(), line.a().y() - line.b().y())).sum();
        Bounds all = Bounds.around(places.values().stream().map(CardMetrics::bounds).toList()).orElse(new Bounds(0, 0, 0, 0));
        return new LayoutQuality(crossings, hidden, backwards, Math.rint(length), Math.rint(Math.max(all.width() / SCREEN, all.height())));
    }
}
