package dev.drawbridge.generators.lens;

import dev.drawbridge.generators.syntax.Tree;
import dev.drawbridge.generators.syntax.TreePath;
import dev.drawbridge.model.Value;
import dev.drawbridge.model.WireRole;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Wires that stand as resources of their own, or as properties of the source: mappings, subscriptions, rules, notifications, redrives. */
final class ResourceWires {
    /** Kinds whose records are read from a stream. */
    private static final List<String> STREAMS = List.of("table", "stream");

    private final Cards cards;
    private final References references;
    private final Finds finds;

    ResourceWires(Cards cards, Finds finds) {
        this.cards = cards;
        this.references = cards.references();
        this.finds = finds;
    }

    void read(SourceTemplate.Part part) {
        FunctionUrls.read(cards, finds, part);
        PipeWires.read(cards, finds, part);
        SchedulerWires.read(cards, finds, part);
        SocketWires.read(cards, finds, part);
        GraphWires.read(cards, finds, part);
        if (SourceWires.read(cards, finds, part)) {
            return;
        }
        switch (part.type()) {
            case "AWS::Lambda::EventSourceMapping" -> mapping(part);
            case "AWS::SNS::Subscription" -> subscription(part.property("TopicArn").flatMap(references::target), part.properties(), part.path());
            case "AWS::SNS::Topic" -> {
                List<Tree> inside = part.property("Subscription").map(Tree::items).orElse(List.of());
                for (int i = 0; i < inside.size(); i++) {
                    subscription(Optional.of(part.id()), inside.get(i), part.path("Subscription").child(i));
                }
            }
            case "AWS::Cognito::UserPool" -> SourceWires.users(cards, finds, part);
            case "AWS::Events::Rule" -> rule(part);
            case "AWS::S3::Bucket" -> notifications(part);
            case "AWS::SQS::Queue" -> part.property("RedrivePolicy", "deadLetterTargetArn").flatMap(references::target).filter(id -> cards.is(id, "queue"))
                    .ifPresent(id -> finds.add(part.id(), WireRole.ON_FAILURE, id, Map.of(), part.path("RedrivePolicy")));
            case "AWS::Serverless::Function", "AWS::Lambda::Function" -> failures(part);
            case "AWS::Lambda::EventInvokeConfig" -> part.property("FunctionName").flatMap(references::target).filter(id -> cards.is(id, "function"))
                    .ifPresent(function -> destination(function, part.properties(), part.path()));
            default -> { }
        }
    }

    private void mapping(SourceTemplate.Part part) {
        Optional<String> function = part.property("FunctionName").flatMap(references::target).filter(id -> cards.is(id, "function"));
        // a consumer of a stream is a part of it
        Optional<String> source = part.property("EventSourceArn").flatMap(references::target).map(id -> cards.is(cards.owners().getOrDefault(id, id), "stream") ? cards.owners().getOrDefault(id, id) : id);
        if (function.isPresent() && source.filter(id -> cards.is(id, "queue")).isPresent()) {
            finds.add(source.get(), WireRole.TRIGGER, function.get(), EventWires.batch(part.properties()), part.path());
        } else if (function.isPresent() && source.filter(id -> STREAMS.stream().anyMatch(kind -> cards.is(id, kind))).isPresent()) {
            finds.add(source.get(), WireRole.TRIGGER, function.get(), StreamWires.fields(part.properties()), part.path());
            StreamWires.failure(cards, finds, function.get(), part.properties(), part.path().child("Properties"));
        } else if (function.isPresent() && source.filter(cards::isPlain).isPresent()) {
            finds.add(source.get(), WireRole.TRIGGER, function.get(), Map.of(), part.path());
        } else if (function.isPresent()) {
            finds.strange(part.path(), part.id() + " (event source mapping)");
        }
    }

    private void subscription(Optional<String> topic, Tree properties, TreePath place) {
        Optional<String> receiver = properties.get("Endpoint").flatMap(references::target);
        if (topic.filter(id -> cards.is(id, "topic")).isEmpty() || receiver.isEmpty()) {
            return;
        }
        Map<String, Value> fields = new LinkedHashMap<>(EventWires.filter(properties));
        if (cards.is(receiver.get(), "function")) {
            finds.add(topic.get(), WireRole.TRIGGER, receiver.get(), fields, place);
        } else if (cards.is(receiver.get(), "queue")) {
            fields.put("raw", properties.get("RawMessageDelivery").filter(Tree.Scalar.class::isInstance).flatMap(raw -> ((Tree.Scalar) raw).asBoolean())
                    .map(Value::of).orElse(Value.of(false)));
            finds.add(topic.get(), WireRole.DELIVER, receiver.get(), fields, place);
        }
    }

    private void rule(SourceTemplate.Part part) {
        if (BusWires.isRule(part)) {
            new BusWires(cards, finds).rule(part);
            return;
        }
        List<Tree> targets = part.property("Targets").map(Tree::items).orElse(List.of());
        for (int i = 0; i < targets.size(); i++) {
            scheduled(part.id(), targets.get(i), part.path("Targets").child(i));
        }
    }

    private void scheduled(String source, Tree target, TreePath place) {
        Optional<String> started = target.get("Arn").flatMap(references::target).filter(id -> cards.is(id, "function") || cards.is(id, "state-machine"));
        if (cards.is(source, "schedule") && started.isPresent()) {
            finds.add(source, WireRole.TRIGGER, started.get(), EventWires.input(target.get("Input")), place);
        } else if (started.isPresent()) {
            finds.strange(place, source + " to " + started.get() + " (rule)");
        } else {
            target.get("Arn").flatMap(references::target).filter(cards::isPlain).filter(_ -> cards.is(source, "schedule"))
                    .ifPresent(card -> finds.add(source, WireRole.DELIVER, card, EventWires.input(target.get("Input")), place));
        }
    }

    private void notifications(SourceTemplate.Part bucket) {
        BucketWires.read(cards, finds, bucket);
        List<Tree> all = bucket.property("NotificationConfiguration", "LambdaConfigurations").map(Tree::items).orElse(List.of());
        for (int i = 0; i < all.size(); i++) {
            Tree each = all.get(i);
            TreePath place = bucket.path("NotificationConfiguration").child("LambdaConfigurations").child(i);
            each.get("Function").flatMap(references::target).filter(id -> cards.is(id, "function")).ifPresent(function ->
                    finds.add(bucket.id(), WireRole.TRIGGER, function, EventWires.objects(each.get("Event"), each.at("Filter", "S3Key", "Rules")), place));
        }
    }

    private void failures(SourceTemplate.Part function) {
        for (String property : List.of("DeadLetterQueue", "DeadLetterConfig")) {
            function.property(property, "TargetArn").flatMap(references::target).filter(id -> cards.is(id, "queue"))
                    .ifPresent(queue -> finds.add(function.id(), WireRole.ON_FAILURE, queue, Map.of(), function.path(property)));
        }
        function.property("EventInvokeConfig").ifPresent(config -> destination(function.id(), config, function.path("EventInvokeConfig")));
    }

    private void destination(String function, Tree config, TreePath place) {
        config.at("DestinationConfig", "OnFailure", "Destination").flatMap(references::target).filter(id -> cards.is(id, "queue")).ifPresent(queue -> {
            Map<String, Value> fields = new LinkedHashMap<>();
            EventWires.put(fields, "retries", config.get("MaximumRetryAttempts"));
            EventWires.put(fields, "maximumAge", config.get("MaximumEventAgeInSeconds"));
            finds.add(function, WireRole.ON_FAILURE, queue, fields, place);
        });
    }
}
