package dev.drawbridge.generators.java;

import dev.drawbridge.generators.GeneratedFile;
import dev.drawbridge.model.Names;
import java.util.ArrayList;
import java.util.List;

/**
 * The class that Lambda starts. A function with one trigger gets the event's own class; one with several reads the bytes and tells them
 * apart.
 */
final class AwsHandler {
    private static final TextTemplate ONE = TextTemplate.of("""
            import com.amazonaws.services.lambda.runtime.Context;
            import com.amazonaws.services.lambda.runtime.RequestHandler;
            import com.amazonaws.services.lambda.runtime.events.APIGatewayV2HTTPEvent;
            import com.amazonaws.services.lambda.runtime.events.APIGatewayV2HTTPResponse;
            import com.amazonaws.services.lambda.runtime.events.S3Event;
            import com.amazonaws.services.lambda.runtime.events.SNSEvent;
            import com.amazonaws.services.lambda.runtime.events.SQSBatchResponse;
            import com.amazonaws.services.lambda.runtime.events.SQSEvent;
            import com.amazonaws.services.lambda.runtime.events.ScheduledEvent;

            /** What Lambda starts: hands its events to {@link ${core}}. */
            public final class ${type} implements RequestHandler<${event}, ${result}> {
                private final ${core} function;

                ${constructor}

                @Override
                public ${result} handleRequest(${event} event, Context context) {
                    ${body}
                }
            }
            """);
    private static final TextTemplate MANY = TextTemplate.of("""
            import com.amazonaws.services.lambda.runtime.Context;
            import com.amazonaws.services.lambda.runtime.RequestStreamHandler;
            import com.amazonaws.services.lambda.runtime.events.APIGatewayV2HTTPEvent;
            import com.amazonaws.services.lambda.runtime.events.APIGatewayV2HTTPResponse;
            import com.amazonaws.services.lambda.runtime.events.S3Event;
            import com.amazonaws.services.lambda.runtime.events.SNSEvent;
            import com.amazonaws.services.lambda.runtime.events.SQSBatchResponse;
            import com.amazonaws.services.lambda.runtime.events.SQSEvent;
            import com.amazonaws.services.lambda.runtime.events.ScheduledEvent;
            import com.amazonaws.services.lambda.runtime.serialization.events.LambdaEventSerializers;
            import com.amazonaws.services.lambda.runtime.serialization.factories.JacksonFactory;
            import com.fasterxml.jackson.databind.JsonNode;
            import java.io.ByteArrayOutputStream;
            import java.io.IOException;
            import java.io.InputStream;
            import java.io.OutputStream;
            import java.nio.charset.StandardCharsets;
            import java.time.Instant;
            import java.util.Set;

            /** What Lambda starts: tells events apart and hands them to {@link ${core}}. */
            public final class ${type} implements RequestStreamHandler {
                private final ${core} function;

                ${constructor}

                @Override
                public void handleRequest(InputStream in, OutputStream out, Context context) throws IOException {
                    String text = new String(in.readAllBytes(), StandardCharsets.UTF_8);
                    out.write(answer(text).getBytes(StandardCharsets.UTF_8));
                }

                private String answer(String text) {
                    ${tree}
                    ${cases}
                }

                ${methods}
            }
            """);
    private static final String READ = """
            private static <E> E read(String text, Class<E> type) {
                if (LambdaEventSerializers.isLambdaSupportedEvent(type.getName())) {
                    return LambdaEventSerializers.serializerFor(type, type.getClassLoader()).fromJson(text);
                }
                return JacksonFactory.getInstance().getSerializer(type).fromJson(text);
            }""";
    private static final String WRITE = """
            private static <R> String write(R result, Class<R> type) {
                ByteArrayOutputStream out = new ByteArrayOutputStream();
                JacksonFactory.getInstance().getSerializer(type).toJson(result, out);
                return out.toString(StandardCharsets.UTF_8);
            }""";
    private static final String REST_EVENT = "com.amazonaws.services.lambda.runtime.events.APIGatewayProxyRequestEvent";
    private static final String REST_RESPONSE = "com.amazonaws.services.lambda.runtime.events.APIGatewayProxyResponseEvent";
    private static final List<String> SHARED = List.of("Construction", "Calls", "Environment", "HttpEvents", "RestEvents", "QueueEvents", "TopicEvents", "BucketEvents",
            "ScheduleEvents", "EventShapes", "DynamoTable");

