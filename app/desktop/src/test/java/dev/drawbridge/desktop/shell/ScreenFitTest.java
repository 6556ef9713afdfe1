package dev.drawbridge.desktop.shell;

import static org.assertj.core.api.Assertions.assertThat;

import javafx.geometry.Rectangle2D;
import org.junit.jupiter.api.Test;

class ScreenFitTest {
    private final Rectangle2D screen = new Rectangle2D(100, 20, 960, 640);

    @Test
    void aWindowThatFitsStaysWhereItIs() {
        Rectangle2D window = new Rectangle2D(150, 60, 800, 500);
        assertThat(ScreenFit.within(window, screen)).isEqualTo(window);
    }

    @Test
    void aWindowOfALargerScreenIsMadeAsLargeAsThisOne() {
        assertThat(ScreenFit.within(new Rectangle2D(-140, -110, 1440, 900), screen)).isEqualTo(screen);
    }

    @Test
    void aWindowThatHangsOverTheEdgeIsMovedIn() {
        assertThat(ScreenFit.within(new Rectangle2D(700, 400, 500, 300), screen)).isEqualTo(new Rectangle2D(560, 360, 500, 300));
    }
}
