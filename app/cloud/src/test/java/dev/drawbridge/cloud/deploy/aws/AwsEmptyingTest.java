package dev.drawbridge.cloud.deploy.aws;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.drawbridge.cloud.deploy.DeployException;
import dev.drawbridge.cloud.deploy.DeployListener;
import dev.drawbridge.cloud.deploy.DeployOutcome;
import org.junit.jupiter.api.Test;

/** Buckets are emptied before the stack goes, and what cannot be emptied stops it. */
class AwsEmptyingTest extends FakeAwsDeployment {
    private void withPictures() {
        aws.stack("CREATE_COMPLETE", "").result("CloudFormation:ListStackResources", "<StackResourceSummaries><member><LogicalResourceId>Pictures</LogicalResourceId><PhysicalResourceId>p</PhysicalResourceId>"
                + "<ResourceType>AWS::S3::Bucket</ResourceType><ResourceStatus>CREATE_COMPLETE</ResourceStatus></member><member><LogicalResourceId>Worker</LogicalResourceId><PhysicalResourceId>w</PhysicalResourceId>"
                + "<ResourceType>AWS::Lambda::Function</ResourceType><ResourceStatus>CREATE_COMPLETE</ResourceStatus></member></StackResourceSummaries>");
    }

    private static String versions(String inner) {
        return "<ListVersionsResult xmlns=\"http://s3.amazonaws.com/doc/2006-03-01/\">" + inner + "</ListVersionsResult>";
    }

    @Test
    void aRemovalEmptiesBucketsPageByPageAndSaysWhatIsLeft() {
        withPictures();
        aws.answer("S3:ListObjectVersions", 200, versions("<Version><Key>a</Key><VersionId>1</VersionId></Version><DeleteMarker><Key>a</Key><VersionId>2</VersionId></DeleteMarker>"))
                .answer("S3:ListObjectVersions", 200, versions("<Version><Key>b</Key><VersionId>null</VersionId></Version>")).answer("S3:ListObjectVersions", 200, versions(""))
                .answer("S3:DeleteObjects", 200, "<DeleteResult></DeleteResult>")
                .answer("CloudWatchLogs:DescribeLogGroups", 200, "{\"logGroups\": [{\"logGroupName\": \"/aws/lambda/w\"}, {\"logGroupName\": \"/aws/lambda/w-other\"}]}")
                .events("shop-dev " + STACK_TYPE + " CREATE_COMPLETE").events("shop-dev " + STACK_TYPE + " CREATE_COMPLETE", "shop-dev " + STACK_TYPE + " DELETE_COMPLETE");

        DeployOutcome outcome = deployer.destroy(deployer.planDestroy(request), DeployListener.NONE);

        assertThat(outcome.result()).as(outcome.sentence()).isEqualTo(DeployOutcome.Result.DONE);
        assertThat(outcome.sentence()).isEqualTo("shop-dev is gone. Lambda's logs stay: /aws/lambda/w.");
        assertThat(aws.calls("S3:DeleteObjects")).hasSize(2);
        assertThat(aws.calls("S3:DeleteObjects").getFirst().form().get("body")).contains("<VersionId>1</VersionId>", "<VersionId>2</VersionId>");
        assertThat(aws.operations()).containsSubsequence("S3:DeleteObjects", "CloudFormation:DeleteStack");
    }

    @Test
    void anObjectThatCannotBeDeletedStopsTheRemovalBeforeItBegins() {
        withPictures();
        aws.answer("S3:ListObjectVersions", 200, versions("<Version><Key>contract</Key><VersionId>1</VersionId></Version>"))
                .answer("S3:DeleteObjects", 200, "<DeleteResult><Error><Key>contract</Key><Code>AccessDenied</Code><Message>Access Denied because object protected by object lock.</Message></Error></DeleteResult>");
        var plan = deployer.planDestroy(request);

        assertThatThrownBy(() -> deployer.destroy(plan, DeployListener.NONE)).isInstanceOf(DeployException.class)
                .hasMessage("contract in the bucket p cannot be deleted: Access Denied because object protected by object lock. Delete it yourself, or keep the bucket with DeletionPolicy: Retain.");
        assertThat(aws.calls("CloudFormation:DeleteStack")).isEmpty();
    }

    @Test
    void aBucketThatIsFilledAgainMeanwhileStopsItsRemovalWithTheReason() {
        withPictures();
        aws.answer("S3:ListObjectVersions", 200, versions("")).events("shop-dev " + STACK_TYPE + " CREATE_COMPLETE").events("shop-dev " + STACK_TYPE + " CREATE_COMPLETE",
                "Pictures AWS::S3::Bucket DELETE_FAILED The bucket you tried to delete is not empty", "shop-dev " + STACK_TYPE + " DELETE_FAILED");
        var plan = deployer.planDestroy(request);

        assertThat(plan.loses()).singleElement().satisfies(state -> assertThat(state.id()).isEqualTo("Pictures"));
        DeployOutcome outcome = deployer.destroy(plan, DeployListener.NONE);
        assertThat(outcome.result()).isEqualTo(DeployOutcome.Result.FAILED);
        assertThat(outcome.sentence()).contains("Pictures failed: The bucket you tried to delete is not empty.", "drawbridge destroy");
    }
}
