package dev.drawbridge.generators.layout;

import dev.drawbridge.model.Design;
import dev.drawbridge.model.End;
import dev.drawbridge.model.Group;
import dev.drawbridge.model.Layout;
import dev.drawbridge.model.Node;
import dev.drawbridge.model.NodeId;
import dev.drawbridge.model.Point;
import dev.drawbridge.model.Wire;
import dev.drawbridge.model.WireId;
import dev.drawbridge.model.WireRole;
import dev.drawbridge.model.geometry.Bounds;
import dev.drawbridge.model.geometry.CardMetrics;
import dev.drawbridge.model.wire.WireStyle;
import dev.drawbridge.model.wire.WireTable;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.Function;
import java.util.stream.IntStream;

/**
 * Finds good places: wires run to the right, few of them cross, no cards touch, labels have room, groups stay together,
 * everything is on the grid. Where cards are now is the first wish, so a small change of the drawing moves little, and the
 * tidied drawing stays where the old one was.
 *
 * <p>Pure and deterministic; any thread may use it. A large drawing takes a good part of a second, so not the FX thread's.
 * Interrupting the thread ends it with a {@link java.util.concurrent.CancellationException}.
 */
public final class Tidy {
    /** What a letter of a label takes, and the padding around all; labels are not measured exactly here. */
    private static final double LETTER = 6;
    private static final double LABEL_PADDING = 18;
    /** How far a tidied selection looks for free space before it takes what comes. */
    private static final int STEPS = 400;
    private final WireTable table;

    public Tidy(WireTable table) {
        this.table = table;
    }

    /** Loads and warms what the first use would wait for; takes up to a second. For a background thread at start. */
    public void warmUp() {
        for (int round = 0; round < 20; round++) {
            Design design = Design.empty("warm");
            for (int i = 0; i < 60; i++) {
                design = design.withNode(Node.of(new NodeId("n" + i), i % 3 == 0 ? "table" : "function", "n" + i));
            }
            for (int i = 1; i < 60; i++) {
                design = design.withWire(Wire.of(new WireId("w" + i), End.out(new NodeId("n" + i / 3)), End.in(new NodeId("n" + i)), WireRole.ACCESS));
            }
            places(design, Layout.empty());
        }
    }

    /** The whole drawing, tidied: a place for every card. */
    public SortedMap<NodeId, Point> places(Design design, Layout layout) {
        SortedMap<NodeId, Point> tidied = arrange(design, layout, design.nodes().keySet(), design.groups().values());
        return moved(tidied, drift(tidied, layout));
    }

    /**
     * Only some cards, tidied where they are; the others stay, and none of them is covered.
     *
     * @param selection cards of the design
     */
    public SortedMap<NodeId, Point> places(Design design, Layout layout, Set<NodeId> selection) {
        Set<NodeId> chosen = new TreeSet<>(selection);
        chosen.retainAll(design.nodes().keySet());
        if (chosen.isEmpty()) {
            return new TreeMap<>();
        }
        SortedMap<NodeId, Point> tidied = arrange(design, layout, chosen, whole(design, chosen));
        Point corner = Bounds.around(chosen.stream().flatMap(id -> layout.place(id).stream()).map(CardMetrics::bounds).toList())
                .map(box -> CardMetrics.snap(new Point(box.x(), box.y()))).orElse(new Point(0, 0));
        List<Bounds> others = design.nodes().keySet().stream().filter(id -> !chosen.contains(id)).flatMap(id -> layout.place(id).stream())
                .map(place -> CardMetrics.bounds(place).grow(CardMetrics.GRID)).toList();
        return moved(tidied, freeNear(tidied.values(), corner, others));
    }

    /** The groups of which all cards are chosen. */
    private static List<Group> whole(Design design, Set<NodeId> chosen) {
        return design.groups().values().stream().filter(group -> chosen.containsAll(group.members())).toList();
    }

    /** What tidies the whole drawing, with the notes beside the cards; empty when it is tidy already. */
    public Rearrangement of(Design design, Layout layout) {
        Repose repose = new Repose(design, design.nodes().keySet(), design.groups().values(), wire -> room(design, wire));
        return rearranged(design, layout, settled(repose, layout, now -> places(design, now)));
    }

