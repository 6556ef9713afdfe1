package dev.drawbridge.cloud.deploy.aws;

import static org.assertj.core.api.Assertions.assertThat;

import dev.drawbridge.cloud.deploy.DeployListener;
import dev.drawbridge.cloud.deploy.Drift;
import dev.drawbridge.cloud.deploy.PlannedChange;
import org.junit.jupiter.api.Test;

/** What AWS answers when it is asked what somebody changed. */
class AwsDriftAnswersTest extends FakeAwsDeployment {
    @Test
    void whatSomebodyChangedThereIsFound() {
        drifting();

        Drift drift = deployer.drift(request, DeployListener.NONE);

        assertThat(drift.checked()).isEqualTo(2);
        assertThat(drift.drifted()).singleElement().satisfies(one -> {
            assertThat(one.id()).isEqualTo("Jobs");
            assertThat(one.deleted()).isFalse();
            assertThat(one.properties()).containsExactly(new PlannedChange.PropertyChange("VisibilityTimeout", "30", "60", false));
        });
    }

    @Test
    void aRevertAsksForAChangeSetThatSetsBackWhatSomebodyChanged() {
        drifting();
        Drift drift = deployer.drift(request, DeployListener.NONE);
        planned(ADD_JOBS);

        deployer.planRevert(request, drift, DeployListener.NONE);

        assertThat(aws.calls("CloudFormation:CreateChangeSet").getLast().form()).containsEntry("DeploymentMode", "REVERT_DRIFT");
    }

    private void drifting() {
        aws.stack("CREATE_COMPLETE").result("CloudFormation:DetectStackDrift", "<StackDriftDetectionId>d</StackDriftDetectionId>")
                .result("CloudFormation:DescribeStackDriftDetectionStatus", "<StackId>" + FakeAws.STACK + "</StackId><StackDriftDetectionId>d</StackDriftDetectionId><DetectionStatus>DETECTION_COMPLETE</DetectionStatus><Timestamp>2026-01-01T00:00:00Z</Timestamp>")
                .result("CloudFormation:DescribeStackResourceDrifts", "<StackResourceDrifts><member><LogicalResourceId>Jobs</LogicalResourceId><PhysicalResourceId>j</PhysicalResourceId><ResourceType>AWS::SQS::Queue</ResourceType>"
                        + "<StackResourceDriftStatus>MODIFIED</StackResourceDriftStatus><PropertyDifferences><member><PropertyPath>/VisibilityTimeout</PropertyPath><ExpectedValue>30</ExpectedValue><ActualValue>60</ActualValue>"
                        + "<DifferenceType>NOT_EQUAL</DifferenceType></member></PropertyDifferences></member><member><LogicalResourceId>Worker</LogicalResourceId><ResourceType>AWS::Lambda::Function</ResourceType>"
                        + "<StackResourceDriftStatus>IN_SYNC</StackResourceDriftStatus></member></StackResourceDrifts>");
    }
}
