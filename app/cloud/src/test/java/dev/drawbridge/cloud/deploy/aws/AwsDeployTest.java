package dev.drawbridge.cloud.deploy.aws;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.drawbridge.cloud.build.BuildException;
import dev.drawbridge.cloud.deploy.DeployEvent;
import dev.drawbridge.cloud.deploy.DeployException;
import dev.drawbridge.cloud.deploy.DeployListener;
import dev.drawbridge.cloud.deploy.DeployOutcome;
import dev.drawbridge.cloud.deploy.DeployRequest;
import dev.drawbridge.cloud.deploy.DeployStatus;
import dev.drawbridge.cloud.deploy.DestroyPlan;
import dev.drawbridge.cloud.deploy.Drift;
import dev.drawbridge.cloud.deploy.Environment;
import dev.drawbridge.cloud.deploy.Output;
import dev.drawbridge.cloud.deploy.Plan;
import dev.drawbridge.cloud.deploy.PlannedChange;
import dev.drawbridge.cloud.deploy.Push;
import dev.drawbridge.cloud.deploy.ResourceState;
import dev.drawbridge.cloud.deploy.ResourceState.Phase;
import dev.drawbridge.examples.Example;
import dev.drawbridge.generators.project.OpenProject;
import dev.drawbridge.model.NodeId;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentSkipListSet;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import software.amazon.awssdk.auth.credentials.AwsBasicCredentials;
import software.amazon.awssdk.auth.credentials.AwsCredentialsProvider;
import software.amazon.awssdk.auth.credentials.StaticCredentialsProvider;
import software.amazon.awssdk.core.interceptor.Context;
import software.amazon.awssdk.core.interceptor.ExecutionAttributes;
import software.amazon.awssdk.core.interceptor.ExecutionInterceptor;
import software.amazon.awssdk.core.interceptor.SdkExecutionAttribute;
import software.amazon.awssdk.http.urlconnection.UrlConnectionHttpClient;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.services.cloudformation.CloudFormationClient;
import software.amazon.awssdk.services.cloudwatchlogs.CloudWatchLogsClient;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.lambda.LambdaClient;
import software.amazon.awssdk.services.s3.S3Client;
import software.amazon.awssdk.services.sqs.SqsClient;

/** Whole deployments of the examples, into moto. Each test has an environment of its own, so they do not see each other. */
class AwsDeployTest {
    private static final AwsCredentialsProvider KEYS = StaticCredentialsProvider.create(AwsBasicCredentials.create("test", "test"));
    private static final Region REGION = Region.EU_WEST_1;

    @TempDir
    private static Path folder;
    private static MotoCloud moto;
    private static Path petStore;
    private static Path clickCounter;

    @TempDir
    private Path fresh;

    /** The calls of a push besides those of every conversation. */
    static final Set<String> PUSH = Set.of("Lambda:UpdateFunctionCode", "Lambda:GetFunctionConfiguration", "Lambda:PublishVersion", "Lambda:UpdateAlias");

    private final Set<String> calls = new ConcurrentSkipListSet<>();
    private final AwsDeployer deployer = new AwsDeployer(environment -> new AwsClients(environment, REGION, KEYS, List.of(new ExecutionInterceptor() {
        @Override
        public void beforeExecution(Context.BeforeExecution context, ExecutionAttributes attributes) {
            calls.add(attributes.getAttribute(SdkExecutionAttribute.SERVICE_NAME) + ":" + attributes.getAttribute(SdkExecutionAttribute.OPERATION_NAME));
        }
    })));

    @BeforeAll
    static void start() throws Exception {
        moto = MotoCloud.start(folder);
        petStore = project("pet-store");
        clickCounter = project("click-counter");
    }

    @AfterAll
    static void stop() {
        if (moto != null) {
            moto.close();
        }
    }

