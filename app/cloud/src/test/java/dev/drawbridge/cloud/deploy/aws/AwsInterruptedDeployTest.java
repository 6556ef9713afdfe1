package dev.drawbridge.cloud.deploy.aws;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.drawbridge.cloud.deploy.DeployEvent;
import dev.drawbridge.cloud.deploy.DeployListener;
import dev.drawbridge.cloud.deploy.DeployOutcome;
import dev.drawbridge.cloud.deploy.DeployRequest;
import dev.drawbridge.cloud.deploy.DeployStatus;
import dev.drawbridge.cloud.deploy.Plan;
import dev.drawbridge.cloud.deploy.ResourceState.Phase;
import dev.drawbridge.model.NodeId;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.services.lambda.LambdaClient;

/** Deployments that do not come to their end at the first try: they fail, are cancelled, or are left alone. */
class AwsInterruptedDeployTest extends DeployedToMoto {
    @Test
    void aFailureIsToldOnItsCardAndTheRollbackIsFollowedToItsEnd() throws Exception {
        Path project = copy(clickCounter);
        DeployRequest request = request(project, "broken");
        deploy(request);
        String function = physical(request, "ClickProcessor");

        change(project, "CodeUri: functions/ad-server\n", "CodeUri: functions/ad-server\n      Timeout: 21\n");
        change(project, "CodeUri: functions/click-processor\n", "CodeUri: functions/click-processor\n      Timeout: 22\n      Description: BreaksOnPurpose\n");
        Heard heard = new Heard();
        DeployOutcome outcome = deployer.apply(deployer.plan(request, DeployListener.NONE), heard);

        assertThat(outcome.result()).as(outcome.sentence()).isEqualTo(DeployOutcome.Result.ROLLED_BACK);
        assertThat(outcome.failures().getFirst().card()).contains(new NodeId("click-processor"));
        assertThat(outcome.failures().getFirst().words()).startsWith("The identity user/test may not do test:Create on ClickProcessor.");
        assertThat(outcome.sentence()).contains("ClickProcessor failed", "Everything is as it was before");
        assertThat(heard.phases("ClickProcessor")).contains(Phase.FAILED);
        assertThat(heard.has(DeployEvent.RollbackStarted.class)).isTrue();
        try (LambdaClient lambda = client(LambdaClient.builder())) {
            assertThat(lambda.getFunctionConfiguration(ask -> ask.functionName(function)).timeout()).isEqualTo(10);
        }
        assertThat(deployer.status(request).sentence()).contains("its last change failed and was taken back");
    }

    @Test
    void aFirstDeployThatFailedCanBeTriedAgain() throws Exception {
        Path project = copy(clickCounter);
        DeployRequest request = request(project, "again");
        change(project, "CodeUri: functions/click-processor\n", "CodeUri: functions/click-processor\n      Description: BreaksOnPurpose\n");
        DeployOutcome failed = deploy(request);

        assertThat(failed.result()).as(failed.sentence()).isEqualTo(DeployOutcome.Result.ROLLED_BACK);
        assertThat(deployer.status(request).state()).isEqualTo(DeployStatus.State.ABSENT);

        change(project, "      Description: BreaksOnPurpose\n", "");
        Plan plan = deployer.plan(request, DeployListener.NONE);
        assertThat(plan.notes()).singleElement().asString().contains("had failed");
        assertThat(deployer.apply(plan, DeployListener.NONE).result()).isEqualTo(DeployOutcome.Result.DONE);
    }

    @Test
    void anUploadCanBeCancelledAndLeavesNoStack() throws Exception {
        Path project = copy(clickCounter);
        Path source = project.resolve("functions/ad-server/src/main/resources/cancelled.txt");
        Files.createDirectories(source.getParent());
        Files.writeString(source, "never sent");
        DeployRequest request = request(project, "cancelled");
        Heard impatient = new Heard() {
            @Override
            public boolean isCancelled() {
                return has(DeployEvent.Uploading.class);
            }
        };

        DeployOutcome outcome = deployer.apply(deployer.plan(request, DeployListener.NONE), impatient);

        assertThat(outcome.result()).isEqualTo(DeployOutcome.Result.CANCELLED);
        assertThat(deployer.status(request).state()).isEqualTo(DeployStatus.State.ABSENT);
    }

    @Test
    void aDeployOnItsWayIsFoundAgain() {
        DeployRequest request = request(clickCounter, "found");
        Plan plan = deployer.plan(request, DeployListener.NONE);
        Heard leaving = new Heard() {
            @Override
            public void on(DeployEvent event) {
                super.on(event);
                if (event instanceof DeployEvent.ResourceChanged) {
                    throw new IllegalStateException("the window was closed");
                }
            }
        };
        assertThatThrownBy(() -> deployer.apply(plan, leaving)).hasMessage("the window was closed");
        assertThat(clickCounter.resolve(".drawbridge/deploy/found.json")).exists();

        Heard heard = new Heard();
        DeployOutcome outcome = new AwsDeployer(environment -> new AwsClients(environment, REGION, KEYS, List.of())).follow(request, heard);

        assertThat(outcome.result()).isEqualTo(DeployOutcome.Result.DONE);
        assertThat(heard.phases("AdServer")).containsExactly(Phase.WORKING, Phase.DONE);
        assertThat(clickCounter.resolve(".drawbridge/deploy/found.json")).doesNotExist();
    }
}
