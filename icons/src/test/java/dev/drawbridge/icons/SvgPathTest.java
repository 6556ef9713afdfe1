package dev.drawbridge.icons;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import dev.drawbridge.icons.Segment.Close;
import dev.drawbridge.icons.Segment.CubicTo;
import dev.drawbridge.icons.Segment.LineTo;
import dev.drawbridge.icons.Segment.MoveTo;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SvgPathTest {
    private static final double EXACT = 1e-9;

    @Test
    void linesAreReadAbsoluteAndRelative() {
        assertThat(segments("M1 2L3 4H5V6m1 1l1 1h-2v-3"))
                .containsExactly(
                        new MoveTo(1, 2),
                        new LineTo(3, 4),
                        new LineTo(5, 4),
                        new LineTo(5, 6),
                        new MoveTo(6, 7),
                        new LineTo(7, 8),
                        new LineTo(5, 8),
                        new LineTo(5, 5));
    }

    @Test
    void morePointsAfterAMoveAreLines() {
        assertThat(segments("m1 1 2 0 0 2M9 9 8 8"))
                .containsExactly(
                        new MoveTo(1, 1),
                        new LineTo(3, 1),
                        new LineTo(3, 3),
                        new MoveTo(9, 9),
                        new LineTo(8, 8));
    }

    @Test
    void numbersMayTouchWhereItIsClearWhereOneEnds() {
        assertThat(segments("M1.5.5-3-.25L1e1,2E-1\n+4\t5.")).containsExactly(
                new MoveTo(1.5, .5), new LineTo(-3, -.25), new LineTo(10, .2), new LineTo(4, 5));
    }

    @Test
    void theFlagsOfAnArcMayTouchWhatFollows() {
        assertThat(segments("M0 0a2 2 0 014 0")).isEqualTo(segments("M 0 0 a 2 , 2 0 0 , 1 4 0"));
    }

    @Test
    void aSmoothCubicMirrorsTheControlPointBeforeIt() {
        assertThat(segments("M0 0C1 2 3 4 5 5S8 8 9 9s1 1 2 0"))
                .containsExactly(
                        new MoveTo(0, 0),
                        new CubicTo(1, 2, 3, 4, 5, 5),
                        new CubicTo(7, 6, 8, 8, 9, 9),
                        new CubicTo(10, 10, 10, 10, 11, 9));
    }

    @Test
    void aSmoothCubicAfterALineStartsAtThePoint() {
        assertThat(segments("M0 0C1 2 3 4 5 5L6 6S8 8 9 9").getLast()).isEqualTo(new CubicTo(6, 6, 8, 8, 9, 9));
    }

    @Test
    void aQuadraticBecomesTheSameCubic() {
        assertThat(segments("M0 0Q3 6 6 0")).containsExactly(new MoveTo(0, 0), new CubicTo(2, 4, 4, 4, 6, 0));
        assertThat(segments("M1 1q3 6 6 0").getLast()).isEqualTo(new CubicTo(3, 5, 5, 5, 7, 1));
    }

    @Test
    void aSmoothQuadraticMirrorsTheQuadraticsOwnControlPoint() {
        assertThat(segments("M0 0Q3 6 6 0T12 0t6 0"))
                .containsExactly(
                        new MoveTo(0, 0),
                        new CubicTo(2, 4, 4, 4, 6, 0),
                        new CubicTo(8, -4, 10, -4, 12, 0),
                        new CubicTo(14, 4, 16, 4, 18, 0));
        assertThat(segments("M0 0C1 2 3 4 6 0T12 0").getLast()).isEqualTo(new CubicTo(6, 0, 8, 0, 12, 0));
    }

    @Test
    void afterACloseThePenStandsAtTheStartAndMovesThere() {
        assertThat(segments("M1 1h4v4zl2 2")).containsExactly(
                new MoveTo(1, 1), new LineTo(5, 1), new LineTo(5, 5), new Close(), new MoveTo(1, 1), new LineTo(3, 3));
        assertThat(segments("M1 1h4v4Zm2 2")).endsWith(new Close(), new MoveTo(3, 3));
    }

    @Test
    void everyPointOfACircleOfArcsLiesOnTheCircle() {
        List<Segment> circle = segments("M2 12a10 10 0 1 0 20 0a10 10 0 1 0 -20 0z");

        double x = 2;
        double y = 12;
        int curves = 0;
        for (Segment segment : circle) {
            if (segment instanceof CubicTo c) {
                for (double t = 0; t <= 1; t += 0.125) {
                    double u = 1 - t;
                    double px = u * u * u * x + 3 * u * u * t * c.x1() + 3 * u * t * t * c.x2() + t * t * t * c.x();
                    double py = u * u * u * y + 3 * u * u * t * c.y1() + 3 * u * t * t * c.y2() + t * t * t * c.y();
                    assertThat(Math.hypot(px - 12, py - 12)).isCloseTo(10, within(0.003));
                }
                x = c.x();
                y = c.y();
                curves++;
            }
        }
        assertThat(curves).isEqualTo(4);
    }

    @ParameterizedTest
    @CsvSource({
        // large, sweep, and the box of the arc of radius 5 from (0, 0) to (5, 5): centres (5, 0) and (0, 5)
        "0, 0, 0, 0, 5, 5",
        "0, 1, 0, 0, 5, 5",
        "1, 0, -5, 0, 5, 10",
        "1, 1, 0, -5, 10, 5",
    })
    void theFlagsChooseAmongTheFourArcs(
            int large, int sweep, double minX, double minY, double maxX, double maxY) {
        Bounds bounds = SvgPath.parse("M0 0A5 5 0 %d %d 5 5".formatted(large, sweep)).bounds();

        assertThat(bounds.minX()).isCloseTo(minX, within(0.01));
        assertThat(bounds.minY()).isCloseTo(minY, within(0.01));
        assertThat(bounds.maxX()).isCloseTo(maxX, within(0.01));
        assertThat(bounds.maxY()).isCloseTo(maxY, within(0.01));
    }

    @Test
    void anArcThatSweepsGoesClockwiseOnTheScreen() {
        assertThat(SvgPath.parse("M0 0A5 5 0 0 1 10 0").bounds().minY()).isCloseTo(-5, within(EXACT));
        assertThat(SvgPath.parse("M0 0A5 5 0 0 0 10 0").bounds().maxY()).isCloseTo(5, within(EXACT));
    }

    @Test
    void anEllipseMayBeTurned() {
        Bounds upright = SvgPath.parse("M0 0A5 2 0 0 1 10 0").bounds();
        Bounds turned = SvgPath.parse("M0 0A2 5 90 0 1 10 0").bounds();

        assertThat(upright.minY()).isCloseTo(-2, within(EXACT));
        assertThat(turned.minY()).isCloseTo(upright.minY(), within(EXACT));
        assertThat(turned.maxX()).isCloseTo(upright.maxX(), within(EXACT));
    }

    @Test
    void radiiTooSmallForTheEndsAreGrown() {
        assertThat(SvgPath.parse("M0 0A1 1 0 0 1 10 0").bounds().minY()).isCloseTo(-5, within(EXACT));
    }

    @Test
    void anArcWithoutRadiusIsALineAndOneWithoutLengthIsNothing() {
        assertThat(segments("M0 0A0 5 0 0 1 10 0")).containsExactly(new MoveTo(0, 0), new LineTo(10, 0));
        assertThat(segments("M3 3A5 5 0 0 1 3 3")).containsExactly(new MoveTo(3, 3));
    }

    @Test
    void anArcEndsExactlyWhereItSays() {
        CubicTo last = (CubicTo) segments("M0.1 0.2a3.3 4.4 17 1 0 .7 .7").getLast();

        assertThat(last.x()).isEqualTo(0.1 + 0.7);
        assertThat(last.y()).isEqualTo(0.2 + 0.7);
    }

    @Test
    void boundsFollowTheCurveAndNotItsControlPoints() {
        Bounds bounds = SvgPath.parse("M0 0C0 4 8 4 8 0").bounds();

        assertThat(bounds).isEqualTo(new Bounds(0, 0, 8, 3));
    }

    @Test
    void noDataIsAnEmptyPath() {
        assertThat(segments(" ")).isEmpty();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            textBlock = """
            L1 1            | 2: a path must begin with M or m
            M1              | 3: a number is missing
            M1 1 2          | 7: a number is missing
            M1 1,           | 6: a number is missing
            M,1 1           | 2: a number is missing
            M1,,1           | 4: a number is missing
            M1 1X2          | 5: "X" is no path command
            M1 1z1          | 6: "1" is no path command
            M1 1a1 1 0 2 0 1 1 | 12: a flag of an arc must be 0 or 1
            M1 1e999        | 4: the number is too large
            M1 -            | 4: a number is missing
            """)
    void aBrokenPathIsRefusedWithThePlace(String data, String problem) {
        assertThatThrownBy(() -> SvgPath.parse(data))
                .isInstanceOf(IconException.class)
                .hasMessage("The path \"%s\" is wrong at character %s.".formatted(data, problem));
    }

    private static List<Segment> segments(String data) {
        return SvgPath.parse(data).segments();
    }
}
