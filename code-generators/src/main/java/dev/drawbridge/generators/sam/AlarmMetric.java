package dev.drawbridge.generators.sam;

import dev.drawbridge.generators.syntax.Tree;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * A metric that a card of some kind can have an alarm on, and how CloudWatch calls it. Sources: "Types of metrics for Lambda functions", "Monitoring Lambda function URLs", "Available CloudWatch
 * metrics for Amazon SQS", "Monitor CloudWatch metrics for HTTP APIs", "Monitor WebSocket API execution with CloudWatch metrics", "DynamoDB metrics and dimensions", "Monitoring Amazon SNS topics
 * using CloudWatch", "Amazon API Gateway dimensions and metrics", "Monitor the Amazon Kinesis Data Streams service with Amazon CloudWatch", "Monitoring Step Functions metrics using Amazon
 * CloudWatch", "Monitoring Amazon EventBridge", "Logging and monitoring Amazon EventBridge Pipes", "Monitoring EventBridge Scheduler with Amazon CloudWatch", "Viewing quotas and usage in CloudWatch" (Cognito), "Metrics and dimensions" (S3), "Using CloudWatch to
 * monitor and log GraphQL API data" (AppSync) in the guides of the services.
 *
 * @param id as it stands in the field {@code alarms}
 * @param dimension that names the card's resource
 * @param beside another dimension with its one value, {@code StorageType=AllStorageTypes}; or one over whose values it is summed up, {@code RuleName}, for which an alarm has to ask a query of
 *     CloudWatch's Metrics Insights; empty if the metric has the one dimension only
 */
