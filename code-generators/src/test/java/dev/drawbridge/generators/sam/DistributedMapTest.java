package dev.drawbridge.generators.sam;

import static org.assertj.core.api.Assertions.assertThat;

import dev.drawbridge.generators.GeneratedFile;
import dev.drawbridge.generators.cloudformation.CloudFormationTemplate;
import dev.drawbridge.generators.project.OpenProject;
import dev.drawbridge.generators.serverless.ServerlessTarget;
import dev.drawbridge.generators.terraform.TerraformTarget;
import dev.drawbridge.model.Design;
import dev.drawbridge.model.Layout;
import dev.drawbridge.model.NodeId;
import dev.drawbridge.model.Value;
import dev.drawbridge.model.check.Finding;
import dev.drawbridge.model.edit.CardEdit;
import dev.drawbridge.model.file.ValueJson;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A Map that is distributed starts executions of its own machine, which the machine has to be allowed to. */
class DistributedMapTest {
    private static final String STEPS = """
            {"StartAt": "All", "States": {"All": {"Type": "Map", "End": true, "ItemProcessor":
              {"ProcessorConfig": {"Mode": "MODE", "ExecutionType": "STANDARD"}, "StartAt": "One", "States": {"One": {"Type": "Pass", "End": true}}}}}}""";
    private final SamTemplate sam = new SamTemplate(Drawings.CATALOGUE, Drawings.WIRES);
    private final CloudFormationTemplate plain = new CloudFormationTemplate(sam);

    private static Design machine(Object... fields) {
        return Drawings.named("maps").card("state-machine", "all", fields).design();
    }

    private static Value steps(String mode) {
        return ValueJson.parse(STEPS.replace("MODE", mode));
    }

    @Test
    void itMayStartFollowAndStopItsOwnExecutionsInEveryFormat() {
        Design design = machine("definition", steps("DISTRIBUTED"));
        for (String text : List.of(sam.text(design), plain.text(design), new ServerlessTarget(plain).generate(design).getFirst().content())) {
            assertThat(text).contains("states:StartExecution", "states:DescribeExecution", "states:StopExecution", "execution:${All.Name}:*", "execution:${All.Name}/*");
        }
        assertThat(new TerraformTarget(plain).generate(design).stream().filter(file -> file.path().endsWith("main.tf")).map(GeneratedFile::content).findFirst().orElseThrow())
                .contains("states:StartExecution", "aws_sfn_state_machine.all.arn", "execution:${aws_sfn_state_machine.all.name}/*");
    }

    @Test
    void aMapThatIsNotDistributedNeedsNothing() {
        assertThat(sam.text(machine("definition", steps("INLINE")))).doesNotContain("states:StartExecution");
        assertThat(sam.text(machine("definition", Value.of(STEPS.replace("MODE", "DISTRIBUTED"))))).contains("states:StartExecution");
    }

    @Test
    void ofAFileTheFindingSaysItAndItsFixPermitsIt(@TempDir Path folder) throws IOException {
        Design design = machine("definitionUri", "flows/all.asl.json");
        OpenProject project = OpenProject.create(folder.resolve("maps"), design, Layout.empty());
        Files.createDirectories(folder.resolve("maps/flows"));
        Files.writeString(folder.resolve("maps/flows/all.asl.json"), STEPS.replace("MODE", "DISTRIBUTED"));

        Finding finding = project.definitionFindings().stream().filter(found -> found.rule().equals("flow-starts-itself")).findFirst().orElseThrow();
        assertThat(Files.readString(folder.resolve("maps/template.yaml"))).doesNotContain("states:StartExecution");
        project.store().apply(finding.fixes().getFirst().edit());
        project.save();

        assertThat(Files.readString(folder.resolve("maps/template.yaml"))).contains("states:StartExecution");
        assertThat(project.definitionFindings()).isEmpty();
        assertThat(OpenProject.open(folder.resolve("maps")).store().design()).isEqualTo(project.store().design());
    }

    @Test
    void aDefinitionThatIsEditedInTheProjectTakesItsPermissionAlong(@TempDir Path folder) throws IOException {
        OpenProject project = OpenProject.create(folder.resolve("maps"), machine("definition", steps("INLINE")), Layout.empty());
        NodeId all = project.store().design().nodeNamed("all").orElseThrow().id();
        String before = Files.readString(folder.resolve("maps/template.yaml"));
        project.store().apply(new CardEdit.SetField(all, "definition", Optional.of(steps("DISTRIBUTED"))));
        project.save();
        assertThat(Files.readString(folder.resolve("maps/template.yaml"))).contains("states:StartExecution");
        project.store().undo();
        project.save();
        assertThat(Files.readString(folder.resolve("maps/template.yaml"))).isEqualTo(before);
    }
}
