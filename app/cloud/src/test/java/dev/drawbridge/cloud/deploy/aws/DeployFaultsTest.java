package dev.drawbridge.cloud.deploy.aws;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.drawbridge.cloud.deploy.DeployEvent;
import dev.drawbridge.cloud.deploy.DeployException;
import dev.drawbridge.cloud.deploy.DeployListener;
import dev.drawbridge.cloud.deploy.DeployOutcome;
import dev.drawbridge.cloud.deploy.DeployRequest;
import dev.drawbridge.cloud.deploy.Environment;
import dev.drawbridge.cloud.deploy.Plan;
import dev.drawbridge.cloud.deploy.ResourceState;
import dev.drawbridge.cloud.deploy.ResourceState.Phase;
import java.io.IOException;
import java.nio.file.Files;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.auth.credentials.AwsBasicCredentials;

/** What goes wrong in the middle of a deployment, and that it goes on or is found again. The table of all faults is in docs/deploy-faults.md. */
class DeployFaultsTest extends FakeAwsDeployment {
    private static final String BEFORE = "shop-dev " + STACK_TYPE + " UPDATE_COMPLETE";

    @BeforeEach
    void deployedBefore() {
        request = new DeployRequest(project, request.design(), request.environment().withProfile("shop"));
        aws.stack("UPDATE_COMPLETE").events(BEFORE);
        planned(change("Modify", "Worker", "AWS::Lambda::Function", ""));
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

    /** A lid that is closed in the middle: the clock jumps, the connections of before are dead. */
    private static final class Night extends Heard implements InstantSource {
        private Instant now = Instant.parse("2026-01-01T22:00:00Z");
        private boolean slept;

        @Override
        public Instant instant() {
            return now;
        }

        @Override
        public void on(DeployEvent event) {
            super.on(event);
            if (event instanceof DeployEvent.ResourceChanged && !slept) {
                slept = true;
                now = now.plus(Duration.ofHours(8));
            }
        }

        List<String> steps() {
            return events.stream().filter(DeployEvent.Step.class::isInstance).map(event -> ((DeployEvent.Step) event).sentence()).toList();
        }
    }

    private Night asleepInTheMiddle() {
        Night night = new Night();
        deployer = new AwsDeployer(aws::clients, night);
        aws.events(BEFORE, "Worker AWS::Lambda::Function UPDATE_IN_PROGRESS");
        return night;
    }

    @Test
    void aMachineThatSleepsInTheMiddleSeesTheEndAfterwardsAndCallsItNoOutage() {
        Night night = asleepInTheMiddle();
        for (int attempt = 0; attempt < 7; attempt++) {
            aws.answer("CloudFormation:DescribeStackEvents", 0, "");
        }
        aws.events(BEFORE, "Worker AWS::Lambda::Function UPDATE_IN_PROGRESS", "Worker AWS::Lambda::Function UPDATE_COMPLETE", "shop-dev " + STACK_TYPE + " UPDATE_COMPLETE");

        DeployOutcome outcome = deployer.apply(deployer.plan(request, DeployListener.NONE), night);

        assertThat(outcome.result()).isEqualTo(DeployOutcome.Result.DONE);
        assertThat(outcome.time()).as("the night is no part of it").isLessThan(Duration.ofHours(1));
        assertThat(night.phases("Worker")).containsExactly(Phase.WORKING, Phase.DONE);
        assertThat(night.steps()).contains("This machine was asleep for 8 h 0 min; it went on in the cloud, and we look how it stands");
        assertThat(night.has(DeployEvent.OutOfSight.class)).as("the dead connection is told, not fatal").isTrue();
        assertThat(deployer.underWay(request)).isEmpty();
    }

    @Test
    void aSignInThatEndedWhileTheMachineSleptIsSaidOnceAndTheDeploymentIsFoundAgain() {
        Night night = asleepInTheMiddle();
        aws.error("CloudFormation:DescribeStackEvents", 403, "ExpiredToken", "The security token included in the request is expired");
        Plan plan = deployer.plan(request, DeployListener.NONE);

        assertThatThrownBy(() -> deployer.apply(plan, night)).isInstanceOf(DeployException.class)
                .hasMessageStartingWith("The credentials of the profile \"shop\" have expired. Sign in again: aws sso login --profile shop. The deployment goes on in the cloud; follow it with: drawbridge deploy ");
        assertThat(night.has(DeployEvent.OutOfSight.class)).isFalse();
        assertThat(deployer.underWay(request)).contains(Instant.parse("2026-01-01T22:00:00Z"));

        aws.forget("CloudFormation:DescribeStackEvents");
        goesWell();
        assertThat(deployer.follow(request, DeployListener.NONE).result()).isEqualTo(DeployOutcome.Result.DONE);
        assertThat(deployer.underWay(request)).isEmpty();
    }

    @Test
    void aProgramThatGivesNoCredentialsAnyMoreIsSaidInTheSameWay() {
        Night night = asleepInTheMiddle();
        deployer = new AwsDeployer(environment -> aws.clients(environment, () -> {
            if (night.slept) {
                throw new IllegalStateException("Command returned non-zero exit value (1) with error message: not signed in");
            }
            return AwsBasicCredentials.create("test", "test");
        }), night);
        Plan plan = deployer.plan(request, DeployListener.NONE);

        assertThatThrownBy(() -> deployer.apply(plan, night)).isInstanceOf(DeployException.class).hasMessageStartingWith("The profile \"shop\" gives no credentials: ")
                .hasMessageContaining("The deployment goes on in the cloud; follow it with: ");
        assertThat(deployer.underWay(request)).isPresent();
    }

    @Test
    void aClockThatIsSetBackMakesNoNegativeTime() {
        Night night = new Night();
        deployer = new AwsDeployer(aws::clients, night);
        goesWell();
        Plan plan = deployer.plan(request, DeployListener.NONE);

        DeployOutcome outcome = deployer.apply(plan, new Heard() {
            @Override
            public void on(DeployEvent event) {
                night.now = night.now.minus(Duration.ofHours(1));
            }
        });

        assertThat(outcome.result()).isEqualTo(DeployOutcome.Result.DONE);
        assertThat(outcome.time()).isEqualTo(Duration.ZERO);
    }

    @Test
    void eventsOfSeveralPagesAreAllToldInTheirOrder() {
        aws.pagesOfEvents(2, BEFORE, "Jobs AWS::SQS::Queue CREATE_IN_PROGRESS", "Jobs AWS::SQS::Queue CREATE_COMPLETE", "Worker AWS::Lambda::Function UPDATE_IN_PROGRESS",
                "Worker AWS::Lambda::Function UPDATE_COMPLETE", "shop-dev " + STACK_TYPE + " UPDATE_COMPLETE");
        Heard heard = new Heard();

        assertThat(deployer.apply(deployer.plan(request, DeployListener.NONE), heard).result()).isEqualTo(DeployOutcome.Result.DONE);

        assertThat(heard.events).filteredOn(DeployEvent.ResourceChanged.class::isInstance).extracting(event -> ((DeployEvent.ResourceChanged) event).state().id() + " " + ((DeployEvent.ResourceChanged) event).state().phase())
                .containsExactly("Jobs WORKING", "Jobs DONE", "Worker WORKING", "Worker DONE");
        assertThat(aws.calls("CloudFormation:DescribeStackEvents")).extracting(call -> call.form().getOrDefault("NextToken", "")).containsExactly("", "", "before-4", "before-2");
    }

    @Test
    void resourcesOfSeveralPagesAreAllInTheStatus() {
        for (int page = 1; page <= 3; page++) {
            aws.result("CloudFormation:ListStackResources", "<StackResourceSummaries><member><LogicalResourceId>Jobs" + page + "</LogicalResourceId><PhysicalResourceId>jobs-" + page + "</PhysicalResourceId>"
                    + "<ResourceType>AWS::SQS::Queue</ResourceType><ResourceStatus>CREATE_COMPLETE</ResourceStatus><LastUpdatedTimestamp>2026-01-01T00:00:00Z</LastUpdatedTimestamp></member></StackResourceSummaries>"
                    + (page < 3 ? "<NextToken>after-" + page + "</NextToken>" : ""));
        }

        assertThat(deployer.status(request).resources()).extracting(ResourceState::physicalId).containsExactly("jobs-1", "jobs-2", "jobs-3");
        assertThat(aws.calls("CloudFormation:ListStackResources")).extracting(call -> call.form().getOrDefault("NextToken", "")).containsExactly("", "after-1", "after-2");
    }

    private void noBucketAndCreateSays(String code) {
        aws.forget("S3:HeadBucket").answer("S3:HeadBucket", 404, "").forget("S3:CreateBucket").answer("S3:CreateBucket", 409, "<Error><Code>" + code + "</Code><Message>The requested bucket name is not available.</Message></Error>");
        goesWell();
    }

    @Test
    void aBucketNameThatSomebodyTookIsSaidAndThePlanIsLetGoOf() {
        noBucketAndCreateSays("BucketAlreadyExists");
        Plan plan = deployer.plan(request, DeployListener.NONE);

        assertThatThrownBy(() -> deployer.apply(plan, DeployListener.NONE)).isInstanceOf(DeployException.class)
                .hasMessage("Another account has the bucket name drawbridge-111122223333-eu-west-1, which your code needs. Deploy to another region, or ask AWS support for the name.");
        assertThat(aws.calls("CloudFormation:ExecuteChangeSet")).isEmpty();
        assertThat(aws.calls("CloudFormation:DeleteChangeSet")).hasSize(1);
    }

    @Test
    void aBucketThatIsOursAlreadyIsUsedAndClosedAsANewOne() {
        noBucketAndCreateSays("BucketAlreadyOwnedByYou");

        assertThat(deploy().result()).isEqualTo(DeployOutcome.Result.DONE);
        assertThat(aws.calls("S3:PutPublicAccessBlock")).hasSize(1);
        assertThat(aws.calls("S3:PutObject")).hasSize(1);
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