public record AlarmMetric(String id, String kind, String namespace, String name, String statistic, String dimension, String beside) {
    /** The dimension that names the rule of a schedule. */
    public static final String RULE = "RuleName";
    /** The dimension that names the group that a schedule of EventBridge Scheduler is in. */
    public static final String GROUP = "ScheduleGroup";
    private static final Set<String> QUERY = Set.of("Id", "Expression", "Period", "ReturnData", "Label");
    private static final String ADDRESS = "url-";
    private static final int FIVE_MINUTES = 300;
    private static final int DAY = 86_400;
    private static final String LAMBDA = "AWS/Lambda";
    private static final String API = "AWS/ApiGateway";
    private static final String APPSYNC = "AWS/AppSync";
    private static final String KINESIS = "AWS/Kinesis";
    private static final String STATES = "AWS/States";
    private static final String EVENTS = "AWS/Events";
    private static final String SCHEDULER = "AWS/Scheduler";
    private static final String PIPES = "AWS/EventBridge/Pipes";
    private static final String COGNITO = "AWS/Cognito";
    private static final String SUM = "Sum";
    private static final List<AlarmMetric> ALL = List.of(
            new AlarmMetric("errors", SamKinds.FUNCTION, LAMBDA, "Errors", SUM, "FunctionName"),
            new AlarmMetric("throttles", SamKinds.FUNCTION, LAMBDA, "Throttles", SUM, "FunctionName"),
            new AlarmMetric("p99", SamKinds.FUNCTION, LAMBDA, "Duration", "p99", "FunctionName"),
            new AlarmMetric("p95", SamKinds.FUNCTION, LAMBDA, "Duration", "p95", "FunctionName"),
            new AlarmMetric("concurrency", SamKinds.FUNCTION, LAMBDA, "ConcurrentExecutions", "Maximum", "FunctionName"),
            new AlarmMetric(ADDRESS + "5xx", SamKinds.FUNCTION, LAMBDA, "Url5xxCount", SUM, "FunctionName"),
            new AlarmMetric(ADDRESS + "4xx", SamKinds.FUNCTION, LAMBDA, "Url4xxCount", SUM, "FunctionName"),
            new AlarmMetric(ADDRESS + "p99", SamKinds.FUNCTION, LAMBDA, "UrlRequestLatency", "p99", "FunctionName"),
            new AlarmMetric("age", SamKinds.QUEUE, "AWS/SQS", "ApproximateAgeOfOldestMessage", "Maximum", "QueueName"),
            new AlarmMetric("depth", SamKinds.QUEUE, "AWS/SQS", "ApproximateNumberOfMessagesVisible", "Maximum", "QueueName"),
            new AlarmMetric("5xx", SamKinds.API, API, "5xx", SUM, "ApiId"),
            new AlarmMetric("4xx", SamKinds.API, API, "4xx", SUM, "ApiId"),
            new AlarmMetric("p99", SamKinds.API, API, "Latency", "p99", "ApiId"),
            new AlarmMetric("requests", SamKinds.API, API, "Count", SUM, "ApiId"),
            new AlarmMetric("5xx", SamKinds.REST_API, API, "5XXError", SUM, "ApiName"),
            new AlarmMetric("4xx", SamKinds.REST_API, API, "4XXError", SUM, "ApiName"),
            new AlarmMetric("p99", SamKinds.REST_API, API, "Latency", "p99", "ApiName"),
            new AlarmMetric("requests", SamKinds.REST_API, API, "Count", SUM, "ApiName"),
            new AlarmMetric("5xx", SamKinds.GRAPHQL_API, APPSYNC, "5XXError", SUM, "GraphQLAPIId"),
            new AlarmMetric("4xx", SamKinds.GRAPHQL_API, APPSYNC, "4XXError", SUM, "GraphQLAPIId"),
            new AlarmMetric("p99", SamKinds.GRAPHQL_API, APPSYNC, "Latency", "p99", "GraphQLAPIId"),
            // how often an API was asked is how often it was measured
            new AlarmMetric("requests", SamKinds.GRAPHQL_API, APPSYNC, "Latency", "SampleCount", "GraphQLAPIId"),
            new AlarmMetric("failed", SamKinds.WEBSOCKET_API, API, "IntegrationError", SUM, "ApiId"),
            new AlarmMetric("4xx", SamKinds.WEBSOCKET_API, API, "ClientError", SUM, "ApiId"),
            new AlarmMetric("broken", SamKinds.WEBSOCKET_API, API, "ExecutionError", SUM, "ApiId"),
            new AlarmMetric("p99", SamKinds.WEBSOCKET_API, API, "IntegrationLatency", "p99", "ApiId"),
            new AlarmMetric("connections", SamKinds.WEBSOCKET_API, API, "ConnectCount", SUM, "ApiId"),
            new AlarmMetric("messages", SamKinds.WEBSOCKET_API, API, "MessageCount", SUM, "ApiId"),
            new AlarmMetric("age", SamKinds.STREAM, KINESIS, "GetRecords.IteratorAgeMilliseconds", "Maximum", "StreamName"),
            new AlarmMetric("throttles", SamKinds.STREAM, KINESIS, "WriteProvisionedThroughputExceeded", SUM, "StreamName"),
            new AlarmMetric("failed", SamKinds.STATE_MACHINE, STATES, "ExecutionsFailed", SUM, "StateMachineArn"),
            new AlarmMetric("timed-out", SamKinds.STATE_MACHINE, STATES, "ExecutionsTimedOut", SUM, "StateMachineArn"),
            new AlarmMetric("aborted", SamKinds.STATE_MACHINE, STATES, "ExecutionsAborted", SUM, "StateMachineArn"),
            new AlarmMetric("throttles", SamKinds.STATE_MACHINE, STATES, "ExecutionThrottled", SUM, "StateMachineArn"),
            new AlarmMetric("read-throttles", SamKinds.TABLE, "AWS/DynamoDB", "ReadThrottleEvents", SUM, "TableName"),
            new AlarmMetric("write-throttles", SamKinds.TABLE, "AWS/DynamoDB", "WriteThrottleEvents", SUM, "TableName"),
            new AlarmMetric("failed", SamKinds.TOPIC, "AWS/SNS", "NumberOfNotificationsFailed", SUM, "TopicName"),
            new AlarmMetric("published", SamKinds.TOPIC, "AWS/SNS", "NumberOfMessagesPublished", SUM, "TopicName"),
            // failures are counted for each rule of a bus, not for the bus
            new AlarmMetric("failed", SamKinds.EVENT_BUS, EVENTS, "FailedInvocations", SUM, "EventBusName", RULE),
            new AlarmMetric("dead-letters", SamKinds.EVENT_BUS, EVENTS, "InvocationsSentToDlq", SUM, "EventBusName", RULE),
            new AlarmMetric("lost", SamKinds.EVENT_BUS, EVENTS, "InvocationsFailedToBeSentToDlq", SUM, "EventBusName", RULE),
            new AlarmMetric("throttles", SamKinds.EVENT_BUS, EVENTS, "ThrottledRules", SUM, "EventBusName", RULE),
            new AlarmMetric("events", SamKinds.EVENT_BUS, EVENTS, "MatchedEvents", SUM, "EventBusName"),
            new AlarmMetric("failed", SamKinds.SCHEDULE, EVENTS, "FailedInvocations", SUM, RULE),
            new AlarmMetric("throttles", SamKinds.SCHEDULE, EVENTS, "ThrottledRules", SUM, RULE),
            new AlarmMetric("lost", SamKinds.SCHEDULE, EVENTS, "InvocationsFailedToBeSentToDlq", SUM, RULE),
            // runs are counted for groups of schedules, not for each
            new AlarmMetric("failed", SamKinds.SCHEDULER, SCHEDULER, "TargetErrorCount", SUM, GROUP),
            new AlarmMetric("dropped", SamKinds.SCHEDULER, SCHEDULER, "InvocationDroppedCount", SUM, GROUP),
            new AlarmMetric("throttles", SamKinds.SCHEDULER, SCHEDULER, "InvocationThrottleCount", SUM, GROUP),
            new AlarmMetric("failed", SamKinds.EVENT_PIPE, PIPES, "ExecutionFailed", SUM, "PipeName"),
            new AlarmMetric("throttles", SamKinds.EVENT_PIPE, PIPES, "ExecutionThrottled", SUM, "PipeName"),
            new AlarmMetric("p99", SamKinds.EVENT_PIPE, PIPES, "Duration", "p99", "PipeName"),
            new AlarmMetric("throttles", SamKinds.USER_POOL, COGNITO, "SignInThrottles", SUM, "UserPool", "UserPoolClient"),
            new AlarmMetric("sign-ins", SamKinds.USER_POOL, COGNITO, "SignInSuccesses", SUM, "UserPool", "UserPoolClient"),
            new AlarmMetric("sign-ups", SamKinds.USER_POOL, COGNITO, "SignUpSuccesses", SUM, "UserPool", "UserPoolClient"),
            new AlarmMetric("objects", SamKinds.BUCKET, "AWS/S3", "NumberOfObjects", "Average", "BucketName", "StorageType=AllStorageTypes"),
            new AlarmMetric("bytes", SamKinds.BUCKET, "AWS/S3", "BucketSizeBytes", "Average", "BucketName", "StorageType=StandardStorage"));

