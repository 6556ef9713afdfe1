package dev.drawbridge.cloud.local.event;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.amazonaws.services.lambda.runtime.events.APIGatewayCustomAuthorizerEvent;
import com.amazonaws.services.lambda.runtime.events.APIGatewayV2CustomAuthorizerEvent;
import com.amazonaws.services.lambda.runtime.events.ActiveMQEvent;
import com.amazonaws.services.lambda.runtime.events.CloudWatchLogsEvent;
import com.amazonaws.services.lambda.runtime.events.CognitoUserPoolCreateAuthChallengeEvent;
import com.amazonaws.services.lambda.runtime.events.CognitoUserPoolCustomMessageEvent;
import com.amazonaws.services.lambda.runtime.events.CognitoUserPoolDefineAuthChallengeEvent;
import com.amazonaws.services.lambda.runtime.events.CognitoUserPoolEvent;
import com.amazonaws.services.lambda.runtime.events.CognitoUserPoolMigrateUserEvent;
import com.amazonaws.services.lambda.runtime.events.CognitoUserPoolPostAuthenticationEvent;
import com.amazonaws.services.lambda.runtime.events.CognitoUserPoolPostConfirmationEvent;
import com.amazonaws.services.lambda.runtime.events.CognitoUserPoolPreAuthenticationEvent;
import com.amazonaws.services.lambda.runtime.events.CognitoUserPoolPreSignUpEvent;
import com.amazonaws.services.lambda.runtime.events.CognitoUserPoolPreTokenGenerationEvent;
import com.amazonaws.services.lambda.runtime.events.CognitoUserPoolVerifyAuthChallengeResponseEvent;
import com.amazonaws.services.lambda.runtime.events.DynamodbEvent;
import com.amazonaws.services.lambda.runtime.events.KafkaEvent;
import com.amazonaws.services.lambda.runtime.events.KinesisEvent;
import com.amazonaws.services.lambda.runtime.events.RabbitMQEvent;
import com.amazonaws.services.lambda.runtime.events.S3Event;
import com.amazonaws.services.lambda.runtime.events.SNSEvent;
import com.amazonaws.services.lambda.runtime.events.SQSEvent;
import com.amazonaws.services.lambda.runtime.serialization.events.LambdaEventSerializers;
import com.amazonaws.services.lambda.runtime.serialization.PojoSerializer;
import dev.drawbridge.cloud.local.Drawings;
import dev.drawbridge.model.Design;
import dev.drawbridge.model.Node;
import dev.drawbridge.model.NodeId;
import dev.drawbridge.model.Value;
import dev.drawbridge.model.Wire;
import dev.drawbridge.model.WireId;
import dev.drawbridge.model.End;
import dev.drawbridge.model.WireRole;
import dev.drawbridge.model.wire.WireTable;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.zip.GZIPInputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/** Samples are read by AWS's own classes, through the serializer that Lambda's runtime uses. */
class SampleEventsTest {
    private static final Instant TIME = Instant.parse("2030-01-01T00:00:00Z");

    private static List<SampleEvents.Sample> samples(Design design, String card) {
        return new SampleEvents(design, WireTable.standard(), TIME).from(Drawings.card(design, card));
    }

    private static ObjectNode sample(String... edits) {
        Design design = Drawings.of("samples", edits);
        List<SampleEvents.Sample> all = new SampleEvents(design, WireTable.standard(), TIME).to(Drawings.card(design, "f"));
        assertThat(all).hasSize(1);
        return all.getFirst().event();
    }

    private static <T> T as(Class<T> type, ObjectNode event) {
        PojoSerializer<T> serializer = LambdaEventSerializers.serializerFor(type, SampleEventsTest.class.getClassLoader());
        return serializer.fromJson(new ByteArrayInputStream(JsonMapper.shared().writeValueAsBytes(event)));
    }

    private static String plain(String base64) {
        return new String(Base64.getDecoder().decode(base64), StandardCharsets.UTF_8);
    }

    @Test
    void recordsOfKafkaComeFromTheClusterAndTheTopicOfTheWire() {
        KafkaEvent msk = as(KafkaEvent.class, sample("add kafka bus", "add function f", "set bus.cluster arn:aws:kafka:eu-west-1:1:cluster/c/1", "connect bus f --topics '[\"orders\"]'"));
        assertThat(msk.getEventSource()).isEqualTo("aws:kafka");
        assertThat(msk.getEventSourceArn()).isEqualTo("arn:aws:kafka:eu-west-1:1:cluster/c/1");
        assertThat(msk.getRecords().get("orders-0")).singleElement().satisfies(record -> {
            assertThat(record.getTopic()).isEqualTo("orders");
            assertThat(record.getTimestamp()).isEqualTo(TIME.toEpochMilli());
            assertThat(plain(record.getValue())).contains("hello");
            assertThat(new String(record.getHeaders().getFirst().get("origin"), StandardCharsets.UTF_8)).isEqualTo("drawbridge");
        });
        KafkaEvent own = as(KafkaEvent.class, sample("add kafka bus", "add function f", "set bus.servers '[\"kafka.example.com:9092\"]'", "connect bus f --topics '[\"orders\"]'"));
        assertThat(own.getEventSource()).isEqualTo("SelfManagedKafka");
        assertThat(own.getBootstrapServers()).isEqualTo("kafka.example.com:9092");
    }

