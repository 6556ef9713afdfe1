package dev.drawbridge.cloud.deploy.aws;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.drawbridge.cloud.ProcessLock;
import dev.drawbridge.cloud.deploy.DeployException;
import dev.drawbridge.cloud.deploy.DeployListener;
import dev.drawbridge.cloud.deploy.DeployStatus;
import dev.drawbridge.cloud.deploy.Plan;
import dev.drawbridge.cloud.deploy.PlannedChange;
import java.io.IOException;
import java.nio.file.Files;
import org.junit.jupiter.api.Test;

/** Change sets: what AWS says of them, and the stacks for which there can be none now. */
class AwsChangeSetTest extends FakeAwsDeployment {
    @Test
    void changesCarryWhatAwsSaysOfThem() {
        aws.stack("CREATE_COMPLETE");
        aws.result("CloudFormation:DescribeChangeSet", "<Status>CREATE_COMPLETE</Status><NextToken>more</NextToken><Changes>" + ADD_JOBS + "</Changes>");
        planned(change("Modify", "Store", "AWS::DynamoDB::Table", "<PolicyAction>ReplaceAndDelete</PolicyAction><Replacement>True</Replacement><Details><member><Target><Attribute>Properties</Attribute>"
                + "<Name>TableName</Name><RequiresRecreation>Always</RequiresRecreation><BeforeValue>old</BeforeValue><AfterValue>new</AfterValue></Target></member></Details>"),
                change("Remove", "Pictures", "AWS::S3::Bucket", "<PolicyAction>Retain</PolicyAction>"));

        Plan plan = deployer.plan(request, DeployListener.NONE);

        assertThat(plan.changes()).extracting(PlannedChange::id).containsExactly("Store", "Pictures", "Jobs");
        assertThat(plan.changes().getFirst()).satisfies(change -> {
            assertThat(change.action()).isEqualTo(PlannedChange.Action.REPLACE);
            assertThat(change.data()).isEqualTo(PlannedChange.DataEffect.LOST);
            assertThat(change.properties()).containsExactly(new PlannedChange.PropertyChange("TableName", "old", "new", true));
        });
        assertThat(plan.changes().get(1).data()).isEqualTo(PlannedChange.DataEffect.LEFT_BEHIND);
        assertThat(aws.calls("CloudFormation:DescribeChangeSet").getLast().form()).containsEntry("NextToken", "more").containsEntry("IncludePropertyValues", "true");
    }

    @Test
    void whereTheCloudDoesNotSayDataIsKeptOnlyIfBothTemplatesKeepIt() throws IOException {
        String store = "Resources:\n  Store:\n    Type: AWS::DynamoDB::Table\n    UpdateReplacePolicy: ";
        aws.stack("CREATE_COMPLETE");
        planned(change("Modify", "Store", "AWS::DynamoDB::Table", "<Replacement>True</Replacement>"));
        aws.forget("CloudFormation:GetTemplate").result("CloudFormation:GetTemplate", "<TemplateBody>" + store + "Retain\n</TemplateBody>");

        Files.writeString(project.resolve("template.yaml"), store + "Retain\n");
        assertThat(deployer.plan(request, DeployListener.NONE).changes().getFirst().data()).isEqualTo(PlannedChange.DataEffect.LEFT_BEHIND);
        Files.writeString(project.resolve("template.yaml"), store + "Delete\n");
        assertThat(deployer.plan(request, DeployListener.NONE).changes().getFirst().data()).isEqualTo(PlannedChange.DataEffect.LOST);
    }

    @Test
    void whatAFunctionHadFromTheGlobalsIsWhatItWasBefore() throws IOException {
        String template = "Transform: AWS::Serverless-2016-10-31\nGlobals:\n  Function:\n    MemorySize: 512\nResources:\n  Worker:\n    Type: AWS::Serverless::Function\n    Properties:\n      CodeUri: worker.zip\n";
        aws.stack("CREATE_COMPLETE");
        planned(change("Modify", "Worker", "AWS::Lambda::Function", "<Details><member><Target><Attribute>Properties</Attribute><Name>MemorySize</Name></Target></member></Details>"));
        aws.forget("CloudFormation:GetTemplate").result("CloudFormation:GetTemplate", "<TemplateBody>" + template + "</TemplateBody>");
        Files.writeString(project.resolve("template.yaml"), template + "      MemorySize: 1024\n");

        assertThat(deployer.plan(request, DeployListener.NONE).changes().getFirst().properties()).containsExactly(new PlannedChange.PropertyChange("MemorySize", "512", "1024", false));
    }

    @Test
    void aDeployThatRunsElsewhereIsNotDisturbed() {
        aws.stack("UPDATE_IN_PROGRESS");

        assertThatThrownBy(() -> deployer.plan(request, DeployListener.NONE)).isInstanceOf(DeployException.class).hasMessageContaining("being changed right now").hasMessageContaining("--follow");
        assertThatThrownBy(() -> deployer.planDestroy(request)).isInstanceOf(DeployException.class);
        assertThat(aws.calls("CloudFormation:CreateChangeSet")).isEmpty();
    }

    @Test
    void aPlanThatIsOutOfDateIsNotExecuted() {
        aws.stack("UPDATE_COMPLETE").events("shop-dev " + STACK_TYPE + " UPDATE_COMPLETE").forget("CloudFormation:ExecuteChangeSet")
                .error("CloudFormation:ExecuteChangeSet", 400, "InvalidChangeSetStatus", "ChangeSet cannot be executed in its current status of [OBSOLETE]");
        planned(ADD_JOBS);
        Plan plan = deployer.plan(request, DeployListener.NONE);

        assertThatThrownBy(() -> deployer.apply(plan, DeployListener.NONE)).isInstanceOf(DeployException.class).hasMessageContaining("Plan again");
        assertThat(project.resolve(".drawbridge/deploy/dev.json")).as("nothing is on its way").doesNotExist();
    }

    @Test
    void twoDeploysFromOneFolderDoNotMeet() {
        try (ProcessLock first = DeployLock.take(request)) {
            assertThatThrownBy(() -> DeployLock.take(request)).isInstanceOf(DeployException.class).hasMessageContaining("being deployed to dev from here already");
        }
        DeployLock.take(request).close();
    }

    @Test
    void aPlanThatIsLetGoOfTakesItsEmptyStackAlong() {
        aws.stack("", "REVIEW_IN_PROGRESS");
        planned(ADD_JOBS);

        deployer.discard(deployer.plan(request, DeployListener.NONE));

        assertThat(aws.operations()).containsSubsequence("CloudFormation:CreateChangeSet", "CloudFormation:DeleteChangeSet", "CloudFormation:DeleteStack");
    }

    @Test
    void statesThatNeedSomebodySayTheWayOn() {
        aws.stack("UPDATE_ROLLBACK_FAILED");
        assertThatThrownBy(() -> deployer.plan(request, DeployListener.NONE)).hasMessageContaining("stuck").hasMessageContaining("--continue-rollback");
        aws.stack("DELETE_FAILED");
        assertThatThrownBy(() -> deployer.plan(request, DeployListener.NONE)).hasMessageContaining("DELETE_FAILED").hasMessageContaining("drawbridge destroy");
        aws.stack("ROLLBACK_FAILED").result("CloudFormation:ListStackResources", "<StackResourceSummaries></StackResourceSummaries>");
        assertThat(deployer.status(request).state()).isEqualTo(DeployStatus.State.BROKEN);
    }
}
