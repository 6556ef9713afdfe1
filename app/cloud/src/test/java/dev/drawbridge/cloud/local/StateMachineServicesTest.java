package dev.drawbridge.cloud.local;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.drawbridge.cloud.local.door.Callers;
import dev.drawbridge.model.Design;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import software.amazon.awssdk.services.sfn.SfnClient;
import software.amazon.awssdk.services.sfn.model.ExecutionStatus;
import software.amazon.awssdk.services.sfn.model.SfnException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** What steps wait for and work on: tokens that functions answer, other machines, objects of a bucket. One run for all. */
class StateMachineServicesTest {
    private static final Design DESIGN = Drawings.of("waits",
            "add function boss", "add function worker", "add function stranger", "add state-machine asks", "add state-machine child", "add state-machine files", "add bucket things", "add queue jobs",
            "set asks.definitionUri flows/asks.asl.json", "set child.definitionUri flows/child.asl.json", "set child.machineType EXPRESS", "set files.definitionUri flows/files.asl.json",
            "connect boss asks --follow true", "connect boss child --follow true", "connect boss files --follow true", "connect stranger asks",
            "connect asks jobs", "connect worker asks --answer true", "connect files things --mode read-write", "connect files child --waits true");
    private static final String ASKS = """
            {"QueryLanguage": "JSONata", "StartAt": "Ask", "States": {
              "Ask": {"Type": "Task", "Resource": "arn:aws:states:::sqs:sendMessage.waitForTaskToken", "TimeoutSeconds": 60,
                "Arguments": {"QueueUrl": "${JOBS_QUEUE_URL}", "MessageBody": {"token": "{% $states.context.Task.Token %}", "n": "{% $states.input.n %}"}},
                "Assign": {"answer": "{% $states.result.twice %}"}, "Catch": [{"ErrorEquals": ["Odd"], "Output": {"refused": "{% $states.errorOutput.Cause %}"}, "Next": "End"}], "Next": "Say"},
              "Say": {"Type": "Pass", "Output": {"answer": "{% $answer %}"}, "Next": "End"}, "End": {"Type": "Succeed"}}}""";
    private static final String CHILD = "{\"StartAt\": \"A\", \"States\": {\"A\": {\"Type\": \"Pass\", \"Parameters\": {\"twice.$\": \"States.MathAdd($.n, $.n)\"}, \"End\": true}}}";
    private static final String FILES = """
            {"StartAt": "Put", "States": {
              "Put": {"Type": "Task", "Resource": "arn:aws:states:::aws-sdk:s3:putObject", "Parameters": {"Bucket": "${THINGS_BUCKET_NAME}", "Key": "in/list.csv", "Body": "n,name\\n1,one\\n2,two"}, "ResultPath": null, "Next": "Each"},
              "Each": {"Type": "Map", "Label": "Each", "MaxConcurrency": 2,
                "ItemReader": {"Resource": "arn:aws:states:::s3:getObject", "ReaderConfig": {"InputType": "CSV", "CSVHeaderLocation": "FIRST_ROW"}, "Parameters": {"Bucket": "${THINGS_BUCKET_NAME}", "Key": "in/list.csv"}},
                "ItemProcessor": {"ProcessorConfig": {"Mode": "DISTRIBUTED", "ExecutionType": "STANDARD"}, "StartAt": "Name", "States": {"Name": {"Type": "Pass", "InputPath": "$.name", "End": true}}},
                "ResultWriter": {"Resource": "arn:aws:states:::s3:putObject", "Parameters": {"Bucket": "${THINGS_BUCKET_NAME}", "Prefix": "out"}}, "ResultPath": "$.map", "Next": "List"},
              "List": {"Type": "Task", "Resource": "arn:aws:states:::aws-sdk:s3:listObjectsV2", "Parameters": {"Bucket": "${THINGS_BUCKET_NAME}", "Prefix": "out/"}, "ResultSelector": {"keys.$": "$.Contents[*].Key"}, "ResultPath": "$.listed", "Next": "Child"},
              "Child": {"Type": "Task", "Resource": "arn:aws:states:::states:startExecution.sync:2", "Parameters": {"StateMachineArn": "${CHILD_STATEMACHINE_ARN}", "Input": {"n": 21}}, "ResultPath": "$.child", "Next": "Gone"},
              "Gone": {"Type": "Task", "Resource": "arn:aws:states:::aws-sdk:s3:getObject", "Parameters": {"Bucket": "${THINGS_BUCKET_NAME}", "Key": "nothing"}, "Catch": [{"ErrorEquals": ["S3.NoSuchKeyException"], "ResultPath": "$.gone", "Next": "End"}], "Next": "End"},
              "End": {"Type": "Succeed"}}}""";

    @TempDir
    static Path temporary;
    private static Project project;

    @BeforeAll
    static void start() throws IOException {
        project = Project.of(DESIGN, temporary.resolve("waits"));
        Files.createDirectories(project.folder.resolve("flows"));
        for (Map.Entry<String, String> flow : Map.of("asks", ASKS, "child", CHILD, "files", FILES).entrySet()) {
            Files.writeString(project.folder.resolve("flows/" + flow.getKey() + ".asl.json"), flow.getValue());
        }
        project.start();
    }

    @AfterAll
    static void stop() {
        project.close();
    }

    private static StepFunctions states() {
        return new StepFunctions(project);
    }

