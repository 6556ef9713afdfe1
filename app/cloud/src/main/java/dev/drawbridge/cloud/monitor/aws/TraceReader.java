package dev.drawbridge.cloud.monitor.aws;

import dev.drawbridge.cloud.deploy.ResourceState;
import dev.drawbridge.cloud.monitor.Hop;
import dev.drawbridge.cloud.monitor.TimeRange;
import dev.drawbridge.cloud.monitor.Trace;
import dev.drawbridge.model.Design;
import dev.drawbridge.model.NodeId;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import software.amazon.awssdk.services.xray.model.BatchGetTracesResponse;
import software.amazon.awssdk.services.xray.model.GetTraceSummariesResponse;
import software.amazon.awssdk.services.xray.model.TraceSummary;

/** Reads the newest traces from X-Ray. */
final class TraceReader {
    /** Source: the API reference of GetTraceSummaries: a question spans six hours at most. */
    private static final Duration LONGEST = Duration.ofHours(6);
    /** Source: the API reference of BatchGetTraces: five traces at once. */
    private static final int BATCH = 5;
    private static final int MOST_PAGES = 5;
    /** A longer filter is refused. */
    private static final int MOST_SERVICES = 20;

    private final Conversation aws;
    private final Design design;
    private final List<ResourceState> resources;

    TraceReader(Conversation aws, Design design, List<ResourceState> resources) {
        this.aws = aws;
        this.design = design;
        this.resources = resources;
    }

    List<Trace> read(TimeRange range, Instant now, int limit) {
        Instant from = range.length().compareTo(LONGEST) > 0 ? now.minus(LONGEST) : now.minus(range.length());
        List<TraceSummary> summaries = summaries(from, now, limit);
        Segments segments = new Segments(design, resources);
        List<Trace> traces = new ArrayList<>();
        for (int first = 0; first < summaries.size(); first += BATCH) {
            List<String> ids = summaries.subList(first, Math.min(summaries.size(), first + BATCH)).stream().map(TraceSummary::id).toList();
            BatchGetTracesResponse answer = aws.ask("read traces", WatchService.XRAY, "BatchGetTraces", ids.size() * Meter.TRACE, () -> aws.xray().batchGetTraces(ask -> ask.traceIds(ids)));
            answer.traces().forEach(trace -> segments.trace(trace.id(), trace.segments().stream().map(segment -> segment.document()).toList()).ifPresent(traces::add));
        }
        traces.sort(java.util.Comparator.comparing(Trace::start).reversed());
        return traces;
    }

    private List<TraceSummary> summaries(Instant from, Instant now, int limit) {
        List<String> functions = resources.stream().filter(resource -> resource.type().equals("AWS::Lambda::Function") && resource.card().isPresent())
                .map(ResourceState::physicalId).filter(id -> !id.isEmpty()).toList();
        String filter = functions.size() > MOST_SERVICES ? null : String.join(" OR ", functions.stream().map(name -> "service(\"" + name + "\")").toList());
        List<TraceSummary> found = new ArrayList<>();
        String token = "";
        for (int page = 0; page < MOST_PAGES; page++) {
            String next = token;
            GetTraceSummariesResponse answer = aws.ask("look for traces", WatchService.XRAY, "GetTraceSummaries", 0, () -> aws.xray().getTraceSummaries(ask -> ask
                    .startTime(from).endTime(now).sampling(false).filterExpression(filter == null || filter.isEmpty() ? null : filter).nextToken(next.isEmpty() ? null : next)));
            found.addAll(answer.traceSummaries());
            token = answer.nextToken() == null ? "" : answer.nextToken();
            if (token.isEmpty()) {
                break;
            }
        }
        // the id carries the second in which it began: 1-5f84c7a5-...
        return found.stream().sorted(java.util.Comparator.comparing(TraceSummary::id).reversed()).limit(limit).toList();
    }

    /** Names that segments use for resources, to cards. */
    static Map<String, NodeId> names(List<ResourceState> resources) {
        Map<String, NodeId> names = new java.util.HashMap<>();
        for (ResourceState resource : resources) {
            if (resource.card().isPresent() && !resource.physicalId().isEmpty() && !resource.type().startsWith("AWS::IAM") && !resource.type().equals("AWS::Lambda::Permission")) {
                names.put(resource.physicalId(), resource.card().get());
                names.put(MetricSources.afterLast(MetricSources.afterLast(resource.physicalId(), ':'), '/'), resource.card().get());
            }
        }
        return names;
    }

    /** The longest hop that is drawn; X-Ray keeps segments of hours. */
    static boolean isSane(Hop hop) {
        return !hop.duration().isNegative();
    }
}
