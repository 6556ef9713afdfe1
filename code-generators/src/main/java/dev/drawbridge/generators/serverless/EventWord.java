package dev.drawbridge.generators.serverless;

import dev.drawbridge.generators.sam.Block;
import dev.drawbridge.generators.syntax.Tree;
import dev.drawbridge.generators.syntax.TreePath;
import dev.drawbridge.model.ModelException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeSet;
import java.util.function.UnaryOperator;

/**
 * One kind of event, in the words of the framework and in those of SAM: the one table for reading and writing. Source: the framework's
 * pages on events; "EventSource" in the AWS SAM specification.
 *
 * @param own as the framework calls it: {@code sqs}
 * @param type as SAM calls it: {@code SQS}
 * @param main what the short form says, a text instead of a mapping
 */
record EventWord(String own, String type, String main, List<Property> properties) {
    private static final Map<String, EventWord> WORDS = new LinkedHashMap<>();

    /** One property; {@code sam} lies below {@code Properties}. */
    record Property(String own, TreePath sam, UnaryOperator<Tree> toSam, UnaryOperator<Tree> toOwn) {}

    static {
        add("httpApi", "HttpApi", "", p("method", "Method", EventWord::method, EventWord::smallMethod), p("path", "Path", EventWord::path, tree -> tree));
        add("http", "Api", "", p("method", "Method", EventWord::method, EventWord::smallMethod), p("path", "Path", EventWord::path, tree -> tree));
        // no event of SAM, but one that views have: SocketWires of the lens reads it
        add("websocket", "WebSocket", "route", p("route", "RouteKey"), p("routeResponseSelectionExpression", "RouteResponseSelectionExpression"));
        add("schedule", "Schedule", "rate", p("rate", "Schedule"), p("enabled", "Enabled"), p("name", "Name"), p("description", "Description"),
                p("input", "Input", EventWord::json, EventWord::unjson));
        add("scheduler", "ScheduleV2", "rate", p("rate", "ScheduleExpression"),
                p("enabled", "State", tree -> Tree.string(tree instanceof Tree.Scalar s && !s.asBoolean().orElse(true) ? "DISABLED" : "ENABLED"),
                        tree -> Tree.bool(tree.asText().filter("DISABLED"::equals).isEmpty())),
                p("name", "Name"), p("description", "Description"), p("timezone", "ScheduleExpressionTimezone"), p("groupName", "GroupName"), p("roleArn", "RoleArn"),
                p("input", "Input", EventWord::json, EventWord::unjson));
        add("sqs", "SQS", "arn", p("arn", "Queue"), p("batchSize", "BatchSize"), p("maximumBatchingWindow", "MaximumBatchingWindowInSeconds"),
                p("maximumConcurrency", "ScalingConfig/MaximumConcurrency"), one("functionResponseType", "FunctionResponseTypes"), p("enabled", "Enabled"),
                p("filterPatterns", "FilterCriteria/Filters", EventWord::filters, EventWord::patterns));
        add("sns", "SNS", "topicName", p("arn", "Topic"), p("filterPolicy", "FilterPolicy"), p("filterPolicyScope", "FilterPolicyScope"),
                p("redrivePolicy", "RedrivePolicy", EventWord::deadLetters, tree -> tree));
        add("s3", "S3", "bucket", p("bucket", "Bucket"), p("event", "Events", tree -> tree, tree -> tree instanceof Tree.Seq(var items) && items.size() == 1 ? items.getFirst() : tree),
                p("rules", "Filter/S3Key/Rules", EventWord::rules, EventWord::ownRules));
        List<Property> stream = List.of(p("arn", "Stream"), p("batchSize", "BatchSize"), p("startingPosition", "StartingPosition"),
                p("startingPositionTimestamp", "StartingPositionTimestamp"), p("enabled", "Enabled"), p("batchWindow", "MaximumBatchingWindowInSeconds"), p("maximumRetryAttempts", "MaximumRetryAttempts"), p("bisectBatchOnFunctionError", "BisectBatchOnFunctionError"),
                p("maximumRecordAgeInSeconds", "MaximumRecordAgeInSeconds"), p("parallelizationFactor", "ParallelizationFactor"), one("functionResponseType", "FunctionResponseTypes"),
                p("tumblingWindowInSeconds", "TumblingWindowInSeconds"), p("filterPatterns", "FilterCriteria/Filters", EventWord::filters, EventWord::patterns),
                p("destinations/onFailure", "DestinationConfig/OnFailure", tree -> Tree.map("Destination", tree.get("arn").orElse(tree)), tree -> tree.get("Destination")
                        .filter(arn -> arn.asText().isPresent()).orElseGet(() -> Tree.map("type", Tree.string("sqs")).with("arn", tree.get("Destination").orElseGet(Tree::nothing)))));
        add("stream", "DynamoDB", "arn", stream.toArray(Property[]::new));
        add("stream:kinesis", "Kinesis", "arn", stream.toArray(Property[]::new));
        add("eventBridge", "EventBridgeRule", "", p("eventBus", "EventBusName"), p("pattern", "Pattern"), p("enabled", "State", tree -> Tree.string(tree instanceof Tree.Scalar s
                && !s.asBoolean().orElse(true) ? "DISABLED" : "ENABLED"), tree -> Tree.bool(tree.asText().filter("DISABLED"::equals).isEmpty())), p("name", "RuleName"),
                p("input", "Input", EventWord::json, EventWord::unjson), p("inputPath", "InputPath"), p("inputTransformer", "InputTransformer"),
                p("retryPolicy/maximumEventAge", "RetryPolicy/MaximumEventAgeInSeconds"), p("retryPolicy/maximumRetryAttempts", "RetryPolicy/MaximumRetryAttempts"),
                p("deadLetterQueueArn", "DeadLetterConfig/Arn"));
        add("eventBridge:schedule", "Schedule", "", p("schedule", "Schedule"), p("enabled", "Enabled"), p("name", "Name"), p("input", "Input", EventWord::json, EventWord::unjson));
        add("cloudwatchEvent", "EventBridgeRule", "", p("event", "Pattern"), p("enabled", "State", tree -> Tree.string(tree instanceof Tree.Scalar s
                && !s.asBoolean().orElse(true) ? "DISABLED" : "ENABLED"), tree -> Tree.bool(tree.asText().filter("DISABLED"::equals).isEmpty())), p("name", "RuleName"),
                p("input", "Input", EventWord::json, EventWord::unjson), p("inputPath", "InputPath"), p("inputTransformer", "InputTransformer"));
        add("cloudwatchLog", "CloudWatchLogs", "logGroup", p("logGroup", "LogGroupName"), p("filter", "FilterPattern"));
        add("iot", "IoTRule", "sql", p("sql", "Sql"), p("sqlVersion", "AwsIotSqlVersion"));
        add("alexaSkill", "AlexaSkill", "appId", p("appId", "SkillId"));
        add("cognitoUserPool", "Cognito", "pool", p("pool", "UserPool"), p("trigger", "Trigger"));
        add("msk", "MSK", "arn", p("arn", "Stream"), one("topic", "Topics"), p("batchSize", "BatchSize"), p("startingPosition", "StartingPosition"), p("enabled", "Enabled"));
        add("activemq", "MQ", "arn", p("arn", "Broker"), one("queue", "Queues"), p("batchSize", "BatchSize"), p("enabled", "Enabled"));
        add("rabbitmq", "MQ", "arn", p("arn", "Broker"), one("queue", "Queues"), p("batchSize", "BatchSize"), p("enabled", "Enabled"));
        add("kafka", "SelfManagedKafka", "topic", one("topic", "Topics"), p("bootstrapServers", "KafkaBootstrapServers"), p("batchSize", "BatchSize"), p("enabled", "Enabled"));
    }

