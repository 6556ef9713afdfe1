package dev.drawbridge.cloud.monitor.aws;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.drawbridge.cloud.deploy.DeployRequest;
import dev.drawbridge.cloud.deploy.Environment;
import dev.drawbridge.cloud.deploy.aws.FakeAws;
import dev.drawbridge.cloud.local.Drawings;
import dev.drawbridge.cloud.monitor.AlarmState;
import dev.drawbridge.cloud.monitor.Figures;
import dev.drawbridge.cloud.monitor.Hop;
import dev.drawbridge.cloud.monitor.LogEntry;
import dev.drawbridge.cloud.monitor.LogQuery;
import dev.drawbridge.cloud.monitor.LogTail;
import dev.drawbridge.cloud.monitor.Metric;
import dev.drawbridge.cloud.monitor.MonitorException;
import dev.drawbridge.cloud.monitor.ReportLine;
import dev.drawbridge.cloud.monitor.TimeRange;
import dev.drawbridge.cloud.monitor.Trace;
import dev.drawbridge.cloud.monitor.Traffic;
import dev.drawbridge.model.Design;
import dev.drawbridge.model.NodeId;
import dev.drawbridge.model.Wire;
import dev.drawbridge.model.WireId;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** What AWS was documented to answer, and what is made of it. */
class AwsMonitorProtocolTest {
    private static final Instant NOON = Instant.parse("2026-11-22T12:00:30Z");
    private static final TimeRange HOUR = TimeRange.parse("1h");
    private static final String DENIED = "{\"__type\":\"AccessDeniedException\",\"message\":\"User: arn:aws:iam::111122223333:user/anna is not authorized to perform: logs:FilterLogEvents on resource: arn:x because no identity-based policy allows it\"}";

    private final Design design = Drawings.of("shop", "add http-api shop", "add function search", "set search.tracing true", "add queue jobs", "add function worker", "add table store", "add function other",
            "connect shop search --routes 'GET /products'", "connect search jobs", "connect jobs worker", "connect search store --mode read", "connect other store --mode read");
    private FakeAws aws;
    private AwsMonitor monitor;

    @BeforeEach
    void start() throws IOException {
        aws = new FakeAws();
        aws.stack("CREATE_COMPLETE");
        resources("Search AWS::Lambda::Function shop-dev-search", "Worker AWS::Lambda::Function shop-dev-worker", "Other AWS::Lambda::Function shop-dev-other",
                "Jobs AWS::SQS::Queue https://sqs.eu-west-1.amazonaws.com/111122223333/shop-dev-jobs", "Store AWS::DynamoDB::Table shop-dev-store", "Shop AWS::ApiGatewayV2::Api a1b2c3",
                "SearchErrorsAlarm AWS::CloudWatch::Alarm shop-dev-search-errors");
        aws.result("CloudWatch:DescribeAlarms", "<MetricAlarms><member><AlarmName>shop-dev-search-errors</AlarmName><StateValue>ALARM</StateValue><StateReason>3 errors</StateReason>"
                + "<StateUpdatedTimestamp>2026-11-22T11:58:00Z</StateUpdatedTimestamp></member></MetricAlarms>");
        aws.answer("CloudWatchLogs:FilterLogEvents", 200, "{\"events\":[]}");
        monitor = new AwsMonitor(new DeployRequest(Path.of("."), design, Environment.named("dev").withRegion("eu-west-1")), aws::clients, Clock.fixed(NOON, ZoneOffset.UTC));
    }

    @AfterEach
    void stop() {
        monitor.close();
        aws.close();
    }

    private void resources(String... lines) {
        StringBuilder xml = new StringBuilder("<StackResourceSummaries>");
        for (String line : lines) {
            String[] words = line.split(" ");
            xml.append("<member><LogicalResourceId>").append(words[0]).append("</LogicalResourceId><ResourceType>").append(words[1]).append("</ResourceType><PhysicalResourceId>").append(words[2])
                    .append("</PhysicalResourceId><ResourceStatus>CREATE_COMPLETE</ResourceStatus><LastUpdatedTimestamp>2026-01-01T00:00:00Z</LastUpdatedTimestamp></member>");
        }
        aws.forget("CloudFormation:ListStackResources").result("CloudFormation:ListStackResources", xml + "</StackResourceSummaries>");
    }

