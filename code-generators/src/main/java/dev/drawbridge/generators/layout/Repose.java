package dev.drawbridge.generators.layout;

import dev.drawbridge.model.Design;
import dev.drawbridge.model.Group;
import dev.drawbridge.model.NodeId;
import dev.drawbridge.model.Point;
import dev.drawbridge.model.Wire;
import dev.drawbridge.model.geometry.Bounds;
import dev.drawbridge.model.geometry.CardMetrics;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.ToDoubleFunction;

/**
 * Whether cards may stay as they stand. Finding places begins with how cards stand now, so where wires form circles one tidy
 * arrangement can lead to another, and that to a third. What looks tidied, and is no worse than what would become of it,
 * stays: so tidying twice is tidying once, whatever the places are made of.
 */
final class Repose {
    /** What a wire that runs back costs, times how much it wants to run forwards, in pixels of a wire's length. */
    private static final double BACK = 60;
    /** Two wires that cross. */
    private static final double CROSSING = 150;
    /** A left edge, and an upper one, that no other card has. */
    private static final double LEFT_EDGE = 30;
    private static final double UPPER_EDGE = 5;
    /** The pairs of more wires than these are not compared. */
    private static final int FEW_WIRES = 600;
    /** Parts of more blocks than these may be cut into clusters, whose columns do not agree. */
    private static final int FEW_BLOCKS = 60;

    private final Bonds bonds;
    private final Collection<NodeId> cards;
    private final Collection<Group> groups;
    private final List<Wire> wires;
    private final ToDoubleFunction<Wire> room;

    /**
     * @param cards those that are tidied
     * @param groups the groups of which all cards are
     * @param room the width that the label of a wire takes
     */
    Repose(Design design, Collection<NodeId> cards, Collection<Group> groups, ToDoubleFunction<Wire> room) {
        this.room = room;
        this.cards = Set.copyOf(cards);
        this.groups = groups;
        bonds = new Bonds(design);
        wires = design.wires().values().stream().filter(wire -> this.cards.contains(wire.from().node()) && this.cards.contains(wire.to().node())
                && !wire.from().node().equals(wire.to().node())).toList();
    }

    /** Whether these places could be what tidying gave: all on the grid, parts apart from each other, each in columns. */
    boolean looksTidied(Map<NodeId, Point> places) {
        if (!places.keySet().containsAll(cards) || cards.stream().anyMatch(id -> !CardMetrics.snap(places.get(id)).equals(places.get(id)))) {
            return false;
        }
        Map<NodeId, Integer> owner = new HashMap<>();
        List<Bounds> boxes = new ArrayList<>();
        for (Group group : groups) {
            Set<NodeId> members = new HashSet<>(group.members());
            members.retainAll(cards);
            members.removeAll(owner.keySet());
            if (!members.isEmpty()) {
                if (!inside(members.stream().toList(), places)) {
                    return false;
                }
                members.forEach(id -> owner.put(id, boxes.size()));
                Bounds inside = around(members, places);
                boxes.add(group.collapsed() ? CardMetrics.bounds(new Point(inside.x(), inside.y())) : inside.grow(Block.FRAME));
            }
        }
        for (NodeId id : cards) {
            if (owner.putIfAbsent(id, boxes.size()) == null) {
                boxes.add(CardMetrics.bounds(places.get(id)));
            }
        }
        return inColumns(boxes, owner);
    }

    private boolean inside(List<NodeId> members, Map<NodeId, Point> places) {
        Map<NodeId, Integer> owner = new HashMap<>();
        members.forEach(id -> owner.put(id, owner.size()));
        return inColumns(members.stream().map(id -> CardMetrics.bounds(places.get(id))).toList(), owner);
    }

    private boolean inColumns(List<Bounds> boxes, Map<NodeId, Integer> owner) {
        Parts parts = new Parts(boxes.size());
        List<Label> labels = new ArrayList<>();
        for (Wire wire : wires) {
            Integer from = owner.get(wire.from().node());
            Integer to = owner.get(wire.to().node());
            if (from != null && to != null && !from.equals(to)) {
                parts.join(from, to);
                labels.add(new Label(boxes.get(from), boxes.get(to), Layers.gap(room.applyAsDouble(wire))));
            }
        }
        Map<Integer, List<Bounds>> members = new TreeMap<>();
        for (int i = 0; i < boxes.size(); i++) {
            members.computeIfAbsent(parts.of(i), part -> new ArrayList<>()).add(boxes.get(i));
        }
        List<Bounds> around = members.values().stream().map(part -> Bounds.around(part).orElseThrow()).toList();
        if (!apart(around)) {
            return false;
        }
        for (List<Bounds> part : members.values()) {
            if (part.size() <= FEW_BLOCKS && !(columns(part) && spaced(part, labels))) {
                return false;
            }
        }
        return true;
    }

