package dev.drawbridge.cloud.deploy.aws;

import static org.assertj.core.api.Assertions.assertThat;

import dev.drawbridge.cloud.deploy.DeployListener;
import dev.drawbridge.cloud.deploy.DeployOutcome;
import dev.drawbridge.cloud.deploy.DeployRequest;
import dev.drawbridge.cloud.deploy.DeployStatus;
import dev.drawbridge.cloud.deploy.DestroyPlan;
import dev.drawbridge.cloud.deploy.ResourceState;
import java.io.IOException;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The examples that show the newer kinds, from nothing to nothing: every card is there, nothing is sent twice, and only what is to be kept stays. */
class AwsExamplesDeployTest extends DeployedToMoto {
    /** Stand for somebody outside, who is not deployed. */
    private static final Set<String> OUTSIDE = Set.of("client");

    @ParameterizedTest
    @ValueSource(strings = {"thumbnails", "chat", "orders", "daily-report"})
    void anExampleIsDeployedWholeAndGoesAgain(String example) throws IOException {
        DeployRequest request = request(example(example), "whole");

        DeployOutcome outcome = deploy(request);

        assertThat(outcome.failures()).isEmpty();
        assertThat(outcome.result()).isEqualTo(DeployOutcome.Result.DONE);
        assertThat(outcome.uploadedBytes()).isPositive();
        Set<String> there = deployer.status(request).resources().stream().flatMap(state -> state.card().stream()).map(card -> request.design().requireNode(card).name()).collect(Collectors.toSet());
        assertThat(there).containsAll(request.design().nodes().values().stream().filter(node -> !OUTSIDE.contains(node.kind())).map(node -> node.name()).toList());

        DeployOutcome again = deploy(request);
        assertThat(again.result()).isEqualTo(DeployOutcome.Result.UNCHANGED);
        assertThat(again.uploadedBytes()).isZero();

        DestroyPlan removal = deployer.planDestroy(request);
        DeployOutcome gone = deployer.destroy(removal, DeployListener.NONE);
        assertThat(gone.result()).isEqualTo(DeployOutcome.Result.DONE);
        assertThat(gone.kept()).extracting(ResourceState::id).containsExactlyInAnyOrderElementsOf(removal.stays().stream().map(ResourceState::id).toList());
        assertThat(deployer.status(request).state()).isEqualTo(DeployStatus.State.ABSENT);
    }
}
