package dev.drawbridge.generators.sam;

import dev.drawbridge.generators.syntax.Tree;
import java.util.List;
import java.util.Optional;

/**
 * A metric that a card of some kind can have an alarm on, and how CloudWatch calls it. Sources: "Types of metrics for Lambda functions", "Available CloudWatch metrics for Amazon
 * SQS", "Monitor CloudWatch metrics for HTTP APIs", "DynamoDB metrics and dimensions", "Monitoring Amazon SNS topics using CloudWatch", "Amazon API Gateway dimensions and metrics", "Monitor the Amazon Kinesis Data Streams
 * service with Amazon CloudWatch", "Monitoring Step Functions metrics using Amazon CloudWatch" in the guides of the services.
 *
 * @param id as it stands in the field {@code alarms}
 * @param dimension that names the card's resource
 */
public record AlarmMetric(String id, String kind, String namespace, String name, String statistic, String dimension) {
    private static final String LAMBDA = "AWS/Lambda";
    private static final String API = "AWS/ApiGateway";
    private static final String KINESIS = "AWS/Kinesis";
    private static final String STATES = "AWS/States";
    private static final List<AlarmMetric> ALL = List.of(
            new AlarmMetric("errors", SamKinds.FUNCTION, LAMBDA, "Errors", "Sum", "FunctionName"),
            new AlarmMetric("throttles", SamKinds.FUNCTION, LAMBDA, "Throttles", "Sum", "FunctionName"),
            new AlarmMetric("p99", SamKinds.FUNCTION, LAMBDA, "Duration", "p99", "FunctionName"),
            new AlarmMetric("p95", SamKinds.FUNCTION, LAMBDA, "Duration", "p95", "FunctionName"),
            new AlarmMetric("concurrency", SamKinds.FUNCTION, LAMBDA, "ConcurrentExecutions", "Maximum", "FunctionName"),
            new AlarmMetric("age", SamKinds.QUEUE, "AWS/SQS", "ApproximateAgeOfOldestMessage", "Maximum", "QueueName"),
            new AlarmMetric("depth", SamKinds.QUEUE, "AWS/SQS", "ApproximateNumberOfMessagesVisible", "Maximum", "QueueName"),
            new AlarmMetric("5xx", SamKinds.API, API, "5xx", "Sum", "ApiId"),
            new AlarmMetric("4xx", SamKinds.API, API, "4xx", "Sum", "ApiId"),
            new AlarmMetric("p99", SamKinds.API, API, "Latency", "p99", "ApiId"),
            new AlarmMetric("requests", SamKinds.API, API, "Count", "Sum", "ApiId"),
            new AlarmMetric("5xx", SamKinds.REST_API, API, "5XXError", "Sum", "ApiName"),
            new AlarmMetric("4xx", SamKinds.REST_API, API, "4XXError", "Sum", "ApiName"),
            new AlarmMetric("p99", SamKinds.REST_API, API, "Latency", "p99", "ApiName"),
            new AlarmMetric("requests", SamKinds.REST_API, API, "Count", "Sum", "ApiName"),
            new AlarmMetric("age", SamKinds.STREAM, KINESIS, "GetRecords.IteratorAgeMilliseconds", "Maximum", "StreamName"),
            new AlarmMetric("throttles", SamKinds.STREAM, KINESIS, "WriteProvisionedThroughputExceeded", "Sum", "StreamName"),
            new AlarmMetric("failed", SamKinds.STATE_MACHINE, STATES, "ExecutionsFailed", "Sum", "StateMachineArn"),
            new AlarmMetric("timed-out", SamKinds.STATE_MACHINE, STATES, "ExecutionsTimedOut", "Sum", "StateMachineArn"),
            new AlarmMetric("aborted", SamKinds.STATE_MACHINE, STATES, "ExecutionsAborted", "Sum", "StateMachineArn"),
            new AlarmMetric("throttles", SamKinds.STATE_MACHINE, STATES, "ExecutionThrottled", "Sum", "StateMachineArn"),
            new AlarmMetric("read-throttles", SamKinds.TABLE, "AWS/DynamoDB", "ReadThrottleEvents", "Sum", "TableName"),
            new AlarmMetric("write-throttles", SamKinds.TABLE, "AWS/DynamoDB", "WriteThrottleEvents", "Sum", "TableName"),
            new AlarmMetric("failed", SamKinds.TOPIC, "AWS/SNS", "NumberOfNotificationsFailed", "Sum", "TopicName"),
            new AlarmMetric("published", SamKinds.TOPIC, "AWS/SNS", "NumberOfMessagesPublished", "Sum", "TopicName"));

    /** The metric of that id that a kind has. */
    public static Optional<AlarmMetric> of(String kind, String id) {
        return ALL.stream().filter(metric -> metric.kind().equals(kind) && metric.id().equals(id)).findFirst();
    }

    /** The metric of a kind that the properties of an alarm are about, if it is one of these. */
    public static Optional<AlarmMetric> read(String kind, Tree properties) {
        String statistic = properties.get("ExtendedStatistic").or(() -> properties.get("Statistic")).flatMap(Tree::asText).orElse("");
        return ALL.stream().filter(metric -> metric.kind().equals(kind)
                && properties.get("Namespace").flatMap(Tree::asText).filter(metric.namespace()::equals).isPresent()
                && properties.get("MetricName").flatMap(Tree::asText).filter(metric.name()::equals).isPresent()
                && metric.statistic().equals(statistic)).findFirst();
    }

    /** The property that the statistic stands in. */
    String statisticProperty() {
        return statistic.startsWith("p") ? "ExtendedStatistic" : "Statistic";
    }
}