    private NodeId id(String name) {
        return Drawings.card(design, name);
    }

    private WireId wire(String from, String to) {
        return design.wires().values().stream().filter(w -> w.from().node().equals(id(from)) && w.to().node().equals(id(to))).map(Wire::id).findFirst().orElseThrow();
    }

    /** Points of one query each, at 11:30 and 11:31. */
    private void metrics(String... values) {
        StringBuilder xml = new StringBuilder("<MetricDataResults>");
        for (String value : values) {
            String[] words = value.split(" ");
            xml.append("<member><Id>").append(words[0]).append("</Id><StatusCode>Complete</StatusCode><Timestamps><member>2026-11-22T11:30:00Z</member><member>2026-11-22T11:31:00Z</member></Timestamps><Values><member>")
                    .append(words[1]).append("</member><member>").append(words[2]).append("</member></Values></member>");
        }
        aws.forget("CloudWatch:GetMetricData").result("CloudWatch:GetMetricData", xml + "</MetricDataResults>");
    }

    /** The number of the query that asks for this, as it was sent. */
    private String query(String metric, String dimension, String statistic) {
        var form = aws.calls("CloudWatch:GetMetricData").getLast().form();
        for (int i = 1; form.containsKey("MetricDataQueries.member." + i + ".Id"); i++) {
            String at = "MetricDataQueries.member." + i + ".";
            if (metric.equals(form.get(at + "MetricStat.Metric.MetricName")) && dimension.equals(form.get(at + "MetricStat.Metric.Dimensions.member.1.Value")) && statistic.equals(form.get(at + "MetricStat.Stat"))) {
                return form.get(at + "Id");
            }
        }
        throw new AssertionError("nobody asked for " + metric + " of " + dimension);
    }

    @Test
    void allCardsAreAskedForInOneCallAndWiresAreToldFromTheirEnds() {
        metrics();
        monitor.figures(HOUR);
        metrics(query("Invocations", "shop-dev-search", "Sum") + " 60 30", query("Errors", "shop-dev-search", "Sum") + " 0 2", query("Duration", "shop-dev-search", "p95") + " 40 41.5",
                query("ApproximateNumberOfMessagesVisible", "shop-dev-jobs", "Maximum") + " 7 9", query("NumberOfMessagesSent", "shop-dev-jobs", "Sum") + " 5 5",
                query("ConsumedReadCapacityUnits", "shop-dev-store", "Sum") + " 8 4", query("Count", "a1b2c3", "Sum") + " 61 30");

        Figures figures = monitor.figures(HOUR);
        assertThat(aws.calls("CloudWatch:GetMetricData")).hasSize(2);
        assertThat(figures.of(id("search")).figure(Metric.INVOCATIONS)).hasValue(90);
        assertThat(figures.of(id("search")).figure(Metric.ERRORS)).hasValue(2);
        assertThat(figures.of(id("search")).figure(Metric.DURATION_P95)).hasValue(41.5);
        assertThat(figures.of(id("search")).figure(Metric.DURATION_P50)).isEmpty();
        assertThat(figures.of(id("worker")).figure(Metric.INVOCATIONS)).hasValue(0);
        assertThat(figures.of(id("jobs")).figure(Metric.DEPTH)).hasValue(9);
        assertThat(figures.of(wire("search", "jobs")).count()).isEqualTo(10);
        // the two newest minutes may still change, so they do not count
        assertThat(figures.of(wire("shop", "search"))).isEqualTo(new Traffic(Traffic.Certainty.COUNTED, 90, 90 / (58 * 60.0), 2));
        assertThat(figures.of(wire("jobs", "worker")).isNone()).isTrue();
        assertThat(figures.of(wire("search", "store")).certainty()).isEqualTo(Traffic.Certainty.AT_MOST);
        assertThat(figures.of(wire("search", "store")).count()).isEqualTo(12);
        assertThat(figures.alarms().get(id("search"))).extracting(AlarmState::state).containsExactly(AlarmState.State.ALARM);
        assertThat(figures.problem()).isEmpty();
        assertThat(monitor.where()).isEqualTo("shop-dev in account 111122223333, region eu-west-1, as user/anna");
    }

