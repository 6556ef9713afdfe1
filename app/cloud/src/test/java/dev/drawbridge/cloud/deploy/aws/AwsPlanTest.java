package dev.drawbridge.cloud.deploy.aws;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.drawbridge.cloud.deploy.DeployException;
import dev.drawbridge.cloud.deploy.DeployListener;
import dev.drawbridge.cloud.deploy.DeployOutcome;
import dev.drawbridge.cloud.deploy.DeployRequest;
import dev.drawbridge.cloud.deploy.Plan;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.services.cloudformation.CloudFormationClient;

/** What a plan says before anything is done, and that planning leaves nothing behind. */
class AwsPlanTest extends DeployedToMoto {
    @Test
    void anUnchangedProjectUploadsNothingAndChangesNothing() {
        DeployRequest request = request(clickCounter, "same");
        deploy(request);

        Plan plan = deployer.plan(request, DeployListener.NONE);
        DeployOutcome outcome = deployer.apply(plan, DeployListener.NONE);

        assertThat(plan.isEmpty()).isTrue();
        assertThat(plan.permissions()).isEmpty();
        assertThat(outcome.result()).isEqualTo(DeployOutcome.Result.UNCHANGED);
        assertThat(outcome.uploadedBytes()).isZero();
        assertThat(outcome.outputs()).isNotEmpty();
    }

    @Test
    void aWiderPermissionIsListed() throws Exception {
        Path project = copy(clickCounter);
        DeployRequest request = request(project, "wider");
        deploy(request);

        change(project, "- dynamodb:GetItem\n", "- dynamodb:GetItem\n                  - dynamodb:DeleteTable\n");
        Plan plan = deployer.plan(request, DeployListener.NONE);
        deployer.discard(plan);

        assertThat(plan.permissions()).singleElement().satisfies(permission -> {
            assertThat(permission.actions()).containsExactly("dynamodb:DeleteTable");
            assertThat(permission.widened()).isTrue();
            assertThat(permission.on()).isEqualTo("Counts");
        });
    }

    @Test
    void aStackThatSomebodyElseMadeIsNotTouched() {
        DeployRequest request = request(clickCounter, "foreign");
        try (CloudFormationClient cloud = client(CloudFormationClient.builder())) {
            cloud.createStack(make -> make.stackName(request.stackName()).templateBody("{\"Resources\": {\"Q\": {\"Type\": \"AWS::SQS::Queue\"}}}"));
        }

        assertThatThrownBy(() -> deployer.plan(request, DeployListener.NONE)).isInstanceOf(DeployException.class)
                .hasMessageContaining("click-counter-foreign").hasMessageContaining("Drawbridge did not make").hasMessageContaining("another name");
        assertThatThrownBy(() -> deployer.planDestroy(request)).isInstanceOf(DeployException.class);
    }

    @Test
    void planningLeavesNothingBehind() {
        DeployRequest request = request(clickCounter, "planned");
        deployer.discard(deployer.plan(request, DeployListener.NONE));

        try (CloudFormationClient cloud = client(CloudFormationClient.builder())) {
            assertThat(cloud.describeStacks().stacks()).noneMatch(stack -> stack.stackName().equals(request.stackName()));
        }
    }
}
