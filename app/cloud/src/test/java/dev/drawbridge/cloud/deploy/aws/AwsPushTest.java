package dev.drawbridge.cloud.deploy.aws;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.drawbridge.cloud.deploy.DeployEvent;
import dev.drawbridge.cloud.deploy.DeployException;
import dev.drawbridge.cloud.deploy.DeployListener;
import dev.drawbridge.cloud.deploy.DeployOutcome;
import dev.drawbridge.cloud.deploy.DeployRequest;
import dev.drawbridge.cloud.deploy.Plan;
import dev.drawbridge.cloud.deploy.PlannedChange;
import dev.drawbridge.cloud.deploy.Push;
import dev.drawbridge.model.NodeId;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Set;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.services.lambda.LambdaClient;

/** The code of one function, sent past the template in seconds. */
class AwsPushTest extends DeployedToMoto {
    /** The calls of a push besides those of every conversation. */
    static final Set<String> PUSH = Set.of("Lambda:UpdateFunctionCode", "Lambda:GetFunctionConfiguration", "Lambda:PublishVersion", "Lambda:UpdateAlias");

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
}
