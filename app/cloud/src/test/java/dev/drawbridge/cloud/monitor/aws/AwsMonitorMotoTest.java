package dev.drawbridge.cloud.monitor.aws;

import static org.assertj.core.api.Assertions.assertThat;

import dev.drawbridge.cloud.deploy.DeployListener;
import dev.drawbridge.cloud.deploy.DeployRequest;
import dev.drawbridge.cloud.deploy.Environment;
import dev.drawbridge.cloud.deploy.ResourceState;
import dev.drawbridge.cloud.deploy.aws.AwsClients;
import dev.drawbridge.cloud.deploy.aws.AwsDeployer;
import dev.drawbridge.cloud.deploy.aws.MotoCloud;
import dev.drawbridge.cloud.local.Drawings;
import dev.drawbridge.cloud.monitor.CardFigures;
import dev.drawbridge.cloud.monitor.Figures;
import dev.drawbridge.cloud.monitor.LogEntry;
import dev.drawbridge.cloud.monitor.LogQuery;
import dev.drawbridge.cloud.monitor.LogTail;
import dev.drawbridge.cloud.monitor.Metric;
import dev.drawbridge.cloud.monitor.ReportLine;
import dev.drawbridge.cloud.monitor.TimeRange;
import dev.drawbridge.model.Design;
import dev.drawbridge.model.NodeId;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import software.amazon.awssdk.auth.credentials.AwsBasicCredentials;
import software.amazon.awssdk.auth.credentials.StaticCredentialsProvider;
import software.amazon.awssdk.http.urlconnection.UrlConnectionHttpClient;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.services.cloudwatch.CloudWatchClient;
import software.amazon.awssdk.services.cloudwatch.model.Dimension;
import software.amazon.awssdk.services.cloudwatchlogs.CloudWatchLogsClient;
import software.amazon.awssdk.services.cloudwatchlogs.model.InputLogEvent;
import software.amazon.awssdk.services.cloudwatchlogs.model.ResourceAlreadyExistsException;
import software.amazon.awssdk.services.xray.XRayClient;

/** Metrics and logs that are put into moto and read back, of a stack that is deployed there. */
class AwsMonitorMotoTest {
    private static final StaticCredentialsProvider KEYS = StaticCredentialsProvider.create(AwsBasicCredentials.create("test", "test"));
    private static final Region REGION = Region.EU_WEST_1;
    private static final TimeRange HALF_HOUR = TimeRange.parse("30m");

    @TempDir
    private static Path folder;
    private static MotoCloud moto;
    private static DeployRequest request;
    private static Design design;

    @BeforeAll
    static void deploy() throws Exception {
        moto = MotoCloud.start(folder);
        design = Drawings.of("watched", "add queue jobs", "add table store", "add topic news", "add queue copies", "connect news copies", "add function search", "set search.tracing true",
                "connect search store --mode read");
        Path project = Files.createDirectories(folder.resolve("watched"));
        Files.writeString(project.resolve("template.yaml"), """
                AWSTemplateFormatVersion: '2010-09-09'
                Resources:
                  Jobs:
                    Type: AWS::SQS::Queue
                  Copies:
                    Type: AWS::SQS::Queue
                  Store:
                    Type: AWS::DynamoDB::Table
                    Properties:
                      BillingMode: PAY_PER_REQUEST
                      AttributeDefinitions: [{AttributeName: id, AttributeType: S}]
                      KeySchema: [{AttributeName: id, KeyType: HASH}]
                  Role:
                    Type: AWS::IAM::Role
                    Properties:
                      AssumeRolePolicyDocument: {Statement: [{Effect: Allow, Action: sts:AssumeRole, Principal: {Service: lambda.amazonaws.com}}]}
                  Search:
                    Type: AWS::Lambda::Function
                    Properties:
                      Runtime: nodejs22.x
                      Handler: index.handler
                      Role: !GetAtt Role.Arn
                      TracingConfig: {Mode: Active}
                      Code: {ZipFile: "exports.handler = async () => 1"}
                  JobsLogGroup:
                    Type: AWS::Logs::LogGroup
                    Properties:
                      LogGroupName: /watched/jobs
                """);
        request = new DeployRequest(project, design, Environment.named("dev").withRegion(REGION.id()).withEndpoint(moto.url()));
        AwsDeployer deployer = new AwsDeployer(AwsMonitorMotoTest::clients);
        deployer.apply(deployer.plan(request, DeployListener.NONE), DeployListener.NONE);
    }

    @AfterAll
    static void stop() {
        if (moto != null) {
            moto.close();
        }
    }