    private final FunctionPlan plan;
    private final JavaSource unit;
    private final String core;
    private final AwsConstruction construction;
    private final AwsCalls calls;

    private AwsHandler(FunctionPlan plan) {
        this.plan = plan;
        List<String> neighbours = new ArrayList<>(SHARED);
        plan.ports().forEach(port -> neighbours.add(AwsPortSource.typeName(port)));
        plan.starts(EventStart.class).forEach(start -> neighbours.addAll(helpers(plan, start)));
        this.unit = new JavaSource(plan.code().awsPackage(), plan.code().className() + "Handler", neighbours);
        // names of the handler's own templates come first, so that they stay short
        for (String type : List.of("Context", "RequestHandler", "RequestStreamHandler")) {
            unit.type("com.amazonaws.services.lambda.runtime." + type);
        }
        this.core = unit.type(plan.code().packageName() + "." + plan.code().className());
        this.construction = new AwsConstruction(plan, unit, core);
        this.calls = new AwsCalls(plan, unit);
    }

    static GeneratedFile file(FunctionPlan plan) {
        AwsHandler handler = new AwsHandler(plan);
        return SharedTypes.file(plan.code(), handler.unit, handler.unit.text(AwsSource.reads(plan) ? handler.many() : handler.one(plan.starts().getFirst())));
    }

    /** The shared classes that an event of that sort needs. */
    static List<String> helpers(FunctionPlan plan, EventStart start) {
        return start.lambda(new JavaSource(plan.code().awsPackage(), plan.code().className() + "Handler"), plan.code(), 1).helpers();
    }

    private String one(StartPlan start) {
        return switch (start) {
            case StartPlan.Http http -> http.rest()
                    ? one(unit.type(REST_EVENT), unit.type(REST_RESPONSE), "return " + calls.rest(http, "event") + ";")
                    : one("APIGatewayV2HTTPEvent", "APIGatewayV2HTTPResponse", "return HttpEvents.answer(event, function::handle);");
            case StartPlan.QueueBatch queue -> one("SQSEvent", "SQSBatchResponse", "return " + calls.queue(queue, "event") + ";");
            case StartPlan.TopicMessage topic -> one("SNSEvent", "Void", calls.topic(topic, "event") + "\nreturn null;");
            case StartPlan.BucketEvent bucket -> one("S3Event", "Void", calls.bucket("event") + "\nreturn null;");
            case StartPlan.ScheduleTick tick -> one("ScheduledEvent", "Void", "Calls.run(() -> function.handle(ScheduleEvents.tick(event)));\nreturn null;");
            case StartPlan.Invocation invocation -> throw new IllegalStateException("A call has no class of its own");
            case EventStart other -> one(other.lambda(unit, plan.code(), 1));
        };
    }

    private String one(EventStart.Lambda lambda) {
        String call = lambda.call().formatted("event");
        return one(unit.type(lambda.event()), lambda.result().map(unit::type).orElse("Void"), lambda.result().isPresent() ? "return " + call + ";" : call + "\nreturn null;");
    }

    private String when(EventStart start, EventStart.Lambda lambda) {
        if (start.isTree()) {
            return when(lambda.condition(), lambda.result().isPresent() ? "return " + lambda.call() + ";" : lambda.call() + "\nreturn \"null\";");
        }
        String type = unit.type(lambda.event());
        String call = lambda.call().formatted("read(text, " + type + ".class)");
        return when(lambda.condition(), lambda.result().map(result -> "return write(" + call + ", " + unit.type(result) + ".class);").orElse(call + "\nreturn \"null\";"));
    }

    private String one(String event, String result, String body) {
        return construction.imports() + ONE.fill("core", core, "type", plan.code().className() + "Handler", "event", event, "result", result,
                "constructor", construction.member(), "body", body);
    }

