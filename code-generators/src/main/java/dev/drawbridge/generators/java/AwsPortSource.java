package dev.drawbridge.generators.java;

import dev.drawbridge.generators.GeneratedFile;
import java.util.ArrayList;
import java.util.List;

/** The ports of a function on AWS: low-level clients, mapping written out, no reflection. */
final class AwsPortSource {
    private static final TextTemplate QUEUE = TextTemplate.of("""
            import java.time.Duration;
            import java.util.ArrayList;
            import java.util.Collection;
            import java.util.List;
            import java.util.UUID;
            import software.amazon.awssdk.services.sqs.SqsClient;
            import software.amazon.awssdk.services.sqs.model.SendMessageBatchRequestEntry;
            import software.amazon.awssdk.services.sqs.model.SendMessageBatchResponse;

            /** The queue ${card} on SQS. */
            final class ${type} implements ${port} {
                /** Most messages of one SendMessageBatch. */
                private static final int BATCH_LIMIT = 10;

                ${settings}

                ${methods}

                private void sendBatch(List<SendMessageBatchRequestEntry> entries) {
                    for (int from = 0; from < entries.size(); from += BATCH_LIMIT) {
                        List<SendMessageBatchRequestEntry> some = entries.subList(from, Math.min(entries.size(), from + BATCH_LIMIT));
                        SendMessageBatchResponse response = client.sendMessageBatch(request -> request.queueUrl(url).entries(some));
                        if (response.hasFailed() && !response.failed().isEmpty()) {
                            throw new IllegalStateException(response.failed().size() + " messages were not taken by the queue: "
                                    + response.failed().get(0).message());
                        }
                    }
                }

                private static String body(${message} message) {
                    return ${write};
                }
            }
            """);
    private static final TextTemplate STANDARD_SENDS = TextTemplate.of("""
            @Override
            public void send(${message} message) {
                client.sendMessage(request -> request.queueUrl(url).messageBody(body(message)));
            }

            @Override
            public void send(${message} message, Duration delay) {
                client.sendMessage(request -> request.queueUrl(url).messageBody(body(message)).delaySeconds((int) delay.toSeconds()));
            }

            @Override
            public void sendAll(Collection<${message}> messages) {
                List<SendMessageBatchRequestEntry> entries = new ArrayList<>();
                for (${message} message : messages) {
                    String id = String.valueOf(entries.size());
                    entries.add(SendMessageBatchRequestEntry.builder().id(id).messageBody(body(message)).build());
                }
                sendBatch(entries);
            }
            """);
    private static final TextTemplate ORDERED_SENDS = TextTemplate.of("""
            @Override
            public void send(${message} message, String group) {
                send(message, group, UUID.randomUUID().toString());
            }

            @Override
            public void send(${message} message, String group, String mark) {
                client.sendMessage(request -> request.queueUrl(url).messageBody(body(message)).messageGroupId(group).messageDeduplicationId(mark));
            }

            @Override
            public void sendAll(Collection<${message}> messages, String group) {
                List<SendMessageBatchRequestEntry> entries = new ArrayList<>();
                for (${message} message : messages) {
                    String id = String.valueOf(entries.size());
                    entries.add(SendMessageBatchRequestEntry.builder().id(id).messageBody(body(message)).messageGroupId(group)
                            .messageDeduplicationId(UUID.randomUUID().toString()).build());
                }
                sendBatch(entries);
            }
            """);
    private static final TextTemplate TOPIC = TextTemplate.of("""
            import java.util.HashMap;
            import java.util.Map;
            import software.amazon.awssdk.services.sns.SnsClient;
            import software.amazon.awssdk.services.sns.model.MessageAttributeValue;

            /** The topic ${card} on SNS. */
            final class ${type} implements ${port} {
                ${settings}

                @Override
                public void publish(${message} message, Map<String, String> attributes) {
                    Map<String, MessageAttributeValue> values = new HashMap<>();
                    attributes.forEach((name, value) ->
                            values.put(name, MessageAttributeValue.builder().dataType("String").stringValue(value).build()));
                    client.publish(request -> request.topicArn(arn).message(${write}).messageAttributes(values));
                }
            }
            """);
    private static final TextTemplate FUNCTION = TextTemplate.of("""
            import java.nio.charset.StandardCharsets;
            import software.amazon.awssdk.core.SdkBytes;
            import software.amazon.awssdk.services.lambda.LambdaClient;
            import software.amazon.awssdk.services.lambda.model.InvokeResponse;

            /** The function ${card} on Lambda. */
            final class ${type} implements ${port} {
                ${settings}

                @Override
                public <T> T call(Object input, Class<T> answerType) {
                    return ${json}.read(callJson(${json}.write(input)), answerType);
                }

                @Override
                public String callJson(String json) {
                    InvokeResponse response = client.invoke(request -> request.functionName(name).payload(SdkBytes.fromUtf8String(json)));
                    String answer = response.payload() == null ? "null" : response.payload().asString(StandardCharsets.UTF_8);
                    if (response.functionError() != null) {
                        throw new ${failure}(${prefix} + ${json}.tree(answer).path("errorMessage").asText(answer));
                    }
                    return answer;
                }
            }
            """);
    private static final TextTemplate BUCKET = TextTemplate.of("""
            import java.io.InputStream;
            import java.nio.charset.StandardCharsets;
            import java.util.List;
            import java.util.Optional;
            import software.amazon.awssdk.core.sync.RequestBody;
            import software.amazon.awssdk.services.s3.S3Client;
            import software.amazon.awssdk.services.s3.model.NoSuchKeyException;
            import software.amazon.awssdk.services.s3.model.S3Object;

            /** The bucket ${card} on S3. */
            final class ${type} implements ${port} {
                ${settings}

                ${methods}
            }
            """);
    private static final String BUCKET_READS = """
            @Override
            public Optional<byte[]> get(String key) {
                try {
                    return Optional.of(client.getObjectAsBytes(request -> request.bucket(name).key(key)).asByteArray());
                } catch (NoSuchKeyException e) {
                    return Optional.empty();
                }
            }

            @Override
            public Optional<String> getText(String key) {
                return get(key).map(content -> new String(content, StandardCharsets.UTF_8));
            }

            @Override
            public Optional<InputStream> open(String key) {
                try {
                    return Optional.of(client.getObject(request -> request.bucket(name).key(key)));
                } catch (NoSuchKeyException e) {
                    return Optional.empty();
                }
            }

            @Override
            public List<String> list(String prefix) {
                return client.listObjectsV2Paginator(request -> request.bucket(name).prefix(prefix)).contents().stream()
                        .map(S3Object::key).toList();
            }""";
    private static final String BUCKET_WRITES = """
            @Override
            public void put(String key, byte[] content, String contentType) {
                client.putObject(request -> request.bucket(name).key(key).contentType(contentType), RequestBody.fromBytes(content));
            }

            @Override
            public void putText(String key, String text) {
                put(key, text.getBytes(StandardCharsets.UTF_8), "text/plain; charset=utf-8");
            }""";
    private static final String BUCKET_DELETES = """
            @Override
            public void delete(String key) {
                client.deleteObject(request -> request.bucket(name).key(key));
            }""";
    private static final TextTemplate SETTINGS = TextTemplate.of("""
            private final ${client} client;
            ${fields}

            ${type}(${client} client, ${parameters}) {
                this.client = client;
                ${assignments}
            }

            /** Which one it is, for the log. */
            @Override
            public String toString() {
                return ${port} + ${shown};
            }
            """);