    @Test
    void whatAnAlarmMeasuresSaysWhoseItIs() {
        resources("Jobs AWS::SQS::Queue https://sqs.eu-west-1.amazonaws.com/111122223333/shop-dev-jobs", "Pager AWS::CloudWatch::Alarm wakes-people-up");
        aws.forget("CloudWatch:DescribeAlarms").result("CloudWatch:DescribeAlarms", "<MetricAlarms><member><AlarmName>wakes-people-up</AlarmName><StateValue>OK</StateValue>"
                + "<Dimensions><member><Name>QueueName</Name><Value>shop-dev-jobs</Value></member></Dimensions></member></MetricAlarms>");
        metrics();
        assertThat(monitor.figures(HOUR).alarms().get(id("jobs"))).extracting(AlarmState::state).containsExactly(AlarmState.State.OK);
    }

    @Test
    void callsAreCountedWithWhatTheyCost() {
        metrics();
        monitor.figures(HOUR);
        // 3 functions with 5 metrics (three statistics of the duration count once), a queue with 5, a table with 4 and 4 failures, an API with 4; and the alarms
        assertThat(monitor.use().dollars()).isEqualTo((15 + 5 + 8 + 4) * Meter.METRIC + Meter.ALARMS);
        assertThat(monitor.use().calls()).containsEntry("CloudWatch:GetMetricData", 1L).containsEntry("CloudWatch:DescribeAlarms", 1L);
        assertThat(monitor.use().words()).isEqualTo("6 calls, about $0.0003 so far, $0.02 an hour");
        monitor.figures(HOUR);
        assertThat(aws.calls("CloudFormation:ListStackResources")).as("the stack is not asked for each time").hasSize(1);
    }

    @Test
    void resultsInPagesAreOneAnswer() {
        aws.result("CloudWatch:GetMetricData", "<MetricDataResults><member><Id>m0</Id><Timestamps><member>2026-11-22T11:30:00Z</member></Timestamps><Values><member>3</member></Values></member></MetricDataResults><NextToken>more</NextToken>")
                .result("CloudWatch:GetMetricData", "<MetricDataResults><member><Id>m0</Id><Timestamps><member>2026-11-22T11:31:00Z</member></Timestamps><Values><member>4</member></Values></member></MetricDataResults>");
        assertThat(monitor.figures(HOUR).cards().values()).anySatisfy(card -> assertThat(card.work()).isPresent().hasValueSatisfying(work -> assertThat(work.total()).isEqualTo(7)));
        assertThat(aws.calls("CloudWatch:GetMetricData")).hasSize(2);
    }

    @Test
    void expiredCredentialsAreSaidAndItGoesOnWhenTheyAreThereAgain() {
        aws.error("CloudWatch:GetMetricData", 403, "ExpiredToken", "The security token included in the request is expired");
        assertThatThrownBy(() -> monitor.figures(HOUR)).isInstanceOf(MonitorException.class).hasMessage("The credentials have expired. Sign in again.");
        metrics();
        assertThat(monitor.figures(HOUR).problem()).isEmpty();
    }

    @Test
    void whatIsMissingBesideTheMetricsIsSaidWithThem() {
        metrics();
        monitor.figures(HOUR);
        metrics(query("Invocations", "shop-dev-search", "Sum") + " 60 30");
        aws.forget("CloudWatchLogs:FilterLogEvents").answer("CloudWatchLogs:FilterLogEvents", 400, DENIED);
        Figures figures = monitor.figures(HOUR);
        assertThat(figures.of(id("search")).figure(Metric.INVOCATIONS)).hasValue(90);
        assertThat(figures.problem()).startsWith("The identity user/anna may not do logs:FilterLogEvents");
    }

    @Test
    void anEnvironmentThatIsNotDeployedIsSaidWithTheWayOn() {
        aws.stack("");
        assertThatThrownBy(() -> monitor.figures(HOUR)).isInstanceOf(MonitorException.class).hasMessageContaining("shop-dev is not deployed. Deploy it with: drawbridge deploy");
    }

