package dev.drawbridge.cloud.local;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.drawbridge.cloud.journal.Message;
import dev.drawbridge.cloud.local.door.Callers;
import dev.drawbridge.model.Design;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import software.amazon.awssdk.services.sfn.SfnClient;
import software.amazon.awssdk.services.sfn.model.SfnException;

/** State machines through the front door: the SDK starts one, its steps run the user's Java and light their wires. One run for all. */
class StateMachinesTest {
    private static final Design DESIGN = Drawings.of("orders",
            "add function starter", "add function check", "add function stranger", "add state-machine order", "add state-machine simple", "add table orders", "add topic news", "add function reader",
            "set order.definitionUri flows/order.asl.yaml", "set orders.itemFields '[{\"name\":\"id\",\"type\":\"text\"},{\"name\":\"total\",\"type\":\"whole\"}]'",
            "add schedule nightly", "set nightly.expression 'rate(1 day)'", "add rest-api shop", "add event-bus events", "connect nightly simple", "connect shop simple --routes '[{\"method\":\"POST\",\"path\":\"/runs\"}]'",
            "connect events simple", "connect starter events", "connect starter order", "connect starter simple", "connect order check", "connect simple check", "connect order orders --mode write", "connect order news", "connect news reader");
    private static final String FLOW = """
            # the user's own file
            StartAt: Each
            States:
              Each:
                Type: Map
                ItemsPath: $.items
                ItemSelector:
                  id.$: States.Format('{}-{}', $.order, $$.Map.Item.Value.name)
                  total.$: $$.Map.Item.Value.total
                ItemProcessor:
                  StartAt: Check
                  States:
                    Check:
                      Type: Task
                      Resource: arn:aws:states:::lambda:invoke
                      Parameters: {FunctionName: "${CHECK_FUNCTION_ARN}", Payload.$: $}
                      ResultSelector: {price.$: $.Payload.price}
                      ResultPath: $.checked
                      Retry: [{ErrorEquals: [java.lang.IllegalStateException], IntervalSeconds: 0, MaxAttempts: 2}]
                      Catch: [{ErrorEquals: [States.ALL], Next: Refused, ResultPath: $.error}]
                      Next: Keep
                    Keep:
                      Type: Task
                      Resource: arn:aws:states:::dynamodb:putItem
                      Parameters:
                        TableName: "${ORDERS_TABLE_NAME}"
                        Item:
                          id: {S.$: $.id}
                          total: {N.$: States.JsonToString($.checked.price)}
                      ResultPath: null
                      End: true
                    Refused: {Type: Pass, Result: {refused: true}, ResultPath: $.outcome, End: true}
                ResultPath: $.done
                Next: Big
              Big:
                Type: Choice
                Choices: [{Variable: "$.done[0].checked.price", NumericGreaterThan: 10, Next: Tell}]
                Default: Quiet
              Tell:
                Type: Task
                Resource: arn:aws:states:::sns:publish
                Parameters: {TopicArn: "${NEWS_TOPIC_ARN}", Message: {big.$: $.order}}
                ResultPath: $.told
                End: true
              Quiet: {Type: Succeed, OutputPath: $.order}
            """;

    @TempDir
    static Path temporary;
    private static Project project;

    @BeforeAll
    static void start() throws IOException {
        project = Project.of(DESIGN, temporary.resolve("orders"));
        Files.createDirectories(project.folder.resolve("flows"));
        Files.writeString(project.folder.resolve("flows/order.asl.yaml"), FLOW);
        project.code("check", """
                public class Check {
                    public Object handle(Invocation invocation) {
                        Map<?, ?> input = invocation.input(Map.class);
                        System.out.println("checking " + input.get("id"));
                        if (String.valueOf(input.get("id")).endsWith("poison")) {
                            throw new IllegalStateException("never heard of it");
                        }
                        return Map.of("price", ((Number) input.get("total")).intValue() * 2);
                    }
                }
                """);
        project.code("reader", """
                public class Reader {
                    public void handle(NewsNotification notification) {
                        System.out.println("read " + notification.message());
                    }
                }
                """);
        project.start();
    }

    @AfterAll
    static void stop() {
        project.close();
    }

    private static StepFunctions states() {
        return new StepFunctions(project);
    }

    private static void saw(String function, String text) {
        Project.await("\"" + text + "\" of " + function, () -> project.run().journal().lines().stream()
                .anyMatch(line -> line.function().equals(project.card(function)) && line.text().contains(text)));
    }

