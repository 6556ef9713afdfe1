package dev.drawbridge.cloud.monitor.aws;

import dev.drawbridge.cloud.CloudException;
import dev.drawbridge.cloud.deploy.DeployException;
import dev.drawbridge.cloud.deploy.DeployRequest;
import dev.drawbridge.cloud.deploy.DeployStatus;
import dev.drawbridge.cloud.deploy.Environment;
import dev.drawbridge.cloud.deploy.ResourceState;
import dev.drawbridge.cloud.deploy.aws.AwsClients;
import dev.drawbridge.cloud.deploy.aws.AwsDeployer;
import dev.drawbridge.cloud.monitor.AlarmState;
import dev.drawbridge.cloud.monitor.ApiUse;
import dev.drawbridge.cloud.monitor.CardFigures;
import dev.drawbridge.cloud.monitor.Figures;
import dev.drawbridge.cloud.monitor.Grid;
import dev.drawbridge.cloud.monitor.LogEntry;
import dev.drawbridge.cloud.monitor.LogQuery;
import dev.drawbridge.cloud.monitor.LogTail;
import dev.drawbridge.cloud.monitor.Metric;
import dev.drawbridge.cloud.monitor.Monitor;
import dev.drawbridge.cloud.monitor.MonitorException;
import dev.drawbridge.cloud.monitor.ReportLine;
import dev.drawbridge.cloud.monitor.Series;
import dev.drawbridge.cloud.monitor.TimeRange;
import dev.drawbridge.cloud.monitor.Trace;
import dev.drawbridge.model.NodeId;
import dev.drawbridge.model.kind.Catalogue;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;

/** Watches one stack. What is in it is asked at the start and every ten minutes, and again after {@link #forget}. */
public final class AwsMonitor implements Monitor {
    /** Standard metrics have a point for each minute. Source: "Basic monitoring" in the CloudWatch guide. */
    private static final Duration PACE = Duration.ofMinutes(1);
    private static final Duration STACK_KEPT = Duration.ofMinutes(10);
    private static final Duration DAILY_KEPT = Duration.ofHours(1);
    private static final TimeRange DAYS = new TimeRange(Duration.ofDays(3));
    private static final String REPORTS = "?\"REPORT RequestId\" ?\"platform.report\"";

    private final DeployRequest request;
    private final AwsDeployer deployer;
    private final Clock clock;
    private final Meter meter;
    private final Conversation aws;
    private final LogReader logs;
    private final ColdStarts coldStarts;
    private Optional<Found> found = Optional.empty();
    private Instant foundAt = Instant.EPOCH;
    private Map<NodeId, Map<Metric, Series>> daily = Map.of();
    private Instant dailyAt = Instant.EPOCH;

    /** What is in the stack. */
    private record Found(DeployStatus status, List<MetricSource> sources, LogGroups groups) {}

    /** Watches as the user's AWS configuration says. */
    public AwsMonitor(DeployRequest request) {
        this(request, AwsClients::connect, Clock.systemUTC());
    }

    /** @param clients makes the clients for an environment */
    public AwsMonitor(DeployRequest request, Function<Environment, AwsClients> clients, Clock clock) {
        this.request = request;
        this.deployer = new AwsDeployer(clients);
        this.clock = clock;
        this.meter = new Meter(clock);
        this.aws = new Conversation(clients.apply(request.environment()), meter);
        this.logs = new LogReader(aws);
        this.coldStarts = new ColdStarts(logs);
    }

    @Override
    public String where() {
        return request.stackName() + found.map(stack -> " in " + stack.status().account().words()).orElse("");
    }

    @Override
    public Duration pace() {
        return PACE;
    }

    /** Something was deployed: the stack is looked at again with the next question. */
    public synchronized void forget() {
        foundAt = Instant.EPOCH;
    }

    private Found stack() {
        Instant now = clock.instant();
        if (found.isEmpty() || now.isAfter(foundAt.plus(STACK_KEPT))) {
            AwsDeployer.Standings standings;
            try {
                for (String call : List.of("STS:GetCallerIdentity", "CloudFormation:DescribeStacks", "CloudFormation:GetTemplate", "CloudFormation:ListStackResources")) {
                    meter.call(call, 0);
                }
                standings = deployer.standings(request);
            } catch (DeployException e) {
                throw new MonitorException(e.getMessage(), e.getCause() instanceof software.amazon.awssdk.core.exception.SdkException sdk && AwsClients.passes(sdk), e);
            }
            DeployStatus status = standings.status();
            if (status.state() == DeployStatus.State.ABSENT) {
                throw new MonitorException(status.sentence());
            }
            found = Optional.of(new Found(status, new MetricSources(request.stackName(), request.design(), standings.apiNames()).of(status.resources()), new LogGroups(status.resources())));
            foundAt = now;
        }
        return found.orElseThrow();
    }

