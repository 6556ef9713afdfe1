package dev.drawbridge.generators.lens;

import dev.drawbridge.generators.sam.AlarmMetric;
import dev.drawbridge.generators.sam.AlarmParts;
import dev.drawbridge.generators.sam.SchedulerText;
import dev.drawbridge.generators.syntax.Tree;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/**
 * Which schedule an alarm is about: by the rule that SAM makes of an event, called after the function and the event, or by the group of the schedule. Source: "Generated CloudFormation
 * resources for AWS::Serverless::Function when you specify a Schedule" in the AWS SAM specification. Immutable.
 */
final class ClockAlarms {
    private static final String RULED = "Schedule";
    private final Map<String, String> rules = new LinkedHashMap<>();
    private final Map<Tree, String> groups = new HashMap<>();

    ClockAlarms(SourceTemplate template) {
        for (SourceTemplate.Part part : template.parts().values()) {
            if (part.type().equals(SchedulerText.TYPE)) {
                part.property("GroupName").ifPresent(group -> groups.putIfAbsent(group, part.id()));
            } else if (EventWires.HOLDERS.contains(part.type())) {
                part.property("Events").orElseGet(Tree::map).entries().forEach((name, event) -> {
                    String type = event.get("Type").flatMap(Tree::asText).orElse("");
                    String card = part.id() + "/" + name;
                    if (type.equals(RULED) && template.part(rule(card)).isEmpty()) {
                        rules.putIfAbsent(rule(card), card);
                    } else if (type.equals(SchedulerWires.EVENT)) {
                        event.at("Properties", "GroupName").ifPresent(group -> groups.putIfAbsent(group, card));
                    }
                });
            }
        }
    }

    /** The logical id of the rule that a card is: SAM's of an event, or its own. */
    static String rule(String card) {
        return card.replace("/", "");
    }

    /** The card of the schedule that an alarm is about, if it is about one; of those that share a group the first. */
    Optional<String> card(SourceTemplate.Part alarm) {
        if (!alarm.type().equals(AlarmParts.TYPE)) {
            return Optional.empty();
        }
        return value(alarm, AlarmMetric.RULE).flatMap(tree -> tree.get("Ref")).flatMap(Tree::asText).map(rules::get)
                .or(() -> value(alarm, AlarmMetric.GROUP).map(groups::get));
    }

    /** What the alarm says of a dimension. */
    static Optional<Tree> value(SourceTemplate.Part alarm, String dimension) {
        return alarm.property("Dimensions").map(Tree::items).orElse(java.util.List.of()).stream()
                .filter(one -> one.get("Name").flatMap(Tree::asText).filter(dimension::equals).isPresent()).findFirst().flatMap(one -> one.get("Value"));
    }
}
