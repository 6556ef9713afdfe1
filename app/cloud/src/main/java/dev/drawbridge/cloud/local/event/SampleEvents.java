package dev.drawbridge.cloud.local.event;

import dev.drawbridge.cloud.local.LocalNames;
import dev.drawbridge.model.Design;
import dev.drawbridge.model.Names;
import dev.drawbridge.model.Node;
import dev.drawbridge.model.NodeId;
import dev.drawbridge.model.Value;
import dev.drawbridge.model.Wire;
import dev.drawbridge.model.WireId;
import dev.drawbridge.model.WireRole;
import dev.drawbridge.model.wire.Trigger;
import dev.drawbridge.model.wire.WireRule;
import dev.drawbridge.model.wire.WireTable;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/**
 * Events as sources would send them that do not run on this machine, made of what cards and wires say: the topic, the queue, the trigger. Sources: "Using Lambda with Amazon MSK", "... Amazon MQ",
 * "... Amazon DocumentDB", "... CloudWatch Logs" and "... Alexa" in the developer guide of Lambda; the guides of Cognito and API Gateway.
 */
public final class SampleEvents {
    private static final JsonNodeFactory NODES = JsonNodeFactory.instance;
    private static final Pattern PICKS = Pattern.compile("(?is)^\\s*SELECT\\s+(.*?)\\s+FROM\\b.*");
    private static final String ACCOUNT = ":" + LocalNames.REGION + ":" + LocalNames.ACCOUNT + ":";

    private final Design design;
    private final WireTable table;
    private final LocalNames names;
    private final Instant time;

    /** @param time that events have */
    public SampleEvents(Design design, WireTable table, Instant time) {
        this.design = design;
        this.table = table;
        this.names = LocalNames.of(design);
        this.time = time;
    }

    /**
     * One event.
     *
     * @param title what it is, for lists: {@code orders (Kafka)}
     * @param source the card that it comes from
     * @param target what it starts
     */
    public record Sample(String title, WireId wire, NodeId source, NodeId target, ObjectNode event) {
        /** The event as text, for people. */
        public String text() {
            return JsonMapper.shared().writerWithDefaultPrettyPrinter().writeValueAsString(event);
        }
    }

    /** What a card can send: one for each wire that starts something, several where a wire has several reasons. */
    public List<Sample> from(NodeId source) {
        return all().stream().filter(sample -> sample.source().equals(source)).toList();
    }

    /** What can start a card. */
    public List<Sample> to(NodeId target) {
        return all().stream().filter(sample -> sample.target().equals(target)).toList();
    }

    private List<Sample> all() {
        List<Sample> all = new ArrayList<>();
        for (Wire wire : design.wires().values()) {
            Optional<WireRule> row = table.of(design, wire);
            Node from = design.requireNode(wire.from().node());
            Node to = design.requireNode(wire.to().node());
            if (row.isPresent() && wire.role() == WireRole.AUTHORIZE && from.kind().equals("function")) {
                // the API asks, so the event goes against the wire
                all.add(new Sample(to.name(), wire.id(), to.id(), from.id(), question(row.get(), wire, to)));
            } else if (row.isPresent() && wire.role() == WireRole.TRIGGER) {
                events(row.get(), wire, from).forEach((title, event) -> all.add(new Sample(title, wire.id(), from.id(), to.id(), event)));
            }
        }
        return all;
    }

    private Map<String, ObjectNode> events(WireRule row, Wire wire, Node from) {
        Map<String, ObjectNode> events = new LinkedHashMap<>();
        if (from.kind().equals("event-source")) {
            events.put(from.name(), elsewhere(from));
            return events;
        }
        switch (row.trigger().orElse(Trigger.INVOCATION)) {
            case KAFKA_RECORDS -> events.put(from.name(), kafka(row, wire, from));
            case BROKER_MESSAGES -> events.put(from.name(), row.text(wire, "virtualHost").isBlank() ? activeMq(row, wire, from) : rabbitMq(row, wire, from));
            case DOCUMENT_CHANGES -> events.put(from.name(), documents(row, wire, from));
            case LOG_LINES -> events.put(from.name(), logs(wire, from));
            case DEVICE_MESSAGE -> events.put(from.name(), device(from));
            case SKILL_REQUEST -> events.put(from.name(), skill(from));
            case USER_EVENT -> row.value(wire, "triggers").map(Value::asItems).orElse(List.of()).stream().flatMap(each -> each.asText().stream())
                    .forEach(trigger -> events.put(from.name() + ": " + trigger, user(trigger, from)));
            // what runs on this machine sends by itself
            case HTTP, SOCKET_MESSAGE, GRAPHQL_FIELD, QUEUE_BATCH, TOPIC_MESSAGE, BUCKET_EVENT, SCHEDULE_TICK, TABLE_CHANGES, STREAM_RECORDS, BUS_EVENT, INVOCATION -> { }
        }
        return events;
    }