    private static String events(String... lines) {
        StringBuilder json = new StringBuilder("{\"events\":[");
        for (int i = 0; i < lines.length; i++) {
            String[] words = lines[i].split(" ", 2);
            json.append(i == 0 ? "" : ",").append(JsonMapper.shared().createObjectNode().put("eventId", "e" + words[0]).put("logStreamName", "s").put("timestamp", NOON.toEpochMilli() - 60_000 + Long.parseLong(words[0]))
                    .put("message", words[1] + "\n"));
        }
        return json + "]}";
    }

    @Test
    void aTailGivesEachLineOnceAndKnowsItsInvocation() {
        String id = "6f3c1b1e-0000-4000-8000-000000000001";
        aws.forget("CloudWatchLogs:FilterLogEvents").answer("CloudWatchLogs:FilterLogEvents", 200, events("1 START RequestId: " + id + " Version: 1", "2 found 3 dogs", "3 END RequestId: " + id, "4 a line between"));
        LogTail tail = monitor.tail(new LogQuery(Set.of(id("search")), NOON.minusSeconds(300), "", 100));
        List<LogEntry> first = tail.next();
        assertThat(first).extracting(LogEntry::text).containsExactly("START RequestId: " + id + " Version: 1", "found 3 dogs", "END RequestId: " + id, "a line between");
        assertThat(first).extracting(LogEntry::requestId).containsExactly(id, id, id, "");
        assertThat(tail.next()).isEmpty();
        JsonNode asked = JsonMapper.shared().readTree(aws.calls("CloudWatchLogs:FilterLogEvents").getFirst().form().get("body"));
        assertThat(asked.path("logGroupName").asString()).isEqualTo("/aws/lambda/shop-dev-search");
    }

    @Test
    void aLogGroupThatIsNotThereIsANote() {
        aws.forget("CloudWatchLogs:FilterLogEvents").answer("CloudWatchLogs:FilterLogEvents", 400, "{\"__type\":\"ResourceNotFoundException\",\"message\":\"The specified log group does not exist.\"}");
        LogTail tail = monitor.tail(new LogQuery(Set.of(id("search")), NOON.minusSeconds(300), "", 100));
        assertThat(tail.next()).isEmpty();
        assertThat(tail.note()).isEqualTo("search has written nothing yet: the log group is not there.");
    }

    @Test
    void aThrottledTailFailsInAWayThatPassesAndGoesOn() {
        String throttled = "{\"__type\":\"ThrottlingException\",\"message\":\"Rate exceeded\"}";
        aws.forget("CloudWatchLogs:FilterLogEvents");
        for (int i = 0; i < 6; i++) {
            aws.answer("CloudWatchLogs:FilterLogEvents", 400, throttled);
        }
        aws.answer("CloudWatchLogs:FilterLogEvents", 200, events("2 found 3 dogs"));
        LogTail tail = monitor.tail(new LogQuery(Set.of(id("search")), NOON.minusSeconds(300), "", 100));
        assertThatThrownBy(tail::next).isInstanceOfSatisfying(MonitorException.class, e -> assertThat(e.isPassing()).isTrue()).hasMessageContaining("too many requests");
        assertThat(tail.next()).extracting(LogEntry::text).containsExactly("found 3 dogs");
    }

    @Test
    void coldStartsAndReportsComeFromTheLog() {
        metrics();
        monitor.figures(HOUR);
        metrics(query("Invocations", "shop-dev-search", "Sum") + " 60 30");
        aws.forget("CloudWatchLogs:FilterLogEvents").answer("CloudWatchLogs:FilterLogEvents", 200, events(
                "1 REPORT RequestId: r1\tDuration: 12.00 ms\tBilled Duration: 213 ms\tMemory Size: 512 MB\tMax Memory Used: 80 MB\tInit Duration: 200.00 ms\t",
                "2 REPORT RequestId: r2\tDuration: 13.00 ms\tBilled Duration: 13 ms\tMemory Size: 512 MB\tMax Memory Used: 80 MB\t"));
        Figures figures = monitor.figures(HOUR);
        assertThat(figures.of(id("search")).figure(Metric.COLD_STARTS)).hasValue(1);
        assertThat(figures.of(id("search")).figure(Metric.INIT_DURATION)).hasValue(200);
        assertThat(monitor.figures(HOUR).of(id("search")).figure(Metric.COLD_STARTS)).as("the same report is counted once").hasValue(1);
        assertThat(monitor.reports(new LogQuery(Set.of(id("search")), NOON.minusSeconds(600), "", 10))).extracting(ReportLine::requestId).containsExactly("r2", "r1");
    }

