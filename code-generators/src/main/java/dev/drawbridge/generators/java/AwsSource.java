package dev.drawbridge.generators.java;

import dev.drawbridge.generators.GeneratedFile;
import dev.drawbridge.model.Names;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;

/**
 * The AWS adapter of a function: the class that Lambda starts, the ports, and the small classes they share. A function with
 * one trigger gets the event's own class; one with several reads the bytes and tells them apart.
 */
final class AwsSource {
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
    private static final TextTemplate CONSTRUCTOR = TextTemplate.of("""
            import software.amazon.awssdk.http.urlconnection.UrlConnectionHttpClient;
            import software.amazon.awssdk.http.SdkHttpClient;
            import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
            import software.amazon.awssdk.services.lambda.LambdaClient;
            import software.amazon.awssdk.services.s3.S3Client;
            import software.amazon.awssdk.services.sns.SnsClient;
            import software.amazon.awssdk.services.sqs.SqsClient;

            /** Makes clients and ports once for each copy of the function; SnapStart keeps what is made here. */
            public ${type}() {
                ${clients}
                function = Construction.of(${arguments});
            }
            """);
    private static final String BUCKET_LOOP = "BucketEvents.events(%s).forEach(each -> Calls.run(() -> function.handle(each)));";
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

    private AwsSource(FunctionPlan plan) {
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
    }

    static List<GeneratedFile> of(FunctionPlan plan) {
        List<GeneratedFile> files = new ArrayList<>(AwsPortSource.of(plan));
        AwsSource source = new AwsSource(plan);
        files.add(SharedTypes.file(plan.code(), source.unit, source.handler()));
        for (String shared : needed(plan)) {
            JavaSource unit = new JavaSource(plan.code().awsPackage(), shared);
            files.add(SharedTypes.file(plan.code(), unit, unit.text(shared(plan, shared))));
        }
        return files;
    }

    private static String shared(FunctionPlan plan, String type) {
        TextTemplate template = TextTemplate.resource(AwsSource.class, "templates/aws/" + type + ".java.txt");
        Map<String, String> values = new LinkedHashMap<>();
        if (template.has("events")) {
            values.put("events", plan.code().eventsPackage());
        }
        if (template.has("ports")) {
            values.put("ports", plan.code().portsPackage());
        }
        return template.fill(values);
    }

    private static TreeSet<String> needed(FunctionPlan plan) {
        TreeSet<String> needed = new TreeSet<>(List.of("Construction", "Calls"));
        if (!plan.ports().isEmpty()) {
            needed.add("Environment");
        }
        if (!plan.ports(PortPlan.TablePort.class).isEmpty()) {
            needed.add("DynamoTable");
        }
        for (StartPlan start : plan.starts()) {
            switch (start) {
                case StartPlan.Http http -> {
                    if (http.plain()) {
                        needed.add("HttpEvents");
                    }
                    if (http.rest()) {
                        needed.add("RestEvents");
                    }
                }
                case StartPlan.QueueBatch queue -> needed.add("QueueEvents");
                case StartPlan.TopicMessage topic -> needed.add("TopicEvents");
                case StartPlan.BucketEvent bucket -> needed.add("BucketEvents");
                case StartPlan.ScheduleTick tick -> needed.add("ScheduleEvents");
                case StartPlan.Invocation invocation -> { }
                case EventStart other -> needed.addAll(helpers(plan, other));
            }
        }
        if (reads(plan) && !(plan.starts().size() == 1 && (plan.startedBy(StartPlan.Invocation.class) || readsText(plan)))) {
            needed.add("EventShapes");
        }
        return needed;
    }

    private static List<String> helpers(FunctionPlan plan, EventStart start) {
        return start.lambda(new JavaSource(plan.code().awsPackage(), plan.code().className() + "Handler"), plan.code(), 1).helpers();
    }

