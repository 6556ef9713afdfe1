package dev.drawbridge.cloud.local.event;

import dev.drawbridge.cloud.local.LocalNames;
import dev.drawbridge.model.Design;
import dev.drawbridge.model.Names;
import dev.drawbridge.model.Node;
import dev.drawbridge.model.Value;
import dev.drawbridge.model.Wire;
import dev.drawbridge.model.WireRole;
import dev.drawbridge.model.wire.WireRule;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * Events of sources that do not run on this machine, as cards and wires say them. Sources: "Using Lambda with Amazon MSK", "... Amazon MQ",
 * "... Amazon DocumentDB", "... CloudWatch Logs" and "... Alexa" in the developer guide of Lambda.
 *
 * @param time that events have
 */
record SourceSamples(Design design, Instant time) {
    private static final Pattern PICKS = Pattern.compile("(?is)^\\s*SELECT\\s+(.*?)\\s+FROM\\b.*");

    ObjectNode kafka(WireRule row, Wire wire, Node from) {
        String topic = first(row, wire, "topics", "orders");
        List<Value> servers = from.field("servers").map(Value::asItems).orElse(List.of());
        ObjectNode event = SampleJson.NODES.objectNode();
        if (servers.isEmpty()) {
            event.put("eventSource", "aws:kafka").put("eventSourceArn", SampleJson.text(from.field("cluster"), "arn:aws:kafka" + SampleJson.ACCOUNT + "cluster/" + Names.kebab(from.name()) + "/00000000-0000-0000-0000-000000000000-1"));
            event.put("bootstrapServers", "b-1." + Names.kebab(from.name()) + ".kafka." + LocalNames.REGION + ".amazonaws.com:9092");
        } else {
            event.put("eventSource", "SelfManagedKafka").put("bootstrapServers", String.join(",", servers.stream().map(Value::display).toList()));
        }
        ObjectNode record = event.putObject("records").putArray(topic + "-0").addObject();
        record.put("topic", topic).put("partition", 0).put("offset", 15).put("timestamp", time.toEpochMilli()).put("timestampType", "CREATE_TIME")
                .put("key", SampleJson.base64("1")).put("value", SampleJson.base64("{\"id\": \"1\", \"text\": \"hello\"}"));
        ArrayNode header = record.putArray("headers").addObject().putArray("origin");
        for (byte each : "drawbridge".getBytes(StandardCharsets.UTF_8)) {
            header.add((int) each);
        }
        return event;
    }

    private String broker(Node from) {
        return SampleJson.text(from.field("broker"), "arn:aws:mq" + SampleJson.ACCOUNT + "broker:" + Names.kebab(from.name()) + ":b-00000000-0000-0000-0000-000000000000");
    }

    ObjectNode activeMq(WireRule row, Wire wire, Node from) {
        ObjectNode event = SampleJson.NODES.objectNode().put("eventSource", "aws:mq").put("eventSourceArn", broker(from));
        ObjectNode message = event.putArray("messages").addObject();
        message.put("messageID", "ID:b-00000000-0000-0000-0000-000000000000-1." + LocalNames.REGION + ".amazonaws.com-1:1").put("messageType", "jms/text-message").put("deliveryMode", 1)
                .putNull("replyTo").putNull("type").put("expiration", "60000").put("priority", 1).put("correlationId", "1").put("redelivered", false);
        message.putObject("destination").put("physicalName", first(row, wire, "queues", "orders"));
        message.put("data", SampleJson.base64("hello")).put("timestamp", time.toEpochMilli()).put("brokerInTime", time.toEpochMilli()).put("brokerOutTime", time.toEpochMilli()).putObject("properties").put("index", "1");
        return event;
    }

    ObjectNode rabbitMq(WireRule row, Wire wire, Node from) {
        ObjectNode event = SampleJson.NODES.objectNode().put("eventSource", "aws:rmq").put("eventSourceArn", broker(from));
        ObjectNode message = event.putObject("rmqMessagesByQueue").putArray(first(row, wire, "queues", "orders") + "::" + row.text(wire, "virtualHost")).addObject();
        ObjectNode properties = message.putObject("basicProperties").put("contentType", "text/plain").putNull("contentEncoding");
        properties.putObject("headers");
        properties.put("deliveryMode", 1).put("priority", 0).putNull("correlationId").putNull("replyTo").put("expiration", "60000").put("messageId", "1")
                .put("timestamp", "Jan 1, 1970, 12:33:41 AM").putNull("type").put("userId", "AIDACKCEVSQ6C2EXAMPLE").putNull("appId").putNull("clusterId").put("bodySize", 5);
        message.put("redelivered", false).put("data", SampleJson.base64("hello"));
        return event;
    }

