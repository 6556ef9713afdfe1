package dev.drawbridge.desktop.theme;

import static org.assertj.core.api.Assertions.assertThat;

import dev.drawbridge.desktop.fx.Fx;
import java.awt.Font;
import java.awt.FontFormatException;
import java.awt.Shape;
import java.awt.font.FontRenderContext;
import java.awt.geom.Area;
import java.awt.geom.Path2D;
import java.awt.geom.PathIterator;
import java.awt.geom.Rectangle2D;
import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import javafx.scene.text.Text;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.FieldSource;
import org.junit.jupiter.params.provider.CsvSource;

/** What the bundled fonts have to be, so that another build of them does not bring an old fault back. */
class FontsTest {
    static final List<String> FILES = Fonts.FILES;
    private static final FontRenderContext EXACT = new FontRenderContext(null, true, true);
    /** The area, in thousandths of the em squared, below which nobody sees a crossing: less than a tenth of a pixel at 40 px. */
    private static final double UNSEEN = 20;

    /**
     * JavaFX draws a dot where two outlines of one letter cross (the stem and the bar of a t), as the coverage of both is added at their edges.
     * Where nothing crosses, both rules of filling a path mean the same area.
     */
    @ParameterizedTest
    @FieldSource("FILES")
    void noOutlineOfALetterCrossesAnother(String file) throws IOException, FontFormatException {
        Font font = font(file);
        List<String> crossing = new ArrayList<>();
        for (int letter = '!'; letter <= 0x24f; letter++) {
            if (font.canDisplay(letter) && crossed(font.createGlyphVector(EXACT, Character.toString(letter)).getOutline()) > UNSEEN) {
                crossing.add(Character.toString(letter));
            }
        }
        assertThat(crossing).isEmpty();
    }

    /** Else the test above looked at nothing. */
    @ParameterizedTest
    @FieldSource("FILES")
    void everyLetterOfEnglishAndEverySignOfTheProgramIsThere(String file) throws IOException, FontFormatException {
        Font font = font(file);
        for (int letter = '!'; letter <= '~'; letter++) {
            assertThat(font.canDisplay(letter)).as(Character.toString(letter)).isTrue();
        }
        for (int sign : "\u2013\u2026\u00b7\u00d7\u2192\u2190\u2191\u2193\u21e7\u2318\u2022\u201c\u201d".codePoints().toArray()) {
            assertThat(font.canDisplay(sign)).as(Character.toString(sign)).isTrue();
        }
    }

    @ParameterizedTest
    @CsvSource({"Inter, Inter Regular", "Inter SemiBold, Inter SemiBold", "JetBrains Mono, JetBrains Mono Regular"})
    void theStyleSheetsFindThemByTheseNames(String family, String name) {
        Fx.call(() -> {
            Fonts.load();
            assertThat(javafx.scene.text.Font.font(family, 14).getName()).isEqualTo(name);
            Text text = new Text("tidy");
            text.setFont(javafx.scene.text.Font.font(family, 14));
            assertThat(text.getLayoutBounds().getWidth()).isGreaterThan(20);
            return null;
        });
    }

    /** Two crossing bars are found by the measure of this test, two that stand apart are not. */
    @Test
    void aCrossingIsSeen() {
        assertThat(crossed(bars(0, 0))).isEqualTo(100 * 100);
        assertThat(crossed(bars(400, 400))).isZero();
    }

    private static Path2D bars(double x, double y) {
        Path2D path = new Path2D.Double();
        path.append(new Rectangle2D.Double(0, 100, 300, 100), false);
        path.append(new Rectangle2D.Double(100 + x, y, 100, 300), false);
        return path;
    }

    private static Font font(String file) throws IOException, FontFormatException {
        try (InputStream in = Objects.requireNonNull(Fonts.class.getResourceAsStream("fonts/" + file))) {
            return Font.createFont(Font.TRUETYPE_FONT, in).deriveFont(1000f);
        }
    }

    private static double crossed(Shape outline) {
        Area difference = filled(outline, PathIterator.WIND_NON_ZERO);
        difference.exclusiveOr(filled(outline, PathIterator.WIND_EVEN_ODD));
        return size(difference);
    }

    private static Area filled(Shape outline, int rule) {
        Path2D path = new Path2D.Double(outline);
        path.setWindingRule(rule);
        return new Area(path);
    }

    /** The shoelace formula over the flattened outline. */
    private static double size(Area area) {
        double twice = 0;
        double[] point = new double[6];
        double x = 0;
        double y = 0;
        double startX = 0;
        double startY = 0;
        for (PathIterator at = area.getPathIterator(null, 0.5); !at.isDone(); at.next()) {
            int segment = at.currentSegment(point);
            double nextX = segment == PathIterator.SEG_CLOSE ? startX : point[0];
            double nextY = segment == PathIterator.SEG_CLOSE ? startY : point[1];
            if (segment == PathIterator.SEG_MOVETO) {
                startX = nextX;
                startY = nextY;
            } else {
                twice += x * nextY - nextX * y;
            }
            x = nextX;
            y = nextY;
        }
        return Math.abs(twice / 2);
    }
}