    /** Whether the function reads the bytes of events itself. */
    static boolean reads(FunctionPlan plan) {
        return plan.starts().size() > 1 || plan.startedBy(StartPlan.Invocation.class) || readsText(plan) || plan.starts(EventStart.class).stream().anyMatch(EventStart::isTree)
                || plan.starts(StartPlan.Http.class).stream().anyMatch(http -> http.plain() && http.rest())
                || plan.starts(StartPlan.ScheduleTick.class).stream().anyMatch(tick -> !tick.inputs().isEmpty());
    }

    private static boolean readsText(FunctionPlan plan) {
        return plan.starts(EventStart.class).stream().anyMatch(EventStart::fromText);
    }

    /** Whether it turns bytes into Lambda's event classes itself. */
    static boolean deserializes(FunctionPlan plan) {
        return reads(plan) && plan.starts().stream().anyMatch(start -> !(start instanceof StartPlan.Invocation) && !(start instanceof EventStart event && (event.fromText() || event.isTree()))
                && !(start instanceof StartPlan.ScheduleTick tick && !tick.plain()));
    }

    private String handler() {
        return unit.text(reads(plan) ? many() : one(plan.starts().getFirst()));
    }

    private String constructor() {
        Map<String, String> clients = new LinkedHashMap<>();
        List<String> arguments = new ArrayList<>(List.of(core + ".class"));
        for (PortPlan port : plan.ports()) {
            String variable = switch (port) {
                case PortPlan.TablePort table -> client(clients, "dynamoDb", "DynamoDbClient");
                case PortPlan.QueuePort queue -> client(clients, "sqs", "SqsClient");
                case PortPlan.TopicPort topic -> client(clients, "sns", "SnsClient");
                case PortPlan.BucketPort bucket -> client(clients, "s3", "S3Client");
                case PortPlan.FunctionPort function -> client(clients, "lambda", "LambdaClient");
                case ServicePort service when service.makesClient() -> "http";
                case ServicePort service -> client(clients, service.client().variable(), unit.type(service.client().type()));
            };
            List<String> settings = port.facts().environment().stream().map(setting -> "Environment.get(" + JavaNames.literal(setting.variable()) + ")").toList();
            arguments.add("new " + AwsPortSource.typeName(port) + "(" + variable + ", " + String.join(", ", settings) + ")");
        }
        List<String> lines = new ArrayList<>();
        if (!plan.ports().isEmpty()) {
            lines.add("SdkHttpClient http = UrlConnectionHttpClient.create();");
            lines.addAll(clients.values());
        }
        String separator = arguments.size() > 1 ? ",\n        " : "";
        return CONSTRUCTOR.fill("type", plan.code().className() + "Handler",
                "clients", String.join("\n", lines), "arguments", String.join(separator, arguments));
    }

    private static String client(Map<String, String> clients, String variable, String type) {
        clients.putIfAbsent(variable, type + " " + variable + " = " + type + ".builder().httpClient(http).build();");
        return variable;
    }