    private static void add(String own, String type, String main, Property... properties) {
        WORDS.put(own, new EventWord(own, type, main, List.of(properties)));
    }

    private static Property p(String own, String sam) {
        return p(own, sam, UnaryOperator.identity(), UnaryOperator.identity());
    }

    private static Property p(String own, String sam, UnaryOperator<Tree> toSam, UnaryOperator<Tree> toOwn) {
        return new Property(own, new TreePath(List.of(sam.split("/"))), toSam, toOwn);
    }

    /** A list of one in SAM. */
    private static Property one(String own, String sam) {
        return p(own, sam, Tree::seq, tree -> tree.items().isEmpty() ? tree : tree.items().getFirst());
    }

    /** The word for an event that says that; none where SAM has no such event. */
    static Optional<EventWord> of(String own, Tree value) {
        return Optional.ofNullable(WORDS.get(switch (own) {
            case "schedule" -> value.get("method").flatMap(Tree::asText).filter("scheduler"::equals).isPresent() ? "scheduler" : own;
            case "eventBridge" -> value.get("schedule").isPresent() ? "eventBridge:schedule" : own;
            case "stream" -> isKinesis(value) ? "stream:kinesis" : own;
            default -> own;
        }));
    }

    private static boolean isKinesis(Tree value) {
        Optional<String> type = value.get("type").flatMap(Tree::asText);
        String arn = value.get("arn").orElse(value).asText().orElse("");
        return type.isPresent() ? type.get().equals("kinesis") : arn.contains(":kinesis:");
    }

