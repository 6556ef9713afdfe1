package dev.drawbridge.generators.layout;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.drawbridge.model.Design;
import dev.drawbridge.model.End;
import dev.drawbridge.model.Layout;
import dev.drawbridge.model.Node;
import dev.drawbridge.model.NodeId;
import dev.drawbridge.model.Point;
import dev.drawbridge.model.Wire;
import dev.drawbridge.model.WireId;
import dev.drawbridge.model.WireRole;
import dev.drawbridge.model.geometry.CardMetrics;
import dev.drawbridge.model.wire.WireTable;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.concurrent.CancellationException;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** Drawings that are cut into clusters: what gets better by it, and what must not get worse. */
class LargeTidyTest {
    private final Tidy tidy = new Tidy(WireTable.standard());

    /** What came out before drawings were cut: all in one, by ELK. */
    private static Map<NodeId, Point> inOne(Design design) {
        List<NodeId> ids = new ArrayList<>(design.nodes().keySet());
        List<Link> links = design.wires().values().stream()
                .map(wire -> new Link(wire, ids.indexOf(wire.from().node()), ids.indexOf(wire.to().node()), 0, 1, 1)).toList();
        Map<Integer, Point> places = Layers.place(ids.stream().map(Block::card).toList(), IntStream.range(0, ids.size()).boxed().toList(), links);
        return places.entrySet().stream().collect(Collectors.toMap(place -> ids.get(place.getKey()), Map.Entry::getValue));
    }

    private static List<NodeId> movedFar(Map<NodeId, Point> before, Map<NodeId, Point> after) {
        return before.keySet().stream().filter(id -> Math.abs(before.get(id).x() - after.get(id).x()) > CardMetrics.WIDTH
                || Math.abs(before.get(id).y() - after.get(id).y()) > 2 * CardMetrics.HEIGHT).toList();
    }

    @Test
    void manyServicesFitAFarSmallerScreenThanInOneAndCrossNoMore() {
        Design design = Services.chain(20, 240);
        LayoutQuality cut = LayoutQuality.of(design, tidy.places(design, Layout.empty()));
        LayoutQuality whole = LayoutQuality.of(design, inOne(design));
        assertThat(cut.screen()).as("%s, in one %s", cut, whole).isLessThan(whole.screen() * 0.5);
        assertThat(cut.crossings()).as("%s, in one %s", cut, whole).isLessThan(whole.crossings() * 5 / 4);
        // the wires to the next band run back; that is the price of a drawing that a screen can show
        assertThat(cut.length()).as("%s, in one %s", cut, whole).isLessThan(whole.length() * 2);
        assertThat(cut.backwards()).as("%s, in one %s", cut, whole).isLessThan(design.wires().size() / 10);
    }

    @Test
    void aThousandCardsOfOnePieceHaveShortWires() {
        Design design = Services.chain(100, 1_250);
        LayoutQuality quality = LayoutQuality.of(design, tidy.places(design, Layout.empty()));
        // in one they were 24,000 high, with 3,300,000 of wire
        assertThat(quality.screen()).as("%s", quality).isLessThan(10_000);
        assertThat(quality.length()).as("%s", quality).isLessThan(800_000);
    }

    @Test
    void theCardsOfAServiceStayTogether() {
        Design design = Services.chain(40, 490);
        SortedMap<NodeId, Point> places = tidy.places(design, Layout.empty());
        for (int service = 0; service < 40; service++) {
            String prefix = "s" + service + "-";
            List<Point> own = places.entrySet().stream().filter(place -> place.getKey().value().startsWith(prefix)).map(Map.Entry::getValue).toList();
            double width = own.stream().mapToDouble(Point::x).max().orElseThrow() - own.stream().mapToDouble(Point::x).min().orElseThrow();
            double height = own.stream().mapToDouble(Point::y).max().orElseThrow() - own.stream().mapToDouble(Point::y).min().orElseThrow();
            assertThat(Math.max(width, height)).as("service %s", service).isLessThan(2_000);
        }
    }

    @Test
    void aHubOfManyCardsIsNotOneColumn() {
        Map<NodeId, Node> nodes = new HashMap<>();
        Map<WireId, Wire> wires = new HashMap<>();
        nodes.put(new NodeId("api"), Node.of(new NodeId("api"), "http-api", "api"));
        for (int i = 0; i < 300; i++) {
            NodeId id = new NodeId("f" + i);
            nodes.put(id, Node.of(id, "function", id.value()));
            wires.put(new WireId("w" + i), Wire.of(new WireId("w" + i), End.out(new NodeId("api")), End.in(id), WireRole.CALL));
        }
        Design design = Design.empty("hub").withNodes(nodes).withWires(wires);
        assertThat(LayoutQuality.of(design, tidy.places(design, Layout.empty())).screen()).isLessThan(6_000);
    }

    @Test
    void aTidyDrawingOfManyCardsStaysAsItIs() {
        Design design = Services.chain(30, 370);
        Layout layout = Layout.empty();
        for (int i = 0; i < 2; i++) {
            layout = layout.withPlaces(tidy.places(design, layout));
        }
        assertThat(tidy.of(design, layout).isEmpty()).isTrue();
    }

    @Test
    void aNewCardMovesFewOfManyOthers() {
        Design design = Services.chain(100, 1_250);
        Layout layout = Layout.empty();
        for (int i = 0; i < 2; i++) {
            layout = layout.withPlaces(tidy.places(design, layout));
        }
        for (String near : List.of("s2-f3", "s50-f1", "s77-api", "s99-f2")) {
            Design grown = design.withNode(Node.of(new NodeId("new"), "table", "new"))
                    .withWire(Wire.of(new WireId("w"), End.out(new NodeId(near)), End.in(new NodeId("new")), WireRole.ACCESS));
            assertThat(movedFar(layout.places(), tidy.places(grown, layout))).as("next to %s", near).hasSizeLessThan(60);
        }
    }

    @Test
    void anInterruptEndsIt() {
        Design design = Services.chain(40, 490);
        Thread.currentThread().interrupt();
        try {
            assertThatThrownBy(() -> tidy.places(design, Layout.empty())).isInstanceOf(CancellationException.class);
        } finally {
            assertThat(Thread.interrupted()).isTrue();
        }
        assertThat(tidy.places(design, Layout.empty())).hasSize(400);
    }
}
