package dev.drawbridge.desktop.shell;

import static org.assertj.core.api.Assertions.assertThat;

import dev.drawbridge.desktop.fx.Fx;
import dev.drawbridge.desktop.preferences.PreferenceFile;
import dev.drawbridge.examples.Example;
import java.nio.file.Files;
import java.nio.file.Path;
import javafx.scene.control.Button;
import javafx.scene.control.Labeled;
import javafx.scene.control.ListView;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import org.junit.jupiter.api.Test;

/** What a user does with the window as a whole, from the pet store on. */
class DesignerJourneysTest extends PetStoreJourney {
    @Test
    void thePetStoreIsOnTheCanvasAndNothingIsUnsaved() {
        Fx.run(() -> {
            assertThat(stage.getTitle()).startsWith("pet-store").doesNotContain("•");
            assertThat(design().nodes()).hasSizeGreaterThanOrEqualTo(7);
            assertThat(studio().isUnsaved()).isFalse();
        });
    }

    @Test
    void escapeTakesTheCommandPaletteAway() throws Exception {
        Fx.run(() -> studio().actions().fire("commands"));
        Fx.run(() -> {
            assertThat(find("#command-palette", javafx.scene.Node.class)).isNotNull();
            press(stage.getScene().getFocusOwner(), KeyCode.ESCAPE);
            assertThat(find("#command-palette", javafx.scene.Node.class)).isNull();
        });
    }

    @Test
    void everyActionIsInTheCommandPaletteAndEveryShortcutInTheSheetThatAQuestionMarkOpens() throws Exception {
        Fx.run(() -> studio().workspace().selection().select(card("search")));
        Fx.run(() -> studio().actions().fire("commands"));
        Fx.run(() -> {
            java.util.Set<String> offered = new java.util.HashSet<>();
            ((ListView<?>) find("#command-palette .list-view", ListView.class)).getItems()
                    .forEach(entry -> offered.add(((dev.drawbridge.desktop.actions.CommandPalette.Entry) entry).label() + "|" + ((dev.drawbridge.desktop.actions.CommandPalette.Entry) entry).hint()));
            studio().actions().all().stream().filter(action -> action.enabled().getAsBoolean() && !action.id().equals("commands"))
                    .forEach(action -> assertThat(offered).contains(action.label() + "|" + action.shortcutText()));
            studio().overlay().hide();
            studio().surface().focus();
            javafx.event.Event.fireEvent(stage.getScene().getFocusOwner(), new KeyEvent(KeyEvent.KEY_PRESSED, "", "?", KeyCode.SLASH, true, false, false, false));
            javafx.event.Event.fireEvent(stage.getScene().getFocusOwner(), new KeyEvent(KeyEvent.KEY_TYPED, "?", "?", KeyCode.UNDEFINED, true, false, false, false));
        });
        Fx.frames(3);
        Fx.run(() -> {
            java.util.Set<String> shown = new java.util.HashSet<>();
            find("#shortcuts", javafx.scene.Node.class).lookupAll(".key-cap").forEach(cap -> shown.add(((Labeled) cap).getText()));
            studio().actions().all().stream().filter(action -> action.shortcut().isPresent()).forEach(action -> assertThat(shown).contains(action.shortcutText()));
        });
    }

    @Test
    void inANarrowWindowThePaletteCollapsesAndTheInspectorMakesRoom() throws Exception {
        close();
        start("dark", 960, 640);
        Fx.run(() -> {
            assertThat(studio().bench().isNarrow()).isTrue();
            assertThat(studio().furniture().palette().isCollapsed()).isTrue();
            assertThat(studio().surface().node().getWidth()).isGreaterThan(850);
            studio().actions().fire("view-inspector");
            assertThat(find("#inspector", javafx.scene.Node.class).isVisible()).isTrue();
        });
        Fx.picture(Fx.call(() -> stage.getScene().getRoot()), "designer-narrow-dark", 1);
    }

