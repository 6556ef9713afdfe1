package dev.drawbridge.generators.terraform;

import dev.drawbridge.generators.syntax.Tree;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Optional;
import java.util.SequencedMap;

/** Queues, topics and what comes by the clock. */
final class MessageResources {
    private MessageResources() {}

    static void queue(Source source) {
        boolean ordered = source.properties().get("FifoQueue").isPresent();
        source.write(new HclBody().put("name", source.name("QueueName", ordered ? ".fifo" : ""))
                .put("fifo_queue", source.value("FifoQueue"))
                .put("content_based_deduplication", source.value("ContentBasedDeduplication"))
                .put("visibility_timeout_seconds", source.value("VisibilityTimeout"))
                .put("message_retention_seconds", source.value("MessageRetentionPeriod"))
                .put("delay_seconds", source.value("DelaySeconds")).put("receive_wait_time_seconds", source.value("ReceiveMessageWaitTimeSeconds"))
                .put("max_message_size", source.value("MaximumMessageSize")).put("kms_master_key_id", source.value("KmsMasterKeyId"))
                .put("kms_data_key_reuse_period_seconds", source.value("KmsDataKeyReusePeriodSeconds")).put("redrive_allow_policy", source.json("RedriveAllowPolicy"))
                .put("deduplication_scope", source.value("DeduplicationScope")).put("fifo_throughput_limit", source.value("FifoThroughputLimit"))
                .put("sqs_managed_sse_enabled", source.value("SqsManagedSseEnabled"))
                .put("redrive_policy", source.json("RedrivePolicy")));
    }

    static void queuePolicy(Source source) {
        source.write(new HclBody().put("queue_url", source.value("Queues", "0")).put("policy", source.json("PolicyDocument")));
    }

    static void topic(Source source) {
        source.write(new HclBody().put("name", source.name("TopicName", "")).put("display_name", source.value("DisplayName"))
                .put("kms_master_key_id", source.value("KmsMasterKeyId")).put("fifo_topic", source.value("FifoTopic")).put("content_based_deduplication", source.value("ContentBasedDeduplication")));
    }

    static void topicPolicy(Source source) {
        source.write(new HclBody().put("arn", source.value("Topics", "0")).put("policy", source.json("PolicyDocument")));
    }

    static void stream(Source source) {
        source.write(new HclBody().put("name", source.name("Name", "")).put("shard_count", source.value("ShardCount"))
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
                .put("filter_policy", source.json("FilterPolicy")).put("filter_policy_scope", source.value("FilterPolicyScope"))
                .put("redrive_policy", source.json("RedrivePolicy")));
    }

    static void alarm(Source source) {
        SequencedMap<String, Expression> dimensions = new LinkedHashMap<>();
        source.items("Dimensions").forEach(dimension -> source.text(dimension, "Name").ifPresent(name -> source.value(dimension, "Value").ifPresent(value -> dimensions.put(name, value))));
        HclBody alarm = new HclBody().put("alarm_name", source.name("AlarmName", ""))
                .put("namespace", source.value("Namespace")).put("metric_name", source.value("MetricName"))
                .put("dimensions", dimensions.isEmpty() ? Optional.empty() : Optional.of(new Expression.Entries(dimensions)))
                .put("statistic", source.value("Statistic")).put("extended_statistic", source.value("ExtendedStatistic"))
                .put("period", source.value("Period")).put("evaluation_periods", source.value("EvaluationPeriods"))
                .put("threshold", source.value("Threshold")).put("comparison_operator", source.value("ComparisonOperator"))
                .put("treat_missing_data", source.value("TreatMissingData")).put("alarm_actions", source.value("AlarmActions"));
        source.items("Metrics").forEach(query -> alarm.blockIfAny("metric_query", new HclBody().put("id", source.value(query, "Id")).put("expression", source.value(query, "Expression"))
                .put("label", source.value(query, "Label")).put("period", source.value(query, "Period")).put("return_data", source.value(query, "ReturnData"))));
        source.write(alarm);
    }

    static void rule(Source source) {
        source.write(new HclBody().put("name", source.name("Name", "")).put("description", source.value("Description")).put("event_bus_name", source.value("EventBusName"))
                .put("event_pattern", source.json("EventPattern")).put("schedule_expression", source.value("ScheduleExpression"))
                .put("state", source.value("State")));
        List<Tree> targets = source.items("Targets");
        for (int i = 0; i < targets.size(); i++) {
            Tree target = targets.get(i);
            Optional<Expression> input = source.value(target, "Input");
            source.write("aws_cloudwatch_event_target", i == 0 ? "" : "_" + (i + 1), new HclBody().put("rule", source.self("name")).put("event_bus_name", source.value("EventBusName"))
                    .put("target_id", source.value(target, "Id")).put("arn", source.value(target, "Arn")).put("role_arn", source.value(target, "RoleArn"))
                    .put("input", input).put("input_path", source.value(target, "InputPath"))
                    .blockIfAny("input_transformer", new HclBody().put("input_paths", source.value(target, "InputTransformer", "InputPathsMap"))
                            .put("input_template", source.value(target, "InputTransformer", "InputTemplate")))
                    .blockIfAny("dead_letter_config", new HclBody().put("arn", source.value(target, "DeadLetterConfig", "Arn")))
                    .blockIfAny("sqs_target", new HclBody().put("message_group_id", source.value(target, "SqsParameters", "MessageGroupId")))
                    .blockIfAny("retry_policy", new HclBody().put("maximum_retry_attempts", source.value(target, "RetryPolicy", "MaximumRetryAttempts"))
                            .put("maximum_event_age_in_seconds", source.value(target, "RetryPolicy", "MaximumEventAgeInSeconds"))));
        }
    }
}