    /** An example, with its code built once for all tests. */
    private static Path project(String example) throws IOException {
        Path project = folder.resolve(example);
        Example.find(example).orElseThrow().copyTo(project);
        OpenProject.open(project).generate();
        try {
            StackTemplate.of(request(project, "build"), new BucketPlace("bucket", key -> key), dev.drawbridge.generators.syntax.Tree.map(), Restored.NONE, DeployListener.NONE);
        } catch (BuildException e) {
            Assumptions.assumeFalse(e.getMessage().contains("no connection"), "skipped, the libraries of the example are not here: " + e.getMessage());
            throw e;
        }
        return project;
    }

    private static DeployRequest request(Path project, String environment) {
        return new DeployRequest(project, OpenProject.open(project).store().design(), Environment.named(environment).withRegion(REGION.id()).withEndpoint(moto == null ? "" : moto.url()));
    }

    /** A project of one's own to change. */
    private Path copy(Path project) throws IOException {
        Path target = fresh.resolve(project.getFileName());
        try (Stream<Path> files = Files.walk(project)) {
            for (Path file : (Iterable<Path>) files::iterator) {
                Files.copy(file, target.resolve(project.relativize(file).toString()));
            }
        }
        return target;
    }

    private static void change(Path project, String from, String to) throws IOException {
        Path template = project.resolve("template.yaml");
        String text = Files.readString(template);
        assertThat(text).contains(from);
        Files.writeString(template, text.replaceFirst(java.util.regex.Pattern.quote(from), java.util.regex.Matcher.quoteReplacement(to)));
    }

    private DeployOutcome deploy(DeployRequest request) {
        return deployer.apply(deployer.plan(request, DeployListener.NONE), DeployListener.NONE);
    }

    private static <B extends software.amazon.awssdk.awscore.client.builder.AwsClientBuilder<B, C> & software.amazon.awssdk.awscore.client.builder.AwsSyncClientBuilder<B, C>, C> C client(B builder) {
        return builder.region(REGION).credentialsProvider(KEYS).endpointOverride(URI.create(moto.url())).httpClientBuilder(UrlConnectionHttpClient.builder()).build();
    }

    private static String output(DeployOutcome outcome, String name) {
        return outcome.outputs().stream().filter(output -> output.name().equals(name)).map(Output::value).findFirst().orElseThrow();
    }

    private String physical(DeployRequest request, String id) {
        return deployer.status(request).resources().stream().filter(resource -> resource.id().equals(id)).map(ResourceState::physicalId).findFirst().orElseThrow();
    }

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
    void pushedCodeRunsInSecondsAndTheNextDeployPutsTheDeployedCodeBack() throws Exception {
        Path project = copy(clickCounter);
        DeployRequest request = request(project, "push");
        NodeId card = request.design().nodeNamed("ad-server").orElseThrow().id();
        deploy(request);
        try (LambdaClient lambda = client(LambdaClient.builder())) {
            String name = physical(request, "AdServer");
            String deployed = lambda.getFunctionConfiguration(ask -> ask.functionName(name)).codeSha256();
            Path source = project.resolve("functions/ad-server/src/main/resources/version.txt");
            Files.createDirectories(source.getParent());
            Files.writeString(source, "pushed");

            calls.clear();
            Push push = deployer.push(request, card, DeployListener.NONE);
            assertThat(calls).containsAll(PUSH).allMatch(call -> PUSH.contains(call) || call.startsWith("CloudFormation:") || call.startsWith("Sts:"));

            String pushed = lambda.getFunctionConfiguration(ask -> ask.functionName(name)).codeSha256();
            assertThat(pushed).isNotEqualTo(deployed);
            assertThat(lambda.getAlias(ask -> ask.functionName(name).name("live")).functionVersion()).as("callers get the new code").isEqualTo(push.version());
            assertThat(deployer.pushed(request)).containsExactly(card);

            // another machine knows nothing of the push, and finds it
            Files.delete(project.resolve(".drawbridge/deploy/push.pushed.json"));
            assertThat(deployer.pushed(request)).isEmpty();
            assertThat(deployer.status(request).pushed()).containsExactly(card);
            assertThat(deployer.pushed(request)).as("and remembers it").containsExactly(card);
            assertThat(deployer.drift(request, DeployListener.NONE).drifted()).singleElement()
                    .satisfies(one -> assertThat(one.properties()).extracting(PlannedChange.PropertyChange::name).containsExactly("Code"));

            Files.delete(source);
            Plan plan = deployer.plan(request, DeployListener.NONE);
            assertThat(plan.notes()).singleElement().asString().startsWith("ad-server runs other code than was deployed");
            assertThat(plan.changes()).as("the template is as it was, but what runs is not").anyMatch(change -> change.id().equals("AdServer"));
            assertThat(deployer.apply(plan, DeployListener.NONE).result()).isEqualTo(DeployOutcome.Result.DONE);
            assertThat(lambda.getFunctionConfiguration(ask -> ask.functionName(name)).codeSha256()).isEqualTo(deployed);
            assertThat(deployer.pushed(request)).isEmpty();
            assertThat(deployer.plan(request, DeployListener.NONE).isEmpty()).isTrue();
            // a mark of this machine that somebody else's deployment has made void
            new PushedCode(request).add(card, java.time.Instant.now());
            assertThat(deployer.status(request).pushed()).isEmpty();
            assertThat(deployer.pushed(request)).isEmpty();
        }
    }