    @Test
    void messagesOfBothBrokersComeFromTheQueueOfTheWire() {
        ActiveMQEvent active = as(ActiveMQEvent.class, sample("add mq jobs", "add function f", "set jobs.broker arn:aws:mq:eu-west-1:1:broker:b:1", "connect jobs f --queues '[\"orders\"]'"));
        assertThat(active.getMessages()).singleElement().satisfies(message -> {
            assertThat(message.getDestination().getPhysicalName()).isEqualTo("orders");
            assertThat(plain(message.getData())).isEqualTo("hello");
        });
        RabbitMQEvent rabbit = as(RabbitMQEvent.class, sample("add mq jobs", "add function f", "set jobs.broker arn:aws:mq:eu-west-1:1:broker:b:1", "connect jobs f --queues '[\"orders\"]' --virtualHost /"));
        assertThat(rabbit.getRmqMessagesByQueue().get("orders::/")).singleElement().satisfies(message -> assertThat(plain(message.getData())).isEqualTo("hello"));
    }

    @Test
    void changesOfDocumentsNameDatabaseAndCollection() {
        JsonNode change = sample("add document-changes docs", "add function f", "set docs.cluster arn:aws:rds:eu-west-1:1:cluster:c", "connect docs f --database shop --collection carts").path("events").path(0).path("event");
        assertThat(change.path("ns").toString()).isEqualTo("{\"db\":\"shop\",\"coll\":\"carts\"}");
        assertThat(change.path("operationType").asString()).isEqualTo("insert");
    }

    @Test
    void linesOfALogArePackedAndNameTheFunctionThatLogs() throws IOException {
        CloudWatchLogsEvent logs = as(CloudWatchLogsEvent.class, sample("add function writer", "add log-events lines", "add function f", "connect writer lines", "connect lines f"));
        try (GZIPInputStream in = new GZIPInputStream(new ByteArrayInputStream(Base64.getDecoder().decode(logs.getAwsLogs().getData())))) {
            JsonNode data = JsonMapper.shared().readTree(in.readAllBytes());
            assertThat(data.path("messageType").asString()).isEqualTo("DATA_MESSAGE");
            assertThat(data.path("logGroup").asString()).isEqualTo("/aws/lambda/writer");
            assertThat(data.path("logEvents").path(0).path("message").asString()).startsWith("ERROR");
        }
    }

    @Test
    void aDeviceSendsWhatTheRulePicksAndASkillAnIntent() {
        assertThat(sample("add iot-rule heat", "add function f", "set heat.sql 'SELECT temperature, topic(2) AS device FROM things'", "connect heat f").properties().stream().map(Map.Entry::getKey)).containsExactly("temperature", "device");
        JsonNode skill = sample("add alexa-skill talk", "add function f", "set talk.skillId amzn1.ask.skill.7", "connect talk f");
        assertThat(skill.path("session").path("application").path("applicationId").asString()).isEqualTo("amzn1.ask.skill.7");
        assertThat(skill.path("request").path("intent").path("name").asString()).isEqualTo("HelloIntent");
    }

    @ParameterizedTest
    @CsvSource({"PreSignUp,PreSignUp_SignUp", "PostConfirmation,PostConfirmation_ConfirmSignUp", "PreAuthentication,PreAuthentication_Authentication",
        "PostAuthentication,PostAuthentication_Authentication", "PreTokenGeneration,TokenGeneration_Authentication", "CustomMessage,CustomMessage_SignUp", "UserMigration,UserMigration_Authentication",
        "DefineAuthChallenge,DefineAuthChallenge_Authentication", "CreateAuthChallenge,CreateAuthChallenge_Authentication", "VerifyAuthChallengeResponse,VerifyAuthChallengeResponse_Authentication"})
    void everyTriggerOfAUserPoolIsReadByItsClass(String trigger, String source) throws Exception {
        Class<? extends CognitoUserPoolEvent> type = switch (trigger) {
            case "PreSignUp" -> CognitoUserPoolPreSignUpEvent.class;
            case "PostConfirmation" -> CognitoUserPoolPostConfirmationEvent.class;
            case "PreAuthentication" -> CognitoUserPoolPreAuthenticationEvent.class;
            case "PostAuthentication" -> CognitoUserPoolPostAuthenticationEvent.class;
            case "PreTokenGeneration" -> CognitoUserPoolPreTokenGenerationEvent.class;
            case "CustomMessage" -> CognitoUserPoolCustomMessageEvent.class;
            case "UserMigration" -> CognitoUserPoolMigrateUserEvent.class;
            case "DefineAuthChallenge" -> CognitoUserPoolDefineAuthChallengeEvent.class;
            case "CreateAuthChallenge" -> CognitoUserPoolCreateAuthChallengeEvent.class;
            default -> CognitoUserPoolVerifyAuthChallengeResponseEvent.class;
        };
        ObjectNode sample = sample("add user-pool people", "add function f", "connect people f --as trigger --triggers '[\"" + trigger + "\"]'");
        CognitoUserPoolEvent event = as(type, sample);
        assertThat(event.getTriggerSource()).isEqualTo(source);
        assertThat(event.getUserName()).isEqualTo("ada");
        assertThat(event.getCallerContext().getClientId()).isEqualTo("people-client");
        Object request = type.getMethod("getRequest").invoke(event);
        assertThat(request).isNotNull();
        if (!trigger.equals("UserMigration")) {
            assertThat(((CognitoUserPoolEvent.Request) request).getUserAttributes()).containsEntry("email", "ada@example.com");
        }
    }