    private AwsPortSource() {}

    /** The name of the class for a port. */
    static String typeName(PortPlan port) {
        return prefix(port) + port.facts().typeName();
    }

    private static String prefix(PortPlan port) {
        return switch (port) {
            case PortPlan.TablePort table -> "DynamoDb";
            case PortPlan.QueuePort queue -> "Sqs";
            case PortPlan.TopicPort topic -> "Sns";
            case PortPlan.BucketPort bucket -> "S3";
            case PortPlan.FunctionPort function -> "Lambda";
            case ServicePort service -> service.client().prefix();
        };
    }

    static List<GeneratedFile> of(FunctionPlan plan) {
        List<GeneratedFile> files = new ArrayList<>();
        for (PortPlan port : plan.ports()) {
            JavaSource unit = new JavaSource(plan.code().awsPackage(), typeName(port));
            files.add(SharedTypes.file(plan.code(), unit, unit.text(text(plan.code(), unit, port))));
        }
        return files;
    }

    /** The fields, the constructor and the text of a port: its client and every variable of its row. */
    static String settings(String client, PortPlan port) {
        List<PortPlan.Setting> settings = port.facts().environment();
        return SETTINGS.fill("client", client, "type", typeName(port), "port", JavaNames.literal(port.facts().typeName()),
                "fields", String.join("\n", settings.stream().map(setting -> "private final String " + setting.attribute() + ";").toList()),
                "parameters", String.join(", ", settings.stream().map(setting -> "String " + setting.attribute()).toList()),
                "assignments", String.join("\n", settings.stream().map(setting -> "this." + setting.attribute() + " = " + setting.attribute() + ";").toList()),
                "shown", String.join(" + ", settings.stream().map(setting -> "\" \" + " + setting.attribute()).toList()));
    }