    private static String base64(String text) {
        return Base64.getEncoder().encodeToString(text.getBytes(StandardCharsets.UTF_8));
    }

    private static String text(Optional<Value> value, String otherwise) {
        return value.flatMap(Value::asText).filter(said -> !said.isBlank()).orElse(otherwise);
    }

    private static String first(WireRule row, Wire wire, String field, String otherwise) {
        return row.value(wire, field).map(Value::asItems).orElse(List.of()).stream().findFirst().flatMap(Value::asText).orElse(otherwise);
    }

    private ObjectNode kafka(WireRule row, Wire wire, Node from) {
        String topic = first(row, wire, "topics", "orders");
        List<Value> servers = from.field("servers").map(Value::asItems).orElse(List.of());
        ObjectNode event = NODES.objectNode();
        if (servers.isEmpty()) {
            event.put("eventSource", "aws:kafka").put("eventSourceArn", text(from.field("cluster"), "arn:aws:kafka" + ACCOUNT + "cluster/" + Names.kebab(from.name()) + "/00000000-0000-0000-0000-000000000000-1"));
            event.put("bootstrapServers", "b-1." + Names.kebab(from.name()) + ".kafka." + LocalNames.REGION + ".amazonaws.com:9092");
        } else {
            event.put("eventSource", "SelfManagedKafka").put("bootstrapServers", String.join(",", servers.stream().map(Value::display).toList()));
        }
        ObjectNode record = event.putObject("records").putArray(topic + "-0").addObject();
        record.put("topic", topic).put("partition", 0).put("offset", 15).put("timestamp", time.toEpochMilli()).put("timestampType", "CREATE_TIME")
                .put("key", base64("1")).put("value", base64("{\"id\": \"1\", \"text\": \"hello\"}"));
        ArrayNode header = record.putArray("headers").addObject().putArray("origin");
        for (byte each : "drawbridge".getBytes(StandardCharsets.UTF_8)) {
            header.add((int) each);
        }
        return event;
    }

    private String broker(Node from) {
        return text(from.field("broker"), "arn:aws:mq" + ACCOUNT + "broker:" + Names.kebab(from.name()) + ":b-00000000-0000-0000-0000-000000000000");
    }

    private ObjectNode activeMq(WireRule row, Wire wire, Node from) {
        ObjectNode event = NODES.objectNode().put("eventSource", "aws:mq").put("eventSourceArn", broker(from));
        ObjectNode message = event.putArray("messages").addObject();
        message.put("messageID", "ID:b-00000000-0000-0000-0000-000000000000-1." + LocalNames.REGION + ".amazonaws.com-1:1").put("messageType", "jms/text-message").put("deliveryMode", 1)
                .putNull("replyTo").putNull("type").put("expiration", "60000").put("priority", 1).put("correlationId", "1").put("redelivered", false);
        message.putObject("destination").put("physicalName", first(row, wire, "queues", "orders"));
        message.put("data", base64("hello")).put("timestamp", time.toEpochMilli()).put("brokerInTime", time.toEpochMilli()).put("brokerOutTime", time.toEpochMilli()).putObject("properties").put("index", "1");
        return event;
    }

    private ObjectNode rabbitMq(WireRule row, Wire wire, Node from) {
        ObjectNode event = NODES.objectNode().put("eventSource", "aws:rmq").put("eventSourceArn", broker(from));
        ObjectNode message = event.putObject("rmqMessagesByQueue").putArray(first(row, wire, "queues", "orders") + "::" + row.text(wire, "virtualHost")).addObject();
        ObjectNode properties = message.putObject("basicProperties").put("contentType", "text/plain").putNull("contentEncoding");
        properties.putObject("headers");
        properties.put("deliveryMode", 1).put("priority", 0).putNull("correlationId").putNull("replyTo").put("expiration", "60000").put("messageId", "1")
                .put("timestamp", "Jan 1, 1970, 12:33:41 AM").putNull("type").put("userId", "AIDACKCEVSQ6C2EXAMPLE").putNull("appId").putNull("clusterId").put("bodySize", 5);
        message.put("redelivered", false).put("data", base64("hello"));
        return event;
    }