    @Override
    public synchronized Figures figures(TimeRange range) {
        Found stack = stack();
        Instant now = clock.instant();
        Grid grid = range.grid(now, PACE);
        Map<NodeId, Map<Metric, Series>> all = new MetricReader(aws).read(stack.sources().stream().filter(source -> !source.daily()).toList(), grid, now);
        List<String> problems = new ArrayList<>();
        attempt(problems, () -> readDaily(stack, now));
        daily.forEach((card, series) -> all.computeIfAbsent(card, key -> new EnumMap<>(Metric.class)).putAll(series));
        attempt(problems, () -> {
            for (ResourceState resource : stack.status().resources()) {
                if (resource.type().equals("AWS::Lambda::Function") && resource.card().isPresent() && ran(all, resource.card().get())) {
                    coldStarts.read(resource.card().get(), stack.groups().all().get(resource.card().get()), grid.start(), now);
                }
            }
        });
        all.forEach((card, series) -> {
            if (series.containsKey(Metric.INVOCATIONS)) {
                coldStarts.put(card, grid, series);
            }
        });
        Map<NodeId, CardFigures> cards = new HashMap<>();
        all.forEach((card, series) -> cards.put(card, CardFigures.of(series)));
        Map<NodeId, List<AlarmState>> alarms = new HashMap<>();
        attempt(problems, () -> alarms.putAll(new AlarmReader(aws).read(stack.status().resources())));
        return new Figures(now, range, cards, new WireTraffic(request.design(), cards).all(), alarms, String.join(" ", problems));
    }

    /** A function that did nothing had nothing to start; its log need not be read. */
    private static boolean ran(Map<NodeId, Map<Metric, Series>> all, NodeId function) {
        Series invocations = all.getOrDefault(function, Map.of()).get(Metric.INVOCATIONS);
        return invocations != null && invocations.total() > 0;
    }

    /** What is missing beside the metrics is said and does not stop the rest. */
    private static void attempt(List<String> problems, Runnable part) {
        try {
            part.run();
        } catch (CloudException e) {
            problems.add(e.getMessage());
        }
    }

    private void readDaily(Found stack, Instant now) {
        List<MetricSource> sources = stack.sources().stream().filter(MetricSource::daily).toList();
        if (!sources.isEmpty() && now.isAfter(dailyAt.plus(DAILY_KEPT))) {
            dailyAt = now;
            daily = new MetricReader(aws).read(sources, DAYS.grid(now, Duration.ofDays(1)), now);
        }
    }

    @Override
    public LogTail tail(LogQuery query) {
        return new AwsLogTail(logs, this::groups, query, clock, this::name);
    }

    private synchronized LogGroups groups() {
        return stack().groups();
    }

    private String name(NodeId card) {
        return request.design().node(card).map(node -> node.name()).orElse(card.value());
    }

    @Override
    public synchronized List<ReportLine> reports(LogQuery query) {
        List<ReportLine> reports = new ArrayList<>();
        Instant now = clock.instant().plusSeconds(1);
        for (ResourceState resource : stack().status().resources()) {
            if (resource.type().equals("AWS::Lambda::Function") && resource.card().filter(query::wants).isPresent()) {
                NodeId card = resource.card().get();
                LogReader.Read read = logs.newest(card, groups().all().get(card), query.from(), now, REPORTS, text -> text.contains("RE") || text.contains("platform"), query.limit());
                for (LogEntry entry : read.entries()) {
                    ReportLine.parse(entry.time(), card, entry.text()).ifPresent(reports::add);
                }
            }
        }
        reports.sort(java.util.Comparator.comparing(ReportLine::time).reversed());
        return reports.size() > query.limit() ? List.copyOf(reports.subList(0, query.limit())) : reports;
    }

    @Override
    public synchronized List<Trace> traces(TimeRange range, int limit) {
        Found stack = stack();
        return isTraced() ? new TraceReader(aws, request.design(), stack.status().resources()).read(range, clock.instant(), limit) : List.of();
    }

    private boolean isTraced() {
        Catalogue catalogue = Catalogue.standard();
        return request.design().nodes().values().stream().anyMatch(node -> catalogue.of(node).flag(node, "tracing"));
    }

    @Override
    public String aboutTraces() {
        return isTraced() ? "" : "No function sends traces to X-Ray. Switch Tracing on in the properties of a function and deploy.";
    }

    @Override
    public ApiUse use() {
        return meter.use();
    }

    @Override
    public void close() {
        aws.close();
    }
}
