package dev.drawbridge.generators.java;

import dev.drawbridge.generators.GeneratedFile;
import dev.drawbridge.generators.Ownership;
import java.util.ArrayList;
import java.util.List;

/** Ports that keep everything in memory, for the user's tests: generated, so that they follow the wires. */
final class InMemorySource {
    private static final String IMPORTS = """
            import java.io.ByteArrayInputStream;
            import java.io.InputStream;
            import java.math.BigDecimal;
            import java.nio.charset.StandardCharsets;
            import java.time.Duration;
            import java.util.ArrayList;
            import java.util.Collection;
            import java.util.Collections;
            import java.util.Comparator;
            import java.util.LinkedHashMap;
            import java.util.List;
            import java.util.Map;
            import java.util.Objects;
            import java.util.Optional;
            import java.util.TreeMap;

            """;
    private static final TextTemplate TABLE = TextTemplate.of(IMPORTS + """
            /** The table in memory, for tests. Not for several threads. */
            public final class ${type} implements ${port} {
                private final Map<List<Object>, ${item}> items = new LinkedHashMap<>();

                /** Lets the table hold these items too. */
                public ${type} hold(${item}... held) {
                    for (${item} each : held) {
                        items.put(key(${eachKey}), each);
                    }
                    return this;
                }

                /** What the table holds, in the order it came. */
                public List<${item}> items() {
                    return List.copyOf(items.values());
                }

                ${methods}

                private static List<Object> key(${keyParameters}) {
                    return List.of(${keyValues});
                }

                ${paging}
            }
            """);
    private static final TextTemplate PAGING = TextTemplate.of("""
            private static Page<${item}> page(List<${item}> ordered, Paging paging) {
                List<${item}> found = new ArrayList<>(ordered);
                if (paging.reversed()) {
                    Collections.reverse(found);
                }
                int from = paging.after().isEmpty() ? 0 : Integer.parseInt(paging.after());
                int to = paging.limit() == 0 ? found.size() : Math.min(found.size(), from + paging.limit());
                Optional<String> next = to < found.size() ? Optional.of(String.valueOf(to)) : Optional.empty();
                return new Page<>(found.subList(from, to), next);
            }
            """);
    private static final TextTemplate QUEUE = TextTemplate.of(IMPORTS + """
            /** The queue in memory, for tests. Not for several threads. */
            public final class ${type} implements ${port} {
                private final List<${message}> sent = new ArrayList<>();

                /** What was sent, in order. */
                public List<${message}> sent() {
                    return List.copyOf(sent);
                }

                @Override
                public void send(${message} message${group}) {
                    sent.add(message);
                }

                @Override
                public void send(${message} message${more}) {
                    sent.add(message);
                }

                @Override
                public void sendAll(Collection<${message}> messages${group}) {
                    sent.addAll(messages);
                }
            }
            """);
    private static final TextTemplate TOPIC = TextTemplate.of(IMPORTS + """
            /** The topic in memory, for tests. Not for several threads. */
            public final class ${type} implements ${port} {
                private final List<${message}> published = new ArrayList<>();

                /** What was published, in order. */
                public List<${message}> published() {
                    return List.copyOf(published);
                }

                @Override
                public void publish(${message} message, Map<String, String> attributes) {
                    published.add(message);
                }
            }
            """);
    private static final TextTemplate FUNCTION = TextTemplate.of("""
            import ${events}.Json;
            import java.util.ArrayList;
            import java.util.List;

            /** The called function in memory, for tests: it answers what it is told to. Not for several threads. */
            public final class ${type} implements ${port} {
                private final List<String> inputs = new ArrayList<>();
                private String answer = "null";

                /** Lets the next calls be answered with that value. */
                public ${type} answers(Object value) {
                    answer = Json.write(value);
                    return this;
                }

                /** The JSON it was called with, in order. */
                public List<String> inputs() {
                    return List.copyOf(inputs);
                }

                @Override
                public <T> T call(Object input, Class<T> answerType) {
                    return Json.read(callJson(Json.write(input)), answerType);
                }

                @Override
                public String callJson(String json) {
                    inputs.add(json);
                    return answer;
                }
            }
            """);
    private static final TextTemplate BUCKET = TextTemplate.of(IMPORTS + """
            /** The bucket in memory, for tests. Not for several threads. */
            public final class ${type} implements ${port} {
                private final Map<String, byte[]> objects = new TreeMap<>();

                /** Lets the bucket hold that text too. */
                public ${type} hold(String key, String text) {
                    objects.put(key, text.getBytes(StandardCharsets.UTF_8));
                    return this;
                }

                /** Lets the bucket hold that content too. */
                public ${type} hold(String key, byte[] content) {
                    objects.put(key, content.clone());
                    return this;
                }

                /** What the bucket holds, by key. */
                public Map<String, byte[]> objects() {
                    return Collections.unmodifiableMap(objects);
                }

                ${methods}
            }
            """);
    private static final String BUCKET_READS = """
            @Override
            public Optional<byte[]> get(String key) {
                return Optional.ofNullable(objects.get(key)).map(byte[]::clone);
            }

            @Override
            public Optional<String> getText(String key) {
                return get(key).map(content -> new String(content, StandardCharsets.UTF_8));
            }

            @Override
            public Optional<InputStream> open(String key) {
                return get(key).map(ByteArrayInputStream::new);
            }

            @Override
            public List<String> list(String prefix) {
                return objects.keySet().stream().filter(key -> key.startsWith(prefix)).toList();
            }""";
    private static final String BUCKET_WRITES = """
            @Override
            public void put(String key, byte[] content, String contentType) {
                objects.put(key, content.clone());
            }

            @Override
            public void putText(String key, String text) {
                put(key, text.getBytes(StandardCharsets.UTF_8), "text/plain; charset=utf-8");
            }""";
    private static final String BUCKET_DELETES = """
            @Override
            public void delete(String key) {
                objects.remove(key);
            }""";