    @Test
    void theStartPageShowsRecentProjectsAndTemplatesWithTheirPictures() throws Exception {
        Fx.run(() -> studio().actions().fire("file-welcome"));
        until(() -> find("#welcome", javafx.scene.Node.class).lookupAll(".image-view").size() == Example.all().size());
        assertThat(find("#welcome-template", Button.class).isFocusTraversable()).isTrue();
        assertThat(find("#welcome-import", Button.class).getText()).contains("Import template");
        Fx.picture(Fx.call(() -> stage.getScene().getRoot()), "designer-welcome", 1);
        Fx.run(() -> find("#template-click-counter", Button.class).fire());
        until(() -> design().name().equals("click-counter"));
        assertThat(Fx.call(() -> stage.getTitle())).startsWith("click-counter");
    }

    @Test
    void theFirstStepsGoOnAsTheyAreDoneAndGoAwayForGood() throws Exception {
        Fx.run(() -> {
            studio().actions().fire("help-tour");
            assertThat(find("#tour", javafx.scene.Node.class).isVisible()).isTrue();
            studio().surface().place(studio().workspace().catalogue().find("queue").orElseThrow());
            assertThat(find("#tour .tour-title", Labeled.class).getText()).isEqualTo("Draw a wire");
        });
        Fx.picture(Fx.call(() -> stage.getScene().getRoot()), "designer-first-steps", 1);
        Fx.run(() -> {
            find("#tour .icon-button", Button.class).fire();
            assertThat(find("#tour", javafx.scene.Node.class).isVisible()).isFalse();
        });
        assertThat(new PreferenceFile(folder.resolve("preferences.json")).read().tourDone()).isTrue();
    }

    @Test
    void theDrawingIsTakenOutInEveryFormat() throws Exception {
        Exporting exporting = Fx.call(() -> studio().exporting());
        for (Exporting.Way way : Exporting.Way.all()) {
            Path file = folder.resolve(way.action() + "." + way.format().extension());
            Fx.run(() -> exporting.write(way, studio().workspace().store().drawing(), file));
            until(() -> Files.exists(file));
            assertThat(Files.size(file)).as(way.action()).isGreaterThan(200);
        }
        assertThat(javax.imageio.ImageIO.read(folder.resolve("export-png2.png").toFile()).getWidth())
                .isEqualTo(2 * javax.imageio.ImageIO.read(folder.resolve("export-png.png").toFile()).getWidth());
    }

    @Test
    void theKeysOfTheUserHoldAndABadEntryIsOneSentence() throws Exception {
        close();
        Files.writeString(folder.resolve("keymap.json"), "{\"view-outline\": \"Ctrl+Shift+Y\", \"edit-duplicate\": \"Ctrl+Alt+D\", \"fly\": \"F9\"}");
        start("light", 1440, 900);
        Fx.run(() -> {
            assertThat(studio().actions().get("view-outline").shortcutText()).isEqualTo("Ctrl+Shift+Y");
            assertThat(stage.getScene().getAccelerators()).containsKey(javafx.scene.input.KeyCombination.valueOf("Shortcut+Shift+Y"))
                    .doesNotContainKey(javafx.scene.input.KeyCombination.valueOf("Shortcut+Shift+O"));
            assertThat(stage.getScene().getRoot().lookupAll(".notice")).extracting(javafx.scene.Node::getAccessibleText)
                    .containsExactly("There is no action \"fly\" to give keys to; see the file " + folder.resolve("keymap.json") + ".");
            studio().workspace().selection().select(card("search"));
            int before = design().nodes().size();
            javafx.scene.Node canvas = studio().surface().node();
            canvas.fireEvent(new KeyEvent(KeyEvent.KEY_PRESSED, "", "", KeyCode.D, false, true, false, false));
            assertThat(design().nodes()).hasSize(before);
            canvas.fireEvent(new KeyEvent(KeyEvent.KEY_PRESSED, "", "", KeyCode.D, false, true, true, false));
            assertThat(design().nodes()).hasSize(before + 1);
        });
    }
}
