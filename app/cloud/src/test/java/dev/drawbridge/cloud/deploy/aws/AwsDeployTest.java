package dev.drawbridge.cloud.deploy.aws;

import static org.assertj.core.api.Assertions.assertThat;

import dev.drawbridge.cloud.deploy.DeployEvent;
import dev.drawbridge.cloud.deploy.DeployListener;
import dev.drawbridge.cloud.deploy.DeployOutcome;
import dev.drawbridge.cloud.deploy.DeployRequest;
import dev.drawbridge.cloud.deploy.DeployStatus;
import dev.drawbridge.cloud.deploy.Environment;
import dev.drawbridge.cloud.deploy.Plan;
import dev.drawbridge.cloud.deploy.PlannedChange;
import dev.drawbridge.cloud.deploy.ResourceState.Phase;
import dev.drawbridge.model.NodeId;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.http.urlconnection.UrlConnectionHttpClient;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.lambda.LambdaClient;
import software.amazon.awssdk.services.s3.S3Client;
import software.amazon.awssdk.services.sqs.SqsClient;

/** Whole deployments of the examples: everything new, code changed, a setting changed, something replaced. */
class AwsDeployTest extends DeployedToMoto {
    @Test
    void thePetStoreIsPlannedDeployedAndFound() {
        DeployRequest request = request(petStore, "first");
        Plan plan = deployer.plan(request, DeployListener.NONE);

        assertThat(plan.firstTime()).isTrue();
        assertThat(plan.account().id()).isEqualTo("123456789012");
        assertThat(plan.changes()).allMatch(change -> change.action() == PlannedChange.Action.ADD).allMatch(change -> change.card().isPresent());
        assertThat(plan.permissions()).anySatisfy(permission -> {
            assertThat(permission.holder()).isEqualTo("SearchRole");
            assertThat(permission.card()).contains(new NodeId("search"));
            assertThat(permission.actions()).contains("dynamodb:Scan").doesNotContain("dynamodb:PutItem");
            assertThat(permission.on()).isEqualTo("Products");
            assertThat(permission.widened()).isFalse();
        });

        Heard heard = new Heard();
        DeployOutcome outcome = deployer.apply(plan, heard);

        assertThat(outcome.result()).as(outcome.sentence()).isEqualTo(DeployOutcome.Result.DONE);
        assertThat(heard.phases("Search")).containsExactly(Phase.WORKING, Phase.DONE);
        assertThat(heard.phases("ShopApiGatewayDefaultStage")).endsWith(Phase.DONE);
        assertThat(outcome.outputs()).anySatisfy(output -> {
            assertThat(output.card()).contains(new NodeId("shop"));
            assertThat(output.value()).startsWith("https://");
        });
        try (LambdaClient lambda = client(LambdaClient.builder()); DynamoDbClient tables = client(DynamoDbClient.builder())) {
            var search = lambda.getFunctionConfiguration(ask -> ask.functionName(physical(request, "Search")));
            assertThat(search.environment().variables()).containsEntry("PRODUCTS_TABLE_NAME", output(outcome, "ProductsTableName"));
            assertThat(search.handler()).isEqualTo("com.example.petstore.search.aws.SearchHandler::handleRequest");
            assertThat(tables.describeTable(ask -> ask.tableName(output(outcome, "ProductsTableName"))).table().globalSecondaryIndexes()).hasSize(1);
        }
        assertThat(petStore.resolve(".drawbridge/deploy/first.json")).doesNotExist();
        assertThat(deployer.status(request).state()).isEqualTo(DeployStatus.State.READY);
    }

    @Test
    void withoutTheTransformTheSameIsDeployedAsPlainCloudFormation() {
        DeployRequest sam = request(clickCounter, "plain");
        DeployRequest request = new DeployRequest(clickCounter, sam.design(), sam.environment().withForm(Environment.Form.PLAIN));
        Plan plan = deployer.plan(request, DeployListener.NONE);
        assertThat(plan.changes()).allMatch(change -> change.card().isPresent());
        assertThat(((PreparedChangeSet) plan.prepared()).template().get("Transform")).isEmpty();

        DeployOutcome outcome = deployer.apply(plan, DeployListener.NONE);

        assertThat(outcome.result()).as(outcome.sentence()).isEqualTo(DeployOutcome.Result.DONE);
        try (LambdaClient lambda = client(LambdaClient.builder())) {
            assertThat(lambda.getFunctionConfiguration(ask -> ask.functionName(physical(request, "AdServer"))).handler()).endsWith("::handleRequest");
        }
        assertThat(deployer.plan(request, DeployListener.NONE).isEmpty()).as("planned again, nothing changes").isTrue();
    }