    private static AwsClients clients(Environment environment) {
        return new AwsClients(environment, REGION, KEYS, List.of());
    }

    private static NodeId id(String name) {
        return Drawings.card(design, name);
    }

    private static String physical(String id) {
        return new AwsDeployer(AwsMonitorMotoTest::clients).status(request).resources().stream().filter(resource -> resource.id().equals(id)).map(ResourceState::physicalId).findFirst().orElseThrow();
    }

    private static void put(String namespace, String dimension, String value, Instant at, Map<String, Double> metrics) {
        try (CloudWatchClient client = CloudWatchClient.builder().region(REGION).credentialsProvider(KEYS).endpointOverride(URI.create(moto.url())).httpClientBuilder(UrlConnectionHttpClient.builder()).build()) {
            metrics.forEach((name, number) -> client.putMetricData(ask -> ask.namespace(namespace).metricData(datum -> datum.metricName(name).timestamp(at).value(number)
                    .dimensions(Dimension.builder().name(dimension).value(value).build()))));
        }
    }

    private static void putAll(String namespace, String dimension, String value, Instant at, String name, java.util.Collection<Double> numbers) {
        try (CloudWatchClient client = CloudWatchClient.builder().region(REGION).credentialsProvider(KEYS).endpointOverride(URI.create(moto.url())).httpClientBuilder(UrlConnectionHttpClient.builder()).build()) {
            client.putMetricData(ask -> ask.namespace(namespace).metricData(datum -> datum.metricName(name).timestamp(at).values(numbers)
                    .dimensions(Dimension.builder().name(dimension).value(value).build())));
        }
    }

    private static void log(String group, String stream, List<String> lines, Instant first) {
        try (CloudWatchLogsClient client = CloudWatchLogsClient.builder().region(REGION).credentialsProvider(KEYS).endpointOverride(URI.create(moto.url())).httpClientBuilder(UrlConnectionHttpClient.builder()).build()) {
            try {
                client.createLogStream(ask -> ask.logGroupName(group).logStreamName(stream));
            } catch (ResourceAlreadyExistsException again) {
                assertThat(lines).isNotEmpty();
            }
            List<InputLogEvent> events = new java.util.ArrayList<>();
            for (int i = 0; i < lines.size(); i++) {
                events.add(InputLogEvent.builder().timestamp(first.toEpochMilli() + i).message(lines.get(i)).build());
            }
            client.putLogEvents(ask -> ask.logGroupName(group).logStreamName(stream).logEvents(events));
        }
    }

    @Test
    void figuresThatWerePutThereAreReadBack() {
        String queue = physical("Jobs");
        String name = queue.substring(queue.lastIndexOf('/') + 1);
        Instant ago = Instant.now().minusSeconds(600);
        put("AWS/SQS", "QueueName", name, ago, Map.of("NumberOfMessagesSent", 12.0, "ApproximateNumberOfMessagesVisible", 3.0, "ApproximateAgeOfOldestMessage", 240.0));
        put("AWS/SQS", "QueueName", name, ago.plusSeconds(120), Map.of("NumberOfMessagesSent", 8.0, "ApproximateNumberOfMessagesVisible", 7.0));
        put("AWS/DynamoDB", "TableName", physical("Store"), ago, Map.of("ConsumedReadCapacityUnits", 5.5));

        try (AwsMonitor monitor = new AwsMonitor(request, AwsMonitorMotoTest::clients, Clock.systemUTC())) {
            Figures figures = monitor.figures(HALF_HOUR);
            CardFigures jobs = figures.of(id("jobs"));
            assertThat(jobs.figure(Metric.SENT)).hasValue(20);
            assertThat(jobs.figure(Metric.DEPTH)).hasValue(7);
            assertThat(jobs.figure(Metric.OLDEST_AGE)).hasValue(240);
            assertThat(figures.of(id("store")).figure(Metric.READ_UNITS)).hasValue(5.5);
            assertThat(figures.of(id("copies")).figure(Metric.SENT)).hasValue(0);
            assertThat(figures.problem()).isEmpty();
            assertThat(monitor.where()).contains("watched-dev in account 123456789012, region eu-west-1");
        }
    }