    /** The word that writes an event of SAM. */
    static Optional<EventWord> ofSam(String type) {
        return WORDS.values().stream().filter(word -> word.type.equals(type)).findFirst();
    }

    /** The key of the event in the framework. */
    String key() {
        return switch (own) {
            case "scheduler" -> "schedule";
            case "eventBridge:schedule" -> "eventBridge";
            case "stream:kinesis" -> "stream";
            default -> own;
        };
    }

    boolean isSchedule() {
        return type.equals("Schedule") || type.equals("ScheduleV2");
    }

    boolean isRoute() {
        return type.equals("Api") || type.equals("HttpApi");
    }

    /** What the event says, as a mapping also where it is written short. */
    Tree full(Tree value) {
        if (value instanceof Tree.Map) {
            return value;
        }
        if (isRoute()) {
            String[] words = value.asText().orElse("").strip().split("\\s+", 2);
            return words.length == 2 ? Tree.map("method", Tree.string(words[0])).with("path", Tree.string(words[1])) : Tree.map();
        }
        if (value instanceof Tree.Scalar s && (s.isNull() || main.isEmpty())) {
            return Tree.map();
        }
        boolean arn = own.equals("sns") && (!(value instanceof Tree.Scalar) || value.asText().filter(text -> text.startsWith("arn:") || text.contains("${")).isPresent());
        return Tree.map(arn ? "arn" : main, value);
    }

    /** The properties of the event of SAM. */
    Tree sam(Tree value) {
        Tree full = full(value);
        Tree sam = Tree.map();
        for (Property property : properties) {
            Optional<Tree> own = full.at(new TreePath(List.of(property.own().split("/"))));
            if (own.filter(tree -> !(tree instanceof Tree.Scalar s && s.isNull())).isPresent()) {
                sam = Twig.at(sam, property.sam(), own.map(property.toSam()));
            }
        }
        return sam;
    }

    /**
     * The event after its view was changed; what did not change keeps its words, and the short form as far as it can say all.
     *
     * @param raw the event as it is written
     * @throws ModelException if the framework has no word for the change
     */
    Tree put(Tree raw, Tree before, Tree after) {
        Map<Property, Optional<Tree>> changes = new LinkedHashMap<>();
        Tree rest = after;
        Tree restBefore = before;
        for (Property property : properties) {
            if (!before.at(property.sam()).equals(after.at(property.sam()))) {
                changes.put(property, after.at(property.sam()).map(property.toOwn()));
            }
            rest = Twig.at(rest, property.sam(), Optional.empty());
            restBefore = Twig.at(restBefore, property.sam(), Optional.empty());
        }
        if (!rest.equals(restBefore)) {
            throw new ModelException("The Serverless Framework has no word for this setting of an event (" + String.join(", ", different(restBefore, rest)) + "). Write it in the file in its own way.");
        }
        if (changes.isEmpty()) {
            return raw;
        }
        if (own.equals("scheduler") && after.get("ScheduleExpression").flatMap(Tree::asText).filter(text -> text.startsWith("at(")).isPresent()) {
            throw new ModelException("The Serverless Framework has no word for a schedule that comes once. Write an AWS::Scheduler::Schedule below resources, the drawing follows.");
        }
        Tree full = full(raw);
        for (Map.Entry<Property, Optional<Tree>> change : changes.entrySet()) {
            TreePath path = new TreePath(List.of(change.getKey().own().split("/")));
            Optional<Tree> there = full.at(path);
            boolean same = change.getKey().own().equals("method") && there.isPresent() && change.getValue().isPresent()
                    && method(there.get()).equals(method(change.getValue().get()));
            if (!same) {
                full = Twig.at(full, path, change.getValue().map(value -> styled(change.getKey(), there, value)));
            }
        }
        return shortAgain(raw, full).orElse(full);
    }

    /** In the manner of what was there: capitals of methods, paths without their first slash, lists of one. */
    private Tree styled(Property property, Optional<Tree> there, Tree value) {
        String text = value.asText().orElse("");
        Optional<String> old = there.flatMap(Tree::asText);
        if (property.own().equals("method") && old.filter(o -> o.equals(o.toUpperCase(java.util.Locale.ROOT)) && !o.equals("*")).isPresent()) {
            return Tree.string(text.equals("*") ? "ANY" : text.toUpperCase(java.util.Locale.ROOT));
        }
        if (property.own().equals("path") && own.equals("http") && old.filter(o -> !o.startsWith("/")).isPresent() && text.length() > 1) {
            return Tree.string(text.substring(1));
        }
        return there.filter(Tree.Seq.class::isInstance).isPresent() && !(value instanceof Tree.Seq) ? Tree.seq(value) : value;
    }

