package dev.drawbridge.generators.serverless;

import dev.drawbridge.generators.syntax.Tree;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;

/**
 * What the rules of schedules are called by alarms: the framework counts the schedules of each function, SAM calls each after its event. In the file an alarm names the rule of the framework,
 * in the view that of SAM. Source of the names: the framework's page "AWS CloudFormation Resource Reference".
 */
final class ScheduleRules {
    private static final String ALARM = "AWS::CloudWatch::Alarm";
    private final FrameworkNames toFile = new FrameworkNames();
    private final FrameworkNames toView = new FrameworkNames();

    /**
     * @param resources of the view
     * @param functions those that stand in the file, by their ids
     * @param key of a function
     */
    ScheduleRules(Map<String, Tree> resources, Map<String, FrameworkView.Function> functions, Function<String, String> key) {
        resources.forEach((id, body) -> {
            if (body.get("Type").flatMap(Tree::asText).filter(FrameworkPut.FUNCTION::equals).isPresent()) {
                Optional<FrameworkView.Function> known = Optional.ofNullable(functions.get(id));
                int number = 0;
                for (Map.Entry<String, Tree> event : body.at("Properties", "Events").orElseGet(Tree::map).entries().entrySet()) {
                    String type = event.getValue().get("Type").flatMap(Tree::asText).orElse("");
                    // schedules of eventBridge are counted with its other events
                    boolean counted = (type.equals("Schedule") || type.equals("ScheduleV2")) && known.flatMap(function -> function.event(event.getKey())).map(FrameworkView.Event::word)
                            .filter(word -> !word.key().equals("schedule")).isEmpty();
                    number += counted ? 1 : 0;
                    if (counted && type.equals("Schedule")) {
                        String rule = FrameworkIds.rule(key.apply(id), number);
                        toFile.call(id + event.getKey(), rule);
                        toView.call(rule, id + event.getKey());
                    }
                }
            }
        });
    }

    /** A resource as the file says it. */
    Tree inFile(Tree body) {
        return isAlarm(body) ? toFile.in(body) : body;
    }

    /** A resource as the view says it. */
    Tree inView(Tree body) {
        return isAlarm(body) ? toView.in(body) : body;
    }

    private static boolean isAlarm(Tree body) {
        return body.get("Type").flatMap(Tree::asText).filter(ALARM::equals).isPresent();
    }
}