    private static JsonNode outcome(SfnClient boss, String machine, String input) {
        String execution = boss.startExecution(start -> start.stateMachineArn(states().arn(machine)).input(input)).executionArn();
        Project.await("the end of " + execution, () -> boss.describeExecution(ask -> ask.executionArn(execution)).status() != ExecutionStatus.RUNNING);
        var end = boss.describeExecution(ask -> ask.executionArn(execution));
        assertThat(end.status()).as(end.cause()).isEqualTo(ExecutionStatus.SUCCEEDED);
        return JsonMapper.shared().readTree(end.output());
    }

    /** A step's token comes to a function by a queue in the cloud; here the test stands for it, with the function's key. */
    @Test
    void aStepWaitsForTheFunctionThatHasItsToken() {
        try (SfnClient boss = states().client("boss"); SfnClient worker = states().client("worker"); SfnClient stranger = states().client("stranger")) {
            String execution = boss.startExecution(start -> start.stateMachineArn(states().arn("asks")).input("{\"n\": 4}")).executionArn();
            String message = project.message(sent -> sent.from().equals(project.card("asks")) && sent.to().equals(project.card("jobs"))).payload();
            String token = JsonMapper.shared().readTree(JsonMapper.shared().readTree(message).path("MessageBody").asString()).path("token").asString();
            assertThatThrownBy(() -> stranger.sendTaskSuccess(ask -> ask.taskToken(token).output("{}"))).isInstanceOf(SfnException.class).hasMessageContaining("no wire grants it");
            worker.sendTaskHeartbeat(ask -> ask.taskToken(token));
            worker.sendTaskSuccess(ask -> ask.taskToken(token).output("{\"twice\": 8}"));
            Project.await("the end", () -> boss.describeExecution(ask -> ask.executionArn(execution)).status() == ExecutionStatus.SUCCEEDED);
            assertThat(boss.describeExecution(ask -> ask.executionArn(execution)).output()).isEqualTo("{\"answer\":8}");
            assertThatThrownBy(() -> worker.sendTaskSuccess(ask -> ask.taskToken(token).output("{}"))).isInstanceOf(SfnException.class).hasMessageContaining("Task Timed Out");
            assertThat(boss.getExecutionHistory(ask -> ask.executionArn(execution)).events()).extracting(event -> event.typeAsString())
                    .contains("ExecutionStarted", "TaskStateEntered", "TaskScheduled", "PassStateExited", "ExecutionSucceeded");
            assertThat(boss.listExecutions(ask -> ask.stateMachineArn(states().arn("asks"))).executions()).extracting(each -> each.executionArn()).contains(execution);
            assertThatThrownBy(() -> stranger.describeExecution(ask -> ask.executionArn(execution))).isInstanceOf(SfnException.class).hasMessageContaining("no wire grants it");
        }
        assertThat(project.run().journal().lines()).anySatisfy(line -> {
            assertThat(line.function()).isEqualTo(project.card("asks"));
            assertThat(line.text()).isEqualTo("Say (Pass) gets {\"twice\":8}");
        });
        assertThat(project.message(over -> over.from().equals(project.card("asks")) && over.to().equals(project.card("asks"))).answer()).contains("Ask (Task) gets {\"n\":4}");
    }

    @Test
    void aMachineWorksOnObjectsAndWaitsForAnotherMachine() {
        try (SfnClient boss = states().client("boss")) {
            JsonNode output = outcome(boss, "files", "{}");
            assertThat(output.at("/child/Output/twice").asInt()).isEqualTo(42);
            assertThat(output.at("/listed/keys").valueStream().map(JsonNode::asString).map(key -> key.replaceAll("/[0-9a-f-]{36}/", "/*/")).toList()).containsExactlyInAnyOrder("out/*/SUCCEEDED_0.json", "out/*/manifest.json");
            assertThat(output.at("/gone/Error").asString()).isEqualTo("S3.NoSuchKeyException");
        }
    }

    @Test
    void anExpressMachineIsWaitedForByWhoMayFollow() throws Exception {
        JsonNode answer = sync("boss", "{\"stateMachineArn\": \"" + states().arn("child") + "\", \"input\": \"{\\\"n\\\": 3}\"}");
        assertThat(answer.path("status").asString()).isEqualTo("SUCCEEDED");
        assertThat(answer.path("output").asString()).isEqualTo("{\"twice\":6}");
        assertThat(sync("boss", "{\"stateMachineArn\": \"" + states().arn("asks") + "\"}").path("__type").asString()).endsWith("StateMachineTypeNotSupported");
        assertThat(sync("stranger", "{\"stateMachineArn\": \"" + states().arn("child") + "\"}").path("__type").asString()).endsWith("AccessDeniedException");
    }

    /** The SDK sends this one to an address of its own, {@code sync-HOST}, so it is asked without it. */
    private static JsonNode sync(String function, String body) throws Exception {
        try (HttpClient http = HttpClient.newHttpClient()) {
            URI door = project.run().frontDoor();
            return JsonMapper.shared().readTree(http.send(HttpRequest.newBuilder(door).header("x-amz-target", "AWSStepFunctions.StartSyncExecution").header("content-type", "application/x-amz-json-1.0")
                    .header("authorization", "AWS4-HMAC-SHA256 Credential=" + Callers.key(project.card(function)) + "/20200101/" + LocalNames.REGION + "/states/aws4_request, SignedHeaders=host, Signature=local")
                    .POST(HttpRequest.BodyPublishers.ofString(body)).build(), HttpResponse.BodyHandlers.ofString()).body());
        }
    }
}
