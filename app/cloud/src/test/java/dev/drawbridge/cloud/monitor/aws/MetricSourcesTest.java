package dev.drawbridge.cloud.monitor.aws;

import static org.assertj.core.api.Assertions.assertThat;

import dev.drawbridge.cloud.deploy.ResourceState;
import dev.drawbridge.cloud.monitor.Metric;
import dev.drawbridge.model.Design;
import dev.drawbridge.model.End;
import dev.drawbridge.model.Node;
import dev.drawbridge.model.NodeId;
import dev.drawbridge.model.Wire;
import dev.drawbridge.model.WireId;
import dev.drawbridge.model.WireRole;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class MetricSourcesTest {
    private static final NodeId CARD = new NodeId("card");

    private static List<MetricSource> sources(Design design, String type, String id) {
        return new MetricSources("shop-dev", design, java.util.Map.of("Named", "own-name")).of(List.of(new ResourceState(Optional.of(CARD), "Card", type, id, ResourceState.Phase.DONE, "", Instant.EPOCH)));
    }

    private static Design fed(String kind) {
        NodeId source = new NodeId("source");
        return Design.empty("shop").withNode(Node.of(CARD, "function", "card")).withNode(Node.of(source, kind, "source"))
                .withWire(Wire.of(new WireId("w"), End.out(source), new End(CARD, "in"), WireRole.TRIGGER));
    }

    @ParameterizedTest
    @CsvSource({
        "AWS::Lambda::Function, search, AWS/Lambda, FunctionName, search, INVOCATIONS ERRORS THROTTLES DURATION_P50 DURATION_P95 DURATION_P99 CONCURRENCY",
        "AWS::ApiGatewayV2::Api, abc, AWS/ApiGateway, ApiId, abc, REQUESTS CLIENT_ERRORS SERVER_ERRORS LATENCY_P50 LATENCY_P95 LATENCY_P99",
        "AWS::ApiGateway::RestApi, abc, AWS/ApiGateway, ApiName, shop-dev, REQUESTS CLIENT_ERRORS SERVER_ERRORS LATENCY_P50 LATENCY_P95 LATENCY_P99",
        "AWS::AppSync::GraphQLApi, arn:aws:appsync:r:1:apis/abc, AWS/AppSync, GraphQLAPIId, abc, REQUESTS CLIENT_ERRORS SERVER_ERRORS LATENCY_P50 LATENCY_P95 LATENCY_P99",
        "AWS::SQS::Queue, https://sqs/1/orders, AWS/SQS, QueueName, orders, DEPTH IN_FLIGHT OLDEST_AGE SENT RECEIVED",
        "AWS::SNS::Topic, arn:aws:sns:r:1:news, AWS/SNS, TopicName, news, PUBLISHED DELIVERED DELIVERY_FAILURES",
        "AWS::Kinesis::Stream, clicks, AWS/Kinesis, StreamName, clicks, PUBLISHED RECEIVED THROTTLED_CALLS ITERATOR_AGE",
        "AWS::Events::EventBus, bus, AWS/Events, EventBusName, bus, PUBLISHED",
        "AWS::Pipes::Pipe, feed, AWS/EventBridge/Pipes, PipeName, feed, RECEIVED DELIVERED DELIVERY_FAILURES THROTTLES DURATION_P95",
        "AWS::StepFunctions::StateMachine, arn:m, AWS/States, StateMachineArn, arn:m, STARTED SUCCEEDED FAILED FAILED FAILED THROTTLES DURATION_P50 DURATION_P95 DURATION_P99",
        "AWS::S3::Bucket, photos, AWS/S3, BucketName, photos, OBJECTS BYTES"})
    void everyKindIsAskedForWhatItMeasures(String type, String id, String namespace, String dimension, String value, String metrics) {
        List<MetricSource> sources = sources(Design.empty("shop").withNode(Node.of(CARD, "raw-resource", "card")), type, id);
        assertThat(sources).extracting(source -> source.metric().name()).containsExactlyInAnyOrder(metrics.split(" "));
        assertThat(sources).allSatisfy(source -> {
            assertThat(source.namespace()).isEqualTo(namespace);
            assertThat(source.dimensions()).containsEntry(dimension, value);
        });
    }

    @Test
    void whatARuleDoesIsToldOfTheBusOrScheduleThatItComesFrom() {
        Design design = dev.drawbridge.cloud.local.Drawings.of("shop", "add function mailer", "add event-bus deeds", "connect deeds mailer", "add schedule hourly", "connect hourly mailer");
        NodeId mailer = design.nodeNamed("mailer").orElseThrow().id();
        List<MetricSource> sources = new MetricSources("shop-dev", design, java.util.Map.of()).of(List.of(
                new ResourceState(Optional.of(mailer), "MailerDeeds", "AWS::Events::Rule", "shop-dev-deeds|r1", ResourceState.Phase.DONE, "", Instant.EPOCH),
                new ResourceState(Optional.of(mailer), "MailerHourly", "AWS::Events::Rule", "r2", ResourceState.Phase.DONE, "", Instant.EPOCH)));
        assertThat(sources).filteredOn(source -> source.dimensions().containsValue("r1")).isNotEmpty().extracting(MetricSource::card).containsOnly(design.nodeNamed("deeds").orElseThrow().id());
        assertThat(sources).filteredOn(source -> source.dimensions().containsValue("r2")).isNotEmpty().extracting(MetricSource::card).containsOnly(design.nodeNamed("hourly").orElseThrow().id());
    }

    @Test
    void aSchedulerIsAskedForTheGroupThatItHasToItself() {
        Design own = dev.drawbridge.cloud.local.Drawings.of("shop", "add function mailer", "add scheduler nightly", "set nightly.group reports", "connect nightly mailer");
        NodeId nightly = own.nodeNamed("nightly").orElseThrow().id();
        List<ResourceState> schedules = List.of(new ResourceState(Optional.of(nightly), "MailerNightly", "AWS::Scheduler::Schedule", "s1", ResourceState.Phase.DONE, "", Instant.EPOCH),
                new ResourceState(Optional.of(nightly), "OtherNightly", "AWS::Scheduler::Schedule", "s2", ResourceState.Phase.DONE, "", Instant.EPOCH));
        assertThat(new MetricSources("shop-dev", own, java.util.Map.of()).of(schedules)).extracting(MetricSource::name)
                .containsExactly("InvocationAttemptCount", "TargetErrorCount", "InvocationDroppedCount", "InvocationThrottleCount");
        Design common = own.withNode(own.requireNode(nightly).withoutField("group"));
        assertThat(new MetricSources("shop-dev", common, java.util.Map.of()).of(schedules)).as("the account's own group counts what others made too").isEmpty();
        Design shared = own.withNode(Node.of(new NodeId("weekly"), "scheduler", "weekly").withField("group", dev.drawbridge.model.Value.of("reports")));
        assertThat(new MetricSources("shop-dev", shared, java.util.Map.of()).of(schedules)).isEmpty();
    }

    @Test
    void aRestApiWithANameOfItsOwnIsAskedForByIt() {
        List<MetricSource> sources = new MetricSources("shop-dev", Design.empty("shop"), java.util.Map.of("Named", "own-name"))
                .of(List.of(new ResourceState(Optional.of(CARD), "Named", "AWS::ApiGateway::RestApi", "abc", ResourceState.Phase.DONE, "", Instant.EPOCH)));
        assertThat(sources).isNotEmpty().allSatisfy(source -> assertThat(source.dimensions()).containsEntry("ApiName", "own-name"));
    }

    @Test
    void aWebSocketApiIsAskedForItsMessagesAndConnections() {
        List<MetricSource> sources = sources(Design.empty("shop").withNode(Node.of(CARD, "websocket-api", "chat")), "AWS::ApiGatewayV2::Api", "abc");
        assertThat(sources).extracting(MetricSource::name).containsExactly("MessageCount", "ConnectCount", "ClientError", "IntegrationError", "ExecutionError", "IntegrationLatency", "IntegrationLatency", "IntegrationLatency");
    }

    @Test
    void throttlesOfATableAreThoseOfReadsAndOfWrites() {
        assertThat(sources(Design.empty("shop"), "AWS::DynamoDB::Table", "products")).filteredOn(source -> source.metric() == Metric.THROTTLED_CALLS)
                .extracting(MetricSource::name).containsExactlyInAnyOrder("ReadThrottleEvents", "WriteThrottleEvents");
    }

    @Test
    void howFarBehindAFunctionIsIsAskedOnlyWhereItReadsAStream() {
        assertThat(sources(fed("queue"), "AWS::Lambda::Function", "f")).noneMatch(source -> source.metric() == Metric.ITERATOR_AGE);
        assertThat(sources(fed("stream"), "AWS::Lambda::Function", "f")).filteredOn(source -> source.metric() == Metric.ITERATOR_AGE).singleElement()
                .satisfies(source -> assertThat(source.name()).isEqualTo("IteratorAge"));
    }

    @Test
    void figuresOfAFunctionUrlStandOnItsOwnCard() {
        List<MetricSource> sources = sources(fed("function-url"), "AWS::Lambda::Url", "arn:aws:lambda:eu-west-1:1:function:shop-dev-card");
        assertThat(sources).extracting(MetricSource::card).containsOnly(new NodeId("source"));
        assertThat(sources).extracting(MetricSource::name).contains("UrlRequestCount", "Url4xxCount", "Url5xxCount", "UrlRequestLatency");
        assertThat(sources.getFirst().dimensions()).containsEntry("FunctionName", "shop-dev-card");
    }
}