    @Test
    void aTraceOfXRayIsDrawnAlongTheWires() {
        aws.answer("XRay:GetTraceSummaries", 200, "{\"TraceSummaries\":[{\"Id\":\"1-5f84c7a5-1\"}]}");
        String segment = "{\"id\":\"a\",\"name\":\"shop-dev-search\",\"origin\":\"AWS::Lambda::Function\",\"start_time\":1600000000.0,\"end_time\":1600000000.2,\"subsegments\":["
                + "{\"id\":\"b\",\"name\":\"Overhead\",\"start_time\":1600000000.19,\"end_time\":1600000000.2},"
                + "{\"id\":\"c\",\"name\":\"DynamoDB\",\"namespace\":\"aws\",\"start_time\":1600000000.05,\"end_time\":1600000000.15,\"fault\":true,\"aws\":{\"operation\":\"Query\",\"table_name\":\"shop-dev-store\"}}]}";
        aws.answer("XRay:BatchGetTraces", 200, JsonMapper.shared().createObjectNode().set("Traces", JsonMapper.shared().createArrayNode().add(JsonMapper.shared().createObjectNode().put("Id", "1-5f84c7a5-1")
                .set("Segments", JsonMapper.shared().createArrayNode().add(JsonMapper.shared().createObjectNode().put("Id", "a").put("Document", segment))))).toString());
        Trace trace = monitor.traces(HOUR, 10).getFirst();
        assertThat(trace.ok()).isFalse();
        assertThat(trace.hops()).extracting(Hop::words).containsExactly("search", "Query");
        assertThat(trace.hops().get(1).card()).contains(id("store"));
        assertThat(trace.hops().get(1).wire()).contains(wire("search", "store"));
        assertThat(trace.hops().get(1).duration().toMillis()).isEqualTo(100);
        assertThat(monitor.aboutTraces()).isEmpty();
    }

    private static String answered(String id, String... segments) {
        var list = JsonMapper.shared().createArrayNode();
        for (String segment : segments) {
            list.add(JsonMapper.shared().createObjectNode().put("Id", "s").put("Document", segment));
        }
        return JsonMapper.shared().createObjectNode().put("Id", id).set("Segments", list).toString();
    }

    @Test
    void tracesOfSeveralPagesAreReadAndSegmentsOfOneAreJoined() {
        aws.answer("XRay:GetTraceSummaries", 200, "{\"TraceSummaries\":[{\"Id\":\"1-5f84c7a5-1\"}],\"NextToken\":\"more\"}");
        aws.answer("XRay:GetTraceSummaries", 200, "{\"TraceSummaries\":[{\"Id\":\"1-5f84c7a6-2\"}]}");
        aws.answer("XRay:GetTraceSummaries", 200, "{\"TraceSummaries\":[]}");
        String gateway = "{\"id\":\"a\",\"name\":\"shop-dev-search\",\"start_time\":1600000000.0,\"end_time\":1600000000.2}";
        String below = "{\"id\":\"b\",\"parent_id\":\"a\",\"name\":\"shop-dev-jobs\",\"namespace\":\"aws\",\"start_time\":1600000000.1,\"end_time\":1600000000.15}";
        aws.answer("XRay:BatchGetTraces", 200, "{\"Traces\":[" + answered("1-5f84c7a6-2", gateway) + "," + answered("1-5f84c7a5-1", gateway) + "],\"NextToken\":\"more\"}");
        aws.answer("XRay:BatchGetTraces", 200, "{\"Traces\":[" + answered("1-5f84c7a6-2", below) + "],\"UnprocessedTraceIds\":[\"1-5f84c7a7-3\"]}");

        List<Trace> traces = monitor.traces(HOUR, 10);

        assertThat(traces).extracting(Trace::id).containsExactlyInAnyOrder("1-5f84c7a6-2", "1-5f84c7a5-1");
        Trace joined = traces.stream().filter(trace -> trace.id().equals("1-5f84c7a6-2")).findFirst().orElseThrow();
        assertThat(joined.hops()).extracting(Hop::card).containsExactly(java.util.Optional.of(id("search")), java.util.Optional.of(id("jobs")));
        assertThat(joined.whole()).isTrue();
        assertThat(aws.calls("XRay:BatchGetTraces")).hasSize(2);
        assertThat(aws.calls("XRay:BatchGetTraces").getLast().form().get("body")).contains("\"NextToken\":\"more\"");
        assertThat(aws.calls("XRay:GetTraceSummaries").get(1).form().get("body")).contains("\"NextToken\":\"more\"");
    }

