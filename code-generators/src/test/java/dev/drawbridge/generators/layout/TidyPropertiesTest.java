package dev.drawbridge.generators.layout;

import static org.assertj.core.api.Assertions.assertThat;

import dev.drawbridge.model.Design;
import dev.drawbridge.model.End;
import dev.drawbridge.model.Group;
import dev.drawbridge.model.GroupId;
import dev.drawbridge.model.Layout;
import dev.drawbridge.model.Node;
import dev.drawbridge.model.NodeId;
import dev.drawbridge.model.Point;
import dev.drawbridge.model.Wire;
import dev.drawbridge.model.WireId;
import dev.drawbridge.model.WireRole;
import dev.drawbridge.model.geometry.Bounds;
import dev.drawbridge.model.geometry.CardMetrics;
import dev.drawbridge.model.wire.WireTable;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.TreeSet;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.ShrinkingMode;

/** What holds of every tidied drawing, whatever hangs together with whatever in it. */
class TidyPropertiesTest {
    private static final int ROUND = 60;
    private static final String[] KINDS = {"function", "table", "queue", "topic", "http-api"};
    private static final String[] PORTS = {"out", "out", "out", "failure"};
    private final Tidy tidy = new Tidy(WireTable.standard());

    /** A drawing with wires, groups and places by chance. */
    record Sketch(int cards, int wires, int groups, boolean placed, long seed) {
        private static final WireRole[] ROLES = WireRole.values();

        Design design() {
            Random random = new Random(seed);
            Map<NodeId, Node> nodes = new TreeMap<>();
            for (int i = 0; i < cards; i++) {
                nodes.put(new NodeId("n" + i), Node.of(new NodeId("n" + i), KINDS[random.nextInt(KINDS.length)], "n" + i));
            }
            Map<WireId, Wire> all = new TreeMap<>();
            for (int i = 0; i < wires; i++) {
                WireId id = new WireId("w" + i);
                all.put(id, Wire.of(id, new End(new NodeId("n" + random.nextInt(cards)), PORTS[random.nextInt(PORTS.length)]),
                        End.in(new NodeId("n" + random.nextInt(cards))), ROLES[random.nextInt(ROLES.length)]));
            }
            List<NodeId> free = new ArrayList<>(nodes.keySet());
            Map<GroupId, Group> frames = new TreeMap<>();
            for (int i = 0; i < groups; i++) {
                TreeSet<NodeId> members = new TreeSet<>();
                for (int card = random.nextInt(6); card >= 0 && !free.isEmpty(); card--) {
                    members.add(free.remove(random.nextInt(free.size())));
                }
                if (!members.isEmpty()) {
                    frames.put(new GroupId("g" + i), new Group(new GroupId("g" + i), "g" + i, members, "", random.nextInt(4) == 0, new TreeMap<>()));
                }
            }
            return Design.empty("sketch").withNodes(nodes).withWires(all).withGroups(frames);
        }

        Layout layout() {
            Random random = new Random(seed + 1);
            Map<NodeId, Point> places = new HashMap<>();
            for (int i = 0; i < cards && placed; i++) {
                places.put(new NodeId("n" + i), new Point(random.nextInt(4000), random.nextInt(3000)));
            }
            return Layout.empty().withPlaces(places);
        }
    }

    @Provide
    Arbitrary<Sketch> sketches() {
        return Combinators.combine(Arbitraries.integers().between(1, 260), Arbitraries.integers().between(0, 300), Arbitraries.integers().between(0, 5),
                Arbitraries.of(true, false), Arbitraries.longs()).as(Sketch::new);
    }

    @Property(tries = ROUND, shrinking = ShrinkingMode.OFF)
    void everyCardHasAPlaceOnTheGridAndTouchesNoOther(@ForAll("sketches") Sketch sketch) {
        Design design = sketch.design();
        SortedMap<NodeId, Point> places = tidy.places(design, sketch.layout());
        assertThat(places.keySet()).isEqualTo(design.nodes().keySet());
        assertThat(places.values()).allMatch(place -> CardMetrics.snap(place).equals(place));
        TreeSet<NodeId> folded = new TreeSet<>();
        design.groups().values().stream().filter(Group::collapsed).forEach(group -> folded.addAll(group.members()));
        List<Bounds> cards = places.entrySet().stream().filter(place -> !folded.contains(place.getKey())).map(place -> CardMetrics.bounds(place.getValue())).toList();
        for (int i = 0; i < cards.size(); i++) {
            Bounds around = cards.get(i).grow(CardMetrics.GRID - 1);
            assertThat(cards.subList(0, i)).noneMatch(around::intersects);
        }
    }

    @Property(tries = ROUND, shrinking = ShrinkingMode.OFF)
    void noForeignCardStandsInAFrame(@ForAll("sketches") Sketch sketch) {
        Design design = sketch.design();
        SortedMap<NodeId, Point> places = tidy.places(design, sketch.layout());
        for (Group group : design.groups().values()) {
            if (!group.collapsed()) {
                Bounds frame = Bounds.around(group.members().stream().map(id -> CardMetrics.bounds(places.get(id))).toList()).orElseThrow();
                TreeSet<NodeId> others = new TreeSet<>(design.nodes().keySet());
                others.removeAll(group.members());
                design.groups().values().stream().filter(Group::collapsed).forEach(folded -> others.removeAll(folded.members()));
                assertThat(others).noneMatch(id -> frame.intersects(CardMetrics.bounds(places.get(id))));
            }
        }
    }

    @Property(tries = 15, shrinking = ShrinkingMode.OFF)
    void theSamePlacesComeOutAgain(@ForAll("sketches") Sketch sketch) {
        assertThat(new Tidy(WireTable.standard()).places(sketch.design(), sketch.layout())).isEqualTo(tidy.places(sketch.design(), sketch.layout()));
    }

    @Property(tries = 40, shrinking = ShrinkingMode.OFF)
    void tidyingTwiceIsTidyingOnce(@ForAll("sketches") Sketch large, @ForAll("few") int cards) {
        Sketch sketch = new Sketch(cards, large.wires() / 2, large.groups(), large.placed(), large.seed());
        Design design = sketch.design();
        Layout tidied = sketch.layout().withPlaces(tidy.of(design, sketch.layout()).cards());
        assertThat(tidy.of(design, tidied).cards()).isEmpty();
    }

    @Property(tries = 20, shrinking = ShrinkingMode.OFF)
    void tidyingAPartTwiceIsTidyingItOnce(@ForAll("few") int cards, @ForAll long seed) {
        Sketch sketch = new Sketch(cards, cards * 3 / 2, 2, true, seed);
        Design design = sketch.design();
        TreeSet<NodeId> some = new TreeSet<>(design.nodes().keySet().stream().filter(id -> (id.value().hashCode() & 1) == 0).toList());
        Layout tidied = sketch.layout().withPlaces(tidy.of(design, sketch.layout(), some).cards());
        assertThat(tidy.of(design, tidied, some).cards()).isEmpty();
    }

    @Provide
    Arbitrary<Integer> few() {
        return Arbitraries.integers().between(1, 110);
    }
}
