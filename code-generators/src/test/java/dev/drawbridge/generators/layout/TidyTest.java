package dev.drawbridge.generators.layout;

import static org.assertj.core.api.Assertions.assertThat;

import dev.drawbridge.model.Design;
import dev.drawbridge.model.Drawing;
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
import dev.drawbridge.model.file.ProjectFolder;
import dev.drawbridge.model.geometry.Bounds;
import dev.drawbridge.model.geometry.CardMetrics;
import dev.drawbridge.model.wire.WireTable;
import java.util.ArrayList;
import java.util.HashMap;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class TidyTest {
    private final Tidy tidy = new Tidy(WireTable.standard());

    private static void assertNothingTouches(SortedMap<NodeId, Point> places) {
        List<Bounds> cards = places.values().stream().map(CardMetrics::bounds).toList();
        for (int i = 0; i < cards.size(); i++) {
            for (int j = i + 1; j < cards.size(); j++) {
                assertThat(cards.get(i).grow(CardMetrics.GRID - 1).intersects(cards.get(j))).as("%s and %s", cards.get(i), cards.get(j)).isFalse();
            }
        }
    }

    private static Layout scattered(Design design, long seed) {
        Random random = new Random(seed);
        Map<NodeId, Point> places = new HashMap<>();
        design.nodes().keySet().forEach(id -> places.put(id, new Point(random.nextInt(2000), random.nextInt(1500))));
        return Layout.empty().withPlaces(places);
    }

    @Test
    void noCardsTouchAndAllStandOnTheGrid() {
        for (int seed = 0; seed < 5; seed++) {
            Design design = Services.design(2 + 3 * seed);
            SortedMap<NodeId, Point> places = tidy.places(design, scattered(design, seed));
            assertThat(places.keySet()).isEqualTo(design.nodes().keySet());
            assertNothingTouches(places);
            assertThat(places.values()).allMatch(place -> CardMetrics.snap(place).equals(place));
        }
    }

    @Test
    void wiresRunToTheRight() {
        Design design = Services.design(10);
        SortedMap<NodeId, Point> places = tidy.places(design, scattered(design, 7));
        assertThat(design.wires().values()).allMatch(wire -> places.get(wire.to().node()).x() >= places.get(wire.from().node()).x() + CardMetrics.WIDTH);
    }

    @Test
    void aLabelHasRoomBetweenItsCards() {
        Design design = Services.design(1);
        SortedMap<NodeId, Point> places = tidy.places(design, Layout.empty());
        double gap = places.get(new NodeId("s0-topic")).x() - places.get(new NodeId("s0-f3")).x() - CardMetrics.WIDTH;
        assertThat(gap).isGreaterThanOrEqualTo("publishes".length() * 6 + 60);
    }

    @Test
    void inACircleEventsRunToTheRightAndReadingOrAnsweringRunsBack() {
        Design design = Design.empty("circle");
        for (String[] card : new String[][] {{"socket", "websocket-api"}, {"talk", "function"}, {"photos", "bucket"}, {"shrink", "function"}}) {
            design = design.withNode(Node.of(new NodeId(card[0]), card[1], card[0]));
        }
        for (Object[] wire : new Object[][] {{"talk", "socket", WireRole.SEND}, {"socket", "talk", WireRole.TRIGGER}, {"shrink", "photos", WireRole.ACCESS}, {"photos", "shrink", WireRole.TRIGGER}}) {
            NodeId from = new NodeId((String) wire[0]);
            NodeId to = new NodeId((String) wire[1]);
            design = design.withWire(Wire.of(design.freshWireId(from, to), End.out(from), End.in(to), (WireRole) wire[2]));
        }
        SortedMap<NodeId, Point> places = tidy.places(design, Layout.empty());
        assertThat(places.get(new NodeId("talk")).x()).isGreaterThan(places.get(new NodeId("socket")).x());
        assertThat(places.get(new NodeId("shrink")).x()).isGreaterThan(places.get(new NodeId("photos")).x());
    }

    @Test
    void circlesAndLoneCardsAreFine() {
        Design design = Design.empty("circle");
        for (String name : List.of("a", "b", "c", "alone", "alone2")) {
            design = design.withNode(Node.of(new NodeId(name), "function", name));
        }
        for (String[] ends : new String[][] {{"a", "b"}, {"b", "c"}, {"c", "a"}, {"a", "a"}}) {
            design = design.withWire(Wire.of(design.freshWireId(new NodeId(ends[0]), new NodeId(ends[1])), End.out(new NodeId(ends[0])), End.in(new NodeId(ends[1])), WireRole.CALL));
        }
        assertNothingTouches(tidy.places(design, Layout.empty()));
        assertThat(tidy.places(Design.empty("none"), Layout.empty())).isEmpty();
    }

    @Test
    void theSameDrawingGivesTheSamePlaces() {
        Design design = Services.design(15);
        Layout layout = scattered(design, 3);
        assertThat(new Tidy(WireTable.standard()).places(design, layout)).isEqualTo(tidy.places(design, layout));
    }

    @Test
    void aTidyDrawingStaysAsItIs() {
        Design design = Services.design(6);
        Layout scattered = scattered(design, 1);
        Layout once = scattered.withPlaces(tidy.of(design, scattered).cards());
        assertThat(tidy.of(design, once).isEmpty()).isTrue();
    }

    @ParameterizedTest
    @ValueSource(strings = {"pet-store", "click-counter", "thumbnails", "chat", "orders", "daily-report"})
    void anExampleIsAtRestOnceItIsTidied(String example) {
        ProjectFolder.Content content = new ProjectFolder(Path.of("..", "app", "examples", example)).read();
        for (Layout start : List.of(content.layout(), Layout.empty())) {
            Layout once = start.withPlaces(tidy.of(content.design(), start).cards());
            assertThat(tidy.of(content.design(), once).isEmpty()).isTrue();
        }
    }

    @Test
    void whatWasPutOutOfLineIsTidiedThoughAllElseIsTidy() {
        Design design = Services.design(1);
        Layout tidied = Layout.empty().withPlaces(tidy.of(design, Layout.empty()).cards());
        for (NodeId card : design.nodes().keySet()) {
            Layout moved = tidied.withPlaces(Map.of(card, tidied.place(card).orElseThrow().plus(CardMetrics.GRID, 0)));
            assertThat(tidy.of(design, moved).isEmpty()).as(card.value()).isFalse();
        }
    }

    @Test
    void aWireThatRunsBackIsTurnedThoughAllElseIsTidy() {
        Design design = Services.design(1);
        Layout tidied = Layout.empty().withPlaces(tidy.of(design, Layout.empty()).cards());
        Design grown = design.withNode(Node.of(new NodeId("new"), "function", "new"))
                .withWire(Wire.of(new WireId("w"), End.out(new NodeId("new")), End.in(new NodeId("s0-api")), WireRole.CALL));
        // in a column of its own, on the grid, but on the wrong side
        Layout placed = tidied.withPlaces(Map.of(new NodeId("new"), new Point(tidied.places().values().stream().mapToDouble(Point::x).max().orElseThrow() + 400, 0)));
        Layout after = placed.withPlaces(tidy.of(grown, placed).cards());
        assertThat(after.place(new NodeId("new")).orElseThrow().x()).isLessThan(after.place(new NodeId("s0-api")).orElseThrow().x());
    }

    @Test
    void aNewCardMovesFewOthers() {
        Design design = Services.design(6);
        Layout layout = Layout.empty();
        for (int i = 0; i < 3; i++) {
            layout = layout.withPlaces(tidy.places(design, layout));
        }
        Design grown = design.withNode(Node.of(new NodeId("new"), "table", "new"))
                .withWire(Wire.of(new WireId("w"), End.out(new NodeId("s2-f3")), End.in(new NodeId("new")), WireRole.ACCESS));
        SortedMap<NodeId, Point> after = tidy.places(grown, layout);
        Layout before = layout;
        List<NodeId> otherColumn = design.nodes().keySet().stream().filter(id -> before.places().get(id).x() != after.get(id).x()).toList();
        List<NodeId> far = design.nodes().keySet().stream()
                .filter(id -> Math.abs(before.places().get(id).y() - after.get(id).y()) > 2 * CardMetrics.HEIGHT).toList();
        assertThat(otherColumn).hasSizeLessThan(6);
        assertThat(far).hasSizeLessThan(design.nodes().size() / 4);
        assertNothingTouches(after);
    }

    @Test
    void aDrawingStaysWhereItWas() {
        Design design = Services.design(1);
        Map<NodeId, Point> far = new TreeMap<>();
        tidy.places(design, Layout.empty()).forEach((id, place) -> far.put(id, place.plus(16_000, -8_000)));
        assertThat(tidy.places(design, Layout.empty().withPlaces(far))).isEqualTo(far);
    }

    @Test
    void onlySelectedCardsMoveAndCoverNoOthers() {
        Design design = Services.design(3);
        Layout layout = Layout.empty().withPlaces(tidy.places(design, Layout.empty()));
        Set<NodeId> selection = new TreeSet<>(Set.of(new NodeId("s0-api"), new NodeId("s0-f0"), new NodeId("s0-f1"), new NodeId("s0-t0")));
        Map<NodeId, Point> heap = new HashMap<>();
        selection.forEach(id -> heap.put(id, layout.places().get(new NodeId("s1-f0"))));
        Layout messy = layout.withPlaces(heap);
        SortedMap<NodeId, Point> places = tidy.places(design, messy, selection);
        assertThat(places.keySet()).isEqualTo(selection);
        assertNothingTouches(new TreeMap<>(messy.withPlaces(places).places()));
        assertThat(tidy.of(design, messy, selection).edit().apply(Drawing.of(design, messy)).drawing().layout()).isEqualTo(messy.withPlaces(places));
    }

    @Test
    void aCollapsedGroupTakesTheRoomOfOneCard() {
        Design plain = Services.design(2);
        Set<NodeId> members = plain.nodes().keySet().stream().limit(8).collect(java.util.stream.Collectors.toSet());
        Group group = new Group(new GroupId("g"), "Group", new TreeSet<>(members), "", true, new TreeMap<>());
        SortedMap<NodeId, Point> places = tidy.places(plain.withGroups(Map.of(group.id(), group)), scattered(plain, 2));
        Bounds pile = dev.drawbridge.model.geometry.GroupFrames.card(group, id -> CardMetrics.bounds(places.get(id))).orElseThrow();
        assertThat(places.entrySet().stream().filter(entry -> !members.contains(entry.getKey())))
                .noneMatch(entry -> CardMetrics.bounds(entry.getValue()).intersects(pile));
        Bounds all = Bounds.around(places.entrySet().stream().filter(entry -> !members.contains(entry.getKey())).map(entry -> CardMetrics.bounds(entry.getValue())).toList()).orElseThrow();
        SortedMap<NodeId, Point> expanded = tidy.places(plain.withGroups(Map.of(group.id(), group.withCollapsed(false))), scattered(plain, 2));
        Bounds wide = Bounds.around(expanded.values().stream().map(CardMetrics::bounds).toList()).orElseThrow();
        assertThat(all.union(pile).width() * all.union(pile).height()).isLessThan(wide.width() * wide.height());
    }

    @Test
    void theCardsOfAGroupStayTogetherAndNoOtherCardIsInItsFrame() {
        Design plain = Services.design(3);
        Set<NodeId> members = Set.of(new NodeId("s0-f0"), new NodeId("s0-t0"), new NodeId("s0-f2"));
        Group group = new Group(new GroupId("g"), "Group", new TreeSet<>(members), "", false, new TreeMap<>());
        SortedMap<NodeId, Point> places = tidy.places(plain.withGroups(Map.of(group.id(), group)), scattered(plain, 2));
        Bounds frame = Bounds.around(members.stream().map(id -> CardMetrics.bounds(places.get(id))).toList()).orElseThrow().grow(20);
        List<NodeId> inside = new ArrayList<>(places.keySet());
        inside.removeIf(id -> !frame.intersects(CardMetrics.bounds(places.get(id))));
        assertThat(inside).containsExactlyInAnyOrderElementsOf(members);
        assertNothingTouches(places);
    }
}