    private String one(StartPlan start) {
        return switch (start) {
            case StartPlan.Http http -> http.rest()
                    ? one(unit.type(REST_EVENT), unit.type(REST_RESPONSE), "return " + restCall(http, "event") + ";")
                    : one("APIGatewayV2HTTPEvent", "APIGatewayV2HTTPResponse", "return HttpEvents.answer(event, function::handle);");
            case StartPlan.QueueBatch queue -> one("SQSEvent", "SQSBatchResponse", "return " + queue(queue, "event") + ";");
            case StartPlan.TopicMessage topic -> one("SNSEvent", "Void", topic(topic, "event") + "\nreturn null;");
            case StartPlan.BucketEvent bucket -> one("S3Event", "Void", BUCKET_LOOP.formatted("event") + "\nreturn null;");
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
        return head() + ONE.fill("core", core, "type", plan.code().className() + "Handler", "event", event, "result", result,
                "constructor", members(constructor()), "body", body);
    }

    /** Import lines of members go to the head of the unit. */
    private String head() {
        return String.join("\n", constructor().lines().filter(line -> line.startsWith("import ")).toList()) + "\n";
    }

    private static String members(String text) {
        return String.join("\n", text.lines().filter(line -> !line.startsWith("import ")).toList()).strip();
    }

    private static String restCall(StartPlan.Http http, String event) {
        return "RestEvents.answer(" + event + ", function::handle" + String.join("", http.origins().stream().map(origin -> ", " + JavaNames.literal(origin)).toList()) + ")";
    }

    private String queue(StartPlan.QueueBatch queue, String event) {
        String batch = unit.type(plan.code().eventsPackage() + "." + queue.typeName());
        return "QueueEvents.response(Calls.call(() -> function.handle(new " + batch + "(QueueEvents.deliveries(" + event + ")))))";
    }

    private String topic(StartPlan.TopicMessage topic, String event) {
        String notification = unit.type(plan.code().eventsPackage() + "." + topic.typeName());
        String message = topic.message().plainText() ? "message.getMessage()"
                : unit.type(plan.code().eventsPackage() + ".Json") + ".read(message.getMessage(), " + unit.type(plan.code().portsPackage() + "." + topic.message().typeName()) + ".class)";
        return "for (SNSEvent.SNSRecord record : " + event + ".getRecords()) {\n    SNSEvent.SNS message = record.getSNS();\n"
                + "    Calls.run(() -> function.handle(new " + notification + "(\n            " + message
                + ",\n            message.getMessageId(), TopicEvents.attributes(message), TopicEvents.time(message))));\n}";
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
                        cases.add(when("EventShapes.rest(event)", "return write(\n        " + restCall(http, "read(text, " + event + ".class)") + ",\n        " + unit.type(REST_RESPONSE) + ".class);"));
                    }
                }
                case StartPlan.QueueBatch queue -> cases.add(when("EventShapes.queue(event)" + isOf(plan.starts(StartPlan.QueueBatch.class).size(), queue.card()),
                        "SQSEvent messages = read(text, SQSEvent.class);\nreturn write(\n        " + queue(queue, "messages") + ",\n        SQSBatchResponse.class);"));
                case StartPlan.TopicMessage topic -> cases.add(when("EventShapes.topic(event)" + isOf(plan.starts(StartPlan.TopicMessage.class).size(), topic.card()),
                        topic(topic, "read(text, SNSEvent.class)") + "\nreturn \"null\";"));
                case StartPlan.BucketEvent bucket -> cases.add(when("EventShapes.bucket(event)",
                        BUCKET_LOOP.formatted("read(text, S3Event.class)") + "\nreturn \"null\";"));
                case StartPlan.ScheduleTick tick -> ticks(tick, cases, alone);
                case EventStart text when text.fromText() -> {
                    EventStart.Lambda lambda = text.lambda(unit, plan.code(), 1);
                    String answer = "return " + lambda.call().formatted("text") + ";";
                    cases.add(alone ? answer : when(lambda.condition(), answer));
                }
                case EventStart other -> cases.add(when(other, other.lambda(unit, plan.code(), plan.starts(other.getClass()).size())));
                case StartPlan.Invocation invocation -> cases.add("return " + json() + ".write(Calls.call(() -> function.handle(new "
                        + unit.type(plan.code().eventsPackage() + ".Invocation") + "(text))));");
            }
        }
        boolean last = cases.getLast().startsWith("return") || cases.getLast().startsWith("Calls");
        if (!last) {
            cases.add("throw new IllegalStateException(" + JavaNames.literal("None of the wires of " + plan.name() + " sends an event like this: ") + " + text);");
        }
        if (deserializes(plan)) {
            methods.add(READ);
        }
        if (cases.stream().anyMatch(text -> text.contains("return write("))) {
            methods.add(WRITE);
        }
        boolean asks = cases.stream().anyMatch(text -> text.contains("(event)") || text.contains("event.equals"));
        return head() + MANY.fill("core", core, "type", plan.code().className() + "Handler", "constructor", members(constructor()),
                "tree", asks ? "JsonNode event = " + json() + ".tree(text);" : "", "cases", String.join("\n", cases), "methods", JavaSource.members(methods));
    }

    private String json() {
        return unit.type(plan.code().eventsPackage() + ".Json");
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
            cases.add(when("event.equals(" + json() + ".tree(" + JavaNames.literal(input) + "))", own));
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
