package dev.drawbridge.desktop.canvas;

import static org.assertj.core.api.Assertions.assertThat;

import dev.drawbridge.desktop.fx.Fx;
import dev.drawbridge.desktop.theme.Theme;
import dev.drawbridge.model.NodeId;
import dev.drawbridge.model.WireId;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Pictures to look at, under {@code target/screenshots}; the assertions only say that something was drawn. */
class CanvasPicturesTest {
    @ParameterizedTest
    @EnumSource(Theme.class)
    void thePetStoreIsDrawnAsInThePictureOfTheMainWindow(Theme theme) {
        try (CanvasStage stage = new CanvasStage(Drawings.petStore(), theme, 868, 620)) {
            Fx.run(() -> {
                stage.canvas.setStatus(CanvasStage.figures());
                stage.workspace.selection().set(Set.of(new NodeId("search")), Set.of());
            });
            assertThat(stage.picture("petstore-" + theme.name().toLowerCase())).isNotEmptyFile();
            assertThat(Fx.call(() -> stage.canvas.cards().attached())).hasSize(8);
            assertThat(Fx.call(() -> stage.canvas.wires().attached())).hasSize(8);
        }
    }

    @ParameterizedTest
    @EnumSource(Theme.class)
    void failuresAndUnknownKindsAreDrawnAtTwiceTheSize(Theme theme) {
        try (CanvasStage stage = new CanvasStage(Drawings.withFailures(), theme, 960, 640)) {
            Fx.run(() -> stage.workspace.selection().set(Set.of(), Set.of(new WireId("purchase..receipts"))));
            assertThat(stage.picture("failures-" + theme.name().toLowerCase(), 2)).isNotEmptyFile();
        }
    }

    @Test
    void aThousandCardsAreDrawnFromFarAway() {
        try (CanvasStage stage = new CanvasStage(Drawings.services(1000), Theme.LIGHT, 1200, 800)) {
            assertThat(stage.picture("thousand")).isNotEmptyFile();
            assertThat(Fx.call(() -> stage.canvas.cards().attached())).isEmpty();
        }
    }
}
