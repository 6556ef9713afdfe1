package dev.drawbridge.cloud.local.door;

import dev.drawbridge.cloud.local.door.AwsCall.Need;
import dev.drawbridge.cloud.local.door.AwsCall.Protocol;
import dev.drawbridge.cloud.journal.Message;
import dev.drawbridge.cloud.local.http.HttpCall;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.MissingNode;

/** Reads what a signed request asks for. Knows the wire protocols of the services that a drawing can use; any other has no needs it could name. */
final class AwsCallReader {
    private static final JsonMapper JSON = JsonMapper.builder().build();

    private AwsCallReader() {}

    /** What is asked; empty for a service that no card stands for. */
    static Optional<AwsCall> read(Signature signature, HttpCall call) {
        return switch (signature.service()) {
            case "dynamodb" -> Optional.of(dynamoDb(call));
            case "sqs" -> Optional.of(sqs(call));
            case "sns" -> Optional.of(sns(call));
            case "s3" -> Optional.of(s3(call));
            case "lambda" -> lambda(call);
            case "kinesis" -> Optional.of(KinesisPart.call(call, target(call), json(call)));
            case "secretsmanager" -> Optional.of(SettingsPart.secret(call, target(call), json(call)));
            case "ssm" -> Optional.of(SettingsPart.parameter(call, target(call), json(call)));
            case "execute-api" -> Optional.of(ConnectionsPart.call(call));
            case "appsync" -> Optional.of(GraphPart.call(call));
            case "ses" -> Optional.of(MailPart.call(call));
            case "states" -> Optional.of(StatesPart.call(call, target(call), json(call)));
            case "events" -> Optional.of(EventsPart.call(call, target(call), json(call)));
            default -> Optional.empty();
        };
    }

    private static JsonNode json(HttpCall call) {
        try {
            return call.body().length == 0 ? MissingNode.getInstance() : JSON.readTree(call.body());
        } catch (JacksonException notJson) {
            return MissingNode.getInstance();
        }
    }

    private static String target(HttpCall call) {
        String target = call.header("x-amz-target").orElse("");
        return target.substring(target.lastIndexOf('.') + 1);
    }

    private static AwsCall dynamoDb(HttpCall call) {
        JsonNode body = json(call);
        String operation = target(call);
        LinkedHashSet<Need> needs = new LinkedHashSet<>();
        switch (operation) {
            case "BatchGetItem", "BatchWriteItem" -> body.path("RequestItems").properties().forEach(e -> needs.add(new Need(operation, "table", tableName(e.getKey()), "")));
            case "TransactWriteItems" -> body.path("TransactItems").forEach(item -> item.properties().forEach(e ->
                    needs.add(new Need(switch (e.getKey()) {
                        case "Put" -> "PutItem";
                        case "Update" -> "UpdateItem";
                        case "Delete" -> "DeleteItem";
                        default -> "ConditionCheckItem";
                    }, "table", tableName(e.getValue().path("TableName").asString("")), ""))));
            case "TransactGetItems" -> body.path("TransactItems").forEach(item -> needs.add(new Need("GetItem", "table", tableName(item.path("Get").path("TableName").asString("")), "")));
            default -> needs.add(new Need(operation, "table", tableName(body.path("TableName").asString("")), body.has("IndexName") ? "index" : ""));
        }
        String index = body.path("IndexName").asString("");
        String summary = operation + (index.isEmpty() ? "" : " " + index) + keyWords(body);
        return new AwsCall("dynamodb", operation, List.copyOf(needs), summary, Protocol.JSON, call);
    }

    /** A table may be named by its ARN. */
    private static String tableName(String nameOrArn) {
        int slash = nameOrArn.indexOf(":table/");
        return slash < 0 ? nameOrArn : nameOrArn.substring(slash + ":table/".length());
    }

    /** The key in plain words: {@code Query byTag} becomes {@code Query byTag tag = dog}. */
    private static String keyWords(JsonNode body) {
        JsonNode key = body.has("Key") ? body.path("Key") : body.path("ExpressionAttributeValues");
        List<String> values = new ArrayList<>();
        key.properties().forEach(e -> e.getValue().properties().stream().findFirst().filter(v -> v.getValue().isString())
                .ifPresent(v -> values.add(v.getValue().asString())));
        return values.isEmpty() ? "" : " " + String.join(", ", values.subList(0, Math.min(3, values.size())));
    }

    private static AwsCall sqs(HttpCall call) {
        boolean isJson = call.header("x-amz-target").isPresent();
        Map<String, String> form = isJson ? Map.of() : form(call);
        JsonNode body = isJson ? json(call) : MissingNode.getInstance();
        String operation = isJson ? target(call) : form.getOrDefault("Action", "");
        String url = isJson ? body.path("QueueUrl").asString("") : form.getOrDefault("QueueUrl", call.rawPath());
        String queue = isJson && url.isEmpty() ? body.path("QueueName").asString("") : url.substring(url.lastIndexOf('/') + 1);
        String text = isJson ? body.path("MessageBody").asString("") : form.getOrDefault("MessageBody", "");
        return new AwsCall("sqs", operation, List.of(new Need(withoutBatch(operation), "queue", queue, "")), text.isEmpty() ? operation : oneLine(text),
                isJson ? Protocol.JSON : Protocol.QUERY_XML, call);
    }