    /** What tidies some cards and the notes beside them; empty when they are tidy already. */
    public Rearrangement of(Design design, Layout layout, Set<NodeId> selection) {
        Set<NodeId> chosen = new TreeSet<>(selection);
        chosen.retainAll(design.nodes().keySet());
        Repose repose = new Repose(design, chosen, whole(design, chosen), wire -> room(design, wire));
        return rearranged(design, layout, settled(repose, layout, now -> places(design, now, chosen)));
    }

    /**
     * Where cards stand once tidying moves them no more: found from where they stand as often as that makes it better. Each time it
     * becomes better by something, so it ends; mostly the second time changes nothing.
     */
    private static SortedMap<NodeId, Point> settled(Repose repose, Layout layout, Function<Layout, SortedMap<NodeId, Point>> round) {
        SortedMap<NodeId, Point> places = layout.places();
        Layout now = layout;
        boolean tidied = repose.looksTidied(places);
        while (true) {
            SortedMap<NodeId, Point> next = round.apply(now);
            if (tidied && (places.entrySet().containsAll(next.entrySet()) || repose.unrest(next) >= repose.unrest(places))) {
                return places;
            }
            places = next;
            now = now.withPlaces(next);
            tidied = true;
        }
    }

    private static Rearrangement rearranged(Design design, Layout layout, SortedMap<NodeId, Point> places) {
        Map<NodeId, Point> moves = new TreeMap<>(places);
        moves.entrySet().removeIf(move -> layout.place(move.getKey()).filter(move.getValue()::equals).isPresent());
        return new Rearrangement(moves, new NotesAlong(design, layout, moves).places());
    }

    /** Places for these cards, the upper left corner of all at 0, 0. */
    private SortedMap<NodeId, Point> arrange(Design design, Layout layout, Collection<NodeId> cards, Collection<Group> groups) {
        List<Block> blocks = new ArrayList<>();
        Set<NodeId> grouped = new HashSet<>();
        for (Group group : groups) {
            Set<NodeId> members = new TreeSet<>(group.members());
            members.retainAll(cards);
            members.removeAll(grouped);
            if (!members.isEmpty()) {
                grouped.addAll(members);
                SortedMap<NodeId, Point> inside = arrange(design, layout, members, List.of());
                blocks.add(group.collapsed() ? Block.pile(inside) : Block.group(inside));
            }
        }
        cards.stream().filter(id -> !grouped.contains(id)).forEach(id -> blocks.add(Block.card(id)));
        return arrange(design, layout, blocks);
    }

    private SortedMap<NodeId, Point> arrange(Design design, Layout layout, List<Block> blocks) {
        Map<NodeId, Integer> owner = new HashMap<>();
        for (int i = 0; i < blocks.size(); i++) {
            for (NodeId id : blocks.get(i).cards().keySet()) {
                owner.put(id, i);
            }
        }
        Parts parts = new Parts(blocks.size());
        Map<Integer, List<Link>> linksOf = new HashMap<>();
        List<Link> links = links(design, owner);
        links.forEach(link -> parts.join(link.from(), link.to()));
        links.forEach(link -> linksOf.computeIfAbsent(parts.of(link.from()), part -> new ArrayList<>()).add(link));
        Map<Integer, List<Integer>> members = new HashMap<>();
        List<List<Integer>> inOrder = new ArrayList<>();
        List<Optional<Point>> standing = blocks.stream().map(block -> standing(block, layout)).toList();
        readingOrder(blocks, standing).forEach(block -> members.computeIfAbsent(parts.of(block), part -> {
            List<Integer> list = new ArrayList<>();
            inOrder.add(list);
            return list;
        }).add(block));
        // single cards last: they fill the shelves that the larger parts leave
        inOrder.sort(Comparator.comparing((List<Integer> part) -> part.size() == 1));
        return onShelves(blocks, inOrder.stream().map(part -> Quarters.place(blocks, standing, part, linksOf.getOrDefault(parts.of(part.getFirst()), List.of()))).toList());
    }