    ObjectNode documents(WireRule row, Wire wire, Node from) {
        ObjectNode event = SampleJson.NODES.objectNode().put("eventSourceArn", SampleJson.text(from.field("cluster"), "arn:aws:rds" + SampleJson.ACCOUNT + "cluster:" + Names.kebab(from.name())));
        ObjectNode change = event.putArray("events").addObject().putObject("event");
        String id = "63eeb6e7d418cd98afb1c1d7";
        change.putObject("_id").put("_data", "0163eeb6e7000000090100000009000041e1");
        change.putObject("clusterTime").putObject("$timestamp").put("t", time.getEpochSecond()).put("i", 9);
        change.putObject("documentKey").putObject("_id").put("$oid", id);
        change.putObject("fullDocument").put("anyField", "sampleValue").putObject("_id").put("$oid", id);
        String collection = row.text(wire, "collection");
        change.putObject("ns").put("db", SampleJson.text(row.value(wire, "database"), "shop")).put("coll", collection.isBlank() ? "orders" : collection);
        change.put("operationType", "insert");
        return event.put("eventSource", "aws:docdb");
    }

    /** A line as a function writes one that is wired to the card, or the group elsewhere would have it. */
    ObjectNode logs(Wire wire, Node from) {
        Optional<Node> writer = design.wires().values().stream().filter(other -> other.to().node().equals(from.id()) && other.role() == WireRole.DELIVER)
                .map(other -> design.requireNode(other.from().node())).findFirst();
        String group = writer.map(function -> "/aws/lambda/" + LocalNames.of(design).name(function)).orElseGet(() -> SampleJson.text(from.field("logGroup"), "/aws/lambda/" + Names.kebab(from.name())));
        String message = "ERROR something went wrong: no such order";
        return new LogBatch(group, time.toString().substring(0, 10).replace('-', '/') + "/[$LATEST]0123456789abcdef0123456789abcdef", wire.id().value(),
                List.of(new LogBatch.Line("00000000000000000000000000000000000000000000000000000001", time, message))).event();
    }

    /** The columns that the SQL of the rule picks. */
    ObjectNode device(Node from) {
        ObjectNode event = SampleJson.NODES.objectNode();
        Matcher picks = PICKS.matcher(SampleJson.text(from.field("sql"), "SELECT * FROM 'things'"));
        String columns = picks.matches() ? picks.group(1) : "*";
        for (String column : columns.split(",(?![^()]*\\))")) {
            String[] words = column.strip().split("(?i)\\s+as\\s+", 2);
            String name = words[words.length - 1].strip();
            if (words.length == 1 && name.equals("*")) {
                event.put("device", "thing-1").put("temperature", 31.5).put("time", time.toEpochMilli());
            } else {
                event.put(name.substring(name.lastIndexOf('.') + 1), 31.5);
            }
        }
        return event;
    }

    ObjectNode skill(Node from) {
        String application = SampleJson.text(from.field("skillId"), "amzn1.ask.skill.00000000-0000-0000-0000-000000000000");
        ObjectNode event = SampleJson.NODES.objectNode().put("version", "1.0");
        ObjectNode session = event.putObject("session").put("new", true).put("sessionId", "amzn1.echo-api.session.1");
        session.putObject("application").put("applicationId", application);
        session.putObject("user").put("userId", "amzn1.ask.account.1");
        session.putObject("attributes");
        ObjectNode system = event.putObject("context").putObject("System");
        system.putObject("application").put("applicationId", application);
        system.putObject("user").put("userId", "amzn1.ask.account.1");
        ObjectNode request = event.putObject("request").put("type", "IntentRequest").put("requestId", "amzn1.echo-api.request.1").put("timestamp", time.toString()).put("locale", "en-US");
        ObjectNode intent = request.putObject("intent").put("name", "HelloIntent").put("confirmationStatus", "NONE");
        intent.putObject("slots").putObject("name").put("name", "name").put("value", "Ada").put("confirmationStatus", "NONE");
        request.put("dialogState", "COMPLETED");
        return event;
    }

    private static String first(WireRule row, Wire wire, String field, String otherwise) {
        return row.value(wire, field).map(Value::asItems).orElse(List.of()).stream().findFirst().flatMap(Value::asText).orElse(otherwise);
    }
}
