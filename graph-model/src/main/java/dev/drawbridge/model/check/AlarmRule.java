package dev.drawbridge.model.check;

import dev.drawbridge.model.Node;
import dev.drawbridge.model.ScheduleGroups;
import dev.drawbridge.model.Value;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * {@code alarm}: alarms that tell a topic that is not there, or measure over a time that CloudWatch does not. Source of the periods: the API reference of CloudWatch's
 * PutMetricAlarm, Period; 10 and 30 are for metrics of one's own, which none of these is.
 */
final class AlarmRule implements Rule {
    private static final String FIELD = "alarms";
    private static final int MINUTE = 60;
    private static final int DAY = 86_400;

    @Override
    public List<Finding> check(CheckContext context) {
        List<Finding> findings = new ArrayList<>();
        for (Node node : context.design().nodes().values()) {
            if (context.kind(node).field(FIELD).isEmpty()) {
                continue;
            }
            int number = 0;
            for (Value.Entries row : context.kind(node).rows(node, FIELD)) {
                number++;
                String where = node.name() + ", alarm " + number + ": ";
                Optional<String> topic = row.text("topic").filter(name -> !name.isBlank());
                if (topic.isPresent() && context.design().nodeNamed(topic.get()).filter(told -> told.kind().equals("topic")).isEmpty()) {
                    findings.add(finding(node, Severity.ERROR, where + "there is no topic \"" + topic.get() + "\" in the drawing. Add it, or leave it empty to tell nobody."));
                }
                if (row.text("metric").filter(metric -> metric.startsWith("url-")).isPresent() && context.design().wires().values().stream()
                        .noneMatch(wire -> wire.to().node().equals(node.id()) && context.design().requireNode(wire.from().node()).kind().equals("function-url"))) {
                    findings.add(finding(node, Severity.WARNING, where + node.name() + " has no address, so nothing will be measured. Put a Function URL before it, or watch something else."));
                }
                if (node.kind().equals("event-bus") && context.kind(node).flag(node, "default")) {
                    findings.add(finding(node, Severity.WARNING, where + "the account's own bus also carries what others tell each other, so no alarm is made of it. Make it a bus of this project, or watch what it delivers to."));
                }
                if (node.kind().equals("scheduler") && ScheduleGroups.own(context.design(), node).isEmpty()) {
                    boolean shared = ScheduleGroups.of(node).isPresent();
                    findings.add(finding(node, Severity.WARNING, where + "runs are counted for groups of schedules, and " + (shared ? "another card is in the same group" : "the account's own group also holds what others made")
                            + ", so no alarm is made of it. Put " + node.name() + " into a group of its own."));
                }
                int period = row.get("period").flatMap(Value::asInt).orElse(node.kind().equals("bucket") ? DAY : 5 * MINUTE);
                int periods = row.get("periods").flatMap(Value::asInt).orElse(1);
                if (node.kind().equals("bucket") && period != DAY) {
                    findings.add(finding(node, Severity.WARNING, where + "a bucket is measured once a day, so within " + period + " s there is mostly nothing. Take " + DAY + " s."));
                }
                if (period % MINUTE != 0) {
                    findings.add(finding(node, Severity.ERROR, where + period + " s is no time that the cloud measures over. Take 60 s or a multiple of it."));
                } else if ((long) period * periods > DAY) {
                    findings.add(finding(node, Severity.ERROR, where + periods + " times " + period + " s is more than a day. Shorten one of them."));
                }
            }
        }
        return findings;
    }

    private static Finding finding(Node node, Severity severity, String message) {
        return new Finding("alarm", severity, new Subject.OfNode(node.id(), FIELD), message);
    }
}
