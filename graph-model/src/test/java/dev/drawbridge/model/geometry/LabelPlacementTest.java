package dev.drawbridge.model.geometry;

import static org.assertj.core.api.Assertions.assertThat;

import dev.drawbridge.model.Point;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

class LabelPlacementTest {
    private static final double W = 60;
    private static final double H = 18;

    @Test
    void theLabelSitsOnTheMiddleOfALongWire() {
        WireCurve curve = WireCurve.between(new Point(180, 38), "out", new Point(600, 238));
        LabelPlacement label = LabelPlacement.of(curve, W, H, List.of(), List.of());
        assertThat(label.centre()).isEqualTo(curve.at(0.5));
        assertThat(label.aside(W, H)).isFalse();
    }

    @Test
    void onAShortWireItStandsBesideTheHeadThatStaysInSight() {
        WireCurve curve = WireCurve.between(new Point(180, 38), "out", new Point(224, 38));
        List<Bounds> cards = List.of(new Bounds(0, 0, 180, 76), new Bounds(224, 0, 180, 76));
        LabelPlacement label = LabelPlacement.of(curve, W, H, cards, List.of());
        assertThat(cards).noneMatch(label.bounds(W, H)::intersects);
        assertThat(label.bounds(W, H).contains(new Point(215, 38))).isFalse();
    }

    @Test
    void itIsNeverOverACardHoweverCrowdedTheDrawing() {
        Random random = new Random(7);
        for (int round = 0; round < 200; round++) {
            List<Bounds> cards = new ArrayList<>();
            for (int i = 0; i < 40; i++) {
                cards.add(CardMetrics.bounds(CardMetrics.snap(new Point(random.nextInt(900), random.nextInt(700)))));
            }
            WireCurve curve = WireCurve.between(new Point(random.nextInt(900), random.nextInt(700)), "out", new Point(random.nextInt(900), random.nextInt(700)));
            LabelPlacement label = LabelPlacement.of(curve, W, H, cards, List.of());
            assertThat(cards).noneMatch(label.bounds(W, H)::intersects);
        }
    }

    @Test
    void twoLabelsOfTheSameWayDoNotCoverEachOther() {
        WireCurve curve = WireCurve.between(new Point(180, 38), "out", new Point(420, 38));
        LabelPlacement first = LabelPlacement.of(curve, W, H, List.of(), List.of());
        LabelPlacement second = LabelPlacement.of(curve, W, H, List.of(), List.of(first.bounds(W, H)));
        assertThat(second.bounds(W, H).intersects(first.bounds(W, H))).isFalse();
    }

    @Test
    void theHeadsOfOtherWiresStayInSightToo() {
        // a long label on a wire that passes just above the port of another card
        WireCurve passing = WireCurve.between(new Point(180, 30), "out", new Point(520, 30));
        Bounds other = new Bounds(360, 0, 180, 76);
        LabelPlacement label = LabelPlacement.of(passing, 90, H, List.of(other), List.of());
        assertThat(label.bounds(90, H).intersects(new Bounds(344, 34, 14, 8))).isFalse();
    }

    @Test
    void besideAShortWireItDoesNotCoverTheHeadEither() {
        WireCurve curve = WireCurve.between(new Point(180, 38), "out", new Point(240, 38));
        List<Bounds> cards = List.of(new Bounds(0, 0, 180, 76), new Bounds(240, 0, 180, 76));
        LabelPlacement label = LabelPlacement.of(curve, 36, H, cards, List.of());
        assertThat(label.bounds(36, H).intersects(new Bounds(222, 33, 14, 10))).isFalse();
    }
}
