package dev.drawbridge.model.geometry;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.drawbridge.model.Point;
import java.util.List;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.DoubleRange;
import org.junit.jupiter.api.Test;

class GeometryTest {
    @Test
    void portsSitOnTheEdgeOfTheCard() {
        Point place = new Point(100, 200);

        assertThat(CardMetrics.port(place, "in")).isEqualTo(new Point(100, 238));
        assertThat(CardMetrics.port(place, "out")).isEqualTo(new Point(280, 238));
        assertThat(CardMetrics.port(place, "failure")).isEqualTo(new Point(190, 276));
        assertThat(CardMetrics.bounds(place)).isEqualTo(new Bounds(100, 200, 180, 76));
    }

    @Test
    void aPointSnapsToTheNearestLineOfTheGrid() {
        assertThat(CardMetrics.snap(new Point(23.9, -9))).isEqualTo(new Point(16, -16));
    }

    @Test
    void boundsHoldTheirEdgesAndJoin() {
        Bounds a = Bounds.between(new Point(10, 20), new Point(0, 0));

        assertThat(a).isEqualTo(new Bounds(0, 0, 10, 20));
        assertThat(a.contains(new Point(10, 20))).isTrue();
        assertThat(a.contains(new Point(10.1, 20))).isFalse();
        assertThat(a.intersects(new Bounds(10, 20, 1, 1))).isTrue();
        assertThat(a.intersects(new Bounds(11, 0, 1, 1))).isFalse();
        assertThat(a.centre()).isEqualTo(new Point(5, 10));
        assertThat(Bounds.around(List.of(a, new Bounds(-5, 5, 1, 100)))).contains(new Bounds(-5, 0, 15, 105));
        assertThat(Bounds.around(List.of())).isEmpty();
        assertThat(a.grow(2)).isEqualTo(new Bounds(-2, -2, 14, 24));
    }

    @Test
    void aWireLeavesItsFailurePortDownwards() {
        WireCurve curve = WireCurve.between(new Point(0, 0), "failure", new Point(300, 200));

        assertThat(curve.control1().x()).isZero();
        assertThat(curve.control1().y()).isGreaterThanOrEqualTo(40);
        assertThat(curve.control2().x()).isLessThan(300);
        assertThat(curve.control2().y()).isEqualTo(200);
    }

    @Property(tries = 200, seed = "42")
    void aCurveJoinsItsEndsInsideItsBounds(@ForAll @DoubleRange(min = -5000, max = 5000) double dx, @ForAll @DoubleRange(min = -5000, max = 5000) double dy, @ForAll boolean failure) {
        Point end = new Point(dx, dy);
        WireCurve curve = WireCurve.between(new Point(0, 0), failure ? "failure" : "out", end);

        assertThat(curve.at(0)).isEqualTo(new Point(0, 0));
        assertThat(curve.at(1)).isEqualTo(end);
        for (double t = 0; t <= 1; t += 0.125) {
            assertThat(curve.bounds().grow(1e-6).contains(curve.at(t))).isTrue();
            assertThat(curve.distance(curve.at(t))).isCloseTo(0, within(1e-6));
        }
        assertThat(curve.distance(new Point(curve.bounds().maxX() + 10, curve.bounds().maxY()))).isGreaterThanOrEqualTo(10 - 1e-6);
    }
}
