package dev.drawbridge.desktop.shell;

import static org.assertj.core.api.Assertions.assertThat;

import dev.drawbridge.desktop.fx.Fx;
import javafx.scene.layout.Region;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Where the panels stand, in wide and in narrow windows. */
class WorkbenchTest {
    /** In a narrow window the inspector lies over the canvas; nothing of what the drawer says may be under it. */
    @ParameterizedTest
    @CsvSource({"960, 560", "1600, 900"})
    void theInspectorNeverCoversTheDrawer(double width, double height) {
        Fx.call(() -> {
            Region inspector = new Region();
            Region drawer = new Region();
            Workbench bench = new Workbench(new Region(), new Region(), inspector, drawer, collapsed -> { });
            bench.resize(width, height);
            bench.setInspectorOpen(true);
            bench.setDrawerOpen(true);
            bench.layout();
            assertThat(drawer.getHeight()).isGreaterThan(100);
            assertThat(inspector.getHeight()).isGreaterThan(100);
            assertThat(inspector.getBoundsInParent().intersects(drawer.getBoundsInParent().getMinX() + 1, drawer.getBoundsInParent().getMinY() + 1,
                    drawer.getWidth() - 2, drawer.getHeight() - 2)).isFalse();
            return null;
        });
    }
}
