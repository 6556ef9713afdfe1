package dev.drawbridge.cloud.monitor.aws;

import dev.drawbridge.cloud.deploy.ResourceState;
import dev.drawbridge.cloud.monitor.Hop;
import dev.drawbridge.cloud.monitor.Trace;
import dev.drawbridge.model.Design;
import dev.drawbridge.model.Node;
import dev.drawbridge.model.NodeId;
import dev.drawbridge.model.WireId;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * X-Ray's segment documents as hops. Steps within a service (initialization, overhead) are left out; calls to services are kept, also those that no
 * card stands for. Source of the shape: "AWS X-Ray segment documents" in the X-Ray guide. Pure.
 */
final class Segments {
    private static final int MOST_HOPS = 200;

    private final Design design;
    private final Map<String, NodeId> names;

    private record Part(String id, String parent, JsonNode json) {}

    Segments(Design design, List<ResourceState> resources) {
        this.design = design;
        this.names = TraceReader.names(resources);
    }

    /**
     * The trace of these documents; empty if none of them can be read.
     *
     * @param complete whether these are all there will be, as far as X-Ray says
     */
    Optional<Trace> trace(String id, List<String> documents, boolean complete) {
        boolean whole = complete;
        Map<String, Part> parts = new HashMap<>();
        for (String document : documents) {
            try {
                JsonNode json = JsonMapper.shared().readTree(document);
                collect(json, json.path("parent_id").asString(""), parts);
            } catch (JacksonException broken) {
                // the rest of the trace may still tell something
                whole = false;
            }
        }
        Map<String, List<Part>> children = new HashMap<>();
        List<Part> roots = new ArrayList<>();
        for (Part part : parts.values()) {
            if (parts.containsKey(part.parent())) {
                children.computeIfAbsent(part.parent(), key -> new ArrayList<>()).add(part);
            } else {
                roots.add(part);
                // what led to it is missing
                whole &= part.parent().isEmpty();
            }
            // without its end it is still on its way, or got lost
            whole &= !part.json().path("in_progress").asBoolean(false);
        }
        List<Hop> hops = new ArrayList<>();
        roots.sort(BY_START);
        roots.forEach(root -> walk(root, 0, Optional.empty(), children, hops, new HashSet<>()));
        List<Hop> sane = hops.stream().filter(TraceReader::isSane).toList();
        if (sane.isEmpty()) {
            return Optional.empty();
        }
        Instant start = sane.stream().map(Hop::start).min(Comparator.naturalOrder()).orElseThrow();
        Instant end = sane.stream().map(Hop::end).max(Comparator.naturalOrder()).orElseThrow();
        return Optional.of(new Trace(id, start, Duration.between(start, end), sane.stream().allMatch(Hop::ok), sane, whole && sane.size() == hops.size() && hops.size() < MOST_HOPS));
    }

    private static final Comparator<Part> BY_START = Comparator.comparingDouble((Part part) -> part.json().path("start_time").asDouble(0)).thenComparing(Part::id);

    private static void collect(JsonNode json, String parent, Map<String, Part> parts) {
        String id = json.path("id").asString("");
        parts.put(id, new Part(id, parent, json));
        json.path("subsegments").forEach(sub -> collect(sub, id, parts));
    }

    private void walk(Part part, int depth, Optional<NodeId> from, Map<String, List<Part>> children, List<Hop> hops, Set<String> seen) {
        if (hops.size() >= MOST_HOPS || !seen.add(part.id())) {
            return;
        }
        Optional<NodeId> card = card(part.json());
        boolean repeats = card.isPresent() && card.equals(from);
        boolean shown = !repeats && (card.isPresent() || depth == 0 || !part.json().path("namespace").asString("").isEmpty());
        if (shown) {
            hops.add(hop(part.json(), card, from.flatMap(origin -> card.flatMap(to -> wire(origin, to))), depth));
        }
        Optional<NodeId> next = card.isPresent() ? card : from;
        List<Part> below = children.getOrDefault(part.id(), new ArrayList<>());
        below.sort(BY_START);
        below.forEach(child -> walk(child, shown ? depth + 1 : depth, next, children, hops, seen));
    }

    private Optional<WireId> wire(NodeId from, NodeId to) {
        return design.wires().values().stream().filter(wire -> wire.from().node().equals(from) && wire.to().node().equals(to)).map(wire -> wire.id()).findFirst();
    }

    private Optional<NodeId> card(JsonNode json) {
        JsonNode aws = json.path("aws");
        for (String text : List.of(json.path("resource_arn").asString(""), aws.path("function_arn").asString(""), aws.path("table_name").asString(""), aws.path("queue_url").asString(""),
                aws.path("topic_arn").asString(""), aws.path("bucket_name").asString(""), aws.path("function_name").asString(""), json.path("name").asString(""))) {
            NodeId known = text.isEmpty() ? null : names.getOrDefault(text, names.get(MetricSources.afterLast(MetricSources.afterLast(text, ':'), '/')));
            if (known != null) {
                return Optional.of(known);
            }
        }
        return Optional.empty();
    }

    private Hop hop(JsonNode json, Optional<NodeId> card, Optional<WireId> wire, int depth) {
        double start = json.path("start_time").asDouble(0);
        double end = json.path("end_time").asDouble(start);
        boolean bad = json.path("error").asBoolean(false) || json.path("fault").asBoolean(false) || json.path("throttle").asBoolean(false);
        JsonNode http = json.path("http");
        int status = http.path("response").path("status").asInt(0);
        String operation = json.path("aws").path("operation").asString("");
        String request = http.path("request").path("method").asString("") + " " + http.path("request").path("url").asString("");
        String words = !operation.isEmpty() ? operation : !request.isBlank() ? request.strip()
                : card.flatMap(design::node).map(Node::name).orElseGet(() -> json.path("name").asString("?"));
        String result = json.path("throttle").asBoolean(false) ? "throttled" : json.path("fault").asBoolean(false) ? "fault" : json.path("error").asBoolean(false) ? "error" : status > 0 ? Integer.toString(status) : "ok";
        return new Hop(card, wire, depth, words, instant(start), Duration.ofNanos(Math.round((end - start) * 1e9)), !bad, bad ? result + why(json) : result);
    }

    /** What was thrown, where the segment says it: {@code : NoStockException: none left}. Source: "Errors and exceptions" of the same page. */
    private static String why(JsonNode json) {
        JsonNode thrown = json.path("cause").path("exceptions").path(0);
        String type = thrown.path("type").asString("");
        String message = thrown.path("message").asString("");
        String words = type.isEmpty() || message.isEmpty() ? type + message : type.substring(type.lastIndexOf('.') + 1) + ": " + message;
        return words.isEmpty() ? "" : ": " + words;
    }

    private static Instant instant(double seconds) {
        return Instant.ofEpochSecond((long) seconds, (long) ((seconds - (long) seconds) * 1e9));
    }
}
