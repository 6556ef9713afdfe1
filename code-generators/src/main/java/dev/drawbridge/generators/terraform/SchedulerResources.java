package dev.drawbridge.generators.terraform;

/** Schedules of EventBridge Scheduler. Source of the arguments: "aws_scheduler_schedule" in the AWS provider's documentation. */
final class SchedulerResources {
    private SchedulerResources() {}

    static void schedule(Source source) {
        source.write(new HclBody().put("name", source.name("Name", "")).put("description", source.value("Description"))
                .put("group_name", source.value("GroupName")).put("schedule_expression", source.value("ScheduleExpression"))
                .put("schedule_expression_timezone", source.value("ScheduleExpressionTimezone"))
                .put("start_date", source.value("StartDate")).put("end_date", source.value("EndDate")).put("state", source.value("State"))
                .block("flexible_time_window", new HclBody().put("mode", source.value("FlexibleTimeWindow", "Mode"))
                        .put("maximum_window_in_minutes", source.value("FlexibleTimeWindow", "MaximumWindowInMinutes")))
                .block("target", new HclBody().put("arn", source.value("Target", "Arn")).put("role_arn", source.value("Target", "RoleArn")).put("input", source.value("Target", "Input"))
                        .blockIfAny("dead_letter_config", new HclBody().put("arn", source.value("Target", "DeadLetterConfig", "Arn")))
                        .blockIfAny("eventbridge_parameters", new HclBody().put("detail_type", source.value("Target", "EventBridgeParameters", "DetailType"))
                                .put("source", source.value("Target", "EventBridgeParameters", "Source")))
                        .blockIfAny("kinesis_parameters", new HclBody().put("partition_key", source.value("Target", "KinesisParameters", "PartitionKey")))
                        .blockIfAny("sqs_parameters", new HclBody().put("message_group_id", source.value("Target", "SqsParameters", "MessageGroupId")))
                        .blockIfAny("retry_policy", new HclBody().put("maximum_retry_attempts", source.value("Target", "RetryPolicy", "MaximumRetryAttempts"))
                                .put("maximum_event_age_in_seconds", source.value("Target", "RetryPolicy", "MaximumEventAgeInSeconds")))));
    }
}
