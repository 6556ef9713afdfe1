package dev.drawbridge.cloud.monitor.aws;

import dev.drawbridge.cloud.deploy.ResourceState;
import dev.drawbridge.cloud.monitor.Metric;
import dev.drawbridge.model.Design;
import dev.drawbridge.model.Names;
import dev.drawbridge.model.Node;
import dev.drawbridge.model.NodeId;
import dev.drawbridge.model.ScheduleGroups;
import dev.drawbridge.model.Value;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;

/**
 * Which metrics of CloudWatch tell what of a resource. Namespaces, names, dimensions and statistics are those of the AWS documentation, of which each
 * method names the page. Where a resource is of a type that is not here, nothing is asked. Pure.
 */
final class MetricSources {
    private static final String SUM = "Sum";
    private static final String MOST = "Maximum";
    private static final String MEAN = "Average";
    /** Calls whose failures on the side of DynamoDB are asked for; the metric is kept for each operation alone. */
    private static final List<String> TABLE_OPERATIONS = List.of("GetItem", "PutItem", "Query", "UpdateItem");

    private static final Set<String> STREAMS = Set.of("stream", "table");
    private static final Set<String> RULED = Set.of("event-bus", "schedule");
    private static final String LAMBDA = "AWS/Lambda";
    private static final String GATEWAY = "AWS/ApiGateway";

    private final String stack;
    private final Design design;
    private final Map<String, String> apiNames;

    /**
     * @param stack name of the stack, which SAM gives to its REST APIs as their name
     * @param design what is drawn: which functions read streams, and which addresses lead to them
     * @param apiNames what REST APIs that say so are called, by their names in the template
     */
    MetricSources(String stack, Design design, Map<String, String> apiNames) {
        this.stack = stack;
        this.design = design;
        this.apiNames = Map.copyOf(apiNames);
    }

    /** The sources for all resources that belong to a card and are there. */
    List<MetricSource> of(List<ResourceState> resources) {
        List<MetricSource> sources = new ArrayList<>();
        for (ResourceState resource : resources) {
            if (resource.card().isPresent() && !resource.physicalId().isEmpty() && resource.phase() != ResourceState.Phase.REMOVED) {
                sources.addAll(of(resource.card().get(), resource, resources));
            }
        }
        // a card with several schedules in its group is asked for once
        return sources.stream().distinct().toList();
    }

    private List<MetricSource> of(NodeId card, ResourceState resource, List<ResourceState> all) {
        String id = resource.physicalId();
        return switch (resource.type()) {
            case "AWS::Lambda::Function" -> function(card, id);
            case "AWS::Lambda::Url" -> functionUrl(card, id);
            case "AWS::Pipes::Pipe" -> pipe(card, id);
            case "AWS::ApiGatewayV2::Api" -> design.node(card).filter(node -> node.kind().equals("websocket-api")).isPresent() ? webSocketApi(card, id) : httpApi(card, id);
            case "AWS::ApiGateway::RestApi" -> restApi(card, apiNames.getOrDefault(resource.id(), stack));
            case "AWS::AppSync::GraphQLApi" -> graphqlApi(card, afterLast(id, '/'));
            case "AWS::SQS::Queue" -> queue(card, afterLast(id, '/'));
            case "AWS::DynamoDB::Table" -> table(card, id);
            case "AWS::SNS::Topic" -> topic(card, afterLast(id, ':'));
            case "AWS::S3::Bucket" -> bucket(card, id);
            case "AWS::Cognito::UserPoolClient" -> userPool(card, id, all);
            case "AWS::Events::Rule" -> rule(hander(card, resource.id()), id);
            case "AWS::Scheduler::Schedule" -> scheduler(card);
            case "AWS::Events::EventBus" -> bus(card, id);
            case "AWS::Kinesis::Stream" -> stream(card, id);
            case "AWS::StepFunctions::StateMachine" -> stateMachine(card, id);
            default -> List.of();
        };
    }

    static String afterLast(String text, char separator) {
        return text.substring(text.lastIndexOf(separator) + 1);
    }