    @Test
    void pushedCodeTooLargeForARequestGoesThroughTheBucket() throws Exception {
        Path project = copy(clickCounter);
        DeployRequest request = request(project, "push-large");
        NodeId card = request.design().nodeNamed("ad-server").orElseThrow().id();
        deploy(request);
        Path resource = project.resolve("functions/ad-server/src/main/resources/large.bin");
        Files.createDirectories(resource.getParent());
        byte[] incompressible = new byte[(int) CodePush.MAX_DIRECT + 1];
        new java.util.Random(1).nextBytes(incompressible);
        Files.write(resource, incompressible);
        Heard heard = new Heard();

        calls.clear();
        Push push = deployer.push(request, card, heard);

        assertThat(push.bytes()).isGreaterThan(CodePush.MAX_DIRECT);
        assertThat(calls).contains("S3:HeadBucket", "S3:HeadObject", "S3:PutObject", "Lambda:UpdateFunctionCode");
        assertThat(heard.events).filteredOn(DeployEvent.Uploading.class::isInstance).as("progress").hasSizeGreaterThan(2);
        try (LambdaClient lambda = client(LambdaClient.builder())) {
            assertThat(lambda.getFunctionConfiguration(ask -> ask.functionName(push.name())).codeSize()).isEqualTo(push.bytes());
        }

        calls.clear();
        deployer.push(request, card, DeployListener.NONE);
        assertThat(calls).as("what the bucket holds is not sent again").contains("S3:HeadObject").doesNotContain("S3:PutObject");
    }

    @Test
    void codeIsNotPushedToProductionAndNotToWhatIsNotDeployed() {
        DeployRequest request = request(clickCounter, "never");
        NodeId card = request.design().nodeNamed("ad-server").orElseThrow().id();

        assertThatThrownBy(() -> deployer.push(request, card, DeployListener.NONE)).isInstanceOf(DeployException.class).hasMessageContaining("is not deployed");
        DeployRequest production = new DeployRequest(clickCounter, request.design(), request.environment().withProduction(true));
        assertThatThrownBy(() -> deployer.push(production, card, DeployListener.NONE)).isInstanceOf(DeployException.class).hasMessageContaining("production");
    }