    private ObjectNode documents(WireRule row, Wire wire, Node from) {
        ObjectNode event = NODES.objectNode().put("eventSourceArn", text(from.field("cluster"), "arn:aws:rds" + ACCOUNT + "cluster:" + Names.kebab(from.name())));
        ObjectNode change = event.putArray("events").addObject().putObject("event");
        String id = "63eeb6e7d418cd98afb1c1d7";
        change.putObject("_id").put("_data", "0163eeb6e7000000090100000009000041e1");
        change.putObject("clusterTime").putObject("$timestamp").put("t", time.getEpochSecond()).put("i", 9);
        change.putObject("documentKey").putObject("_id").put("$oid", id);
        change.putObject("fullDocument").put("anyField", "sampleValue").putObject("_id").put("$oid", id);
        String collection = row.text(wire, "collection");
        change.putObject("ns").put("db", text(row.value(wire, "database"), "shop")).put("coll", collection.isBlank() ? "orders" : collection);
        change.put("operationType", "insert");
        return event.put("eventSource", "aws:docdb");
    }

    /** A line as a function writes one that is wired to the card, or the group elsewhere would have it. */
    private ObjectNode logs(Wire wire, Node from) {
        Optional<Node> writer = design.wires().values().stream().filter(other -> other.to().node().equals(from.id()) && other.role() == WireRole.DELIVER)
                .map(other -> design.requireNode(other.from().node())).findFirst();
        String group = writer.map(function -> "/aws/lambda/" + names.name(function)).orElseGet(() -> text(from.field("logGroup"), "/aws/lambda/" + Names.kebab(from.name())));
        String message = "ERROR something went wrong: no such order";
        return new LogBatch(group, time.toString().substring(0, 10).replace('-', '/') + "/[$LATEST]0123456789abcdef0123456789abcdef", wire.id().value(),
                List.of(new LogBatch.Line("00000000000000000000000000000000000000000000000000000001", time, message))).event();
    }

