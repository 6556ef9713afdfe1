package dev.drawbridge.generators.java;

import dev.drawbridge.generators.GeneratedFile;
import dev.drawbridge.generators.Ownership;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * The types that a function's code and its adapters share, as source in each function's project: event types (all of them,
 * so that taking a wire away does not break code that still mentions one), the ports of its wires, items and messages.
 */
final class SharedTypes {
    private static final List<String> EVENTS = List.of("Batch", "BatchResult", "Delivery", "HttpException", "HttpRequest", "HttpResponse", "Invocation",
            "Json", "ObjectEvent", "Tick");
    private static final List<String> TABLE_TYPES = List.of("Page", "Paging", "Range");
    private static final TextTemplate BATCH = TextTemplate.of("""
            import ${events}.Batch;
            import ${events}.Delivery;
            import ${events}.Json;
            import java.util.ArrayList;
            import java.util.List;

            /** Messages of the queue ${queue}. */
            public final class ${type} extends Batch<${message}> {
                public ${type}(List<Delivery> deliveries) {
                    super(deliveries, ${ordered});
                }

                /** A batch of those messages, for tests. */
                public static ${type} of(${message}... messages) {
                    List<Delivery> deliveries = new ArrayList<>();
                    for (${message} message : messages) {
                        deliveries.add(Delivery.of("message-" + (deliveries.size() + 1), ${write}));
                    }
                    return new ${type}(deliveries);
                }

                @Override
                protected ${message} read(String body) {
                    ${unwrap}
                    return ${read};
                }
            }
            """);
    private static final String UNWRAP = """
            // the topic before the queue puts its notification around the message
            body = body.stripLeading().startsWith("{") ? Json.tree(body).path("Message").asText(body) : body;""";
    private static final TextTemplate NOTIFICATION = TextTemplate.of("""
            import java.time.Instant;
            import java.util.Map;

            /**
             * A message of the topic ${topic}.
             *
             * @param id that the topic gave it
             * @param attributes what the publisher put beside it
             * @param time when it was published
             */
            public record ${type}(${message} message, String id, Map<String, String> attributes, Instant time) {
                public ${type} {
                    attributes = Map.copyOf(attributes);
                }

                /** A message that was published now, for tests. */
                public static ${type} of(${message} message) {
                    return new ${type}(message, "message-1", Map.of(), Instant.now());
                }
            }
            """);

    private SharedTypes() {}

    static List<GeneratedFile> of(FunctionPlan plan) {
        List<GeneratedFile> files = new ArrayList<>();
        FunctionCode code = plan.code();
        EVENTS.forEach(type -> files.add(resource(code, code.eventsPackage(), type)));
        if (!plan.ports(PortPlan.TablePort.class).isEmpty()) {
            TABLE_TYPES.forEach(type -> files.add(resource(code, code.portsPackage(), type)));
        }
        if (!plan.ports(PortPlan.FunctionPort.class).isEmpty()) {
            files.add(resource(code, code.portsPackage(), "FunctionCallException"));
        }
        plan.ports(ServicePort.class).stream().flatMap(port -> port.types().stream()).distinct().forEach(type -> files.add(resource(code, code.portsPackage(), type)));
        for (PortPlan port : plan.ports()) {
            JavaSource unit = new JavaSource(code.portsPackage(), port.facts().typeName());
            files.add(file(code, unit, PortSource.text(unit, port)));
        }
        records(plan).forEach((shape, story) -> {
            JavaSource unit = new JavaSource(code.portsPackage(), shape.typeName());
            files.add(file(code, unit, RecordSource.text(unit, shape, story)));
        });
        plan.starts(StartPlan.QueueBatch.class).forEach(queue -> files.add(batch(code, queue)));
        plan.starts(StartPlan.TopicMessage.class).forEach(topic -> files.add(notification(code, topic)));
        plan.starts(EventStart.class).stream().flatMap(start -> start.types(code).stream()).distinct().forEach(files::add);
        return files;
    }

    private static Map<Shape, String> records(FunctionPlan plan) {
        Map<Shape, String> records = new LinkedHashMap<>();
        for (PortPlan port : plan.ports()) {
            switch (port) {
                case PortPlan.TablePort table -> records.put(table.item(), "An item of the table " + JavaNames.comment(port.facts().card().name()) + ".");
                case PortPlan.QueuePort queue -> records.put(queue.message(), "A message of the queue " + JavaNames.comment(port.facts().card().name()) + ".");
                case PortPlan.TopicPort topic -> records.put(topic.message(), "A message of the topic " + JavaNames.comment(port.facts().card().name()) + ".");
                case PortPlan.BucketPort bucket -> { }
                case PortPlan.FunctionPort function -> { }
                case ServicePort service -> records.putAll(service.records());
            }
        }
        plan.starts(StartPlan.QueueBatch.class).forEach(queue -> records.put(queue.message(), "A message of the queue " + JavaNames.comment(queue.card()) + "."));
        plan.starts(StartPlan.TopicMessage.class).forEach(topic -> records.put(topic.message(), "A message of the topic " + JavaNames.comment(topic.card()) + "."));
        plan.starts(EventStart.class).forEach(start -> records.putAll(start.records()));
        records.keySet().removeIf(Shape::plainText);
        return records;
    }

    private static GeneratedFile batch(FunctionCode code, StartPlan.QueueBatch queue) {
        JavaSource unit = new JavaSource(code.eventsPackage(), queue.typeName());
        boolean plain = queue.message().plainText();
        String message = plain ? "String" : unit.type(code.portsPackage() + "." + queue.message().typeName());
        return file(code, unit, unit.text(BATCH.fill("events", code.eventsPackage(), "queue", JavaNames.comment(queue.card()), "type", queue.typeName(),
                "message", message, "ordered", String.valueOf(queue.ordered()), "unwrap", queue.wrapped() ? UNWRAP : "",
                "write", plain ? "message" : "Json.write(message)", "read", plain ? "body" : "Json.read(body, " + message + ".class)")));
    }

    private static GeneratedFile notification(FunctionCode code, StartPlan.TopicMessage topic) {
        JavaSource unit = new JavaSource(code.eventsPackage(), topic.typeName());
        String message = topic.message().plainText() ? "String" : unit.type(code.portsPackage() + "." + topic.message().typeName());
        return file(code, unit, unit.text(NOTIFICATION.fill("topic", JavaNames.comment(topic.card()), "type", topic.typeName(), "message", message)));
    }

    /** A type that is the same for every function. */
    static GeneratedFile resource(FunctionCode code, String packageName, String type) {
        JavaSource unit = new JavaSource(packageName, type);
        return file(code, unit, unit.text(TextTemplate.resource(SharedTypes.class, "templates/" + type + ".java.txt").fill()));
    }

    /** A generated source of the function. */
    static GeneratedFile file(FunctionCode code, JavaSource unit, String text) {
        return new GeneratedFile(code.generatedRoot() + "/" + unit.path(), text, Ownership.GENERATED);
    }
}
