package dev.drawbridge.generators.project;

import static org.assertj.core.api.Assertions.assertThat;

import dev.drawbridge.model.Node;
import dev.drawbridge.model.Value;
import dev.drawbridge.model.check.Checks;
import dev.drawbridge.model.check.Finding;
import dev.drawbridge.model.edit.CardEdit;
import dev.drawbridge.model.edit.Edit;
import dev.drawbridge.model.kind.Catalogue;
import dev.drawbridge.model.wire.WireTable;
import dev.drawbridge.model.merge.DrawingMerge;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Drawing and template, both changed since they were in step, come together in file and drawing. */
class MergeTest {
    private static final String TEMPLATE = """
            Transform: AWS::Serverless-2016-10-31
            Resources:
              Work:
                Type: AWS::Serverless::Function
                Properties:
                  Handler: a.B::c   # ours
                  Timeout: 10
                  MemorySize: 256
            """;

    @TempDir
    private Path folder;

    @BeforeEach
    void aProjectOfSomebodysTemplate() throws IOException {
        Files.writeString(folder.resolve("template.yaml"), TEMPLATE);
        OpenProject.open(folder).save();
    }

    private void template(String from, String to) throws IOException {
        Path file = folder.resolve("template.yaml");
        Files.writeString(file, Files.readString(file).replace(from, to));
    }

    private void drawing(String from, String to) throws IOException {
        Path file = folder.resolve("drawbridge.json");
        String text = Files.readString(file);
        assertThat(text).contains(from);
        Files.writeString(file, text.replace(from, to));
    }

    private static Node work(OpenProject project) {
        return project.store().design().nodes().values().iterator().next();
    }

    private static List<Finding> undecided(OpenProject project) {
        return Checks.standard().run(project.store().design(), Catalogue.standard(), WireTable.standard()).stream().filter(finding -> finding.rule().equals("undecided-change")).toList();
    }

    private static String text(OpenProject project) {
        return project.store().drawing().texts().get("template.yaml");
    }

    @Test
    void changesOfDifferentFieldsAreBothTaken() throws IOException {
        template("Timeout: 10", "Timeout: 20 # slow");
        drawing("256", "512");
        OpenProject project = OpenProject.open(folder);
        assertThat(work(project).field("timeout")).contains(Value.of(20));
        assertThat(text(project)).isEqualTo(TEMPLATE.replace("Timeout: 10", "Timeout: 20 # slow").replace("256", "512"));
        assertThat(undecided(project)).isEmpty();
    }

    @Test
    void changesOfOneFieldWaitForADecisionAlsoAfterSaving() throws IOException {
        template("MemorySize: 256", "MemorySize: 1024");
        drawing("256", "768");
        OpenProject project = OpenProject.open(folder);
        assertThat(text(project)).contains("MemorySize: 1024");
        project.save();
        OpenProject again = OpenProject.open(folder);
        Finding finding = undecided(again).getFirst();
        assertThat(finding.message()).contains("768").contains("1024");
        again.store().apply(finding.fixes().getFirst().edit());
        assertThat(text(again)).isEqualTo(TEMPLATE.replace("256", "768"));
        assertThat(undecided(again)).isEmpty();
    }

    @Test
    void whatIsDrawnAndNotSavedComesTogetherWithWhatAnotherProgramWrote() throws IOException {
        OpenProject project = OpenProject.open(folder);
        project.store().apply(new CardEdit.SetField(work(project).id(), "memory", Optional.of(Value.of(512))));
        template("Timeout: 10", "Timeout: 20");
        assertThat(project.look().now().changed()).containsExactly("template.yaml");
        project.merging(DrawingMerge.Side.LATER).now();
        assertThat(project.look().now().changed()).isEmpty();
        assertThat(text(project)).isEqualTo(TEMPLATE.replace("Timeout: 10", "Timeout: 20").replace("256", "512"));
        assertThat(work(project).field("timeout")).contains(Value.of(20));
        project.store().undo();
        assertThat(text(project)).isEqualTo(TEMPLATE.replace("256", "512"));
    }

