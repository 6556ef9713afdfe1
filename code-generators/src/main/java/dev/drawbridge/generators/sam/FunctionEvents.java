package dev.drawbridge.generators.sam;

import dev.drawbridge.generators.syntax.Tree;
import dev.drawbridge.model.Names;
import dev.drawbridge.model.Node;
import dev.drawbridge.model.Value;
import dev.drawbridge.model.WireId;
import dev.drawbridge.model.wire.Trigger;
import dev.drawbridge.model.wire.WireTable;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** The wires that start a function, as events of SAM. Source of the properties: "EventSource" in the AWS SAM specification. */
final class FunctionEvents {

    Block of(SamDesign design, Node function) {
        return of(design, function, Optional.empty());
    }

    /** @param only the one wire whose events are wanted; all when empty */
    Block of(SamDesign design, Node function, Optional<WireId> only) {
        Block events = new Block();
        for (SamDesign.Link link : design.into(function)) {
            if (only.filter(id -> !id.equals(link.wire().id())).isPresent()) {
                continue;
            }
            Optional<Trigger> trigger = link.rule().trigger();
            if (trigger.isPresent()) {
                switch (trigger.get()) {
                    case HTTP -> {
                        if (!link.from().kind().equals(SamKinds.FUNCTION_URL)) {
                            routes(design, link, events);
                        }
                    }
                    case QUEUE_BATCH -> event(design, link, "SQS", queue(design, link), events);
                    case TOPIC_MESSAGE -> event(design, link, "SNS", topic(design, link), events);
                    case BUCKET_EVENT -> event(design, link, "S3", bucket(design, link), events);
                    case SCHEDULE_TICK -> {
                        boolean scheduler = link.from().kind().equals(SamKinds.SCHEDULER);
                        event(design, link, scheduler ? "ScheduleV2" : "Schedule", scheduler ? SchedulerResource.event(design, link) : schedule(design, link), events);
                    }
                    case TABLE_CHANGES -> event(design, link, "DynamoDB", StreamEvents.of(design, link, Tree.getAtt(design.id(link.from()), "StreamArn")), events);
                    case STREAM_RECORDS -> event(design, link, "Kinesis", StreamEvents.of(design, link, design.addresses().arn(link.from())), events);
                    case BUS_EVENT -> event(design, link, "EventBridgeRule", BusRules.event(design, link), events);
                    case KAFKA_RECORDS, BROKER_MESSAGES, DOCUMENT_CHANGES, LOG_LINES, DEVICE_MESSAGE, SKILL_REQUEST ->
                            SourceForm.ofKind(link.from().kind()).ifPresent(form -> SourceEvents.write(design, link, form, events));
                    case USER_EVENT -> SourceEvents.users(design, link, events);
                    // SAM has no event for messages of connections: they stand with their API
                    case SOCKET_MESSAGE, GRAPHQL_FIELD -> { }
                    case INVOCATION -> SourceEvents.any(design, link, events);
                }
            }
        }
        return events;
    }

    static void event(SamDesign design, SamDesign.Link link, String type, Block properties, Block events) {
        String name = design.ids().event(link.to(), link.wire().id().value(), design.id(link.from()));
        events.put(name, new Block().put("Type", type).put("Properties", properties));
    }

    static void routes(SamDesign design, SamDesign.Link link, Block events) {
        boolean guarded = HttpApiResource.isGuarded(design, link.from());
        for (Value.Entries route : link.rule().rows(link.wire(), WireTable.ROUTES)) {
            String path = route.text("path").orElse("/");
            boolean rest = link.from().kind().equals(SamKinds.REST_API);
            Block properties = new Block().put(rest ? "RestApiId" : "ApiId", Tree.ref(design.id(link.from())))
                    .put("Method", rest ? method(route).toLowerCase(Locale.ROOT) : method(route)).put("Path", path);
            if (guarded && !route.get("authorize").flatMap(Value::asFlag).orElse(true)) {
                properties.put("Auth", new Block().put("Authorizer", "NONE"));
            }
            String wish = Names.pascal(method(route) + " " + path);
            String name = design.ids().event(link.to(), link.wire().id() + " " + method(route) + " " + path, wish);
            events.put(name, new Block().put("Type", rest ? "Api" : "HttpApi").put("Properties", properties));
        }
    }

    /** The method of a route, in capitals; {@code ANY} is what API Gateway calls all of them. */
    static String method(Value.Entries route) {
        return route.text("method").orElse("GET").toUpperCase(Locale.ROOT);
    }

    private static Block queue(SamDesign design, SamDesign.Link link) {
        Block properties = new Block().put("Queue", design.addresses().arn(link.from()))
                .put("BatchSize", design.field(link, "batchSize"));
        if (link.rule().whole(link.wire(), "batchWindow").orElse(1) > 0) {
            properties.put("MaximumBatchingWindowInSeconds", design.field(link, "batchWindow"));
        }
        return properties.put("ScalingConfig", new Block().put("MaximumConcurrency", design.field(link, "maximumConcurrency")))
                .put("FunctionResponseTypes", Block.strings("ReportBatchItemFailures"));
    }

    private static Block topic(SamDesign design, SamDesign.Link link) {
        return new Block().put("Topic", design.addresses().arn(link.from())).put("FilterPolicy", TopicResource.filter(design, link));
    }

    private static Block bucket(SamDesign design, SamDesign.Link link) {
        List<Tree> rules = keyRules(design, link);
        Block properties = new Block().put("Bucket", Tree.ref(design.id(link.from()))).put("Events", design.field(link, "events"));
        return rules.isEmpty() ? properties : properties.put("Filter", Tree.map("S3Key", Tree.map("Rules", Tree.seq(rules))));
    }

    /** Which keys a wire of a bucket is about. */
    static List<Tree> keyRules(SamDesign design, SamDesign.Link link) {
        List<Tree> rules = new ArrayList<>();
        design.field(link, "prefix").ifPresent(text -> rules.add(new Block().put("Name", "prefix").put("Value", text).tree()));
        design.field(link, "suffix").ifPresent(text -> rules.add(new Block().put("Name", "suffix").put("Value", text).tree()));
        return rules;
    }

    static Block schedule(SamDesign design, SamDesign.Link link) {
        Block properties = new Block().put("Schedule", design.field(link.from(), "expression"));
        if (!design.flag(link.from(), "enabled")) {
            properties.put("Enabled", false);
        }
        return properties.put("Input", design.field(link, "input"));
    }
}