    /** Source: "Types of metrics for Lambda functions" in the Lambda guide. */
    private List<MetricSource> function(NodeId card, String name) {
        Map<String, String> dimensions = Map.of("FunctionName", name);
        String space = LAMBDA;
        List<MetricSource> sources = new ArrayList<>(List.of(
                new MetricSource(card, Metric.INVOCATIONS, space, "Invocations", dimensions, SUM),
                new MetricSource(card, Metric.ERRORS, space, "Errors", dimensions, SUM),
                new MetricSource(card, Metric.THROTTLES, space, "Throttles", dimensions, SUM),
                new MetricSource(card, Metric.DURATION_P50, space, "Duration", dimensions, "p50"),
                new MetricSource(card, Metric.DURATION_P95, space, "Duration", dimensions, "p95"),
                new MetricSource(card, Metric.DURATION_P99, space, "Duration", dimensions, "p99"),
                new MetricSource(card, Metric.CONCURRENCY, space, "ConcurrentExecutions", dimensions, MOST)));
        // every metric costs, so it is asked for only where something is read from a stream
        if (design.wires().values().stream().anyMatch(wire -> wire.to().node().equals(card) && STREAMS.contains(design.requireNode(wire.from().node()).kind()))) {
            sources.add(new MetricSource(card, Metric.ITERATOR_AGE, space, "IteratorAge", dimensions, MOST));
        }
        return sources;
    }

    /** Source: "Monitoring Lambda function URLs" in the Lambda guide; the address is a card of its own, before that of its function. */
    private List<MetricSource> functionUrl(NodeId owner, String id) {
        Map<String, String> dimensions = Map.of("FunctionName", afterLast(id, ':'));
        NodeId card = design.wires().values().stream().filter(wire -> wire.to().node().equals(owner) && design.requireNode(wire.from().node()).kind().equals("function-url"))
                .map(wire -> wire.from().node()).findFirst().orElse(owner);
        return List.of(
                new MetricSource(card, Metric.REQUESTS, LAMBDA, "UrlRequestCount", dimensions, SUM),
                new MetricSource(card, Metric.CLIENT_ERRORS, LAMBDA, "Url4xxCount", dimensions, SUM),
                new MetricSource(card, Metric.SERVER_ERRORS, LAMBDA, "Url5xxCount", dimensions, SUM),
                new MetricSource(card, Metric.LATENCY_P50, LAMBDA, "UrlRequestLatency", dimensions, "p50"),
                new MetricSource(card, Metric.LATENCY_P95, LAMBDA, "UrlRequestLatency", dimensions, "p95"),
                new MetricSource(card, Metric.LATENCY_P99, LAMBDA, "UrlRequestLatency", dimensions, "p99"));
    }

    /** Source: "Logging and monitoring Amazon EventBridge Pipes" in the EventBridge guide. */
    private static List<MetricSource> pipe(NodeId card, String name) {
        Map<String, String> dimensions = Map.of("PipeName", name);
        String space = "AWS/EventBridge/Pipes";
        return List.of(
                new MetricSource(card, Metric.RECEIVED, space, "EventCount", dimensions, SUM),
                new MetricSource(card, Metric.DELIVERED, space, "Invocations", dimensions, SUM),
                new MetricSource(card, Metric.DELIVERY_FAILURES, space, "ExecutionFailed", dimensions, SUM),
                new MetricSource(card, Metric.THROTTLES, space, "ExecutionThrottled", dimensions, SUM),
                new MetricSource(card, Metric.DURATION_P95, space, "Duration", dimensions, "p95"));
    }

    /** Source: "Monitor CloudWatch metrics for HTTP APIs" in the API Gateway guide. */
    private static List<MetricSource> httpApi(NodeId card, String id) {
        return api(card, Map.of("ApiId", id), "4xx", "5xx");
    }

    /** Source: "Amazon API Gateway dimensions and metrics" in the API Gateway guide; the name of an API that SAM describes is its document's title, the stack's name. */
    private static List<MetricSource> restApi(NodeId card, String name) {
        return api(card, Map.of("ApiName", name), "4XXError", "5XXError");
    }