    private Optional<Tree> shortAgain(Tree raw, Tree full) {
        if (raw instanceof Tree.Map) {
            return Optional.empty();
        }
        if (isRoute()) {
            boolean plain = List.of("method", "path").containsAll(full.entries().keySet()) && full.get("path").flatMap(Tree::asText).isPresent();
            String method = full.get("method").flatMap(Tree::asText).orElse("*");
            return plain ? Optional.of(Tree.string(method + " " + full.get("path").flatMap(Tree::asText).orElse("/"))) : Optional.empty();
        }
        return full.entries().size() == 1 ? Optional.of(full.entries().firstEntry().getValue()) : Optional.empty();
    }

    private static List<String> different(Tree a, Tree b) {
        TreeSet<String> keys = new TreeSet<>(a.entries().keySet());
        keys.addAll(b.entries().keySet());
        keys.removeIf(key -> a.get(key).equals(b.get(key)));
        return List.copyOf(keys);
    }

    /** The event for properties of SAM that nobody wrote yet. */
    Tree fresh(Tree sam) {
        // the framework names no schedule unless it is told to
        Tree value = put(Tree.map(), Tree.map(), own.equals("scheduler") ? Twig.at(sam, TreePath.of("OmitName"), Optional.empty()) : sam);
        if (own.equals("schedule") || own.equals("scheduler")) {
            value = value.get("rate").filter(rate -> !(rate instanceof Tree.Seq)).isPresent() && value.entries().size() > 1
                    ? Twig.at(value, TreePath.of("rate"), value.get("rate").map(Tree::seq)) : value;
            value = own.equals("scheduler") ? value.with("method", Tree.string("scheduler")) : value;
        }
        if (own.equals("stream") || own.equals("stream:kinesis")) {
            Block block = new Block().put("type", own.equals("stream") ? "dynamodb" : "kinesis");
            value.entries().forEach(block::put);
            value = block.tree();
        }
        Optional<Tree> small = value.entries().size() == 1 && value.entries().firstEntry().getKey().equals(main) && value.entries().firstEntry().getValue().asText().isPresent()
                ? Optional.of(value.entries().firstEntry().getValue()) : Optional.empty();
        return Tree.map(key(), small.orElse(value));
    }

    private static Tree method(Tree own) {
        String text = own.asText().orElse("");
        return text.isEmpty() ? own : Tree.string(text.equals("*") ? "ANY" : text.toUpperCase(java.util.Locale.ROOT));
    }

    private static Tree smallMethod(Tree sam) {
        String text = sam.asText().orElse("");
        return text.isEmpty() ? sam : Tree.string(text.equalsIgnoreCase("ANY") ? "*" : text.toLowerCase(java.util.Locale.ROOT));
    }

    private static Tree path(Tree own) {
        return own.asText().filter(text -> !text.startsWith("/") && !text.startsWith("${")).map(text -> Tree.string(text.equals("*") ? "/{proxy+}" : "/" + text)).orElse(own);
    }

    /** A queue of the file may be told by its id alone. */
    private static Tree deadLetters(Tree own) {
        return own.get("deadLetterTargetRef").flatMap(Tree::asText).map(id -> Tree.map("deadLetterTargetArn", Tree.getAtt(id, "Arn"))).orElse(own);
    }

    /** SAM has inputs as the text of a JSON document. */
    private static Tree json(Tree own) {
        return own instanceof Tree.Map || own instanceof Tree.Seq ? Tree.string(JsonTree.text(own)) : own;
    }

    private static Tree unjson(Tree sam) {
        return sam.asText().flatMap(JsonTree::mapping).orElse(sam);
    }

    private static Tree filters(Tree patterns) {
        return Tree.seq(patterns.items().stream().map(pattern -> Tree.map("Pattern", json(pattern))).toList());
    }

    private static Tree patterns(Tree filters) {
        return Tree.seq(filters.items().stream().map(filter -> filter.get("Pattern").map(EventWord::unjson).orElseGet(Tree::map)).toList());
    }

    private static Tree rules(Tree own) {
        List<Tree> rules = new ArrayList<>();
        own.items().forEach(rule -> rule.entries().forEach((name, value) -> rules.add(Tree.map("Name", Tree.string(name)).with("Value", value))));
        return Tree.seq(rules);
    }

    private static Tree ownRules(Tree sam) {
        return Tree.seq(sam.items().stream().map(rule -> Tree.map(rule.get("Name").flatMap(Tree::asText).orElse("prefix").toLowerCase(java.util.Locale.ROOT),
                rule.get("Value").orElseGet(() -> Tree.string("")))).toList());
    }
}
