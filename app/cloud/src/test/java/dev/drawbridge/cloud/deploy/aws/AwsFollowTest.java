package dev.drawbridge.cloud.deploy.aws;

import static org.assertj.core.api.Assertions.assertThat;

import dev.drawbridge.cloud.deploy.DeployEvent;
import dev.drawbridge.cloud.deploy.DeployListener;
import dev.drawbridge.cloud.deploy.DeployOutcome;
import java.util.List;
import org.junit.jupiter.api.Test;

/** A deployment followed to its end, whatever comes between. */
class AwsFollowTest extends FakeAwsDeployment {
    @Test
    void aNetworkCutInTheMiddleIsWaitedOut() {
        aws.stack("UPDATE_COMPLETE").events("shop-dev " + STACK_TYPE + " UPDATE_COMPLETE");
        for (int attempt = 0; attempt < 6; attempt++) {
            aws.answer("CloudFormation:DescribeStackEvents", 0, "");
        }
        aws.events("shop-dev " + STACK_TYPE + " UPDATE_COMPLETE", "Jobs AWS::SQS::Queue UPDATE_COMPLETE", "shop-dev " + STACK_TYPE + " UPDATE_COMPLETE");
        planned(ADD_JOBS);
        Heard heard = new Heard();

        DeployOutcome outcome = deployer.apply(deployer.plan(request, DeployListener.NONE), heard);

        assertThat(outcome.result()).isEqualTo(DeployOutcome.Result.DONE);
        assertThat(heard.has(DeployEvent.OutOfSight.class)).isTrue();
    }

    @Test
    void theRootCauseIsTheFirstFailureThatIsNoConsequence() {
        aws.stack("UPDATE_COMPLETE").events("shop-dev " + STACK_TYPE + " UPDATE_COMPLETE");
        aws.events("shop-dev " + STACK_TYPE + " UPDATE_COMPLETE",
                "Mail AWS::SNS::Topic CREATE_FAILED Resource creation cancelled",
                "Jobs AWS::SQS::Queue CREATE_FAILED Resource handler returned message: \"Queue name is too long (Service: Sqs, Status Code: 400, Request ID: 1-2)\" (RequestToken: 3-4, HandlerErrorCode: InvalidRequest)",
                "shop-dev " + STACK_TYPE + " UPDATE_ROLLBACK_IN_PROGRESS The following resource(s) failed to create: [Mail, Jobs].",
                "Jobs AWS::SQS::Queue DELETE_COMPLETE", "shop-dev " + STACK_TYPE + " UPDATE_ROLLBACK_COMPLETE");
        planned(ADD_JOBS);

        DeployOutcome outcome = deployer.apply(deployer.plan(request, DeployListener.NONE), DeployListener.NONE);

        assertThat(outcome.result()).isEqualTo(DeployOutcome.Result.ROLLED_BACK);
        assertThat(outcome.failures()).singleElement().satisfies(failure -> assertThat(failure.words()).isEqualTo("Queue name is too long."));
        assertThat(outcome.sentence()).startsWith("Jobs failed: Queue name is too long. Everything is as it was before.");
    }

    @Test
    void anUpdateThatIsCancelledIsTakenBack() {
        aws.stack("UPDATE_COMPLETE", "UPDATE_IN_PROGRESS", "UPDATE_ROLLBACK_COMPLETE").events("shop-dev " + STACK_TYPE + " UPDATE_COMPLETE")
                .events("shop-dev " + STACK_TYPE + " UPDATE_COMPLETE", "Jobs AWS::SQS::Queue UPDATE_IN_PROGRESS")
                .events("shop-dev " + STACK_TYPE + " UPDATE_COMPLETE", "Jobs AWS::SQS::Queue UPDATE_IN_PROGRESS", "shop-dev " + STACK_TYPE + " UPDATE_ROLLBACK_COMPLETE");
        aws.forget("S3:HeadObject").answer("S3:HeadObject", 200, "");
        planned(ADD_JOBS);
        Heard impatient = new Heard() {
            @Override
            public boolean isCancelled() {
                return has(DeployEvent.ResourceChanged.class);
            }
        };

        DeployOutcome outcome = deployer.apply(deployer.plan(request, DeployListener.NONE), impatient);

        assertThat(outcome.result()).isEqualTo(DeployOutcome.Result.CANCELLED);
        assertThat(aws.calls("CloudFormation:CancelUpdateStack")).hasSize(1);
    }

    @Test
    void aStuckStackIsTakenBackWithWhatIsSkipped() {
        aws.stack("UPDATE_ROLLBACK_FAILED", "UPDATE_ROLLBACK_COMPLETE").events("shop-dev " + STACK_TYPE + " UPDATE_ROLLBACK_FAILED")
                .events("shop-dev " + STACK_TYPE + " UPDATE_ROLLBACK_FAILED", "shop-dev " + STACK_TYPE + " UPDATE_ROLLBACK_COMPLETE");

        DeployOutcome outcome = deployer.continueRollback(request, List.of("Jobs"), DeployListener.NONE);

        assertThat(outcome.result()).isEqualTo(DeployOutcome.Result.DONE);
        assertThat(aws.calls("CloudFormation:ContinueUpdateRollback").getFirst().form()).containsEntry("ResourcesToSkip.member.1", "Jobs");
    }

    @Test
    void aFirstDeployThatIsCancelledIsRemoved() {
        aws.stack("", "CREATE_IN_PROGRESS").events("shop-dev " + STACK_TYPE + " REVIEW_IN_PROGRESS User Initiated")
                .events("shop-dev " + STACK_TYPE + " REVIEW_IN_PROGRESS User Initiated", "Jobs AWS::SQS::Queue CREATE_IN_PROGRESS")
                .events("shop-dev " + STACK_TYPE + " REVIEW_IN_PROGRESS User Initiated", "Jobs AWS::SQS::Queue CREATE_IN_PROGRESS", "Jobs AWS::SQS::Queue DELETE_COMPLETE",
                        "shop-dev " + STACK_TYPE + " DELETE_COMPLETE");
        aws.forget("S3:HeadObject").answer("S3:HeadObject", 200, "");
        planned(ADD_JOBS);

        DeployOutcome outcome = deployer.apply(deployer.plan(request, DeployListener.NONE), new Heard() {
            @Override
            public boolean isCancelled() {
                return has(DeployEvent.ResourceChanged.class);
            }
        });

        assertThat(outcome.result()).isEqualTo(DeployOutcome.Result.CANCELLED);
        assertThat(outcome.sentence()).startsWith("Cancelled");
        assertThat(aws.calls("CloudFormation:DeleteStack")).hasSize(1);
        assertThat(project.resolve(".drawbridge/deploy/dev.json")).doesNotExist();
    }
}