    @Test
    void twoNewNamesOfACardWaitForADecisionAndTheTemplateFollowsIt() throws IOException {
        OpenProject project = OpenProject.open(folder);
        String before = work(project).name();
        elsewhere(new CardEdit.RenameNode(work(project).id(), "search"));
        project.store().apply(new CardEdit.RenameNode(work(project).id(), "find"));
        project.merging(DrawingMerge.Side.LATER).now();
        assertThat(work(project).name()).isEqualTo("search");
        Finding finding = undecided(project).getFirst();
        assertThat(finding.message()).contains("search").contains("find");
        project.store().apply(finding.fixes().getFirst().edit());
        assertThat(text(project)).isEqualTo(TEMPLATE.replace(before + ":", "Find:"));
        assertThat(undecided(project)).isEmpty();
    }

    @Test
    void aCardThatTheTemplateLostAndTheDrawingChangedIsAskedAbout() throws IOException {
        Files.writeString(folder.resolve("template.yaml"), TEMPLATE + "  Jobs:\n    Type: AWS::SQS::Queue\n    Properties: {DelaySeconds: 7}\n");
        OpenProject.open(folder).save();
        template("  Jobs:\n    Type: AWS::SQS::Queue\n    Properties: {DelaySeconds: 7}\n", "");
        drawing("\"delay\": 7", "\"delay\": 9");
        OpenProject project = OpenProject.open(folder);
        assertThat(undecided(project)).singleElement().satisfies(finding -> assertThat(finding.message()).contains("removed in the template"));
        assertThat(text(project)).contains("DelaySeconds: 9");
        project.store().apply(undecided(project).getFirst().fixes().get(1).edit());
        assertThat(text(project)).doesNotContain("Jobs");
    }

    /** Another program with the same project open: changes and saves it. */
    private void elsewhere(Edit edit) {
        OpenProject other = OpenProject.open(folder);
        other.store().apply(edit);
        assertThat(other.save()).isInstanceOf(SaveResult.Saved.class);
    }

    @Test
    void whatAnotherProgramSavedAndWhatIsDrawnHereAreMergedFieldByFieldWithTheTemplate() {
        OpenProject.open(folder).save();
        OpenProject project = OpenProject.open(folder);
        project.store().apply(new CardEdit.SetField(work(project).id(), "memory", Optional.of(Value.of(512))));
        String mine = text(project);
        elsewhere(new CardEdit.SetField(work(project).id(), "timeout", Optional.of(Value.of(20))));
        assertThat(project.look().now().changed()).contains("drawbridge.json", "template.yaml");
        assertThat(project.clashes().now()).isEmpty();
        project.merging(DrawingMerge.Side.OURS).now();
        assertThat(work(project).field("timeout")).contains(Value.of(20));
        assertThat(work(project).field("memory")).contains(Value.of(512));
        assertThat(text(project)).isEqualTo(TEMPLATE.replace("Timeout: 10", "Timeout: 20").replace("256", "512"));
        assertThat(project.look().now().changed()).isEmpty();
        assertThat(project.save()).isInstanceOf(SaveResult.Saved.class);
        OpenProject again = OpenProject.open(folder);
        assertThat(work(again).field("timeout")).contains(Value.of(20));
        assertThat(work(again).field("memory")).contains(Value.of(512));
        assertThat(undecided(again)).isEmpty();
        project.store().undo();
        assertThat(text(project)).isEqualTo(mine);
    }

    @Test
    void whatBothChangedIsNamedAndNeitherIsLostBeforeTheChoice() {
        OpenProject.open(folder).save();
        OpenProject project = OpenProject.open(folder);
        project.store().apply(new CardEdit.SetField(work(project).id(), "timeout", Optional.of(Value.of(15))));
        elsewhere(new CardEdit.SetField(work(project).id(), "timeout", Optional.of(Value.of(20))));
        assertThat(project.save()).isInstanceOf(SaveResult.ChangedOnDisk.class);
        assertThat(project.clashes().now()).singleElement().satisfies(clash -> {
            assertThat(clash.what()).endsWith("timeout");
            assertThat(clash.ours()).isEqualTo("15");
            assertThat(clash.theirs()).isEqualTo("20");
        });
        assertThat(work(project).field("timeout")).contains(Value.of(15));
        project.merging(DrawingMerge.Side.THEIRS).now();
        assertThat(work(project).field("timeout")).contains(Value.of(20));
        assertThat(text(project)).isEqualTo(TEMPLATE.replace("Timeout: 10", "Timeout: 20"));
    }
}