    @Test
    void oneWireWithTwoTriggersHasTwoSamples() {
        Design design = Drawings.of("samples", "add user-pool people", "add function f", "connect people f --as trigger --triggers '[\"PreSignUp\",\"PostConfirmation\"]'");
        assertThat(samples(design, "people")).extracting(SampleEvents.Sample::title).containsExactly("people: PreSignUp", "people: PostConfirmation");
    }

    @Test
    void anApiAsksTheFunctionThatAuthorizesAsItsWireSays() {
        APIGatewayV2CustomAuthorizerEvent http = as(APIGatewayV2CustomAuthorizerEvent.class, sample("add http-api api", "add function f", "connect f api --as authorize"));
        assertThat(http.getIdentitySource()).containsExactly("Bearer token");
        assertThat(http.getRequestContext().getHttp().getMethod()).isEqualTo("GET");
        APIGatewayCustomAuthorizerEvent token = as(APIGatewayCustomAuthorizerEvent.class, sample("add rest-api api", "add function f", "connect f api --as authorize"));
        assertThat(token.getAuthorizationToken()).isEqualTo("Bearer token");
        APIGatewayCustomAuthorizerEvent request = as(APIGatewayCustomAuthorizerEvent.class, sample("add rest-api api", "add function f", "connect f api --as authorize --given REQUEST --identity '[\"query.key\"]'"));
        assertThat(request.getQueryStringParameters()).containsEntry("key", "Bearer token");
        APIGatewayCustomAuthorizerEvent socket = as(APIGatewayCustomAuthorizerEvent.class, sample("add websocket-api api", "add function f", "connect f api --as authorize"));
        assertThat(socket.getMethodArn()).endsWith("/live/$connect");
    }

    @ParameterizedTest
    @CsvSource({"SQS", "SNS", "S3", "Kinesis", "DynamoDB"})
    void aSourceOfAnotherStackSendsWhatItsSortSends(String type) {
        Node source = Node.of(new NodeId("s"), "event-source", "theirs").withField("type", Value.of(type));
        Wire wire = Wire.of(new WireId("w"), new End(new NodeId("s"), "out"), End.in(new NodeId("f")), WireRole.TRIGGER);
        Design design = Design.of("samples", List.of(source, Node.of(new NodeId("f"), "function", "f")), List.of(wire));
        ObjectNode event = samples(design, "theirs").getFirst().event();
        switch (type) {
            case "SQS" -> assertThat(as(SQSEvent.class, event).getRecords().getFirst().getBody()).isEqualTo("hello");
            case "SNS" -> assertThat(as(SNSEvent.class, event).getRecords().getFirst().getSNS().getMessage()).isEqualTo("hello");
            case "S3" -> assertThat(as(S3Event.class, event).getRecords().getFirst().getS3().getObject().getKey()).isEqualTo("photo.jpg");
            case "Kinesis" -> assertThat(StandardCharsets.UTF_8.decode(as(KinesisEvent.class, event).getRecords().getFirst().getKinesis().getData()).toString()).isEqualTo("hello");
            default -> assertThat(as(DynamodbEvent.class, event).getRecords().getFirst().getDynamodb().getKeys()).containsKey("id");
        }
    }

    @Test
    void whetherACardHasSamplesIsKnownWithoutMakingThem() {
        Design design = Drawings.of("samples", "add kafka bus", "add queue q", "add http-api api", "add function f", "connect bus f", "connect q f", "connect f api --as authorize");
        // an event of a time that has no milliseconds cannot be made
        SampleEvents unmade = new SampleEvents(design, WireTable.standard(), Instant.MAX);
        assertThatThrownBy(() -> unmade.from(Drawings.card(design, "bus"))).isInstanceOf(ArithmeticException.class);
        assertThat(design.nodes().keySet()).filteredOn(unmade::sends).containsExactlyInAnyOrder(Drawings.card(design, "bus"), Drawings.card(design, "api"));
    }

    @Test
    void whatRunsHereNeedsNoSample() {
        Design design = Drawings.of("samples", "add queue q", "add function f", "connect q f");
        assertThat(samples(design, "q")).isEmpty();
    }
}