    /** Source: "Monitor WebSocket API execution with CloudWatch metrics" in the API Gateway guide; it counts messages in both directions. */
    private static List<MetricSource> webSocketApi(NodeId card, String id) {
        Map<String, String> dimensions = Map.of("ApiId", id);
        return List.of(
                new MetricSource(card, Metric.REQUESTS, GATEWAY, "MessageCount", dimensions, SUM),
                new MetricSource(card, Metric.CONNECTIONS, GATEWAY, "ConnectCount", dimensions, SUM),
                new MetricSource(card, Metric.CLIENT_ERRORS, GATEWAY, "ClientError", dimensions, SUM),
                new MetricSource(card, Metric.SERVER_ERRORS, GATEWAY, "IntegrationError", dimensions, SUM),
                new MetricSource(card, Metric.SERVER_ERRORS, GATEWAY, "ExecutionError", dimensions, SUM),
                new MetricSource(card, Metric.LATENCY_P50, GATEWAY, "IntegrationLatency", dimensions, "p50"),
                new MetricSource(card, Metric.LATENCY_P95, GATEWAY, "IntegrationLatency", dimensions, "p95"),
                new MetricSource(card, Metric.LATENCY_P99, GATEWAY, "IntegrationLatency", dimensions, "p99"));
    }

    /** Source: "Using CloudWatch to monitor and log GraphQL API data" in the AppSync guide; how often an API was asked is how often it was measured. */
    private static List<MetricSource> graphqlApi(NodeId card, String id) {
        Map<String, String> dimensions = Map.of("GraphQLAPIId", id);
        String space = "AWS/AppSync";
        return List.of(
                new MetricSource(card, Metric.REQUESTS, space, "Latency", dimensions, "SampleCount"),
                new MetricSource(card, Metric.CLIENT_ERRORS, space, "4XXError", dimensions, SUM),
                new MetricSource(card, Metric.SERVER_ERRORS, space, "5XXError", dimensions, SUM),
                new MetricSource(card, Metric.LATENCY_P50, space, "Latency", dimensions, "p50"),
                new MetricSource(card, Metric.LATENCY_P95, space, "Latency", dimensions, "p95"),
                new MetricSource(card, Metric.LATENCY_P99, space, "Latency", dimensions, "p99"));
    }

    private static List<MetricSource> api(NodeId card, Map<String, String> dimensions, String clientErrors, String serverErrors) {
        String space = GATEWAY;
        return List.of(
                new MetricSource(card, Metric.REQUESTS, space, "Count", dimensions, SUM),
                new MetricSource(card, Metric.CLIENT_ERRORS, space, clientErrors, dimensions, SUM),
                new MetricSource(card, Metric.SERVER_ERRORS, space, serverErrors, dimensions, SUM),
                new MetricSource(card, Metric.LATENCY_P50, space, "Latency", dimensions, "p50"),
                new MetricSource(card, Metric.LATENCY_P95, space, "Latency", dimensions, "p95"),
                new MetricSource(card, Metric.LATENCY_P99, space, "Latency", dimensions, "p99"));
    }

    /** Source: "Available CloudWatch metrics for Amazon SQS" in the SQS guide. */
    private static List<MetricSource> queue(NodeId card, String name) {
        Map<String, String> dimensions = Map.of("QueueName", name);
        String space = "AWS/SQS";
        return List.of(
                new MetricSource(card, Metric.DEPTH, space, "ApproximateNumberOfMessagesVisible", dimensions, MOST),
                new MetricSource(card, Metric.IN_FLIGHT, space, "ApproximateNumberOfMessagesNotVisible", dimensions, MOST),
                new MetricSource(card, Metric.OLDEST_AGE, space, "ApproximateAgeOfOldestMessage", dimensions, MOST),
                new MetricSource(card, Metric.SENT, space, "NumberOfMessagesSent", dimensions, SUM),
                new MetricSource(card, Metric.RECEIVED, space, "NumberOfMessagesReceived", dimensions, SUM));
    }

