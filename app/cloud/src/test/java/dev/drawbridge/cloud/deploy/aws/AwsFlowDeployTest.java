package dev.drawbridge.cloud.deploy.aws;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.drawbridge.cloud.deploy.DeployException;
import dev.drawbridge.cloud.deploy.DeployListener;
import dev.drawbridge.cloud.deploy.DeployOutcome;
import dev.drawbridge.cloud.deploy.DeployRequest;
import dev.drawbridge.cloud.deploy.Environment;
import dev.drawbridge.cloud.deploy.Plan;
import dev.drawbridge.cloud.deploy.ResourceState;
import dev.drawbridge.generators.project.OpenProject;
import dev.drawbridge.generators.syntax.Tree;
import dev.drawbridge.model.Design;
import dev.drawbridge.model.Drawing;
import dev.drawbridge.model.Layout;
import dev.drawbridge.model.edit.DesignStore;
import dev.drawbridge.model.edit.EditWords;
import dev.drawbridge.model.kind.Catalogue;
import dev.drawbridge.model.wire.WireTable;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.TreeMap;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import software.amazon.awssdk.auth.credentials.AwsBasicCredentials;
import software.amazon.awssdk.auth.credentials.StaticCredentialsProvider;
import software.amazon.awssdk.http.urlconnection.UrlConnectionHttpClient;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.services.sfn.SfnClient;

/** State machines whose definition is a file of the project, into moto: by SAM's own translator, and without it. */
class AwsFlowDeployTest {
    private static final StaticCredentialsProvider KEYS = StaticCredentialsProvider.create(AwsBasicCredentials.create("test", "test"));
    private static final Region REGION = Region.EU_WEST_1;
    private static final String FLOW = """
            Comment: the user's own   # and his comment
            StartAt: Tell
            TimeoutSeconds: 60
            States:
              Tell: {Type: Task, Resource: arn:aws:states:::sqs:sendMessage, Parameters: {QueueUrl: "${MAIL_QUEUE_URL}", MessageBody.$: $}, End: true}
            """;

    @TempDir
    private static Path folder;
    private static MotoCloud moto;

    @TempDir
    private Path project;

    private final AwsDeployer deployer = new AwsDeployer(environment -> new AwsClients(environment, REGION, KEYS, List.of()));

    @BeforeAll
    static void start() throws Exception {
        moto = MotoCloud.start(folder);
    }

    @AfterAll
    static void stop() {
        if (moto != null) {
            moto.close();
        }
    }

    private Design draw() throws IOException {
        DesignStore store = new DesignStore(new Drawing(Design.empty("mails"), Layout.empty(), new TreeMap<>()));
        EditWords words = new EditWords(Catalogue.standard(), WireTable.standard());
        for (List<String> edit : List.of(List.of("add", "queue", "mail"), List.of("add", "state-machine", "teller"), List.of("add", "schedule", "daily"),
                List.of("connect", "teller", "mail"), List.of("connect", "daily", "teller"), List.of("set", "teller.definitionUri", "flows/teller.asl.yaml"))) {
            store.apply(words.parse(store.design(), edit));
        }
        OpenProject.create(project, store.design(), Layout.empty());
        OpenProject.open(project).generate();
        Files.createDirectories(project.resolve("flows"));
        Files.writeString(project.resolve("flows/teller.asl.yaml"), FLOW);
        return OpenProject.open(project).store().design();
    }

    private DeployRequest request(Design design, String environment, Environment.Form form) {
        return new DeployRequest(project, design, Environment.named(environment).withRegion(REGION.id()).withEndpoint(moto.url()).withForm(form));
    }

    @ParameterizedTest
    @EnumSource(Environment.Form.class)
    void aDefinitionOfAFileIsDeployedWithItsSubstitutionsLeftToCloudFormation(Environment.Form form) throws IOException {
        DeployRequest request = request(draw(), "flow-" + form.name().toLowerCase(java.util.Locale.ROOT), form);
        Plan plan = deployer.plan(request, DeployListener.NONE);
        DeployOutcome outcome = deployer.apply(plan, DeployListener.NONE);
        assertThat(outcome.result()).as(outcome.sentence()).isEqualTo(DeployOutcome.Result.DONE);
        assertThat(Files.readString(project.resolve("template.yaml"))).contains("DefinitionUri: flows/teller.asl.yaml");
        try (SfnClient client = SfnClient.builder().region(REGION).credentialsProvider(KEYS).endpointOverride(URI.create(moto.url())).httpClientBuilder(UrlConnectionHttpClient.builder()).build()) {
            String arn = deployer.status(request).resources().stream().filter(resource -> resource.id().equals("Teller")).map(ResourceState::physicalId).findFirst().orElseThrow();
            assertThat(client.describeStateMachine(ask -> ask.stateMachineArn(arn)).definition().replaceAll("\\s", ""))
                    .contains("\"StartAt\":\"Tell\"").contains("\"TimeoutSeconds\":60").contains("\"MessageBody.$\":\"$\"");
        }
        assertThat(deployer.plan(request, DeployListener.NONE).isEmpty()).as("planned again, nothing changes").isTrue();
        Files.writeString(project.resolve("flows/teller.asl.yaml"), FLOW.replace("60", "90"));
        assertThat(deployer.plan(request, DeployListener.NONE).changes()).anyMatch(change -> change.id().equals("Teller"));
    }

    private StackTemplate template(Design design) {
        return StackTemplate.of(request(design, "none", Environment.Form.SAM), new BucketPlace("bucket", key -> key), Tree.map(), Restored.NONE, DeployListener.NONE);
    }

    @Test
    void aLongDefinitionGoesIntoTheBucket() throws IOException {
        Design design = draw();
        Path file = project.resolve("flows/teller.asl.yaml");
        Files.writeString(file, FLOW + "# " + "long ".repeat(60_000));
        StackTemplate template = template(design);
        assertThat(template.tree().at("Resources", "Teller", "Properties", "DefinitionUri").flatMap(Tree::asText).orElseThrow()).matches("s3://bucket/files/[0-9a-f]{64}[.]yaml");
        assertThat(template.artifacts()).extracting(Artifact::file).containsExactly(file);
    }

    @Test
    void aDefinitionThatIsNotThereOrNoDefinitionIsSaidWithItsPlace() throws IOException {
        Design design = draw();
        Path file = project.resolve("flows/teller.asl.yaml");
        Files.writeString(file, "StartAt: A\nStates: {A: [}\n");
        assertThatThrownBy(() -> template(design)).isInstanceOf(DeployException.class).hasMessageContaining("teller.asl.yaml").hasMessageContaining("line 2");
        Files.delete(file);
        assertThatThrownBy(() -> template(design)).isInstanceOf(DeployException.class).hasMessageContaining("flows/teller.asl.yaml, but nothing is there");
    }
}
