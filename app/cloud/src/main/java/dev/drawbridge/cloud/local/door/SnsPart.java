package dev.drawbridge.cloud.local.door;

import dev.drawbridge.cloud.local.event.Notification;
import dev.drawbridge.cloud.local.http.HttpCall;
import dev.drawbridge.cloud.local.http.HttpReply;
import dev.drawbridge.cloud.local.source.Topics;
import dev.drawbridge.model.NodeId;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Function;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.json.JsonMapper;

/** SNS for functions: Publish and PublishBatch in the query protocol. Topics and subscriptions are those of the drawing. */
public final class SnsPart implements Part {
    /** Larger messages are refused: https://docs.aws.amazon.com/sns/latest/api/API_Publish.html */
    private static final int MAX_MESSAGE = 256 * 1024;

    private final Topics topics;
    private final Function<String, Optional<NodeId>> topicOfArn;
    private final Clock clock;

    public SnsPart(Topics topics, Function<String, Optional<NodeId>> topicOfArn, Clock clock) {
        this.topics = topics;
        this.topicOfArn = topicOfArn;
        this.clock = clock;
    }

    @Override
    public HttpReply handle(Caller caller, String operation, HttpCall call) {
        Map<String, String> form = AwsCallReader.form(call);
        String arn = form.getOrDefault("TopicArn", form.getOrDefault("TargetArn", ""));
        Optional<NodeId> topic = topicOfArn.apply(arn);
        if (topic.isEmpty()) {
            return ErrorReply.of(AwsCall.Protocol.QUERY_XML, 404, "NotFound", "Topic does not exist");
        }
        return switch (operation) {
            case "Publish" -> publish(topic.get(), arn, form);
            case "PublishBatch" -> publishBatch(topic.get(), arn, form);
            default -> ErrorReply.of(AwsCall.Protocol.QUERY_XML, 400, "InvalidAction", "The local cloud does not know " + operation + " of SNS.");
        };
    }

    private HttpReply publish(NodeId topic, String arn, Map<String, String> form) {
        String text = form.getOrDefault("Message", "");
        if (text.isEmpty()) {
            return ErrorReply.of(AwsCall.Protocol.QUERY_XML, 400, "InvalidParameter", "Invalid parameter: Empty message");
        }
        if (text.getBytes(StandardCharsets.UTF_8).length > MAX_MESSAGE) {
            return ErrorReply.of(AwsCall.Protocol.QUERY_XML, 400, "InvalidParameter", "Invalid parameter: Message too long");
        }
        Notification message = notification(arn, form, "");
        Optional<String> wrong = wrongAttribute(message);
        if (wrong.isPresent()) {
            return ErrorReply.of(AwsCall.Protocol.QUERY_XML, 400, "ParameterValueInvalid", wrong.get());
        }
        topics.publish(topic, message);
        return xml("Publish", "<MessageId>" + message.id() + "</MessageId>");
    }

    private HttpReply publishBatch(NodeId topic, String arn, Map<String, String> form) {
        StringBuilder done = new StringBuilder();
        StringBuilder failed = new StringBuilder();
        for (int i = 1; form.containsKey("PublishBatchRequestEntries.member." + i + ".Id"); i++) {
            String prefix = "PublishBatchRequestEntries.member." + i + ".";
            Notification message = notification(arn, form, prefix);
            Optional<String> wrong = message.message().isEmpty() ? Optional.of("Invalid parameter: Empty message") : wrongAttribute(message);
            if (wrong.isPresent()) {
                failed.append("<member><Id>").append(ErrorReply.escape(form.get(prefix + "Id"))).append("</Id><Code>InvalidParameter</Code><Message>")
                        .append(ErrorReply.escape(wrong.get())).append("</Message><SenderFault>true</SenderFault></member>");
                continue;
            }
            topics.publish(topic, message);
            done.append("<member><Id>").append(ErrorReply.escape(form.get(prefix + "Id"))).append("</Id><MessageId>").append(message.id()).append("</MessageId></member>");
        }
        return xml("PublishBatch", "<Successful>" + done + "</Successful><Failed>" + failed + "</Failed>");
    }

    /** SNS refuses numbers and lists that are none, because filters could not compare them. */
    private static Optional<String> wrongAttribute(Notification message) {
        for (Map.Entry<String, Notification.Attribute> attribute : message.attributes().entrySet()) {
            String value = attribute.getValue().value();
            try {
                switch (attribute.getValue().type()) {
                    case "Number" -> new BigDecimal(value);
                    case "String.Array" -> JsonMapper.shared().readTree(value);
                    default -> {
                        // text and bytes are always right
                    }
                }
            } catch (NumberFormatException | JacksonException e) {
                return Optional.of("Invalid parameter: the message attribute '" + attribute.getKey() + "' is of type " + attribute.getValue().type() + " but holds " + value);
            }
        }
        return Optional.empty();
    }

    private Notification notification(String arn, Map<String, String> form, String prefix) {
        Map<String, Notification.Attribute> attributes = new LinkedHashMap<>();
        for (int i = 1; form.containsKey(prefix + "MessageAttributes.entry." + i + ".Name"); i++) {
            String entry = prefix + "MessageAttributes.entry." + i + ".";
            attributes.put(form.get(entry + "Name"), new Notification.Attribute(form.getOrDefault(entry + "Value.DataType", "String"),
                    form.getOrDefault(entry + "Value.StringValue", form.getOrDefault(entry + "Value.BinaryValue", ""))));
        }
        return new Notification(UUID.randomUUID().toString(), arn, form.getOrDefault(prefix + "Subject", ""), form.getOrDefault(prefix + "Message", ""), attributes, clock.instant());
    }

    private static HttpReply xml(String operation, String result) {
        String body = "<" + operation + "Response xmlns=\"http://sns.amazonaws.com/doc/2010-03-31/\"><" + operation + "Result>" + result + "</" + operation
                + "Result><ResponseMetadata><RequestId>" + UUID.randomUUID() + "</RequestId></ResponseMetadata></" + operation + "Response>";
        return new HttpReply(200, Map.of("content-type", List.of("text/xml")), body.getBytes(StandardCharsets.UTF_8));
    }
}
