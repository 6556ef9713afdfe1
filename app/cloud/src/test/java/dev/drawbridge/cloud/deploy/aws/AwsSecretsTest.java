package dev.drawbridge.cloud.deploy.aws;

import static org.assertj.core.api.Assertions.assertThat;

import dev.drawbridge.cloud.deploy.DeployOutcome;
import dev.drawbridge.cloud.deploy.DeployRequest;
import dev.drawbridge.cloud.deploy.Plan;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;

/** What is secret is sent to where it belongs, and nowhere else. */
class AwsSecretsTest extends FakeAwsDeployment {
    @Test
    void nothingThatIsSecretGoesIntoSentencesOrFiles() throws IOException {
        String secret = "wJalrXUtnFEMI-not-a-real-key";
        Files.writeString(project.resolve("template.yaml"), TEMPLATE + "Parameters:\n  ApiKey: {Type: String, NoEcho: true}\n");
        aws.stack("").forget("S3:HeadObject").answer("S3:HeadObject", 200, "");
        planned(ADD_JOBS);
        aws.events("shop-dev " + STACK_TYPE + " REVIEW_IN_PROGRESS User Initiated").events("shop-dev " + STACK_TYPE + " REVIEW_IN_PROGRESS User Initiated", "shop-dev " + STACK_TYPE + " CREATE_COMPLETE");
        DeployRequest withSecret = new DeployRequest(project, request.design(), request.environment().withParameters(new java.util.TreeMap<>(java.util.Map.of("ApiKey", secret))));
        Heard heard = new Heard();

        Plan plan = deployer.plan(withSecret, heard);
        DeployOutcome outcome = deployer.apply(plan, heard);

        assertThat(aws.calls("CloudFormation:CreateChangeSet").getFirst().form()).as("it is sent to where it belongs").containsValue(secret);
        assertThat(plan.changes().toString() + plan.notes() + plan.permissions() + outcome + heard.events).doesNotContain(secret);
        try (var files = Files.walk(project)) {
            for (Path file : files.filter(Files::isRegularFile).toList()) {
                assertThat(new String(Files.readAllBytes(file), java.nio.charset.StandardCharsets.ISO_8859_1)).as(file.toString()).doesNotContain(secret);
            }
        }
    }
}
