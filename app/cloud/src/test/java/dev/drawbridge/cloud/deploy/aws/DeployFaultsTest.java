package dev.drawbridge.cloud.deploy.aws;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.drawbridge.cloud.deploy.DeployException;
import dev.drawbridge.cloud.deploy.DeployListener;
import dev.drawbridge.cloud.deploy.DeployOutcome;
import dev.drawbridge.cloud.deploy.DeployRequest;
import dev.drawbridge.cloud.deploy.Environment;
import dev.drawbridge.cloud.deploy.Plan;
import dev.drawbridge.cloud.deploy.ResourceState.Phase;
import dev.drawbridge.model.Design;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What goes wrong in the middle of a deployment, and that it goes on or is found again. The table of all faults is in docs/deploy-faults.md. */
class DeployFaultsTest {
    private static final String STACK_TYPE = "AWS::CloudFormation::Stack";
    private static final String BEFORE = "shop-dev " + STACK_TYPE + " UPDATE_COMPLETE";

    @TempDir
    private Path project;
    private FakeAws aws;
    private DeployRequest request;
    private AwsDeployer deployer;

    @BeforeEach
    void start() throws IOException {
        aws = new FakeAws();
        Files.writeString(project.resolve("template.yaml"), "Resources:\n  Worker:\n    Type: AWS::Serverless::Function\n    Properties:\n      CodeUri: worker.zip\n");
        Files.write(project.resolve("worker.zip"), new byte[] {80, 75, 5, 6});
        request = new DeployRequest(project, Design.empty("shop"), Environment.named("dev").withRegion("eu-west-1").withProfile("shop"));
        deployer = new AwsDeployer(aws::clients);
        aws.stack("UPDATE_COMPLETE").events(BEFORE).result("CloudFormation:DescribeChangeSet", "<Status>CREATE_COMPLETE</Status><Changes><member><Type>Resource</Type><ResourceChange><Action>Modify</Action>"
                + "<LogicalResourceId>Worker</LogicalResourceId><ResourceType>AWS::Lambda::Function</ResourceType></ResourceChange></member></Changes>");
    }

    @AfterEach
    void stop() {
        aws.close();
    }

    private void goesWell() {
        aws.events(BEFORE, "Worker AWS::Lambda::Function UPDATE_COMPLETE", "shop-dev " + STACK_TYPE + " UPDATE_COMPLETE");
    }

    private DeployOutcome deploy() {
        return deployer.apply(deployer.plan(request, DeployListener.NONE), DeployListener.NONE);
    }

    @Test
    void anUploadThatIsCutIsSentAgain() {
        aws.forget("S3:PutObject").answer("S3:PutObject", 0, "").answer("S3:PutObject", 0, "").answer("S3:PutObject", 200, "");
        goesWell();

        assertThat(deploy().result()).isEqualTo(DeployOutcome.Result.DONE);
        assertThat(aws.calls("S3:PutObject")).hasSize(3);
    }

    @Test
    void aBeginningThatIsCutIsAskedForAgainAsTheSameWish() {
        aws.forget("CloudFormation:ExecuteChangeSet").answer("CloudFormation:ExecuteChangeSet", 0, "").result("CloudFormation:ExecuteChangeSet", "");
        goesWell();

        assertThat(deploy().result()).isEqualTo(DeployOutcome.Result.DONE);
        assertThat(aws.calls("CloudFormation:ExecuteChangeSet")).hasSize(2).extracting(call -> call.form().get("ClientRequestToken")).doesNotContainNull().containsOnly(aws.calls("CloudFormation:ExecuteChangeSet").getFirst().form().get("ClientRequestToken"));
    }

    @Test
    void credentialsThatExpireOnTheWaySayHowToGoOnAndTheDeploymentIsFoundAgain() {
        aws.error("CloudFormation:DescribeStackEvents", 403, "ExpiredToken", "The security token included in the request is expired");
        Plan plan = deployer.plan(request, DeployListener.NONE);

        assertThatThrownBy(() -> deployer.apply(plan, DeployListener.NONE)).isInstanceOf(DeployException.class)
                .hasMessageStartingWith("The credentials of the profile \"shop\" have expired. Sign in again: aws sso login --profile shop. The deployment goes on in the cloud; follow it with: drawbridge deploy ")
                .hasMessageEndingWith(" --env dev --follow");
        assertThat(deployer.underWay(request)).isPresent();

        aws.forget("CloudFormation:DescribeStackEvents");
        goesWell();
        Heard heard = new Heard();
        assertThat(deployer.follow(request, heard).result()).isEqualTo(DeployOutcome.Result.DONE);
        assertThat(heard.phases("Worker")).containsExactly(Phase.DONE);
        assertThat(deployer.underWay(request)).isEmpty();
    }

    @Test
    void throttlingWhileItIsFollowedIsWaitedOut() {
        for (int i = 0; i < 3; i++) {
            aws.error("CloudFormation:DescribeStackEvents", 400, "Throttling", "Rate exceeded");
        }
        goesWell();

        assertThat(deploy().result()).isEqualTo(DeployOutcome.Result.DONE);
    }

    @Test
    void aTemplateThatCloudFormationDoesNotTakeIsNotSent() throws IOException {
        Files.writeString(project.resolve("template.yaml"), Files.readString(project.resolve("template.yaml")) + ("# " + "long ".repeat(40) + "\n").repeat(6000));

        assertThatThrownBy(() -> deployer.plan(request, DeployListener.NONE)).isInstanceOf(DeployException.class).hasMessageMatching("template[.]yaml is \\d+ KB long; CloudFormation takes 1024 KB[.] Split the drawing into two projects[.]");
        assertThat(aws.calls("CloudFormation:CreateChangeSet")).isEmpty();
    }

    @Test
    void parametersAreNotToldByWhatLogsAnEnvironment() {
        Environment secret = request.environment().withParameters(new java.util.TreeMap<>(java.util.Map.of("ApiKey", "not-a-real-key")));

        assertThat(new DeployRequest(project, request.design(), secret).toString()).contains("ApiKey").doesNotContain("not-a-real-key");
    }
}
