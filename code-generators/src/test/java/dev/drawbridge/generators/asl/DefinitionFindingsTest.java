package dev.drawbridge.generators.asl;

import static org.assertj.core.api.Assertions.assertThat;

import dev.drawbridge.generators.sam.Drawings;
import dev.drawbridge.model.Design;
import dev.drawbridge.model.check.Finding;
import dev.drawbridge.model.check.Severity;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Mistakes in definitions, told with the place in the user's file. */
class DefinitionFindingsTest {
    private static final Design DESIGN = Drawings.named("x").card("state-machine", "order", "definitionUri", "flows/order.asl.yaml").design();

    private static List<Finding> findings(String text) {
        return DefinitionFindings.of(DESIGN, path -> path.equals("flows/order.asl.yaml") ? Optional.of(text) : Optional.empty());
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', value = {
            "{Type: Pass, Next: Gone}                                                  | flows/order.asl.yaml:3:19 | has no step \"Gone\"",
            "{Type: Pass}                                                              | flows/order.asl.yaml:3:3 | neither goes on nor ends",
            "{Type: Pas, End: true}                                                    | flows/order.asl.yaml:3:7 | the type \"Pas\"",
            "{Type: Task, End: true}                                                   | flows/order.asl.yaml:3:3 | has no Resource",
            "{Type: Choice, Choices: []}                                               | flows/order.asl.yaml:3:3 | has no Choices",
            "{Type: Map, End: true}                                                    | flows/order.asl.yaml:3:3 | has no ItemProcessor",
            "{Type: Parallel, End: true, Branches: [{StartAt: X, States: {Y: {Type: Succeed}}}]} | flows/order.asl.yaml:3:46 | no step \"X\"",
            "{Type: Task, Resource: 'arn:aws:states:::ecs:runTask.sync', End: true}    | flows/order.asl.yaml:3:19 | uses ecs:runTask",
            "{Type: Task, Resource: 'arn:aws:states:us-east-1:1:activity:a', End: true} | flows/order.asl.yaml:3:19 | an activity"})
    void aMistakeIsToldOnTheCardWithItsPlace(String step, String place, String words) {
        assertThat(findings("StartAt: A\nStates:\n  A: " + step + "\n")).anySatisfy(finding -> {
            assertThat(finding.message()).startsWith(place + ": ").contains(words);
            assertThat(finding.subject().key()).isEqualTo("order");
        });
    }

    @Test
    void whatOnlyTheCloudRunsIsNoMistake() {
        assertThat(findings("StartAt: A\nStates:\n  A: {Type: Task, Resource: 'arn:aws:states:::glue:startJobRun.sync', End: true}\n")).extracting(Finding::severity).containsExactly(Severity.INFO);
        assertThat(findings("StartAt: A\nStates:\n  A: {Type: Task, Resource: 'arn:aws:states:::lambda:invoke.waitForTaskToken', End: true}\n")).isEmpty();
        assertThat(findings("StartAt: A\nStates:\n  A: {Type: Task, Resource: 'arn:aws:states:::states:startExecution.sync:2', End: true}\n")).isEmpty();
    }

    @Test
    void aStepThatNoWayLeadsToIsAWarning() {
        assertThat(findings("{\"StartAt\": \"A\",\n \"States\": {\"A\": {\"Type\": \"Succeed\"},\n  \"B\": {\"Type\": \"Succeed\"}}}")).singleElement()
                .satisfies(finding -> assertThat(finding.message()).startsWith("flows/order.asl.yaml:3:3: No way leads to the step \"B\""));
    }

    @Test
    void whatIsNoDefinitionIsToldWithItsLine() {
        assertThat(findings("{\"StartAt\": \"A\",\n \"States\": {\"A\" {}}}")).singleElement().satisfies(finding -> assertThat(finding.message()).startsWith("flows/order.asl.yaml:2:"));
        assertThat(findings("[]")).singleElement().satisfies(finding -> assertThat(finding.message()).contains("mapping with StartAt and States"));
        assertThat(DefinitionFindings.of(DESIGN, _ -> Optional.empty())).singleElement().satisfies(finding -> assertThat(finding.message()).contains("nothing is there"));
    }
}