    @Test
    void percentilesAreThoseOfTheDurationsThatWerePutThere() {
        String function = physical("Search");
        Instant ago = Instant.now().minusSeconds(600);
        putAll("AWS/Lambda", "FunctionName", function, ago, "Duration", java.util.stream.IntStream.rangeClosed(1, 101).mapToObj(millis -> millis * 10.0).toList());
        put("AWS/Lambda", "FunctionName", function, ago, Map.of("Invocations", 101.0, "Errors", 2.0));
        put("AWS/Lambda", "FunctionName", "somebody-elses", ago, Map.of("Duration", 99_999.0));

        try (AwsMonitor monitor = new AwsMonitor(request, AwsMonitorMotoTest::clients, Clock.systemUTC())) {
            CardFigures search = monitor.figures(HALF_HOUR).of(id("search"));
            assertThat(search.figure(Metric.DURATION_P50)).hasValue(510);
            assertThat(search.figure(Metric.DURATION_P95)).hasValue(960);
            assertThat(search.figure(Metric.DURATION_P99)).hasValue(1000);
            assertThat(search.figure(Metric.INVOCATIONS)).hasValue(101);
            assertThat(search.errors()).isEqualTo(2);
        }
    }

    @Test
    void tracesThatWerePutThereAreFoundPageByPage() {
        String function = physical("Search");
        Instant ago = Instant.now().minusSeconds(300);
        for (int i = 0; i < 7; i++) {
            double start = ago.getEpochSecond() + i;
            String trace = "1-" + Long.toHexString(ago.getEpochSecond() + i) + "-00000000000000000000000" + i;
            segment("{\"id\":\"a%d\",\"trace_id\":\"%s\",\"name\":\"%s\",\"start_time\":%.3f,\"end_time\":%.3f,\"subsegments\":[{\"id\":\"b%d\",\"name\":\"DynamoDB\",\"namespace\":\"aws\",\"start_time\":%.3f,\"end_time\":%.3f,\"aws\":{\"operation\":\"GetItem\",\"table_name\":\"%s\"}}]}"
                    .formatted(i, trace, function, start, start + 0.25, i, start + 0.1, start + 0.2, physical("Store")));
        }
        segment("{\"id\":\"z\",\"trace_id\":\"1-%s-1\",\"name\":\"somebody-elses\",\"start_time\":%d.0,\"end_time\":%d.0}".formatted(Long.toHexString(ago.getEpochSecond()), ago.getEpochSecond(), ago.getEpochSecond() + 1));

        try (AwsMonitor monitor = new AwsMonitor(request, AwsMonitorMotoTest::clients, Clock.systemUTC())) {
            List<dev.drawbridge.cloud.monitor.Trace> traces = monitor.traces(HALF_HOUR, 6);
            assertThat(traces).as("the newest six of ours").hasSize(6).allSatisfy(trace -> {
                assertThat(trace.hops()).extracting(dev.drawbridge.cloud.monitor.Hop::card).containsExactly(java.util.Optional.of(id("search")), java.util.Optional.of(id("store")));
                assertThat(trace.hops().getLast().wire()).isPresent();
                assertThat(trace.whole()).isTrue();
            });
            assertThat(traces.getFirst().start()).isAfter(traces.getLast().start());
        }
    }

    private static void segment(String document) {
        try (XRayClient client = XRayClient.builder().region(REGION).credentialsProvider(KEYS).endpointOverride(URI.create(moto.url())).httpClientBuilder(UrlConnectionHttpClient.builder()).build()) {
            client.putTraceSegments(ask -> ask.traceSegmentDocuments(document));
        }
    }

    @Test
    void linesThatWerePutThereAreReadSearchedAndFollowed() {
        Instant ago = Instant.now().minusSeconds(120);
        log("/watched/jobs", "one", List.of("first", "Second", "REPORT RequestId: r1\tDuration: 12.00 ms\tBilled Duration: 13 ms\tMemory Size: 512 MB\tMax Memory Used: 80 MB"), ago);
        try (AwsMonitor monitor = new AwsMonitor(request, AwsMonitorMotoTest::clients, Clock.systemUTC())) {
            LogTail tail = monitor.tail(new LogQuery(Set.of(id("jobs")), ago.minusSeconds(60), "", 100));
            assertThat(tail.next()).extracting(LogEntry::text).startsWith("first", "Second").hasSize(3);
            assertThat(tail.next()).isEmpty();
            log("/watched/jobs", "one", List.of("third"), Instant.now());
            assertThat(tail.next()).extracting(LogEntry::text).containsExactly("third");
            assertThat(monitor.tail(new LogQuery(Set.of(), ago.minusSeconds(60), "sec", 100)).next()).extracting(LogEntry::text).containsExactly("Second");
            assertThat(ReportLine.parse(ago, id("jobs"), monitor.tail(new LogQuery(Set.of(), ago.minusSeconds(60), "REPORT", 100)).next().getFirst().text())).isPresent();
        }
    }
}