    private List<Link> links(Design design, Map<NodeId, Integer> owner) {
        List<Link> links = new ArrayList<>();
        Bonds bonds = new Bonds(design);
        for (Wire wire : design.wires().values()) {
            Integer from = owner.get(wire.from().node());
            Integer to = owner.get(wire.to().node());
            if (from != null && to != null && !from.equals(to)) {
                links.add(new Link(wire, from, to, room(design, wire), bonds.of(wire), bonds.forwards(wire)));
            }
        }
        return links;
    }

    private double room(Design design, Wire wire) {
        String label = WireStyle.label(design, wire, table);
        return label.isEmpty() ? 0 : label.length() * LETTER + LABEL_PADDING;
    }

    /** Where the cards of the block are now: the upper left corner of them; empty when none has a place. */
    private static Optional<Point> standing(Block block, Layout layout) {
        return Bounds.around(block.cards().keySet().stream().flatMap(id -> layout.place(id).stream()).map(CardMetrics::bounds).toList())
                .map(box -> new Point(box.x(), box.y()));
    }

    /** Blocks from the top down as they stand now; those without a place last, by their ids. */
    private static List<Integer> readingOrder(List<Block> blocks, List<Optional<Point>> standing) {
        Point nowhere = new Point(Double.MAX_VALUE, Double.MAX_VALUE);
        return IntStream.range(0, blocks.size()).boxed().sorted(Comparator
                .<Integer>comparingDouble(block -> standing.get(block).orElse(nowhere).y())
                .thenComparingDouble(block -> standing.get(block).orElse(nowhere).x())
                .thenComparing(block -> blocks.get(block).cards().firstKey())).toList();
    }

    private static SortedMap<NodeId, Point> onShelves(List<Block> blocks, List<Map<Integer, Point>> parts) {
        List<Shelves.Size> sizes = parts.stream().map(part -> new Shelves.Size(
                part.entrySet().stream().mapToDouble(e -> e.getValue().x() + blocks.get(e.getKey()).width()).max().orElse(0),
                part.entrySet().stream().mapToDouble(e -> e.getValue().y() + blocks.get(e.getKey()).height()).max().orElse(0))).toList();
        List<Point> corners = Shelves.place(sizes);
        SortedMap<NodeId, Point> places = new TreeMap<>();
        for (int i = 0; i < parts.size(); i++) {
            Point corner = corners.get(i);
            parts.get(i).forEach((block, place) -> blocks.get(block).cards()
                    .forEach((id, inside) -> places.put(id, inside.plus(corner.x() + place.x(), corner.y() + place.y()))));
        }
        return places;
    }

    /** How far most cards would be off their old places; moving all back by that leaves the drawing where it was. */
    private static Point drift(SortedMap<NodeId, Point> tidied, Layout layout) {
        List<Double> dx = new ArrayList<>();
        List<Double> dy = new ArrayList<>();
        tidied.forEach((id, place) -> layout.place(id).ifPresent(old -> {
            dx.add(old.x() - place.x());
            dy.add(old.y() - place.y());
        }));
        return CardMetrics.snap(new Point(median(dx), median(dy)));
    }

    private static double median(List<Double> values) {
        return values.isEmpty() ? 0 : values.stream().sorted().toList().get(values.size() / 2);
    }

    private static SortedMap<NodeId, Point> moved(SortedMap<NodeId, Point> places, Point by) {
        SortedMap<NodeId, Point> all = new TreeMap<>();
        places.forEach((id, place) -> all.put(id, place.plus(by.x(), by.y())));
        return all;
    }

    /** The corner nearest to the wish at which the cards cover no other. */
    private static Point freeNear(Collection<Point> cards, Point wish, List<Bounds> others) {
        for (int step = 0; step <= STEPS; step++) {
            double off = step * CardMetrics.GRID;
            for (Point by : List.of(wish.plus(0, off), wish.plus(off, 0), wish.plus(0, -off), wish.plus(-off, 0))) {
                boolean free = cards.stream().map(card -> CardMetrics.bounds(card.plus(by.x(), by.y()))).noneMatch(card -> others.stream().anyMatch(card::intersects));
                if (free) {
                    return by;
                }
            }
        }
        return wish;
    }
}
