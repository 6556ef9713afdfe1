package dev.drawbridge.desktop.shell;

import static org.assertj.core.api.Assertions.assertThat;

import dev.drawbridge.desktop.fx.Fx;
import dev.drawbridge.model.Design;
import dev.drawbridge.model.Value;
import dev.drawbridge.model.edit.CardEdit;
import dev.drawbridge.model.file.ProjectFolder;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import javafx.scene.control.Button;
import javafx.scene.input.KeyCode;
import org.junit.jupiter.api.Test;

/** What a user has done gets to the disk, survives a crash, and does not undo what other programs did. */
class SavingJourneysTest extends PetStoreJourney {
    @Test
    void enterInThePaletteKeepsTheCardAfterSaveAndReopen() throws Exception {
        Fx.run(() -> press(find("#palette-queue", javafx.scene.Node.class), KeyCode.ENTER));
        until(() -> design().nodes().values().stream().anyMatch(node -> node.kind().equals("queue")));
        Fx.run(() -> studio().save(() -> { }));
        Design saved = Fx.call(this::design);
        until(() -> !studio().isUnsaved());
        assertThat(new ProjectFolder(project).read().design().nodes()).isEqualTo(saved.nodes());
    }

    @Test
    void savesAreWrittenElsewhereInOrderAndWhoeverClosesWaitsForThem() throws Exception {
        List<String> order = Collections.synchronizedList(new ArrayList<>());
        Fx.run(() -> {
            studio().apply(new CardEdit.RenameNode(card("search"), "seek"));
            studio().save(() -> order.add("first"));
            assertThat(studio().isUnsaved()).as("the files are not written on this thread").isTrue();
            studio().apply(new CardEdit.RenameNode(card("purchase"), "buy"));
            studio().save(() -> order.add("second"));
            studio().whenSaved(() -> order.add("closed"));
        });
        until(() -> order.size() == 3);
        assertThat(order).containsExactly("first", "second", "closed");
        assertThat(Fx.call(() -> studio().isUnsaved())).isFalse();
        assertThat(new ProjectFolder(project).read().design().nodes()).isEqualTo(Fx.call(this::design).nodes());
        assertThat(Files.readString(project.resolve("template.yaml"))).contains("Seek", "Buy");
    }

    @Test
    void aSaveThatFailsIsToldAndTheNextOneIsTried() throws Exception {
        Path file = project.resolve("drawbridge.json");
        byte[] whole = Files.readAllBytes(file);
        Files.delete(file);
        Files.createDirectory(file);
        List<String> order = Collections.synchronizedList(new ArrayList<>());
        Fx.run(() -> {
            studio().apply(new CardEdit.RenameNode(card("search"), "seek"));
            studio().save(() -> order.add("saved"));
            studio().whenSaved(() -> order.add("idle"));
        });
        until(() -> order.contains("idle"));
        assertThat(order).doesNotContain("saved");
        assertThat(Fx.call(() -> studio().isUnsaved())).isTrue();
        Fx.run(() -> assertThat(stage.getScene().getRoot().lookupAll(".notice")).extracting(javafx.scene.Node::getAccessibleText)
                .anyMatch(told -> told.contains("could not be saved") || told.contains("drawbridge.json")));

        Files.delete(file);
        Files.write(file, whole);
        Fx.run(() -> studio().save(() -> order.add("saved")));
        until(() -> order.contains("saved"));
        assertThat(Files.readString(file)).contains("seek");
    }

    @Test
    void unsavedWorkIsKeptAndOfferedAfterACrash() throws Exception {
        Path kept = project.resolve(".drawbridge/recovery.json");
        Fx.run(() -> studio().workspace().store().apply(new CardEdit.RenameNode(card("search"), "seek")));
        until(() -> Files.exists(kept));
        byte[] crashed = Files.readAllBytes(kept);
        close();
        assertThat(kept).as("closed on purpose").doesNotExist();
        Files.write(kept, crashed);
        start("light", 1440, 900);
        until(() -> studio().overlay().isVisible());
        Fx.run(() -> stage.getScene().getRoot().lookupAll(".accent-button").stream().map(Button.class::cast)
                .filter(button -> button.getText().equals("Restore")).forEach(Button::fire));
        Fx.run(() -> {
            assertThat(design().nodeNamed("seek")).isPresent();
            assertThat(studio().isUnsaved()).isTrue();
            studio().workspace().store().undo();
            assertThat(design().nodeNamed("search")).isPresent();
            studio().workspace().store().redo();
            studio().actions().fire("file-save");
        });
        // what was saved is not offered again after the next crash
        until(() -> !Files.exists(kept));
    }

    @Test
    void aProjectThatAnotherProgramChangedIsTakenUpOrAskedAboutNeverWrittenOver() throws Exception {
        Path file = project.resolve("drawbridge.json");
        Files.writeString(file, Files.readString(file).replace("\"name\": \"search\"", "\"name\": \"seek\""));
        Fx.run(() -> studio().lookAgain());
        until(() -> design().nodeNamed("seek").isPresent());
        Fx.run(() -> {
            assertThat(studio().isUnsaved()).isFalse();
            studio().workspace().store().apply(new CardEdit.RenameNode(card("seek"), "mine"));
        });
        String theirs = Files.readString(file).replace("\"name\": \"seek\"", "\"name\": \"theirs\"");
        Files.writeString(file, theirs);
        Fx.run(() -> {
            studio().lookAgain();
            assertThat(design().nodeNamed("mine")).isPresent();
            studio().actions().fire("file-save");
        });
        until(() -> studio().overlay().isVisible());
        assertThat(Files.readString(file)).isEqualTo(theirs);
    }

    @Test
    void whatBothChangedMayWaitAmongTheFindingsWithAWayToTakeEither() throws Exception {
        Fx.run(() -> studio().workspace().store().apply(new CardEdit.SetField(card("search"), "timeout", Optional.of(Value.of(25)))));
        dev.drawbridge.generators.project.OpenProject other = dev.drawbridge.generators.project.OpenProject.open(project);
        other.store().apply(new CardEdit.SetField(card("search"), "timeout", Optional.of(Value.of(40))));
        other.save();
        Fx.run(() -> studio().actions().fire("file-save"));
        until(() -> studio().overlay().isVisible());
        Fx.run(() -> studio().overlay().lookupAll(".button").stream().map(Button.class::cast).filter(button -> button.getText().equals("Decide one by one"))
                .findFirst().orElseThrow().fire());
        until(() -> studio().findings().findings().stream().anyMatch(finding -> finding.rule().equals("undecided-change")));
        Fx.run(() -> {
            var finding = studio().findings().findings().stream().filter(each -> each.rule().equals("undecided-change")).findFirst().orElseThrow();
            assertThat(finding.message()).contains("25").contains("40").contains("by another program");
            studio().workspace().store().apply(finding.fixes().getFirst().edit());
            assertThat(design().requireNode(card("search")).field("timeout")).contains(Value.of(25));
        });
        until(() -> studio().findings().findings().stream().noneMatch(finding -> finding.rule().equals("undecided-change")));
    }
}