    @Test
    void aTraceOfWhichPartsAreMissingIsNotWholeAndWhatWasThrownIsTold() {
        aws.answer("XRay:GetTraceSummaries", 200, "{\"TraceSummaries\":[{\"Id\":\"1-1\"},{\"Id\":\"1-2\",\"IsPartial\":true},{\"Id\":\"1-3\"},{\"Id\":\"1-4\"}]}");
        aws.answer("XRay:GetTraceSummaries", 200, "{\"TraceSummaries\":[]}");
        String thrown = "{\"id\":\"a\",\"name\":\"shop-dev-search\",\"start_time\":1600000000.0,\"end_time\":1600000000.2,\"fault\":true,"
                + "\"cause\":{\"exceptions\":[{\"type\":\"shop.NoStockException\",\"message\":\"none left\"}]}}";
        String fine = "{\"id\":\"a\",\"name\":\"shop-dev-search\",\"start_time\":1600000000.0,\"end_time\":1600000000.2}";
        String going = "{\"id\":\"a\",\"name\":\"shop-dev-search\",\"start_time\":1600000000.0,\"in_progress\":true}";
        String orphan = "{\"id\":\"b\",\"parent_id\":\"lost\",\"name\":\"shop-dev-search\",\"start_time\":1600000000.0,\"end_time\":1600000000.2}";
        aws.answer("XRay:BatchGetTraces", 200, "{\"Traces\":[" + String.join(",", answered("1-1", thrown), answered("1-2", fine), answered("1-3", going, "{ broken"), answered("1-4", orphan)) + "]}");

        List<Trace> traces = monitor.traces(HOUR, 10);

        assertThat(traces).filteredOn(trace -> trace.id().equals("1-1")).singleElement().satisfies(trace -> {
            assertThat(trace.whole()).isTrue();
            assertThat(trace.ok()).isFalse();
            assertThat(trace.hops().getFirst().result()).isEqualTo("fault: NoStockException: none left");
        });
        assertThat(traces).filteredOn(trace -> !trace.id().equals("1-1")).hasSize(3).noneMatch(Trace::whole);
    }

    /** Holds what watching asks against the page that users give to their administrators. */
    @Test
    void everyCallIsInTheDocumentationAndItsPolicy() throws Exception {
        coldStartsAndReportsComeFromTheLog();
        aTraceOfXRayIsDrawnAlongTheWires();
        Set<String> made = aws.calls().stream().map(FakeAws.Call::operation).collect(Collectors.toCollection(TreeSet::new));
        String page = Files.readString(page());
        String watching = page.substring(page.indexOf("## Watching"));
        Set<String> documented = new TreeSet<>();
        Set<String> actions = new TreeSet<>();
        Matcher row = Pattern.compile("(?m)^\\| `([A-Za-z0-9]+:[A-Za-z]+)` \\| `([a-z0-9]+:[A-Za-z]+)` \\|").matcher(watching);
        while (row.find()) {
            documented.add(row.group(1));
            actions.add(row.group(2));
        }
        assertThat(documented).isEqualTo(made);
        String policy = watching.substring(watching.indexOf("```json") + 7, watching.indexOf("```", watching.indexOf("```json") + 7));
        Set<String> allowed = new TreeSet<>();
        JsonMapper.shared().readTree(policy).path("Statement").forEach(statement -> statement.path("Action").forEach(action -> allowed.add(action.asString())));
        assertThat(allowed).isEqualTo(actions);
        assertThat(allowed).as("watching only reads").allMatch(action -> action.matches("[a-z]+:(Get|List|Describe|Filter|BatchGet).*"));
    }

    private static Path page() {
        Path here = Path.of("").toAbsolutePath();
        while (!Files.exists(here.resolve("docs/aws-permissions.md"))) {
            here = here.getParent();
        }
        return here.resolve("docs/aws-permissions.md");
    }
}
