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
import java.util.Comparator;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import software.amazon.awssdk.services.xray.model.BatchGetTracesResponse;
import software.amazon.awssdk.services.xray.model.GetTraceSummariesResponse;
import software.amazon.awssdk.services.xray.model.TraceSummary;

/** Reads the newest traces from X-Ray. */
final class TraceReader {
    /** Source: the API reference of GetTraceSummaries: a question spans six hours at most. */
    private static final Duration LONGEST = Duration.ofHours(6);
    /** Source: the API reference of BatchGetTraces: five traces at once. */
    private static final int BATCH = 5;
    private static final int MOST_PAGES = 10;
    /** Summaries come in no order that is promised, so the newest are looked for in short stretches of time first. */
    private static final Duration FIRST_STRETCH = Duration.ofMinutes(10);
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
        List<TraceSummary> summaries = newest(from, now, limit);
        Map<String, TraceSummary> byId = new LinkedHashMap<>();
        summaries.forEach(summary -> byId.put(summary.id(), summary));
        Segments segments = new Segments(design, resources);
        List<Trace> traces = new ArrayList<>();
        List<String> all = List.copyOf(byId.keySet());
        for (int first = 0; first < all.size(); first += BATCH) {
            documents(all.subList(first, Math.min(all.size(), first + BATCH))).forEach((id, found) ->
                    segments.trace(id, found.texts(), !found.cut() && !Boolean.TRUE.equals(byId.get(id).isPartial())).ifPresent(traces::add));
        }
        traces.sort(Comparator.comparing(Trace::start).reversed());
        return traces;
    }

    /** What is known of one trace. @param cut whether X-Ray keeps more than it gives */
    private record Documents(List<String> texts, boolean cut) {}

    /** The segments of some traces; those of one may be spread over pages, and what X-Ray has not worked through yet is left out. */
    private Map<String, Documents> documents(List<String> ids) {
        Map<String, Documents> found = new LinkedHashMap<>();
        String token = "";
        Set<String> seen = new HashSet<>();
        do {
            String next = token;
            BatchGetTracesResponse answer = aws.ask("read traces", WatchService.XRAY, "BatchGetTraces", next.isEmpty() ? ids.size() * Meter.TRACE : 0,
                    () -> aws.xray().batchGetTraces(ask -> ask.traceIds(ids).nextToken(next.isEmpty() ? null : next)));
            answer.traces().forEach(trace -> {
                List<String> texts = new ArrayList<>(found.containsKey(trace.id()) ? found.get(trace.id()).texts() : List.of());
                trace.segments().forEach(segment -> texts.add(segment.document()));
                found.put(trace.id(), new Documents(texts, Boolean.TRUE.equals(trace.limitExceeded())));
            });
            token = answer.nextToken() == null ? "" : answer.nextToken();
        } while (!token.isEmpty() && seen.add(token));
        return found;
    }

    private List<TraceSummary> newest(Instant from, Instant now, int limit) {
        List<TraceSummary> found = new ArrayList<>();
        Duration stretch = FIRST_STRETCH;
        Instant to = now;
        while (found.size() < limit && to.isAfter(from)) {
            Instant begin = to.minus(stretch).isBefore(from) ? from : to.minus(stretch);
            found.addAll(summaries(begin, to));
            to = begin;
            stretch = stretch.multipliedBy(6);
        }
        // the id carries the second in which it began: 1-5f84c7a5-...
        return found.stream().sorted(Comparator.comparing(TraceSummary::id).reversed()).limit(limit).toList();
    }

    private List<TraceSummary> summaries(Instant from, Instant to) {
        List<String> functions = resources.stream().filter(resource -> resource.type().equals("AWS::Lambda::Function") && resource.card().isPresent())
                .map(ResourceState::physicalId).filter(id -> !id.isEmpty()).toList();
        String filter = functions.size() > MOST_SERVICES ? null : String.join(" OR ", functions.stream().map(name -> "service(\"" + name + "\")").toList());
        List<TraceSummary> found = new ArrayList<>();
        String token = "";
        for (int page = 0; page < MOST_PAGES; page++) {
            String next = token;
            GetTraceSummariesResponse answer = aws.ask("look for traces", WatchService.XRAY, "GetTraceSummaries", 0, () -> aws.xray().getTraceSummaries(ask -> ask
                    .startTime(from).endTime(to).sampling(false).filterExpression(filter == null || filter.isEmpty() ? null : filter).nextToken(next.isEmpty() ? null : next)));
            found.addAll(answer.traceSummaries());
            token = answer.nextToken() == null ? "" : answer.nextToken();
            if (token.isEmpty()) {
                break;
            }
        }
        return found;
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
