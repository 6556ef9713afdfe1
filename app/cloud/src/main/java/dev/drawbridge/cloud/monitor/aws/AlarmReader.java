package dev.drawbridge.cloud.monitor.aws;

import dev.drawbridge.cloud.deploy.ResourceState;
import dev.drawbridge.cloud.monitor.AlarmState;
import dev.drawbridge.model.NodeId;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import software.amazon.awssdk.services.cloudwatch.model.AlarmType;
import software.amazon.awssdk.services.cloudwatch.model.MetricAlarm;
import software.amazon.awssdk.services.cloudwatch.model.StateValue;

/** Reads how the alarms of a stack are. */
final class AlarmReader {
    /** Source: the API reference of DescribeAlarms, AlarmNames. */
    private static final int MOST_NAMES = 100;
    private final Conversation aws;

    AlarmReader(Conversation aws) {
        this.aws = aws;
    }

    /** Asks only where there are alarms. */
    Map<NodeId, List<AlarmState>> read(List<ResourceState> resources) {
        Map<String, NodeId> cards = new HashMap<>();
        resources.stream().filter(resource -> resource.type().equals("AWS::CloudWatch::Alarm") && !resource.physicalId().isEmpty())
                .forEach(resource -> cards.put(resource.physicalId(), resource.card().orElseGet(() -> new NodeId(resource.id()))));
        // what an alarm measures says whose it is, also where its own name in the template does not
        Map<String, NodeId> measured = TraceReader.names(resources);
        Map<NodeId, List<AlarmState>> states = new HashMap<>();
        List<String> names = cards.keySet().stream().sorted().toList();
        for (int first = 0; first < names.size(); first += MOST_NAMES) {
            List<String> some = names.subList(first, Math.min(names.size(), first + MOST_NAMES));
            List<MetricAlarm> alarms = aws.ask("see the alarms", WatchService.CLOUDWATCH, "DescribeAlarms", Meter.ALARMS,
                    () -> aws.cloudWatch().describeAlarms(ask -> ask.alarmNames(some).alarmTypes(AlarmType.METRIC_ALARM).maxRecords(MOST_NAMES))).metricAlarms();
            alarms.forEach(alarm -> {
                NodeId card = alarm.dimensions().stream().map(dimension -> measured.get(dimension.value())).filter(java.util.Objects::nonNull).findFirst().orElse(cards.get(alarm.alarmName()));
                states.computeIfAbsent(card, key -> new ArrayList<>()).add(state(card, alarm));
            });
        }
        return states;
    }

    private static AlarmState state(NodeId card, MetricAlarm alarm) {
        AlarmState.State state = alarm.stateValue() == StateValue.OK ? AlarmState.State.OK : alarm.stateValue() == StateValue.ALARM ? AlarmState.State.ALARM : AlarmState.State.UNKNOWN;
        return new AlarmState(java.util.Optional.of(card), alarm.alarmName(), state, alarm.stateReason() == null ? "" : alarm.stateReason(),
                alarm.stateUpdatedTimestamp() == null ? Instant.EPOCH : alarm.stateUpdatedTimestamp());
    }
}