    @Test
    void whatSomebodyChangedIsFoundDrawnAndSetBack() throws Exception {
        Path project = copy(clickCounter);
        DeployRequest request = request(project, "drift");
        deploy(request);
        String function = physical(request, "AdServer");
        int before;
        try (LambdaClient lambda = client(LambdaClient.builder())) {
            before = lambda.getFunctionConfiguration(ask -> ask.functionName(function)).memorySize();
            lambda.updateFunctionConfiguration(ask -> ask.functionName(function).memorySize(2048));
        }

        Drift drift = deployer.drift(request, DeployListener.NONE);

        assertThat(drift.drifted()).singleElement().satisfies(one -> {
            assertThat(one.card()).contains(new NodeId("ad-server"));
            assertThat(one.properties()).containsExactly(new PlannedChange.PropertyChange("MemorySize", Integer.toString(before), "2048", false));
        });
        assertThat(deployer.adopted(request, drift.drifted().getFirst()).requireNode(new NodeId("ad-server")).field("memory")).contains(dev.drawbridge.model.Value.of(2048));
        DeployOutcome outcome = deployer.apply(deployer.planRevert(request, drift, DeployListener.NONE), DeployListener.NONE);
        assertThat(outcome.result()).isEqualTo(DeployOutcome.Result.DONE);
        assertThat(deployer.drift(request, DeployListener.NONE).drifted()).isEmpty();
    }

    @Test
    void whatIsDrawnNoLongerIsToldWithTheCardItWas() throws Exception {
        Path project = copy(petStore);
        deploy(request(project, "ghost"));
        OpenProject open = OpenProject.open(project);
        open.store().apply(new dev.drawbridge.model.edit.Edit.RemoveNodes(java.util.Set.of(new NodeId("search"))));
        open.save();
        open.generate();
        DeployRequest request = request(project, "ghost");

        Plan plan = deployer.plan(request, DeployListener.NONE);

        assertThat(deployer.standing(request.environment())).filteredOn(one -> one.name().equals(request.stackName())).singleElement().satisfies(one -> {
            assertThat(one.project()).isEqualTo("pet-store");
            assertThat(one.state()).contains("complete");
        });
        PlannedChange gone = plan.changes().stream().filter(change -> change.id().equals("SearchRole")).findFirst().orElseThrow();
        assertThat(gone.action()).isEqualTo(PlannedChange.Action.REMOVE);
        NodeId card = gone.card().orElseThrow();
        assertThat(request.design().node(card)).isEmpty();
        assertThat(plan.deployed().orElseThrow().requireNode(card).kind()).isEqualTo("function");
        assertThat(deployer.drift(request, DeployListener.NONE).deployed().orElseThrow().nodes().keySet()).containsAll(request.design().nodes().keySet()).contains(card).hasSize(7);
    }

