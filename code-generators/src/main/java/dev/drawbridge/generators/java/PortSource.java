package dev.drawbridge.generators.java;

import java.util.ArrayList;
import java.util.List;

/** The interfaces of ports: what a wire permits, and nothing else, as typed methods. */
final class PortSource {
    private static final String IMPORTS = """
            import java.io.InputStream;
            import java.math.BigDecimal;
            import java.time.Duration;
            import java.util.Collection;
            import java.util.List;
            import java.util.Map;
            import java.util.Optional;

            """;
    private static final TextTemplate TYPE = TextTemplate.of(IMPORTS + """
            /** ${story} */
            public interface ${type} {
                ${members}
            }
            """);

    private PortSource() {}

    static String text(JavaSource unit, PortPlan port) {
        String name = JavaNames.comment(port.facts().card().name());
        return switch (port) {
            case PortPlan.TablePort table -> type(unit, port, "The table " + name + ", as far as this function " + table.mode().verb() + " it.", tableMembers(table));
            case PortPlan.QueuePort queue -> type(unit, port, "The queue " + name + ", to which this function sends.", queueMembers(queue));
            case PortPlan.TopicPort topic -> type(unit, port, "The topic " + name + ", on which this function publishes.", topicMembers(topic));
            case PortPlan.BucketPort bucket -> type(unit, port, "The bucket " + name + ", as far as this function " + bucket.mode().verb() + " it.", bucketMembers(bucket));
            case ServicePort service -> type(unit, port, service.story(), service.members(unit));
            case PortPlan.FunctionPort function -> type(unit, port, "The function " + name + ", which this function calls.", functionMembers());
        };
    }

    private static String type(JavaSource unit, PortPlan port, String story, List<String> members) {
        return unit.text(TYPE.fill("story", story, "type", port.facts().typeName(), "members", JavaSource.members(members)));
    }

    static String method(String story, String signature) {
        return "/** " + story + " */\n" + signature + ";";
    }

    static String shortcut(String story, String signature, String body) {
        return "/** " + story + " */\ndefault " + signature + " {\n    " + body + "\n}";
    }

    private static List<String> tableMembers(PortPlan.TablePort table) {
        List<String> members = new ArrayList<>();
        String item = table.item().typeName();
        for (TableMethods.Method method : new TableMethods(table).all()) {
            members.add(method(method.story(), method.signature()));
            if (method.does() == TableMethods.Does.SCAN) {
                members.add(shortcut("The whole table, in no order. Costs by the table's size.", "List<" + item + "> scan()", "return Page.all(this::scan);"));
            }
            if (method.does() == TableMethods.Does.QUERY) {
                members.addAll(queryShortcuts(item, method));
            }
        }
        return members;
    }

    private static List<String> queryShortcuts(String item, TableMethods.Method method) {
        String name = method.signature().substring(method.signature().indexOf(' ') + 1, method.signature().indexOf('('));
        String partition = method.members().getFirst().type().bare() + " " + method.names().getFirst();
        String first = method.names().getFirst();
        String page = JavaNames.distinct(List.of("page"), method.names()).getFirst();
        String story = "All items with that " + JavaNames.comment(method.members().getFirst().attribute());
        if (method.members().size() == 1) {
            return List.of(shortcut(story + ".", "List<" + item + "> " + name + "(" + partition + ")",
                    "return Page.all(" + page + " -> " + name + "(" + first + ", " + page + "));"));
        }
        String sorts = method.names().get(1);
        String range = "Range<" + TableMethods.rangeType(method.members().get(1)) + "> " + sorts;
        return List.of(
                shortcut(story + ".", "List<" + item + "> " + name + "(" + partition + ")", "return " + name + "(" + first + ", Range.all());"),
                shortcut(story + " whose " + JavaNames.comment(method.members().get(1).attribute()) + " is in that range.",
                        "List<" + item + "> " + name + "(" + partition + ", " + range + ")",
                        "return Page.all(" + page + " -> " + name + "(" + first + ", " + sorts + ", " + page + "));"));
    }

    private static List<String> queueMembers(PortPlan.QueuePort queue) {
        String message = queue.message().carrier();
        if (queue.ordered()) {
            return List.of(
                    method("Sends the message; messages of one group stay in order.", "void send(" + message + " message, String group)"),
                    method("Like the other; of messages with the same mark within 5 minutes only the first is kept.",
                            "void send(" + message + " message, String group, String mark)"),
                    method("Sends all messages, as one group in order.", "void sendAll(Collection<" + message + "> messages, String group)"));
        }
        return List.of(
                method("Sends the message.", "void send(" + message + " message)"),
                method("Sends the message, which stays hidden for that time: at most 15 minutes, in whole seconds.",
                        "void send(" + message + " message, Duration delay)"),
                method("Sends all messages.", "void sendAll(Collection<" + message + "> messages)"));
    }

    private static List<String> topicMembers(PortPlan.TopicPort topic) {
        String message = topic.message().carrier();
        return List.of(
                shortcut("Publishes the message.", "void publish(" + message + " message)", "publish(message, Map.of());"),
                method("Publishes the message with attributes, which filters of receivers look at.",
                        "void publish(" + message + " message, Map<String, String> attributes)"));
    }

    private static List<String> bucketMembers(PortPlan.BucketPort bucket) {
        List<String> members = new ArrayList<>();
        if (bucket.mode().reads()) {
            members.add(method("The content of the object of that key.", "Optional<byte[]> get(String key)"));
            members.add(method("The content of the object of that key, as UTF-8 text.", "Optional<String> getText(String key)"));
            members.add(method("The content of a large object, to be read bit by bit and closed.", "Optional<InputStream> open(String key)"));
            members.add(method("The keys that begin so, in order; all of them for empty text.", "List<String> list(String prefix)"));
        }
        if (bucket.mode().writes()) {
            members.add(method("Stores the object, in place of one with the same key; the type is one like {@code image/png}.",
                    "void put(String key, byte[] content, String contentType)"));
            members.add(method("Stores text as UTF-8, in place of an object with the same key.", "void putText(String key, String text)"));
            if (bucket.delete()) {
                members.add(method("Removes the object, if it is there.", "void delete(String key)"));
            }
        }
        return members;
    }

    private static List<String> functionMembers() {
        return List.of(
                "/**\n * Calls with a value and waits for the answer.\n *\n * @throws FunctionCallException if the function failed\n */\n"
                        + "<T> T call(Object input, Class<T> answerType);",
                "/**\n * Calls with JSON and waits for the answer's JSON.\n *\n * @throws FunctionCallException if the function failed\n */\n"
                        + "String callJson(String json);");
    }
}