    @Test
    void theBucketForCodeIsPrivateEncryptedAndVersioned() {
        deploy(request(clickCounter, "bucket"));

        try (S3Client s3 = S3Client.builder().region(REGION).credentialsProvider(KEYS).endpointOverride(URI.create(url())).forcePathStyle(true)
                .httpClientBuilder(UrlConnectionHttpClient.builder()).build()) {
            String bucket = "drawbridge-123456789012-" + REGION.id();
            assertThat(s3.getBucketVersioning(ask -> ask.bucket(bucket)).statusAsString()).isEqualTo("Enabled");
            assertThat(s3.getBucketEncryption(ask -> ask.bucket(bucket)).serverSideEncryptionConfiguration().rules()).isNotEmpty();
            var block = s3.getPublicAccessBlock(ask -> ask.bucket(bucket)).publicAccessBlockConfiguration();
            assertThat(List.of(block.blockPublicAcls(), block.blockPublicPolicy(), block.ignorePublicAcls(), block.restrictPublicBuckets())).containsOnly(true);
            assertThat(s3.listObjectsV2(ask -> ask.bucket(bucket)).contents()).allMatch(object -> object.key().matches("code/[0-9a-f]{64}-[0-9a-f]{64}(-\\d+)?\\.zip"));
        }
    }

    @Test
    void aChangedSettingIsUpdatedInPlace() throws Exception {
        Path project = copy(clickCounter);
        DeployRequest request = request(project, "update");
        deploy(request);
        String function = physical(request, "AdServer");

        change(project, "CodeUri: functions/ad-server\n", "CodeUri: functions/ad-server\n      Timeout: 21\n");
        Plan plan = deployer.plan(request, DeployListener.NONE);

        assertThat(plan.changes()).singleElement().satisfies(change -> {
            assertThat(change.card()).contains(new NodeId("ad-server"));
            assertThat(change.action()).isEqualTo(PlannedChange.Action.CHANGE);
            assertThat(change.properties()).singleElement().satisfies(property -> {
                assertThat(property.name()).isEqualTo("Timeout");
                assertThat(property.after()).isEqualTo("21");
            });
        });
        DeployOutcome outcome = deployer.apply(plan, DeployListener.NONE);
        assertThat(outcome.result()).as(outcome.sentence()).isEqualTo(DeployOutcome.Result.DONE);
        assertThat(outcome.uploadedBytes()).isZero();
        try (LambdaClient lambda = client(LambdaClient.builder())) {
            assertThat(lambda.getFunctionConfiguration(ask -> ask.functionName(function)).timeout()).isEqualTo(21);
        }
    }

    @Test
    void changedCodeIsUploadedAloneAndPublishedAsANewVersion() throws Exception {
        Path project = copy(clickCounter);
        DeployRequest request = request(project, "code");
        deploy(request);

        Path source = project.resolve("functions/ad-server/src/main/resources/version.txt");
        Files.createDirectories(source.getParent());
        Files.writeString(source, "two");
        Heard heard = new Heard();
        DeployOutcome outcome = deployer.apply(deployer.plan(request, heard), heard);

        assertThat(outcome.result()).as(outcome.sentence()).isEqualTo(DeployOutcome.Result.DONE);
        assertThat(heard.events.stream().filter(DeployEvent.Uploading.class::isInstance).map(event -> ((DeployEvent.Uploading) event).function()).distinct())
                .containsExactly(new NodeId("ad-server"));
        assertThat(heard.events.stream().filter(DeployEvent.Uploading.class::isInstance).map(event -> ((DeployEvent.Uploading) event)).reduce((a, b) -> b)).get()
                .satisfies(last -> assertThat(last.sent()).isEqualTo(last.total()).isEqualTo(outcome.uploadedBytes()));
        assertThat(heard.phases("AdServerAliaslive")).endsWith(Phase.DONE);
        assertThat(heard.phases("ClickProcessor")).isEmpty();
    }

    @Test
    void aReplacementThatLosesDataIsSaidBeforeAndDoneAfter() throws Exception {
        Path project = copy(clickCounter);
        DeployRequest request = request(project, "replace");
        deploy(request);
        String before = physical(request, "LostClicks");

        String head = "  LostClicks:\n    Type: AWS::SQS::Queue\n    Properties:\n";
        change(project, head, head + "      QueueName: clicks-that-were-lost\n");
        Plan plan = deployer.plan(request, DeployListener.NONE);

        assertThat(plan.losses()).singleElement().satisfies(change -> {
            assertThat(change.id()).isEqualTo("LostClicks");
            assertThat(change.action()).isEqualTo(PlannedChange.Action.REPLACE);
            assertThat(change.properties()).anyMatch(property -> property.name().equals("QueueName") && property.replaces());
        });
        assertThat(plan.changes().getFirst()).isEqualTo(plan.losses().getFirst());
        DeployOutcome outcome = deployer.apply(plan, DeployListener.NONE);
        assertThat(outcome.result()).as(outcome.sentence()).isEqualTo(DeployOutcome.Result.DONE);
        try (SqsClient queues = client(SqsClient.builder())) {
            assertThat(queues.listQueues().queueUrls()).anyMatch(url -> url.endsWith("/clicks-that-were-lost")).doesNotContain(before);
        }
    }

    @Test
    void theUsersTemplateIsOnlyRead() throws Exception {
        Path project = copy(clickCounter);
        byte[] before = Files.readAllBytes(project.resolve("template.yaml"));
        deploy(request(project, "bytes"));
        assertThat(Files.readAllBytes(project.resolve("template.yaml"))).isEqualTo(before);
    }
}
