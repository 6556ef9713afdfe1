package dev.drawbridge.cloud.deploy.aws;

import static org.assertj.core.api.Assertions.assertThat;

import dev.drawbridge.cloud.deploy.DeployEvent;
import dev.drawbridge.cloud.deploy.DeployListener;
import dev.drawbridge.cloud.deploy.DeployOutcome;
import dev.drawbridge.cloud.deploy.DeployRequest;
import dev.drawbridge.cloud.deploy.DeployStatus;
import dev.drawbridge.cloud.deploy.DestroyPlan;
import dev.drawbridge.cloud.deploy.ResourceState;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.http.urlconnection.UrlConnectionHttpClient;
import software.amazon.awssdk.services.cloudwatchlogs.CloudWatchLogsClient;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.lambda.LambdaClient;
import software.amazon.awssdk.services.s3.S3Client;

/** Taking away what was deployed: what goes, what stays, and what is lost. */
class AwsRemovalTest extends DeployedToMoto {
    @Test
    void destroyTakesEverythingButWhatIsToStay() {
        DeployRequest request = request(petStore, "gone");
        DeployOutcome deployed = deploy(request);
        String function = physical(request, "Search");

        try (CloudWatchLogsClient logs = client(CloudWatchLogsClient.builder())) {
            logs.createLogGroup(ask -> ask.logGroupName("/aws/lambda/" + function));
        }

        DestroyPlan plan = deployer.planDestroy(request);
        assertThat(plan.stays()).extracting(ResourceState::id).contains("Products", "Purchases", "Customers");
        assertThat(plan.goes()).extracting(ResourceState::id).contains("Search", "SearchRole", "Shop").doesNotContain("Products");
        assertThat(plan.loses()).isEmpty();

        DeployOutcome outcome = deployer.destroy(plan, DeployListener.NONE);

        assertThat(outcome.result()).as(outcome.sentence()).isEqualTo(DeployOutcome.Result.DONE);
        assertThat(outcome.kept()).extracting(ResourceState::id).containsExactlyInAnyOrder("Products", "Purchases", "Customers", "SearchLogs");
        assertThat(outcome.sentence()).contains("pet-store-gone is gone.", "Kept in the account: ", "Lambda's logs stay: /aws/lambda/" + function, "stay in the bucket drawbridge-123456789012-eu-west-1, which other stacks may share.");
        assertThat(deployer.status(request).state()).isEqualTo(DeployStatus.State.ABSENT);
        assertThat(deployer.planDestroy(request).goes()).isEmpty();
        try (LambdaClient lambda = client(LambdaClient.builder()); DynamoDbClient tables = client(DynamoDbClient.builder())) {
            assertThat(lambda.listFunctions().functions()).noneMatch(one -> one.functionName().equals(function));
            assertThat(tables.listTables().tableNames()).contains(output(deployed, "ProductsTableName"));
        }
    }

    @Test
    void whatAnEarlierReplacementLeftIsListedUntilTheStackHasItAgain() throws Exception {
        Path project = Files.createDirectories(fresh.resolve("left"));
        String template = "Resources:\n  Store:\n    Type: AWS::DynamoDB::Table\n    DeletionPolicy: Delete\n    UpdateReplacePolicy: Retain\n    Properties:\n      BillingMode: PAY_PER_REQUEST\n"
                + "      AttributeDefinitions: [{AttributeName: KEY, AttributeType: S}]\n      KeySchema: [{AttributeName: KEY, KeyType: HASH}]\n";
        Files.writeString(project.resolve("template.yaml"), template.replace("KEY", "id"));
        DeployRequest request = request(project, "left");
        deploy(request);
        String old = physical(request, "Store");
        assertThat(deployer.status(request).kept()).isEmpty();
        Files.writeString(project.resolve("template.yaml"), template.replace("KEY", "name"));
        DeployOutcome replaced = deploy(request);
        String now = physical(request, "Store");
        assertThat(now).isNotEqualTo(old);
        assertThat(replaced.kept()).extracting(ResourceState::physicalId).containsExactly(old);

        // asked later, by a program that was started anew
        DeployStatus status = deployer.status(request);
        assertThat(status.kept()).singleElement().satisfies(left -> {
            assertThat(left.id()).isEqualTo("Store");
            assertThat(left.physicalId()).isEqualTo(old);
            assertThat(left.phase()).isEqualTo(ResourceState.Phase.KEPT);
        });
        assertThat(status.resources()).extracting(ResourceState::physicalId).contains(now).doesNotContain(old);
        assertThat(deployer.status(request(project, "other")).kept()).as("another environment").isEmpty();

        DestroyPlan plan = deployer.planDestroy(request);
        assertThat(plan.goes()).extracting(ResourceState::physicalId).contains(now);
        assertThat(plan.stays()).extracting(ResourceState::physicalId).containsExactly(old);
        DeployOutcome gone = deployer.destroy(plan, DeployListener.NONE);
        assertThat(gone.kept()).extracting(ResourceState::physicalId).containsExactly(old);
        assertThat(deployer.status(request).kept()).extracting(ResourceState::physicalId).containsExactly(old);
        try (DynamoDbClient tables = client(DynamoDbClient.builder())) {
            assertThat(tables.listTables().tableNames()).contains(old).doesNotContain(now);
        }
    }

    @Test
    void aBucketThatIsFullGoesWithAllVersionsOfWhatIsInIt() throws Exception {
        Path project = Files.createDirectories(fresh.resolve("full"));
        Files.writeString(project.resolve("template.yaml"), "Resources:\n  Pictures:\n    Type: AWS::S3::Bucket\n    Properties:\n      VersioningConfiguration: {Status: Enabled}\n");
        DeployRequest request = request(project, "full");
        deploy(request);
        String bucket = physical(request, "Pictures");
        try (S3Client s3 = S3Client.builder().region(REGION).credentialsProvider(KEYS).endpointOverride(URI.create(url())).forcePathStyle(true).httpClientBuilder(UrlConnectionHttpClient.builder()).build()) {
            // moto makes buckets without versions, whatever the template says
            s3.putBucketVersioning(ask -> ask.bucket(bucket).versioningConfiguration(versions -> versions.status("Enabled")));
            for (String text : List.of("one", "two")) {
                s3.putObject(ask -> ask.bucket(bucket).key("picture"), software.amazon.awssdk.core.sync.RequestBody.fromString(text));
            }
            s3.deleteObject(ask -> ask.bucket(bucket).key("picture"));
            DestroyPlan plan = deployer.planDestroy(request);
            assertThat(plan.loses()).extracting(ResourceState::physicalId).containsExactly(bucket);

            Heard heard = new Heard();
            DeployOutcome outcome = deployer.destroy(plan, heard);

            assertThat(outcome.result()).as(outcome.sentence()).isEqualTo(DeployOutcome.Result.DONE);
            assertThat(heard.events).contains(new DeployEvent.Step("Emptying Pictures: 3 objects deleted"));
            assertThat(s3.listBuckets().buckets()).noneMatch(one -> one.name().equals(bucket));
        }
    }
}