    private InMemorySource() {}

    /** The name of the class for a port. */
    static String typeName(PortPlan port) {
        return "InMemory" + port.facts().typeName();
    }

    static List<GeneratedFile> of(FunctionPlan plan) {
        List<GeneratedFile> files = new ArrayList<>();
        for (PortPlan port : plan.ports()) {
            JavaSource unit = new JavaSource(plan.code().portsPackage(), typeName(port));
            files.add(new GeneratedFile(plan.code().generatedTestRoot() + "/" + unit.path(), unit.text(text(plan, port)), Ownership.GENERATED));
        }
        return files;
    }

    private static String text(FunctionPlan plan, PortPlan port) {
        String type = typeName(port);
        String interfaceName = port.facts().typeName();
        return switch (port) {
            case PortPlan.TablePort table -> new InMemoryTable(table).fill(TABLE, PAGING);
            case PortPlan.QueuePort queue -> QUEUE.fill("type", type, "port", interfaceName, "message", queue.message().carrier(),
                    "group", queue.ordered() ? ", String group" : "", "more", queue.ordered() ? ", String group, String mark" : ", Duration delay");
            case PortPlan.TopicPort topic -> TOPIC.fill("type", type, "port", interfaceName, "message", topic.message().carrier());
            case PortPlan.FunctionPort function -> FUNCTION.fill("events", plan.code().eventsPackage(), "type", type, "port", interfaceName);
            case ServicePort service -> service.inMemory(plan.code(), type, interfaceName);
            case PortPlan.BucketPort bucket -> BUCKET.fill("type", type, "port", interfaceName,
                    "methods", JavaSource.members(bucket.mode().reads() ? BUCKET_READS : "", bucket.mode().writes() ? BUCKET_WRITES : "",
                            bucket.mode().writes() && bucket.delete() ? BUCKET_DELETES : ""));
        };
    }
}