    /** A wire from box to box, and how far apart two columns are between which it runs. */
    private record Label(Bounds from, Bounds to, double gap) {}

    /** Whether between one column and the next there is room for the labels. */
    private static boolean spaced(List<Bounds> part, List<Label> labels) {
        TreeMap<Double, Double> columns = new TreeMap<>();
        part.forEach(box -> columns.merge(box.x(), box.maxX(), Math::max));
        Set<Bounds> mine = new HashSet<>(part);
        Map<Double, Double> gaps = new HashMap<>();
        labels.stream().filter(label -> mine.contains(label.from()) && Objects.equals(columns.higherKey(label.from().x()), label.to().x()))
                .forEach(label -> gaps.merge(label.from().x(), label.gap(), Math::max));
        return columns.entrySet().stream().allMatch(column -> columns.higherKey(column.getKey()) == null
                || columns.higherKey(column.getKey()) - column.getValue() >= gaps.getOrDefault(column.getKey(), Layers.gap(0)));
    }

    private static boolean apart(List<Bounds> parts) {
        List<Bounds> byLeft = parts.stream().sorted(Comparator.comparingDouble(Bounds::x)).toList();
        for (int i = 0; i < byLeft.size(); i++) {
            for (int j = i + 1; j < byLeft.size() && byLeft.get(j).x() < byLeft.get(i).maxX(); j++) {
                if (byLeft.get(i).intersects(byLeft.get(j))) {
                    return false;
                }
            }
        }
        return true;
    }

    /** Whether any two stand one below the other with the same left edge, or beside each other. */
    private static boolean columns(List<Bounds> boxes) {
        for (int i = 0; i < boxes.size(); i++) {
            for (int j = 0; j < i; j++) {
                Bounds a = boxes.get(i);
                Bounds b = boxes.get(j);
                boolean beside = a.maxX() <= b.x() || b.maxX() <= a.x();
                boolean below = a.x() == b.x() && (a.maxY() + Layers.ROW_GAP <= b.y() || b.maxY() + Layers.ROW_GAP <= a.y());
                if (!beside && !below) {
                    return false;
                }
            }
        }
        return true;
    }

    /** How far the places are from how one would wish them: less is better. What two arrangements have in common counts in both. */
    double unrest(Map<NodeId, Point> places) {
        List<Line> lines = wires.stream().map(wire -> new Line(CardMetrics.port(places.get(wire.from().node()), wire.from().port()),
                CardMetrics.port(places.get(wire.to().node()), wire.to().port()), wire)).toList();
        double sum = 0;
        for (Line line : lines) {
            sum += Math.abs(line.to().x() - line.from().x()) + Math.abs(line.to().y() - line.from().y());
            sum += line.to().x() <= line.from().x() ? BACK * bonds.forwards(line.wire()) : 0;
        }
        if (lines.size() <= FEW_WIRES) {
            for (int i = 0; i < lines.size(); i++) {
                for (int j = 0; j < i; j++) {
                    sum += lines.get(i).crosses(lines.get(j)) ? CROSSING : 0;
                }
            }
        }
        Bounds all = around(cards, places);
        return Math.rint(sum + Math.max(all.width() / Tile.SHAPE, all.height())
                + LEFT_EDGE * cards.stream().map(id -> places.get(id).x()).distinct().count()
                + UPPER_EDGE * cards.stream().map(id -> places.get(id).y()).distinct().count());
    }

    private static Bounds around(Collection<NodeId> ids, Map<NodeId, Point> places) {
        return Bounds.around(ids.stream().map(id -> CardMetrics.bounds(places.get(id))).toList()).orElse(new Bounds(0, 0, 0, 0));
    }

    private record Line(Point from, Point to, Wire wire) {
        boolean crosses(Line other) {
            return side(from, to, other.from) * side(from, to, other.to) < 0 && side(other.from, other.to, from) * side(other.from, other.to, to) < 0;
        }

        private static double side(Point a, Point b, Point c) {
            return Math.signum((b.x() - a.x()) * (c.y() - a.y()) - (b.y() - a.y()) * (c.x() - a.x()));
        }
    }
}