    @Test
    void anExecutionCallsTheFunctionForEachItemKeepsThemAndTellsOfBigOnes() {
        try (SfnClient client = states().client("starter")) {
            String execution = client.startExecution(start -> start.stateMachineArn(states().arn("order"))
                    .input("{\"order\": \"o1\", \"items\": [{\"name\": \"dog\", \"total\": 6}, {\"name\": \"cat\", \"total\": 1}]}")).executionArn();
            assertThat(execution).contains(":execution:order:");
        }
        saw("check", "checking o1-dog");
        saw("check", "checking o1-cat");
        saw("reader", "read {\"big\":\"o1\"}");
        Message started = project.message(message -> message.from().equals(project.card("starter")) && message.to().equals(project.card("order")));
        assertThat(started.wire()).isPresent();
        assertThat(started.result()).isEqualTo("started");
        Message kept = project.message(message -> message.from().equals(project.card("order")) && message.to().equals(project.card("orders")));
        assertThat(kept.ok()).isTrue();
        assertThat(kept.wire()).isPresent();
        assertThat(project.message(message -> message.from().equals(project.card("order")) && message.to().equals(project.card("check"))).wire()).isPresent();
    }

    @Test
    void aStepThatFailsIsTriedAgainAndCaught() {
        try (SfnClient client = states().client("starter")) {
            client.startExecution(start -> start.stateMachineArn(states().arn("order")).input("{\"order\": \"o2\", \"items\": [{\"name\": \"poison\", \"total\": 1}]}"));
        }
        Project.await("three tries", () -> project.run().journal().lines().stream().filter(line -> line.text().contains("checking o2-poison")).count() == 3);
    }

    @Test
    void withoutADefinitionTheFunctionsRunOneAfterTheOtherAndAFailureIsTold() {
        try (SfnClient client = states().client("starter")) {
            client.startExecution(start -> start.stateMachineArn(states().arn("simple")).input("{\"id\": \"o3\", \"total\": 4}"));
            client.startExecution(start -> start.stateMachineArn(states().arn("simple")).input("{\"id\": \"o3-poison\", \"total\": 4}"));
        }
        saw("check", "checking o3");
        Project.await("the failure", () -> project.problems.stream().anyMatch(problem -> problem.contains("java.lang.IllegalStateException")));
    }

    @Test
    void theClockAnApiAndABusStartExecutionsWithTheirEvents() throws Exception {
        project.run().tick(project.card("nightly"));
        Message ticked = project.message(message -> message.from().equals(project.card("nightly")) && message.to().equals(project.card("simple")));
        assertThat(ticked.payload()).contains("Scheduled Event");
        URI runs = project.run().addresses().stream().filter(address -> address.label().equals("POST /runs")).map(address -> URI.create(address.text())).findFirst().orElseThrow();
        try (HttpClient http = HttpClient.newHttpClient()) {
            HttpResponse<String> started = http.send(HttpRequest.newBuilder(runs).POST(HttpRequest.BodyPublishers.ofString("{\"id\": \"by-api\", \"total\": 4}")).build(), HttpResponse.BodyHandlers.ofString());
            assertThat(started.statusCode()).isEqualTo(200);
            assertThat(started.body()).contains("\"executionArn\":\"arn:aws:states:").contains(":execution:simple:").contains("\"startDate\":");
            assertThat(http.send(HttpRequest.newBuilder(runs).POST(HttpRequest.BodyPublishers.ofString("{")).build(), HttpResponse.BodyHandlers.ofString()).statusCode()).isEqualTo(400);
            saw("check", "checking by-api");
            String event = "{\"Entries\": [{\"EventBusName\": \"" + LocalNames.of(DESIGN).name(DESIGN.requireNode(project.card("events"))) + "\", \"Source\": \"shop\", \"DetailType\": \"paid\", \"Detail\": \"{}\"}]}";
            HttpResponse<String> put = http.send(HttpRequest.newBuilder(project.run().frontDoor()).header("x-amz-target", "AWSEvents.PutEvents").header("content-type", "application/x-amz-json-1.1")
                    .header("authorization", "AWS4-HMAC-SHA256 Credential=" + Callers.key(project.card("starter")) + "/20200101/" + LocalNames.REGION + "/events/aws4_request, SignedHeaders=host, Signature=local")
                    .POST(HttpRequest.BodyPublishers.ofString(event)).build(), HttpResponse.BodyHandlers.ofString());
            assertThat(put.body()).contains("\"FailedEntryCount\":0");
        }
        Message delivered = project.message(message -> message.from().equals(project.card("events")) && message.to().equals(project.card("simple")));
        assertThat(delivered.payload()).contains("\"detail-type\":\"paid\"");
        assertThat(project.message(message -> message.from().equals(project.card("shop"))).wire()).isPresent();
    }

    @Test
    void whoIsNotWiredStartsNothing() {
        try (SfnClient client = states().client("stranger")) {
            assertThatThrownBy(() -> client.startExecution(start -> start.stateMachineArn(states().arn("order")).input("{}"))).isInstanceOf(SfnException.class)
                    .hasMessageContaining("no wire grants it");
        }
    }
}