    private static AwsCall sns(HttpCall call) {
        Map<String, String> form = form(call);
        String operation = form.getOrDefault("Action", "");
        String arn = form.getOrDefault("TopicArn", form.getOrDefault("TargetArn", ""));
        return new AwsCall("sns", operation, List.of(new Need(withoutBatch(operation), "topic", arn.substring(arn.lastIndexOf(':') + 1), "")),
                form.containsKey("Message") ? oneLine(form.get("Message")) : operation, Protocol.QUERY_XML, call);
    }

    /** A batch of messages needs the permission of a single one. */
    private static String withoutBatch(String operation) {
        return operation.endsWith("Batch") ? operation.substring(0, operation.length() - "Batch".length()) : operation;
    }

    static Map<String, String> form(HttpCall call) {
        Map<String, String> form = new LinkedHashMap<>();
        for (String pair : new String(call.body(), StandardCharsets.UTF_8).split("&")) {
            int equals = pair.indexOf('=');
            if (equals > 0) {
                form.put(URLDecoder.decode(pair.substring(0, equals), StandardCharsets.UTF_8), URLDecoder.decode(pair.substring(equals + 1), StandardCharsets.UTF_8));
            }
        }
        return form;
    }

    private static AwsCall s3(HttpCall call) {
        String path = call.rawPath().substring(1);
        int slash = path.indexOf('/');
        String bucket = slash < 0 ? path : path.substring(0, slash);
        String key = slash < 0 ? "" : URLDecoder.decode(path.substring(slash + 1).replace("+", "%2B"), StandardCharsets.UTF_8);
        Map<String, String> query = new LinkedHashMap<>();
        for (String pair : call.rawQuery().split("&")) {
            int equals = pair.indexOf('=');
            query.put(equals < 0 ? pair : pair.substring(0, equals), equals < 0 ? "" : pair.substring(equals + 1));
        }
        String operation = key.isEmpty() ? bucketOperation(call.method(), query) : objectOperation(call.method(), query);
        List<Need> needs = new ArrayList<>();
        needs.add(new Need(action(operation), "bucket", bucket, key.isEmpty() && !operation.equals("DeleteObjects") ? "" : "object"));
        call.header("x-amz-copy-source").ifPresent(source -> {
            String from = URLDecoder.decode(source, StandardCharsets.UTF_8).replaceFirst("^/", "");
            needs.add(new Need("GetObject", "bucket", from.contains("/") ? from.substring(0, from.indexOf('/')) : from, "object"));
        });
        return new AwsCall("s3", operation, needs, operation + (key.isEmpty() ? "" : " " + key), Protocol.REST_XML, call);
    }

    private static String bucketOperation(String method, Map<String, String> query) {
        return switch (method) {
            case "POST" -> query.containsKey("delete") ? "DeleteObjects" : "PostBucket";
            case "GET" -> query.containsKey("uploads") ? "ListMultipartUploads" : query.containsKey("location") ? "GetBucketLocation" : "ListObjects";
            case "HEAD" -> "HeadBucket";
            case "PUT" -> "CreateBucket";
            case "DELETE" -> "DeleteBucket";
            default -> method;
        };
    }

    private static String objectOperation(String method, Map<String, String> query) {
        return switch (method) {
            case "GET" -> query.containsKey("uploadId") ? "ListParts" : query.containsKey("tagging") ? "GetObjectTagging" : "GetObject";
            case "HEAD" -> "HeadObject";
            case "PUT" -> query.containsKey("partNumber") ? "UploadPart" : query.containsKey("tagging") ? "PutObjectTagging" : "PutObject";
            case "POST" -> query.containsKey("uploads") ? "CreateMultipartUpload" : "CompleteMultipartUpload";
            case "DELETE" -> query.containsKey("uploadId") ? "AbortMultipartUpload" : "DeleteObject";
            default -> method;
        };
    }

    /** The permission an operation needs: https://docs.aws.amazon.com/AmazonS3/latest/API/API_Operations.html says it for each. */
    private static String action(String operation) {
        return switch (operation) {
            case "HeadObject" -> "GetObject";
            case "HeadBucket", "ListObjects" -> "ListBucket";
            case "UploadPart", "CreateMultipartUpload", "CompleteMultipartUpload" -> "PutObject";
            case "DeleteObjects" -> "DeleteObject";
            default -> operation;
        };
    }

    private static Optional<AwsCall> lambda(HttpCall call) {
        String function = functionName(call);
        return function.isEmpty() ? Optional.empty() : Optional.of(new AwsCall("lambda", "Invoke", List.of(new Need("InvokeFunction", "function", function, "")),
                oneLine(Message.text(call.body())), Protocol.REST_JSON, call));
    }

    /** The function that {@code POST /2015-03-31/functions/NAME/invocations} names, by name or ARN, with or without a version; empty for any other request. */
    static String functionName(HttpCall call) {
        String[] parts = call.rawPath().split("/");
        if (parts.length != 5 || !parts[2].equals("functions") || !parts[4].equals("invocations")) {
            return "";
        }
        String name = URLDecoder.decode(parts[3], StandardCharsets.UTF_8);
        int full = name.indexOf(":function:");
        String local = full < 0 ? name : name.substring(full + ":function:".length());
        return local.contains(":") ? local.substring(0, local.indexOf(':')) : local;
    }

    static String oneLine(String text) {
        String line = text.replaceAll("\\s+", " ").strip();
        return line.length() <= 200 ? line : line.substring(0, 200) + "…";
    }
}
