package dev.drawbridge.cloud.local.flow;

import java.net.http.HttpResponse;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** Objects of buckets in steps, as the SDK's integrations have them. Bodies are text. */
final class S3Steps {
    private static final JsonMapper JSON = JsonMapper.shared();
    private static final Pattern CONTENTS = Pattern.compile("<Contents>(.*?)</Contents>", Pattern.DOTALL);

    private final DoorCalls door;

    S3Steps(DoorCalls door) {
        this.door = door;
    }

    JsonNode call(String operation, JsonNode parameters) throws InterruptedException {
        String path = "/" + parameters.path("Bucket").asString("") + (parameters.has("Key") ? "/" + DoorCalls.encoded(parameters.get("Key").asString("")).replace("+", "%20").replace("%2F", "/") : "");
        return switch (operation) {
            case "GetObject" -> {
                HttpResponse<String> reply = sent("GET", path, "");
                yield described(reply).put("Body", reply.body());
            }
            case "HeadObject" -> described(sent("HEAD", path, ""));
            case "PutObject" -> {
                JsonNode body = parameters.path("Body");
                HttpResponse<String> reply = sent("PUT", path, body.isString() ? body.asString() : body.isMissingNode() ? "" : body.toString());
                yield JSON.createObjectNode().put("ETag", reply.headers().firstValue("etag").orElse(""));
            }
            case "DeleteObject" -> {
                sent("DELETE", path, "");
                yield JSON.createObjectNode();
            }
            case "ListObjectsV2" -> list(path, parameters);
            default -> throw FlowError.runtime("The local cloud knows no " + operation + " of S3 in a step; it knows getObject, headObject, putObject, deleteObject and listObjectsV2.");
        };
    }

    private HttpResponse<String> sent(String method, String path, String body) throws InterruptedException {
        HttpResponse<String> reply = door.send("s3", method, path, body);
        if (reply.statusCode() >= 400) {
            String code = DoorCalls.tag(reply.body(), "Code");
            String name = code.isEmpty() ? reply.statusCode() == 404 ? "NoSuchKey" : "S3" : code;
            throw new FlowError("S3." + name + "Exception", DoorCalls.tag(reply.body(), "Message"));
        }
        return reply;
    }

    private static ObjectNode described(HttpResponse<String> reply) {
        ObjectNode answer = JSON.createObjectNode();
        reply.headers().firstValue("content-type").ifPresent(type -> answer.put("ContentType", type));
        reply.headers().firstValue("etag").ifPresent(tag -> answer.put("ETag", tag));
        reply.headers().firstValueAsLong("content-length").ifPresent(length -> answer.put("ContentLength", length));
        return answer;
    }

    private JsonNode list(String path, JsonNode parameters) throws InterruptedException {
        StringBuilder query = new StringBuilder("?list-type=2");
        add(query, "prefix", parameters.path("Prefix"));
        add(query, "delimiter", parameters.path("Delimiter"));
        add(query, "start-after", parameters.path("StartAfter"));
        add(query, "max-keys", parameters.path("MaxKeys"));
        add(query, "continuation-token", parameters.path("ContinuationToken"));
        String xml = sent("GET", path + query, "").body();
        ObjectNode answer = JSON.createObjectNode();
        ArrayNode contents = answer.putArray("Contents");
        Matcher object = CONTENTS.matcher(xml);
        while (object.find()) {
            String text = object.group(1);
            contents.addObject().put("Etag", DoorCalls.tag(text, "ETag")).put("Key", DoorCalls.tag(text, "Key")).put("LastModified", DoorCalls.tag(text, "LastModified"))
                    .put("Size", Long.parseLong("0" + DoorCalls.tag(text, "Size"))).put("StorageClass", DoorCalls.tag(text, "StorageClass"));
        }
        String more = DoorCalls.tag(xml, "NextContinuationToken");
        if (!more.isEmpty()) {
            answer.put("NextContinuationToken", more);
        }
        return answer.put("KeyCount", contents.size());
    }

    private static void add(StringBuilder query, String name, JsonNode value) {
        if (!value.isMissingNode()) {
            query.append('&').append(name).append('=').append(DoorCalls.encoded(value.asString()));
        }
    }
}
