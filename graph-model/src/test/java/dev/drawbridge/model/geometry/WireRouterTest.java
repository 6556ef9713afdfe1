package dev.drawbridge.model.geometry;

import static org.assertj.core.api.Assertions.assertThat;

import dev.drawbridge.model.Point;
import java.util.List;
import org.junit.jupiter.api.Test;

class WireRouterTest {
    private static boolean runsUnder(WireCurve curve, Bounds card) {
        for (int i = 0; i <= 100; i++) {
            if (card.grow(-4).contains(curve.at(i / 100.0))) {
                return true;
            }
        }
        return false;
    }

    @Test
    void aFreeWayIsThePlainCurve() {
        Point start = new Point(180, 38);
        Point end = new Point(400, 138);
        assertThat(WireRouter.route(start, "out", end, List.of(new Bounds(0, 0, 180, 76), new Bounds(400, 100, 180, 76))))
                .isEqualTo(WireCurve.between(start, "out", end));
    }

    @Test
    void aWireGoesRoundACardThatStandsInItsWay() {
        Bounds between = new Bounds(260, 0, 180, 76);
        WireCurve curve = WireRouter.route(new Point(180, 38), "out", new Point(520, 38), List.of(new Bounds(0, 0, 180, 76), between, new Bounds(520, 0, 180, 76)));
        assertThat(runsUnder(curve, between)).isFalse();
        assertThat(runsUnder(WireCurve.between(new Point(180, 38), "out", new Point(520, 38)), between)).isTrue();
    }

    @Test
    void aWireBackwardsDoesNotRunUnderItsOwnCards() {
        Bounds from = new Bounds(400, 0, 180, 76);
        Bounds to = new Bounds(0, 0, 180, 76);
        WireCurve curve = WireRouter.route(new Point(580, 38), "out", new Point(0, 38), List.of(from, to));
        assertThat(runsUnder(curve, from) || runsUnder(curve, to)).isFalse();
    }

    @Test
    void aRoutedCurveStaysWithinTheSlackThatItPromises() {
        Bounds wall = new Bounds(260, -600, 180, 1276);
        WireCurve curve = WireRouter.route(new Point(180, 38), "out", new Point(520, 38), List.of(wall));
        Bounds slack = new Bounds(180 - WireRouter.SLACK_X, 38 - WireRouter.SLACK_Y, 340 + 2 * WireRouter.SLACK_X, 2 * WireRouter.SLACK_Y);
        assertThat(slack.union(curve.bounds())).isEqualTo(slack);
    }

    @Test
    void aWireToACardBehindAnotherTurnsDownInTheGapBetweenThem() {
        Bounds caller = new Bounds(0, 0, 180, 76);
        Bounds before = new Bounds(260, 220, 180, 76);
        Bounds target = new Bounds(500, 220, 180, 76);
        WireCurve curve = WireRouter.route(new Point(180, 38), "out", new Point(500, 258), List.of(caller, before, target));
        assertThat(runsUnder(curve, before)).isFalse();
        assertThat(runsUnder(WireCurve.between(new Point(180, 38), "out", new Point(500, 258)), before)).isTrue();
    }
}