    /** The columns that the SQL of the rule picks. */
    private ObjectNode device(Node from) {
        ObjectNode event = NODES.objectNode();
        Matcher picks = PICKS.matcher(text(from.field("sql"), "SELECT * FROM 'things'"));
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

    private ObjectNode skill(Node from) {
        String application = text(from.field("skillId"), "amzn1.ask.skill.00000000-0000-0000-0000-000000000000");
        ObjectNode event = NODES.objectNode().put("version", "1.0");
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

    private ObjectNode user(String trigger, Node pool) {
        ObjectNode event = UserPoolEvents.of(trigger, UserPoolEvents.source(trigger), new UserPoolEvents.User(LocalNames.REGION + "_" + Names.pascal(pool.name()), Names.kebab(pool.name()) + "-client", "ada",
                Map.of("sub", "00000000-0000-0000-0000-000000000001", "email", "ada@example.com", "email_verified", "true")));
        ObjectNode request = (ObjectNode) event.path("request");
        switch (trigger) {
            case "UserMigration" -> request.put("password", "Correct-horse-1");
            case "VerifyAuthChallengeResponse" -> {
                request.put("challengeAnswer", "1234");
                request.putObject("privateChallengeParameters").put("answer", "1234");
            }
            default -> { }
        }
        return event;
    }

    private ObjectNode question(WireRule row, Wire wire, Node api) {
        List<String> identity = row.value(wire, "identity").map(Value::asItems).orElse(List.of()).stream().map(Value::display).toList();
        String token = "Bearer token";
        String arn = "arn:aws:execute-api" + ACCOUNT + api.id().value() + "/";
        ObjectNode headers = NODES.objectNode().put("host", "127.0.0.1").put("user-agent", "drawbridge");
        ObjectNode query = NODES.objectNode();
        identity.forEach(place -> (place.startsWith("query.") ? query : headers).put(place.substring(place.indexOf('.') + 1), token));
        if (api.kind().equals("rest-api") && row.text(wire, "given").equals("TOKEN")) {
            return NODES.objectNode().put("type", "TOKEN").put("methodArn", arn + "live/GET/").put("authorizationToken", token);
        }
        ObjectNode event = NODES.objectNode();
        ObjectNode context = NODES.objectNode().put("accountId", LocalNames.ACCOUNT).put("apiId", api.id().value()).put("domainName", "127.0.0.1").put("requestId", "1");
        if (api.kind().equals("http-api")) {
            event.put("version", "2.0").put("type", "REQUEST").put("routeArn", arn + "$default/GET/");
            identity.forEach(_ -> event.withArray("/identitySource").add(token));
            event.put("routeKey", "GET /").put("rawPath", "/").put("rawQueryString", "");
            event.putArray("cookies");
            context.put("domainPrefix", "local").put("routeKey", "GET /").put("stage", "$default").put("time", "01/Jan/2030:00:00:00 +0000").put("timeEpoch", time.toEpochMilli())
                    .putObject("http").put("method", "GET").put("path", "/").put("protocol", "HTTP/1.1").put("sourceIp", "127.0.0.1").put("userAgent", "drawbridge");
        } else {
            boolean socket = api.kind().equals("websocket-api");
            event.put("type", "REQUEST").put("methodArn", arn + (socket ? "live/$connect" : "live/GET/"));
            context.put("stage", "live").putObject("identity").put("sourceIp", "127.0.0.1").put("userAgent", "drawbridge");
            if (socket) {
                context.put("routeKey", "$connect").put("eventType", "CONNECT").put("connectionId", "sample=").put("connectedAt", time.toEpochMilli());
            } else {
                event.put("resource", "/").put("path", "/").put("httpMethod", "GET");
                context.put("resourcePath", "/").put("httpMethod", "GET").put("path", "/live/");
            }
        }
        event.set("headers", headers);
        event.set("queryStringParameters", query);
        event.putObject("pathParameters");
        event.putObject("stageVariables");
        event.set("requestContext", context);
        return event;
    }

    /** An event of a source that the template has not, as far as its sort is known. */
    private ObjectNode elsewhere(Node from) {
        String type = text(from.field("type"), "");
        Map<String, Value> said = from.field("properties").orElse(null) instanceof Value.Entries(Map<String, Value> entries) ? entries : Map.of();
        String name = Names.kebab(from.name());
        return switch (type) {
            case "SQS" -> json(Events.queueBatch(List.of(NODES.objectNode().put("MessageId", "00000000-0000-0000-0000-000000000001").put("ReceiptHandle", "handle").put("Body", "hello")
                    .put("MD5OfBody", "5d41402abc4b2a76b9719d911017c592").set("Attributes", NODES.objectNode().put("ApproximateReceiveCount", "1").put("SentTimestamp", Long.toString(time.toEpochMilli()))
                            .put("SenderId", LocalNames.ACCOUNT).put("ApproximateFirstReceiveTimestamp", Long.toString(time.toEpochMilli())))), arn(said, "Queue", "arn:aws:sqs" + ACCOUNT + name)));
            case "SNS" -> json(Events.topicMessage(new Notification("00000000-0000-0000-0000-000000000001", arn(said, "Topic", "arn:aws:sns" + ACCOUNT + name), "", "hello", Map.of(), time)));
            case "S3" -> json(Events.objectChange(new ObjectChange(text(Optional.ofNullable(said.get("Bucket")), name), "photo.jpg", "ObjectCreated:Put", 3, "900150983cd24fb0d6963f7d28e17f72", time)));
            case "Kinesis" -> {
                ObjectNode event = NODES.objectNode();
                ObjectNode record = event.putArray("Records").addObject();
                record.put("eventSource", "aws:kinesis").put("eventVersion", "1.0").put("eventID", "shardId-000000000000:1").put("eventName", "aws:kinesis:record")
                        .put("invokeIdentityArn", "arn:aws:iam::" + LocalNames.ACCOUNT + ":role/local").put("awsRegion", LocalNames.REGION).put("eventSourceARN", arn(said, "Stream", "arn:aws:kinesis" + ACCOUNT + "stream/" + name));
                record.putObject("kinesis").put("kinesisSchemaVersion", "1.0").put("partitionKey", "1").put("sequenceNumber", "1").put("data", base64("hello")).put("approximateArrivalTimestamp", time.toEpochMilli() / 1000.0);
                yield event;
            }
            case "DynamoDB" -> {
                ObjectNode event = NODES.objectNode();
                ObjectNode record = event.putArray("Records").addObject();
                record.put("eventID", "1").put("eventName", "INSERT").put("eventVersion", "1.1").put("eventSource", "aws:dynamodb").put("awsRegion", LocalNames.REGION)
                        .put("eventSourceARN", arn(said, "Stream", "arn:aws:dynamodb" + ACCOUNT + "table/" + name + "/stream/2030-01-01T00:00:00.000"));
                ObjectNode change = record.putObject("dynamodb").put("ApproximateCreationDateTime", time.getEpochSecond()).put("SequenceNumber", "1").put("SizeBytes", 3).put("StreamViewType", "NEW_AND_OLD_IMAGES");
                change.putObject("Keys").putObject("id").put("S", "1");
                change.putObject("NewImage").putObject("id").put("S", "1");
                yield event;
            }
            case "EventBridgeRule", "CloudWatchEvent" -> {
                ObjectNode event = NODES.objectNode();
                event.put("version", "0").put("id", "00000000-0000-0000-0000-000000000001").put("detail-type", "Sample").put("source", "local.sample").put("account", LocalNames.ACCOUNT)
                        .put("time", time.toString()).put("region", LocalNames.REGION).putArray("resources");
                event.putObject("detail");
                yield event;
            }
            case "Cognito" -> user("PreSignUp", from);
            default -> NODES.objectNode();
        };
    }

    private static String arn(Map<String, Value> said, String property, String otherwise) {
        return text(Optional.ofNullable(said.get(property)), otherwise);
    }

    private static ObjectNode json(byte[] event) {
        JsonNode read = JsonMapper.shared().readTree(event);
        return (ObjectNode) read;
    }
}