    /** Source: "DynamoDB metrics and dimensions" in the DynamoDB guide. */
    private static List<MetricSource> table(NodeId card, String name) {
        Map<String, String> dimensions = Map.of("TableName", name);
        String space = "AWS/DynamoDB";
        List<MetricSource> sources = new ArrayList<>(List.of(
                new MetricSource(card, Metric.READ_UNITS, space, "ConsumedReadCapacityUnits", dimensions, SUM),
                new MetricSource(card, Metric.WRITE_UNITS, space, "ConsumedWriteCapacityUnits", dimensions, SUM),
                new MetricSource(card, Metric.THROTTLED_CALLS, space, "ReadThrottleEvents", dimensions, SUM),
                new MetricSource(card, Metric.THROTTLED_CALLS, space, "WriteThrottleEvents", dimensions, SUM)));
        TABLE_OPERATIONS.forEach(operation -> sources.add(new MetricSource(card, Metric.FAILED_CALLS, space, "SystemErrors", Map.of("TableName", name, "Operation", operation), SUM)));
        return sources;
    }

    /** Source: "Monitoring Amazon SNS topics using CloudWatch" in the SNS guide. */
    private static List<MetricSource> topic(NodeId card, String name) {
        Map<String, String> dimensions = Map.of("TopicName", name);
        String space = "AWS/SNS";
        return List.of(
                new MetricSource(card, Metric.PUBLISHED, space, "NumberOfMessagesPublished", dimensions, SUM),
                new MetricSource(card, Metric.DELIVERED, space, "NumberOfNotificationsDelivered", dimensions, SUM),
                new MetricSource(card, Metric.DELIVERY_FAILURES, space, "NumberOfNotificationsFailed", dimensions, SUM));
    }

    /** The two that every bucket has for nothing, once a day. Source: "Metrics and dimensions" in the S3 guide, storage metrics. */
    private static List<MetricSource> bucket(NodeId card, String name) {
        String space = "AWS/S3";
        return List.of(
                new MetricSource(card, Metric.OBJECTS, space, "NumberOfObjects", new TreeMap<>(Map.of("BucketName", name, "StorageType", "AllStorageTypes")), MEAN, true),
                new MetricSource(card, Metric.BYTES, space, "BucketSizeBytes", new TreeMap<>(Map.of("BucketName", name, "StorageType", "StandardStorage")), MEAN, true));
    }

    /** Source: "Viewing quotas and usage in CloudWatch" in the Cognito guide; kept for each client of the pool. */
    private static List<MetricSource> userPool(NodeId card, String client, List<ResourceState> all) {
        return all.stream().filter(other -> other.type().equals("AWS::Cognito::UserPool") && other.card().filter(card::equals).isPresent()).findFirst().map(pool -> {
            Map<String, String> dimensions = Map.of("UserPool", pool.physicalId(), "UserPoolClient", client);
            String space = "AWS/Cognito";
            return List.of(new MetricSource(card, Metric.SIGN_INS, space, "SignInSuccesses", dimensions, SUM), new MetricSource(card, Metric.SIGN_UPS, space, "SignUpSuccesses", dimensions, SUM));
        }).orElse(List.of());
    }

    /** The bus or schedule whose rule it is: a rule stands with what it delivers to, and what it does is told of what it comes from. */
    private NodeId hander(NodeId owner, String rule) {
        List<Node> sources = design.wires().values().stream().filter(wire -> wire.to().node().equals(owner)).map(wire -> design.requireNode(wire.from().node()))
                .filter(node -> RULED.contains(node.kind())).distinct().toList();
        return sources.stream().filter(node -> rule.toLowerCase(Locale.ROOT).contains(Names.pascal(node.name()).toLowerCase(Locale.ROOT))).findFirst()
                .or(() -> sources.size() == 1 ? Optional.of(sources.getFirst()) : Optional.empty()).map(Node::id).orElse(owner);
    }

