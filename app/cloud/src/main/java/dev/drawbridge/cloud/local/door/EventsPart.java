package dev.drawbridge.cloud.local.door;

import dev.drawbridge.cloud.local.bus.BusEvent;
import dev.drawbridge.cloud.local.http.HttpCall;
import dev.drawbridge.cloud.local.http.HttpReply;
import dev.drawbridge.model.NodeId;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.BiConsumer;
import java.util.function.Function;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/** EventBridge for functions: PutEvents. Source: docs.aws.amazon.com/eventbridge/latest/APIReference/API_PutEvents.html. */
public final class EventsPart implements Part {
    private static final JsonMapper JSON = JsonMapper.builder().build();
    private static final int MAX_ENTRIES = 10;
    /** Of all entries together; 256 KB until January 2026. */
    private static final int MAX_BYTES = 1024 * 1024;

    private final BiConsumer<NodeId, BusEvent> put;
    private final Function<String, Optional<NodeId>> busOfName;
    private final Clock clock;

    /** @param put hands an event to a bus */
    public EventsPart(BiConsumer<NodeId, BusEvent> put, Function<String, Optional<NodeId>> busOfName, Clock clock) {
        this.put = put;
        this.busOfName = busOfName;
        this.clock = clock;
    }

    /** What a call needs: every bus that it names. */
    static AwsCall call(HttpCall call, String operation, JsonNode body) {
        Set<AwsCall.Need> needs = new LinkedHashSet<>();
        List<String> words = new ArrayList<>();
        for (JsonNode entry : body.path("Entries")) {
            needs.add(new AwsCall.Need(operation, "event-bus", busName(entry), ""));
            words.add(entry.path("DetailType").asString("") + " " + entry.path("Detail").asString(""));
        }
        if (needs.isEmpty()) {
            needs.add(new AwsCall.Need(operation, "event-bus", body.path("EventBusName").asString(body.path("Name").asString("default")), ""));
        }
        String summary = words.isEmpty() ? operation : words.size() == 1 ? words.getFirst() : words.size() + " events";
        return new AwsCall("events", operation, List.copyOf(needs), AwsCallReader.oneLine(summary), AwsCall.Protocol.JSON, call);
    }

    /** A bus may be named by its ARN, or not at all. */
    private static String busName(JsonNode entry) {
        String name = entry.path("EventBusName").asString("");
        return name.isEmpty() ? "default" : name.substring(name.lastIndexOf('/') + 1);
    }

    @Override
    public HttpReply handle(Caller caller, String operation, HttpCall call) {
        if (!operation.equals("PutEvents")) {
            return ErrorReply.of(AwsCall.Protocol.JSON, 400, "UnknownOperationException", "The local cloud does not know " + operation + " of EventBridge.");
        }
        JsonNode entries = JSON.readTree(call.body()).path("Entries");
        if (entries.isEmpty() || entries.size() > MAX_ENTRIES) {
            return ErrorReply.of(AwsCall.Protocol.JSON, 400, "ValidationException", "1 validation error detected: Value at 'entries' failed to satisfy constraint: "
                    + "Member must have length " + (entries.isEmpty() ? "greater than or equal to 1" : "less than or equal to " + MAX_ENTRIES));
        }
        if (call.body().length > MAX_BYTES) {
            return ErrorReply.of(AwsCall.Protocol.JSON, 400, "ValidationException", "Total size of the entries in the request is over the limit.");
        }
        ObjectNode answer = JSON.createObjectNode();
        var results = answer.putArray("Entries");
        int failed = 0;
        for (JsonNode entry : entries) {
            Optional<String[]> wrong = wrong(entry);
            if (wrong.isPresent()) {
                failed++;
                results.addObject().put("ErrorCode", wrong.get()[0]).put("ErrorMessage", wrong.get()[1]);
            } else {
                results.addObject().put("EventId", put(entry));
            }
        }
        answer.put("FailedEntryCount", failed);
        return new HttpReply(200, Map.of("content-type", List.of("application/x-amz-json-1.1")), JSON.writeValueAsString(answer).getBytes(StandardCharsets.UTF_8));
    }

    private String put(JsonNode entry) {
        List<String> resources = entry.path("Resources").valueStream().map(JsonNode::asString).toList();
        BusEvent event = BusEvent.of(entry.path("Source").asString(), entry.path("DetailType").asString(), JSON.readTree(entry.path("Detail").asString()), resources, clock.instant());
        busOfName.apply(busName(entry)).ifPresent(bus -> put.accept(bus, event));
        return event.id();
    }

    /** The code and the words of what is wrong with an entry. */
    private static Optional<String[]> wrong(JsonNode entry) {
        for (String name : List.of("Source", "DetailType", "Detail")) {
            if (entry.path(name).asString("").isEmpty()) {
                return Optional.of(new String[] {"InvalidArgument", "Parameter " + name + " is not valid. Reason: " + name + " is a required argument."});
            }
        }
        if (entry.path("Source").asString().startsWith("aws.")) {
            return Optional.of(new String[] {"NotAuthorizedForSourceException", "Not authorized for the source."});
        }
        try {
            return JSON.readTree(entry.path("Detail").asString()).isObject() ? Optional.empty() : Optional.of(new String[] {"MalformedDetail", "Detail is malformed."});
        } catch (JacksonException notJson) {
            return Optional.of(new String[] {"MalformedDetail", "Detail is malformed."});
        }
    }
}
