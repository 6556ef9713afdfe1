package dev.drawbridge.cloud.local.door;

import dev.drawbridge.cloud.local.http.HttpReply;
import java.nio.charset.StandardCharsets;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Says in a word or two what came back, for the journal. */
final class Results {
    private static final JsonMapper JSON = JsonMapper.builder().build();
    private static final Pattern XML_CODE = Pattern.compile("<Code>([^<]+)</Code>");

    private Results() {}

    static String words(AwsCall call, HttpReply reply) {
        return switch (call.service() + " " + call.operation()) {
            case "dynamodb Query", "dynamodb Scan" -> count(json(reply).path("Count").asInt(0), "item");
            case "dynamodb GetItem" -> json(reply).has("Item") ? "1 item" : "no item";
            case "sqs SendMessage", "sqs SendMessageBatch" -> "sent";
            case "sns Publish", "sns PublishBatch" -> "published";
            case "kinesis PutRecord", "kinesis PutRecords" -> "put";
            case "secretsmanager GetSecretValue", "ssm GetParameter" -> "read";
            case "ses SendEmail", "ses SendRawEmail" -> "kept";
            case "states StartExecution" -> "started";
            case "execute-api PostToConnection" -> "sent";
            case "states StartSyncExecution", "states DescribeExecution" -> json(reply).path("status").asString("ok").toLowerCase(java.util.Locale.ROOT);
            case "states SendTaskSuccess", "states SendTaskFailure", "states SendTaskHeartbeat" -> "told";
            case "events PutEvents" -> json(reply).path("FailedEntryCount").asInt(0) == 0 ? "put" : json(reply).path("FailedEntryCount").asInt(0) + " not taken";
            case "s3 GetObject" -> reply.body().length + " bytes";
            default -> "ok";
        };
    }

    private static String count(int number, String noun) {
        return number + " " + noun + (number == 1 ? "" : "s");
    }

    static String errorCode(HttpReply reply) {
        String type = json(reply).path("__type").asString("");
        if (!type.isEmpty()) {
            return type.substring(type.indexOf('#') + 1);
        }
        Matcher xml = XML_CODE.matcher(new String(reply.body(), StandardCharsets.UTF_8));
        return xml.find() ? xml.group(1) : "error";
    }

    private static JsonNode json(HttpReply reply) {
        try {
            return JSON.readTree(reply.body());
        } catch (JacksonException notJson) {
            return JSON.missingNode();
        }
    }
}