    /** Source: "Monitoring Amazon EventBridge" in the EventBridge guide; a rule of a bus of one's own has the bus before its name. */
    private static List<MetricSource> rule(NodeId card, String id) {
        Map<String, String> dimensions = id.contains("|") ? Map.of("EventBusName", id.substring(0, id.indexOf('|')), "RuleName", afterLast(id, '|')) : Map.of("RuleName", id);
        String space = "AWS/Events";
        return List.of(
                new MetricSource(card, Metric.DELIVERED, space, "Invocations", dimensions, SUM),
                new MetricSource(card, Metric.DELIVERY_FAILURES, space, "FailedInvocations", dimensions, SUM));
    }

    /**
     * Runs are counted for groups of schedules, so they are told of a card that has one to itself; the account's own group also holds what others made. Source: "Monitoring EventBridge
     * Scheduler with Amazon CloudWatch" in the Scheduler guide.
     */
    private List<MetricSource> scheduler(NodeId card) {
        return design.node(card).flatMap(node -> ScheduleGroups.own(design, node)).flatMap(Value::asText).map(group -> {
            Map<String, String> dimensions = Map.of("ScheduleGroup", group);
            String space = "AWS/Scheduler";
            return List.of(new MetricSource(card, Metric.DELIVERED, space, "InvocationAttemptCount", dimensions, SUM),
                    new MetricSource(card, Metric.DELIVERY_FAILURES, space, "TargetErrorCount", dimensions, SUM),
                    new MetricSource(card, Metric.DELIVERY_FAILURES, space, "InvocationDroppedCount", dimensions, SUM),
                    new MetricSource(card, Metric.THROTTLES, space, "InvocationThrottleCount", dimensions, SUM));
        }).orElse(List.of());
    }

    /** Source: the same as of rules. */
    private static List<MetricSource> bus(NodeId card, String name) {
        return List.of(new MetricSource(card, Metric.PUBLISHED, "AWS/Events", "MatchedEvents", Map.of("EventBusName", name), SUM));
    }

    /** Source: "Monitoring the Amazon Kinesis Data Streams service with Amazon CloudWatch" in the Kinesis guide. */
    private static List<MetricSource> stream(NodeId card, String name) {
        Map<String, String> dimensions = Map.of("StreamName", name);
        String space = "AWS/Kinesis";
        return List.of(
                new MetricSource(card, Metric.PUBLISHED, space, "IncomingRecords", dimensions, SUM),
                new MetricSource(card, Metric.RECEIVED, space, "GetRecords.Records", dimensions, SUM),
                new MetricSource(card, Metric.THROTTLED_CALLS, space, "WriteProvisionedThroughputExceeded", dimensions, SUM),
                new MetricSource(card, Metric.ITERATOR_AGE, space, "GetRecords.IteratorAgeMilliseconds", dimensions, MOST));
    }

    /** Source: "Monitoring Step Functions metrics using Amazon CloudWatch" in the Step Functions guide. */
    private static List<MetricSource> stateMachine(NodeId card, String arn) {
        Map<String, String> dimensions = Map.of("StateMachineArn", arn);
        String space = "AWS/States";
        return List.of(
                new MetricSource(card, Metric.STARTED, space, "ExecutionsStarted", dimensions, SUM),
                new MetricSource(card, Metric.SUCCEEDED, space, "ExecutionsSucceeded", dimensions, SUM),
                new MetricSource(card, Metric.FAILED, space, "ExecutionsFailed", dimensions, SUM),
                new MetricSource(card, Metric.FAILED, space, "ExecutionsTimedOut", dimensions, SUM),
                new MetricSource(card, Metric.FAILED, space, "ExecutionsAborted", dimensions, SUM),
                new MetricSource(card, Metric.THROTTLES, space, "ExecutionThrottled", dimensions, SUM),
                new MetricSource(card, Metric.DURATION_P50, space, "ExecutionTime", dimensions, "p50"),
                new MetricSource(card, Metric.DURATION_P95, space, "ExecutionTime", dimensions, "p95"),
                new MetricSource(card, Metric.DURATION_P99, space, "ExecutionTime", dimensions, "p99"));
    }
}