    private static String text(FunctionCode code, JavaSource unit, PortPlan port) {
        String card = JavaNames.comment(port.facts().card().name());
        String type = typeName(port);
        String interfaceName = unit.type(code.portsPackage() + "." + port.facts().typeName());
        return switch (port) {
            case PortPlan.TablePort table -> new AwsTable(code, unit, table).text(card, type, interfaceName);
            case PortPlan.QueuePort queue -> {
                String message = carrier(code, unit, queue.message());
                yield QUEUE.fill("card", card, "type", type, "port", interfaceName, "settings", settings("SqsClient", port),
                        "methods", (queue.ordered() ? ORDERED_SENDS : STANDARD_SENDS).fill("message", message), "message", message,
                        "write", write(code, unit, queue.message()));
            }
            case PortPlan.TopicPort topic -> TOPIC.fill("card", card, "type", type, "port", interfaceName, "settings", settings("SnsClient", port),
                    "message", carrier(code, unit, topic.message()), "write", write(code, unit, topic.message()));
            case PortPlan.FunctionPort function -> FUNCTION.fill("card", card, "type", type, "port", interfaceName, "settings", settings("LambdaClient", port),
                    "json", unit.type(code.eventsPackage() + ".Json"), "failure", unit.type(code.portsPackage() + ".FunctionCallException"),
                    "prefix", JavaNames.literal("The function " + port.facts().card().name() + " failed: "));
            case ServicePort service -> {
                String client = unit.type(service.client().type());
                yield service.adapter(unit, code, type, interfaceName, settings(client, port));
            }
            case PortPlan.BucketPort bucket -> BUCKET.fill("card", card, "type", type, "port", interfaceName, "settings", settings("S3Client", port),
                    "methods", JavaSource.members(bucket.mode().reads() ? BUCKET_READS : "", bucket.mode().writes() ? BUCKET_WRITES : "",
                            bucket.mode().writes() && bucket.delete() ? BUCKET_DELETES : ""));
        };
    }

    static String carrier(FunctionCode code, JavaSource unit, Shape message) {
        return message.plainText() ? "String" : unit.type(code.portsPackage() + "." + message.typeName());
    }

    static String write(FunctionCode code, JavaSource unit, Shape message) {
        return message.plainText() ? "message" : unit.type(code.eventsPackage() + ".Json") + ".write(message)";
    }
}