    private AlarmMetric(String id, String kind, String namespace, String name, String statistic, String dimension) {
        this(id, kind, namespace, name, statistic, dimension, "");
    }

    /** The metric of that id that a kind has. */
    public static Optional<AlarmMetric> of(String kind, String id) {
        return ALL.stream().filter(metric -> metric.kind().equals(kind) && metric.id().equals(id)).findFirst();
    }

    /** The metric of a kind that the properties of an alarm are about, if it is one of these and of one resource alone. */
    public static Optional<AlarmMetric> read(String kind, Tree properties) {
        return ALL.stream().filter(metric -> metric.kind().equals(kind) && (metric.isSummedUp() ? metric.isAsked(properties) : metric.isMeasured(properties))).findFirst();
    }

    private boolean isMeasured(Tree properties) {
        String said = properties.get("ExtendedStatistic").or(() -> properties.get("Statistic")).flatMap(Tree::asText).orElse("");
        List<Tree> dimensions = properties.get("Dimensions").map(Tree::items).orElse(List.of());
        List<String> others = dimensions.stream().filter(one -> !text(one, "Name").equals(dimension)).map(one -> text(one, "Name") + "=" + text(one, "Value")).toList();
        return text(properties, "Namespace").equals(namespace) && text(properties, "MetricName").equals(name) && statistic.equals(said)
                && dimensions.size() == others.size() + 1 && others.equals(beside.isEmpty() ? List.of() : List.of(beside));
    }

    private boolean isAsked(Tree properties) {
        List<Tree> metrics = properties.get("Metrics").map(Tree::items).orElse(List.of());
        return metrics.size() == 1 && metrics.getFirst().entries().keySet().stream().allMatch(QUERY::contains)
                && metrics.getFirst().get("Expression").map(AlarmMetric::sentence).filter(said -> said.startsWith(question()) && said.endsWith("'") && said.indexOf('\'', question().length()) == said.length() - 1).isPresent();
    }

    /** The text that a value has or puts values into. */
    private static String sentence(Tree value) {
        return value instanceof Tree.Intrinsic call && call.name().equals("Fn::Sub") ? call.argument().asText().orElse("") : value.asText().orElse("");
    }

    private static String text(Tree tree, String key) {
        return tree.get(key).flatMap(Tree::asText).orElse("");
    }

    /** Whether an alarm has to ask for it with a query. */
    boolean isSummedUp() {
        return !beside.isEmpty() && !beside.contains("=");
    }

    private String question() {
        return "SELECT SUM(" + name + ") FROM SCHEMA(\"" + namespace + "\", " + dimension + ", " + beside + ") WHERE " + dimension + " = '";
    }

    /** The query, for the resource of that id. Source: "Metrics Insights query components and syntax" in the CloudWatch guide. */
    String query(String id) {
        return question() + "${" + id + "}'";
    }

    /** Whether it is measured at the address of a function. */
    public boolean isOfAddress() {
        return id.startsWith(ADDRESS);
    }

    /** The time that it is measured over where nothing is said, in seconds. */
    public int period() {
        return kind.equals(SamKinds.BUCKET) ? DAY : FIVE_MINUTES;
    }

    /** The property that the statistic stands in. */
    String statisticProperty() {
        return statistic.startsWith("p") ? "ExtendedStatistic" : "Statistic";
    }
}
