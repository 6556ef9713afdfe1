package dev.drawbridge.generators.terraform;

import dev.drawbridge.generators.syntax.Tree;
import java.util.LinkedHashMap;
import java.util.Optional;
import java.util.SequencedMap;

/** Queues, topics and what comes by the clock. */
final class MessageResources {
    private MessageResources() {}

    static void queue(Source source) {
        boolean ordered = source.properties().get("FifoQueue").isPresent();
        source.write(new HclBody().put("name", source.value("QueueName").orElseGet(() -> source.freshName(ordered ? ".fifo" : "")))
                .put("fifo_queue", source.value("FifoQueue"))
                .put("content_based_deduplication", source.value("ContentBasedDeduplication"))
                .put("visibility_timeout_seconds", source.value("VisibilityTimeout"))
                .put("message_retention_seconds", source.value("MessageRetentionPeriod"))
                .put("delay_seconds", source.value("DelaySeconds"))
                .put("sqs_managed_sse_enabled", source.value("SqsManagedSseEnabled"))
                .put("redrive_policy", source.json("RedrivePolicy")));
    }

    static void queuePolicy(Source source) {
        source.write(new HclBody().put("queue_url", source.value("Queues", "0")).put("policy", source.json("PolicyDocument")));
    }

    static void topic(Source source) {
        source.write(new HclBody().put("name", source.freshName("")).put("display_name", source.value("DisplayName")));
    }

    static void topicPolicy(Source source) {
        source.write(new HclBody().put("arn", source.value("Topics", "0")).put("policy", source.json("PolicyDocument")));
    }

    static void stream(Source source) {
        source.write(new HclBody().put("name", source.freshName("")).put("shard_count", source.value("ShardCount"))
                .put("retention_period", source.value("RetentionPeriodHours")).put("encryption_type", source.value("StreamEncryption", "EncryptionType"))
                .put("kms_key_id", source.value("StreamEncryption", "KeyId"))
                .blockIfAny("stream_mode_details", new HclBody().put("stream_mode", source.value("StreamModeDetails", "StreamMode"))));
    }

    static void bus(Source source) {
        source.write(new HclBody().put("name", source.value("Name")));
    }

    static void subscription(Source source) {
        source.write(new HclBody().put("topic_arn", source.value("TopicArn")).put("protocol", source.value("Protocol"))
                .put("endpoint", source.value("Endpoint")).put("raw_message_delivery", source.value("RawMessageDelivery"))
                .put("filter_policy", source.json("FilterPolicy")));
    }

    static void alarm(Source source) {
        SequencedMap<String, Expression> dimensions = new LinkedHashMap<>();
        source.items("Dimensions").forEach(dimension -> dimension.get("Name").flatMap(Tree::asText).ifPresent(name -> source.value(dimension, "Value").ifPresent(value -> dimensions.put(name, value))));
        source.write(new HclBody().put("alarm_name", source.value("AlarmName").orElseGet(() -> source.freshName("")))
                .put("namespace", source.value("Namespace")).put("metric_name", source.value("MetricName"))
                .put("dimensions", dimensions.isEmpty() ? Optional.empty() : Optional.of(new Expression.Entries(dimensions)))
                .put("statistic", source.value("Statistic")).put("extended_statistic", source.value("ExtendedStatistic"))
                .put("period", source.value("Period")).put("evaluation_periods", source.value("EvaluationPeriods"))
                .put("threshold", source.value("Threshold")).put("comparison_operator", source.value("ComparisonOperator"))
                .put("treat_missing_data", source.value("TreatMissingData")).put("alarm_actions", source.value("AlarmActions")));
    }

    static void rule(Source source) {
        source.write(new HclBody().put("name", source.freshName("")).put("event_bus_name", source.value("EventBusName"))
                .put("event_pattern", source.json("EventPattern")).put("schedule_expression", source.value("ScheduleExpression"))
                .put("state", source.value("State")));
        for (Tree target : source.items("Targets")) {
            Optional<Expression> input = source.value(target, "Input");
            source.write("aws_cloudwatch_event_target", new HclBody().put("rule", source.self("name")).put("event_bus_name", source.value("EventBusName"))
                    .put("target_id", source.value(target, "Id")).put("arn", source.value(target, "Arn")).put("role_arn", source.value(target, "RoleArn"))
                    .put("input", input)
                    .blockIfAny("sqs_target", new HclBody().put("message_group_id", source.value(target, "SqsParameters", "MessageGroupId")))
                    .blockIfAny("retry_policy", new HclBody().put("maximum_retry_attempts", source.value(target, "RetryPolicy", "MaximumRetryAttempts"))
                            .put("maximum_event_age_in_seconds", source.value(target, "RetryPolicy", "MaximumEventAgeInSeconds"))));
        }
    }
}