    private String many() {
        List<String> cases = new ArrayList<>();
        List<String> methods = new ArrayList<>();
        boolean alone = plan.starts().size() == 1;
        for (StartPlan start : plan.starts()) {
            switch (start) {
                case StartPlan.Http http -> {
                    if (http.plain()) {
                        cases.add(when("EventShapes.http(event)",
                                "return write(HttpEvents.answer(read(text, APIGatewayV2HTTPEvent.class), function::handle), APIGatewayV2HTTPResponse.class);"));
                    }
                    if (http.rest()) {
                        String event = unit.type(REST_EVENT);
                        cases.add(when("EventShapes.rest(event)", "return write(\n        " + calls.rest(http, "read(text, " + event + ".class)") + ",\n        " + unit.type(REST_RESPONSE) + ".class);"));
                    }
                }
                case StartPlan.QueueBatch queue -> cases.add(when("EventShapes.queue(event)" + isOf(plan.starts(StartPlan.QueueBatch.class).size(), queue.card()),
                        "SQSEvent messages = read(text, SQSEvent.class);\nreturn write(\n        " + calls.queue(queue, "messages") + ",\n        SQSBatchResponse.class);"));
                case StartPlan.TopicMessage topic -> cases.add(when("EventShapes.topic(event)" + isOf(plan.starts(StartPlan.TopicMessage.class).size(), topic.card()),
                        calls.topic(topic, "read(text, SNSEvent.class)") + "\nreturn \"null\";"));
                case StartPlan.BucketEvent bucket -> cases.add(when("EventShapes.bucket(event)",
                        calls.bucket("read(text, S3Event.class)") + "\nreturn \"null\";"));
                case StartPlan.ScheduleTick tick -> ticks(tick, cases, alone);
                case EventStart text when text.fromText() -> {
                    EventStart.Lambda lambda = text.lambda(unit, plan.code(), 1);
                    String answer = "return " + lambda.call().formatted("text") + ";";
                    cases.add(alone ? answer : when(lambda.condition(), answer));
                }
                case EventStart other -> cases.add(when(other, other.lambda(unit, plan.code(), plan.starts(other.getClass()).size())));
                case StartPlan.Invocation invocation -> cases.add("return " + calls.json() + ".write(Calls.call(() -> function.handle(new "
                        + unit.type(plan.code().eventsPackage() + ".Invocation") + "(text))));");
            }
        }
        boolean last = cases.getLast().startsWith("return") || cases.getLast().startsWith("Calls");
        if (!last) {
            cases.add("throw new IllegalStateException(" + JavaNames.literal("None of the wires of " + plan.name() + " sends an event like this: ") + " + text);");
        }
        if (AwsSource.deserializes(plan)) {
            methods.add(READ);
        }
        if (cases.stream().anyMatch(text -> text.contains("return write("))) {
            methods.add(WRITE);
        }
        boolean asks = cases.stream().anyMatch(text -> text.contains("(event)") || text.contains("event.equals"));
        return construction.imports() + MANY.fill("core", core, "type", plan.code().className() + "Handler", "constructor", construction.member(),
                "tree", asks ? "JsonNode event = " + calls.json() + ".tree(text);" : "", "cases", String.join("\n", cases), "methods", JavaSource.members(methods));
    }

    /** Schedules may hand over a text of their own, which is then the whole event. */
    private void ticks(StartPlan.ScheduleTick tick, List<String> cases, boolean alone) {
        if (tick.plain()) {
            cases.add(when("EventShapes.schedule(event)", "Calls.run(() -> function.handle(ScheduleEvents.tick(read(text, ScheduledEvent.class))));\nreturn \"null\";"));
        }
        String own = "Calls.run(() -> function.handle(new " + unit.type(plan.code().eventsPackage() + ".Tick") + "(Instant.now(), \"\", text)));\nreturn \"null\";";
        if (tick.inputs().isEmpty()) {
            return;
        }
        if (alone) {
            cases.add(own);
            return;
        }
        for (String input : tick.inputs()) {
            cases.add(when("event.equals(" + calls.json() + ".tree(" + JavaNames.literal(input) + "))", own));
        }
    }

    private static String when(String condition, String body) {
        return "if (" + condition + ") {\n    " + body.replace("\n", "\n    ") + "\n}";
    }

    private static String isOf(int count, String card) {
        if (count == 1) {
            return "";
        }
        String pascal = Names.pascal(card);
        return " && EventShapes.isOf(EventShapes.arn(event), " + JavaNames.literal(Names.kebab(card)) + ", Set.of("
                + JavaNames.literal(pascal) + ", " + JavaNames.literal(pascal + "Queue") + ", " + JavaNames.literal(pascal + "Topic") + "))";
    }
}