    @Test
    void theBucketForCodeIsPrivateEncryptedAndVersioned() {
        deploy(request(clickCounter, "bucket"));

        try (S3Client s3 = S3Client.builder().region(REGION).credentialsProvider(KEYS).endpointOverride(URI.create(moto.url())).forcePathStyle(true)
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
    void aFailureIsToldOnItsCardAndTheRollbackIsFollowedToItsEnd() throws Exception {
        Path project = copy(clickCounter);
        DeployRequest request = request(project, "broken");
        deploy(request);
        String function = physical(request, "ClickProcessor");

        change(project, "CodeUri: functions/ad-server\n", "CodeUri: functions/ad-server\n      Timeout: 21\n");
        change(project, "CodeUri: functions/click-processor\n", "CodeUri: functions/click-processor\n      Timeout: 22\n      Description: BreaksOnPurpose\n");
        Heard heard = new Heard();
        DeployOutcome outcome = deployer.apply(deployer.plan(request, DeployListener.NONE), heard);

        assertThat(outcome.result()).as(outcome.sentence()).isEqualTo(DeployOutcome.Result.ROLLED_BACK);
        assertThat(outcome.failures().getFirst().card()).contains(new NodeId("click-processor"));
        assertThat(outcome.failures().getFirst().words()).startsWith("The identity user/test may not do test:Create on ClickProcessor.");
        assertThat(outcome.sentence()).contains("ClickProcessor failed", "Everything is as it was before");
        assertThat(heard.phases("ClickProcessor")).contains(Phase.FAILED);
        assertThat(heard.has(DeployEvent.RollbackStarted.class)).isTrue();
        try (LambdaClient lambda = client(LambdaClient.builder())) {
            assertThat(lambda.getFunctionConfiguration(ask -> ask.functionName(function)).timeout()).isEqualTo(10);
        }
        assertThat(deployer.status(request).sentence()).contains("its last change failed and was taken back");
    }

    @Test
    void aFirstDeployThatFailedCanBeTriedAgain() throws Exception {
        Path project = copy(clickCounter);
        DeployRequest request = request(project, "again");
        change(project, "CodeUri: functions/click-processor\n", "CodeUri: functions/click-processor\n      Description: BreaksOnPurpose\n");
        DeployOutcome failed = deploy(request);

        assertThat(failed.result()).as(failed.sentence()).isEqualTo(DeployOutcome.Result.ROLLED_BACK);
        assertThat(deployer.status(request).state()).isEqualTo(DeployStatus.State.ABSENT);

        change(project, "      Description: BreaksOnPurpose\n", "");
        Plan plan = deployer.plan(request, DeployListener.NONE);
        assertThat(plan.notes()).singleElement().asString().contains("had failed");
        assertThat(deployer.apply(plan, DeployListener.NONE).result()).isEqualTo(DeployOutcome.Result.DONE);
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

    @Test
    void anUploadCanBeCancelledAndLeavesNoStack() throws Exception {
        Path project = copy(clickCounter);
        Path source = project.resolve("functions/ad-server/src/main/resources/cancelled.txt");
        Files.createDirectories(source.getParent());
        Files.writeString(source, "never sent");
        DeployRequest request = request(project, "cancelled");
        Heard impatient = new Heard() {
            @Override
            public boolean isCancelled() {
                return has(DeployEvent.Uploading.class);
            }
        };

        DeployOutcome outcome = deployer.apply(deployer.plan(request, DeployListener.NONE), impatient);

        assertThat(outcome.result()).isEqualTo(DeployOutcome.Result.CANCELLED);
        assertThat(deployer.status(request).state()).isEqualTo(DeployStatus.State.ABSENT);
    }

    @Test
    void aDeployOnItsWayIsFoundAgain() {
        DeployRequest request = request(clickCounter, "found");
        Plan plan = deployer.plan(request, DeployListener.NONE);
        Heard leaving = new Heard() {
            @Override
            public void on(DeployEvent event) {
                super.on(event);
                if (event instanceof DeployEvent.ResourceChanged) {
                    throw new IllegalStateException("the window was closed");
                }
            }
        };
        assertThatThrownBy(() -> deployer.apply(plan, leaving)).hasMessage("the window was closed");
        assertThat(clickCounter.resolve(".drawbridge/deploy/found.json")).exists();

        Heard heard = new Heard();
        DeployOutcome outcome = new AwsDeployer(environment -> new AwsClients(environment, REGION, KEYS, List.of())).follow(request, heard);

        assertThat(outcome.result()).isEqualTo(DeployOutcome.Result.DONE);
        assertThat(heard.phases("AdServer")).containsExactly(Phase.WORKING, Phase.DONE);
        assertThat(clickCounter.resolve(".drawbridge/deploy/found.json")).doesNotExist();
    }

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
    void aBucketThatIsFullGoesWithAllVersionsOfWhatIsInIt() throws Exception {
        Path project = Files.createDirectories(fresh.resolve("full"));
        Files.writeString(project.resolve("template.yaml"), "Resources:\n  Pictures:\n    Type: AWS::S3::Bucket\n    Properties:\n      VersioningConfiguration: {Status: Enabled}\n");
        DeployRequest request = request(project, "full");
        deploy(request);
        String bucket = physical(request, "Pictures");
        try (S3Client s3 = S3Client.builder().region(REGION).credentialsProvider(KEYS).endpointOverride(URI.create(moto.url())).forcePathStyle(true).httpClientBuilder(UrlConnectionHttpClient.builder()).build()) {
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

    @Test
    void theUsersTemplateIsOnlyRead() throws Exception {
        Path project = copy(clickCounter);
        byte[] before = Files.readAllBytes(project.resolve("template.yaml"));
        deploy(request(project, "bytes"));
        assertThat(Files.readAllBytes(project.resolve("template.yaml"))).isEqualTo(before);
    }
}
