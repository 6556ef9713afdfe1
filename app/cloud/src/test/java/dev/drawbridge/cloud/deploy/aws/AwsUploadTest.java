package dev.drawbridge.cloud.deploy.aws;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.drawbridge.cloud.deploy.DeployException;
import dev.drawbridge.cloud.deploy.DeployListener;
import dev.drawbridge.cloud.deploy.DeployOutcome;
import dev.drawbridge.cloud.deploy.Plan;
import java.io.IOException;
import java.nio.file.Files;
import org.junit.jupiter.api.Test;

/** What is sent into the bucket: code and long templates, each once. */
class AwsUploadTest extends FakeAwsDeployment {
    @Test
    void aTemplateTooLongForARequestGoesThroughTheBucket() throws IOException {
        Files.writeString(project.resolve("template.yaml"), TEMPLATE + ("# " + "long ".repeat(40) + "\n").repeat(300));
        aws.stack("").forget("S3:HeadBucket").answer("S3:HeadBucket", 404, "");
        planned(ADD_JOBS);

        deployer.plan(request, DeployListener.NONE);

        assertThat(aws.calls("CloudFormation:CreateChangeSet")).singleElement().satisfies(call -> {
            assertThat(call.form()).doesNotContainKey("TemplateBody");
            assertThat(call.form().get("TemplateURL")).contains("drawbridge-111122223333-eu-west-1").endsWith("templates/shop-dev.yaml");
        });
        assertThat(aws.calls("S3:CreateBucket").getFirst().form().get("body")).contains("eu-west-1");
        assertThat(aws.calls("S3:PutBucketPolicy").getFirst().form().get("body")).contains("aws:SecureTransport", "Deny", "arn:aws:s3:::drawbridge-111122223333-eu-west-1/*");
        assertThat(aws.calls("S3:PutPublicAccessBlock").getFirst().form().get("body")).contains("<RestrictPublicBuckets>true");
    }

    @Test
    void codeIsSentUnderItsHashAndTheTemplateNamesItThere() {
        aws.stack("").events("shop-dev " + STACK_TYPE + " REVIEW_IN_PROGRESS User Initiated")
                .events("shop-dev " + STACK_TYPE + " REVIEW_IN_PROGRESS User Initiated", "shop-dev " + STACK_TYPE + " CREATE_COMPLETE");
        planned(ADD_JOBS);

        DeployOutcome outcome = deployer.apply(deployer.plan(request, DeployListener.NONE), DeployListener.NONE);

        assertThat(outcome.result()).isEqualTo(DeployOutcome.Result.DONE);
        assertThat(outcome.uploadedBytes()).isEqualTo(4);
        String body = aws.calls("CloudFormation:CreateChangeSet").getFirst().form().get("TemplateBody");
        assertThat(body).containsPattern("CodeUri: s3://drawbridge-111122223333-eu-west-1/code/[0-9a-f]{64}-[0-9a-f]{64}\\.zip").contains("Jobs:\n    Type: AWS::SQS::Queue\n");
    }

    @Test
    void codeThatIsThereIsNotSentAgain() {
        aws.stack("").forget("S3:HeadObject").answer("S3:HeadObject", 200, "").events("shop-dev " + STACK_TYPE + " REVIEW_IN_PROGRESS User Initiated")
                .events("shop-dev " + STACK_TYPE + " REVIEW_IN_PROGRESS User Initiated", "shop-dev " + STACK_TYPE + " CREATE_COMPLETE");
        planned(ADD_JOBS);

        assertThat(deployer.apply(deployer.plan(request, DeployListener.NONE), DeployListener.NONE).uploadedBytes()).isZero();
        assertThat(aws.calls("S3:PutObject")).isEmpty();
    }

    @Test
    void aBucketNameThatAnotherAccountHasIsSaid() {
        aws.stack("").forget("S3:HeadBucket").answer("S3:HeadBucket", 403, "");
        planned(ADD_JOBS);
        Plan plan = deployer.plan(request, DeployListener.NONE);

        assertThatThrownBy(() -> deployer.apply(plan, DeployListener.NONE)).isInstanceOf(DeployException.class)
                .hasMessageContaining("drawbridge-111122223333-eu-west-1").hasMessageContaining("not yours");
        assertThat(aws.calls("CloudFormation:DeleteChangeSet")).as("the plan is let go of").hasSize(1);
    }

    @Test
    void codeThatIsTooLargeForLambdaIsNotSent() throws IOException {
        try (java.util.zip.ZipOutputStream zip = new java.util.zip.ZipOutputStream(Files.newOutputStream(project.resolve("worker.zip")))) {
            zip.putNextEntry(new java.util.zip.ZipEntry("large"));
            byte[] zeros = new byte[1024 * 1024];
            for (int megabyte = 0; megabyte <= 250; megabyte++) {
                zip.write(zeros);
            }
        }
        aws.stack("");

        assertThatThrownBy(() -> deployer.plan(request, DeployListener.NONE)).isInstanceOf(DeployException.class).hasMessageContaining("Worker is 251 MB unzipped; Lambda takes 250 MB");
        assertThat(aws.calls("CloudFormation:CreateChangeSet")).isEmpty();
    }
}
