package dev.drawbridge.cloud.local.control;

import dev.drawbridge.cloud.CloudException;
import dev.drawbridge.cloud.journal.Invoked;
import dev.drawbridge.cloud.journal.Journal;
import dev.drawbridge.cloud.journal.LogLine;
import dev.drawbridge.cloud.journal.Message;
import dev.drawbridge.cloud.local.LocalCloud;
import dev.drawbridge.model.NodeId;
import dev.drawbridge.model.WireId;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** A journal between two processes of this machine: what was asked, and the answer both ways. Payloads are cut to what traces need. */
final class JournalJson {
    /** Items of one answer, so that none grows beyond a few megabytes. */
    private static final int MOST = 2_000;
    private static final int PAYLOAD = 2_048;

    private JournalJson() {}

    static String question(long messages, long lines, long invocations) {
        return messages + " " + lines + " " + invocations;
    }

    /** @param question the numbers to go on from, as {@link #question} writes them */
    static byte[] write(LocalCloud cloud, String question) {
        long[] from = new long[3];
        String[] words = question.isBlank() ? new String[0] : question.strip().split(" ");
        try {
            for (int i = 0; i < Math.min(from.length, words.length); i++) {
                from[i] = Long.parseLong(words[i]);
            }
        } catch (NumberFormatException e) {
            throw new CloudException("\"" + question + "\" are no numbers of a journal.", e);
        }
        Journal journal = cloud.journal();
        ObjectNode json = JsonMapper.shared().createObjectNode();
        put(json, "messages", journal.messagesFrom(from[0]), JournalJson::message);
        put(json, "lines", journal.linesFrom(from[1]), JournalJson::line);
        put(json, "invocations", journal.invocationsFrom(from[2]), JournalJson::invocation);
        ObjectNode depths = json.putObject("depths");
        cloud.depths().forEach((queue, depth) -> depths.putArray(queue.value()).add(depth.waiting()).add(depth.working()));
        return json.toString().getBytes(StandardCharsets.UTF_8);
    }

    private static <T> void put(ObjectNode json, String name, Journal.Page<T> page, Function<T, ObjectNode> written) {
        // the newest count; what does not fit is lost, as what was pushed out of the journal is
        List<T> items = page.items().size() > MOST ? page.items().subList(page.items().size() - MOST, page.items().size()) : page.items();
        ArrayNode array = json.putObject(name).put("next", page.next()).putArray("items");
        items.forEach(item -> array.add(written.apply(item)));
    }

    private static ObjectNode message(Message m) {
        ObjectNode json = JsonMapper.shared().createObjectNode().put("sequence", m.sequence()).put("time", m.time().toString()).put("from", m.from().value()).put("to", m.to().value())
                .put("summary", m.summary()).put("bytes", m.bytes()).put("nanos", m.duration().toNanos()).put("ok", m.ok()).put("result", m.result()).put("payload", cut(m.payload()));
        m.wire().ifPresent(wire -> json.put("wire", wire.value()));
        return json;
    }

    private static String cut(String text) {
        return text.length() <= PAYLOAD ? text : text.substring(0, PAYLOAD);
    }

    private static ObjectNode line(LogLine l) {
        return JsonMapper.shared().createObjectNode().put("time", l.time().toString()).put("function", l.function().value()).put("request", l.requestId()).put("text", l.text()).put("error", l.error());
    }

    private static ObjectNode invocation(Invoked i) {
        ObjectNode json = JsonMapper.shared().createObjectNode().put("time", i.time().toString()).put("function", i.function().value()).put("request", i.requestId())
                .put("nanos", i.duration().toNanos()).put("memory", i.memory()).put("used", i.used()).put("outcome", i.outcome().name()).put("problem", i.problem());
        i.init().ifPresent(init -> json.put("init", init.toNanos()));
        return json;
    }

    static Journal.Page<Message> messages(JsonNode answer) {
        return page(answer.path("messages"), m -> new Message(m.path("sequence").asLong(), time(m), Optional.ofNullable(m.get("wire")).map(w -> new WireId(w.asString())),
                new NodeId(m.path("from").asString()), new NodeId(m.path("to").asString()), m.path("summary").asString(), m.path("bytes").asLong(), Duration.ofNanos(m.path("nanos").asLong()),
                m.path("ok").asBoolean(), m.path("result").asString(), m.path("payload").asString(), ""));
    }

    static Journal.Page<LogLine> lines(JsonNode answer) {
        return page(answer.path("lines"), l -> new LogLine(time(l), new NodeId(l.path("function").asString()), l.path("request").asString(), l.path("text").asString(), l.path("error").asBoolean()));
    }

    static Journal.Page<Invoked> invocations(JsonNode answer) {
        return page(answer.path("invocations"), i -> new Invoked(time(i), new NodeId(i.path("function").asString()), i.path("request").asString(), Duration.ofNanos(i.path("nanos").asLong()),
                Optional.ofNullable(i.get("init")).map(init -> Duration.ofNanos(init.asLong())), i.path("memory").asInt(), i.path("used").asLong(), Invoked.Outcome.valueOf(i.path("outcome").asString()), i.path("problem").asString()));
    }

    static Map<NodeId, LocalCloud.Depth> depths(JsonNode answer) {
        Map<NodeId, LocalCloud.Depth> depths = new HashMap<>();
        answer.path("depths").properties().forEach(entry -> depths.put(new NodeId(entry.getKey()), new LocalCloud.Depth(entry.getValue().path(0).asInt(), entry.getValue().path(1).asInt())));
        return depths;
    }

    private static Instant time(JsonNode item) {
        return Instant.parse(item.path("time").asString());
    }

    private static <T> Journal.Page<T> page(JsonNode json, Function<JsonNode, T> read) {
        List<T> items = new ArrayList<>();
        try {
            json.path("items").forEach(item -> items.add(read.apply(item)));
        } catch (JacksonException | java.time.format.DateTimeParseException | IllegalArgumentException other) {
            throw new CloudException("The running project answers in a way that this version does not understand; stop it and run it again.", other);
        }
        return new Journal.Page<>(items, json.path("next").asLong());
    }
}
