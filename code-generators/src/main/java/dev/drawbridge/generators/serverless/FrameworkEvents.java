package dev.drawbridge.generators.serverless;

import dev.drawbridge.generators.sam.Block;
import dev.drawbridge.generators.sam.ValueTree;
import dev.drawbridge.generators.syntax.Tree;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** What starts a function, in the words of the framework. */
final class FrameworkEvents {
    private static final List<String> SCHEDULER = List.of("ScheduleExpression", "ScheduleExpressionTimezone", "Description", "State", "Input", "OmitName");
    private static final Set<String> STREAM_WORDS = Set.of("Stream", "StartingPosition", "BatchSize", "MaximumBatchingWindowInSeconds", "ParallelizationFactor",
            "MaximumRetryAttempts", "MaximumRecordAgeInSeconds", "BisectBatchOnFunctionError", "FunctionResponseTypes", "FilterCriteria", "DestinationConfig");
    /** The properties of an event that the framework has words for; with another one the event stays below {@code resources}. */
    private static final Map<String, Set<String>> WORDS = Map.of(
            "SQS", Set.of("Queue", "BatchSize", "MaximumBatchingWindowInSeconds", "ScalingConfig", "FunctionResponseTypes"),
            "DynamoDB", STREAM_WORDS, "Kinesis", STREAM_WORDS,
            "SNS", Set.of("Topic", "FilterPolicy"), "Schedule", Set.of("Schedule", "Enabled", "Input"), "HttpApi", Set.of("ApiId", "Method", "Path", "Auth"));

    private final Optional<String> api;
    private final Tree apiProperties;

    /**
     * @param api the logical id of the one HTTP API that the framework makes
     * @param apiProperties of it in the SAM template
     */
    FrameworkEvents(Optional<String> api, Tree apiProperties) {
        this.api = api;
        this.apiProperties = apiProperties;
    }

    /**
     * The event; none where the framework has no exact words: it would make the bucket itself, and knows one API alone. Then the event stays
     * below {@code resources}.
     */
    Optional<Tree> of(Tree event) {
        Tree properties = event.get("Properties").orElse(Tree.map());
        String type = event.get("Type").flatMap(Tree::asText).orElse("");
        if (!WORDS.getOrDefault(type, Set.of()).containsAll(properties.entries().keySet())) {
            return Optional.empty();
        }
        return switch (type) {
            // a queue with a name of its own is told by a text, which the framework does not take here
            case "SQS" -> properties.at("Queue", "Fn::GetAtt").map(_ -> Tree.map("sqs", new Block().put("arn", properties.get("Queue")).put("batchSize", properties.get("BatchSize"))
                    .put("maximumBatchingWindow", properties.get("MaximumBatchingWindowInSeconds"))
                    .put("maximumConcurrency", properties.at("ScalingConfig", "MaximumConcurrency"))
                    .put("functionResponseType", properties.at("FunctionResponseTypes", "0")).tree()));
            case "DynamoDB", "Kinesis" -> Optional.of(Tree.map("stream", stream(event, properties)));
            case "SNS" -> properties.at("Topic", "Ref").map(_ -> Tree.map("sns", new Block().put("arn", properties.get("Topic"))
                    .put("topicName", properties.at("Topic", "Ref")).put("filterPolicy", properties.get("FilterPolicy")).tree()));
            case "Schedule" -> Optional.of(Tree.map("schedule", new Block().put("rate", properties.get("Schedule").map(List::of).orElseThrow())
                    .put("enabled", properties.get("Enabled")).put("input", properties.get("Input")).tree()));
            case "HttpApi" -> api.isPresent() && properties.at("ApiId", "Ref").flatMap(Tree::asText).equals(api) ? Optional.of(route(properties)) : Optional.empty();
            default -> Optional.empty();
        };
    }

    /**
     * A schedule of EventBridge Scheduler; none where it says more than the framework has words for: times that come once, a window, a period, retries.
     *
     * @param role the logical id of the role that it takes on
     */
    static Optional<Tree> scheduler(Tree event, String role) {
        Tree properties = event.get("Properties").orElse(Tree.map());
        boolean plain = event.get("Type").flatMap(Tree::asText).filter("ScheduleV2"::equals).isPresent() && SCHEDULER.containsAll(properties.entries().keySet())
                && properties.get("ScheduleExpression").flatMap(Tree::asText).filter(text -> !text.startsWith("at(")).isPresent();
        return !plain ? Optional.empty() : Optional.of(Tree.map("schedule", new Block().put("rate", properties.get("ScheduleExpression").map(List::of).orElseThrow())
                .put("method", "scheduler").put("timezone", properties.get("ScheduleExpressionTimezone")).put("description", properties.get("Description"))
                .put("enabled", properties.get("State").map(state -> Tree.bool(state.asText().filter("DISABLED"::equals).isEmpty())))
                .put("input", properties.get("Input")).put("roleArn", Tree.getAtt(role, "Arn")).tree()));
    }

    private static Tree stream(Tree event, Tree properties) {
        List<Tree> patterns = properties.at("FilterCriteria", "Filters").map(Tree::items).orElse(List.of()).stream()
                .flatMap(filter -> filter.get("Pattern").flatMap(Tree::asText).stream()).map(text -> ValueTree.json(text, "The filter")).toList();
        return new Block().put("type", event.get("Type").flatMap(Tree::asText).orElse("").toLowerCase(Locale.ROOT)).put("arn", properties.get("Stream"))
                .put("startingPosition", properties.get("StartingPosition")).put("batchSize", properties.get("BatchSize"))
                .put("batchWindow", properties.get("MaximumBatchingWindowInSeconds"))
                .put("parallelizationFactor", properties.get("ParallelizationFactor"))
                .put("maximumRetryAttempts", properties.get("MaximumRetryAttempts"))
                .put("maximumRecordAgeInSeconds", properties.get("MaximumRecordAgeInSeconds"))
                .put("bisectBatchOnFunctionError", properties.get("BisectBatchOnFunctionError"))
                .put("functionResponseType", properties.at("FunctionResponseTypes", "0")).put("filterPatterns", patterns)
                .put("destinations", new Block().put("onFailure", properties.at("DestinationConfig", "OnFailure", "Destination")
                        .map(arn -> new Block().put("arn", arn).put("type", "sqs").tree()))).tree();
    }

    private Tree route(Tree properties) {
        String method = properties.get("Method").flatMap(Tree::asText).orElse("ANY");
        Block route = new Block().put("method", method.equals("ANY") ? "*" : method.toLowerCase(Locale.ROOT)).put("path", properties.get("Path"));
        properties.at("Auth", "Authorizer").or(() -> apiProperties.at("Auth", "DefaultAuthorizer")).flatMap(Tree::asText).filter(name -> !name.equals("NONE")).ifPresent(name -> route.put("authorizer",
                new Block().put("name", name).put("scopes", apiProperties.at("Auth", "Authorizers", name, "AuthorizationScopes"))));
        return Tree.map("httpApi", route.tree());
    }
}
