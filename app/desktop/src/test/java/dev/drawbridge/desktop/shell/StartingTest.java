package dev.drawbridge.desktop.shell;

import static org.assertj.core.api.Assertions.assertThat;

import dev.drawbridge.desktop.fx.Fx;
import dev.drawbridge.desktop.run.FakeCloud;
import dev.drawbridge.examples.Example;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import javafx.scene.control.Button;
import javafx.scene.control.Labeled;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The ways into a project that is not there yet. */
class StartingTest {
    @TempDir
    Path folder;

    private OpenWindow open(Path project, String theme, double width, double height) throws Exception {
        return new OpenWindow(folder, project, theme, width, height, FakeCloud::new);
    }

    private Path empty(String name) throws IOException {
        return Files.createDirectory(folder.resolve(name));
    }

    private static <T> T find(OpenWindow open, String selector, Class<T> type) {
        return type.cast(open.stage.getScene().getRoot().lookup(selector));
    }

    @Test
    void anEmptyFolderOffersToStartAnEmptyProjectThere() throws Exception {
        Path fresh = empty("My first shop");
        try (OpenWindow open = open(fresh, "light", 960, 640)) {
            Fx.run(() -> assertThat(find(open, "#welcome .sheet-title", Labeled.class).getText()).isEqualTo("There is no project in this folder yet"));
            Fx.picture(Fx.call(() -> open.stage.getScene().getRoot()), "designer-nothing-here", 1);
            assertThat(fresh).as("nothing is written unasked").isEmptyDirectory();
            Fx.run(() -> find(open, "#welcome-here", Button.class).fire());
            OpenWindow.until(() -> open.window.studio().isPresent());
            Fx.run(() -> assertThat(open.studio().workspace().store().design().name()).isEqualTo("My first shop"));
            assertThat(fresh.resolve("drawbridge.json")).exists();
        }
    }

    @Test
    void theSameIsOfferedWhenAnotherProjectIsOpen() throws Exception {
        Path shop = folder.resolve("shop");
        Example.find("pet-store").orElseThrow().copyTo(shop);
        Path fresh = empty("fresh");
        try (OpenWindow open = open(shop, "light", 960, 640)) {
            Fx.run(() -> open.window.openRecent(fresh.toString()));
            OpenWindow.until(() -> open.studio().overlay().isVisible());
            Fx.run(() -> open.stage.getScene().getRoot().lookupAll(".accent-button").stream().map(Button.class::cast)
                    .filter(button -> button.getText().equals("Start an empty project here")).forEach(Button::fire));
            OpenWindow.until(() -> open.studio().workspace().store().design().name().equals("fresh"));
        }
    }

    @Test
    void aFolderThatIsNotThereIsSaidAndNothingIsOffered() throws Exception {
        try (OpenWindow open = open(folder.resolve("nowhere"), "light", 960, 640)) {
            Fx.run(() -> {
                assertThat(find(open, "#welcome .sheet-title", Labeled.class).getText()).isEqualTo("This project could not be opened");
                assertThat(open.stage.getScene().getRoot().lookup("#welcome-here")).isNull();
            });
        }
    }
}
