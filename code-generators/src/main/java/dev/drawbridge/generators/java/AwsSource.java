package dev.drawbridge.generators.java;

import dev.drawbridge.generators.GeneratedFile;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;

/** The AWS adapter of a function: the class that Lambda starts ({@link AwsHandler}), the ports, and the small classes they share. */
final class AwsSource {
    private AwsSource() {}

    static List<GeneratedFile> of(FunctionPlan plan) {
        List<GeneratedFile> files = new ArrayList<>(AwsPortSource.of(plan));
        files.add(AwsHandler.file(plan));
        for (String shared : needed(plan)) {
            JavaSource unit = new JavaSource(plan.code().awsPackage(), shared);
            files.add(SharedTypes.file(plan.code(), unit, unit.text(shared(plan, shared))));
        }
        return files;
    }

    private static String shared(FunctionPlan plan, String type) {
        TextTemplate template = TextTemplate.resource(AwsSource.class, "templates/aws/" + type + ".java.txt");
        Map<String, String> values = new LinkedHashMap<>();
        if (template.has("events")) {
            values.put("events", plan.code().eventsPackage());
        }
        if (template.has("ports")) {
            values.put("ports", plan.code().portsPackage());
        }
        return template.fill(values);
    }

    private static TreeSet<String> needed(FunctionPlan plan) {
        TreeSet<String> needed = new TreeSet<>(List.of("Construction", "Calls"));
        if (!plan.ports().isEmpty()) {
            needed.add("Environment");
        }
        if (!plan.ports(PortPlan.TablePort.class).isEmpty()) {
            needed.add("DynamoTable");
        }
        for (StartPlan start : plan.starts()) {
            switch (start) {
                case StartPlan.Http http -> {
                    if (http.plain()) {
                        needed.add("HttpEvents");
                    }
                    if (http.rest()) {
                        needed.add("RestEvents");
                    }
                }
                case StartPlan.QueueBatch queue -> needed.add("QueueEvents");
                case StartPlan.TopicMessage topic -> needed.add("TopicEvents");
                case StartPlan.BucketEvent bucket -> needed.add("BucketEvents");
                case StartPlan.ScheduleTick tick -> needed.add("ScheduleEvents");
                case StartPlan.Invocation invocation -> { }
                case EventStart other -> needed.addAll(AwsHandler.helpers(plan, other));
            }
        }
        if (reads(plan) && !(plan.starts().size() == 1 && (plan.startedBy(StartPlan.Invocation.class) || readsText(plan)))) {
            needed.add("EventShapes");
        }
        return needed;
    }

    /** Whether the function reads the bytes of events itself. */
    static boolean reads(FunctionPlan plan) {
        return plan.starts().size() > 1 || plan.startedBy(StartPlan.Invocation.class) || readsText(plan) || plan.starts(EventStart.class).stream().anyMatch(EventStart::isTree)
                || plan.starts(StartPlan.Http.class).stream().anyMatch(http -> http.plain() && http.rest())
                || plan.starts(StartPlan.ScheduleTick.class).stream().anyMatch(tick -> !tick.inputs().isEmpty());
    }

    private static boolean readsText(FunctionPlan plan) {
        return plan.starts(EventStart.class).stream().anyMatch(EventStart::fromText);
    }

    /** Whether it turns bytes into Lambda's event classes itself. */
    static boolean deserializes(FunctionPlan plan) {
        return reads(plan) && plan.starts().stream().anyMatch(start -> !(start instanceof StartPlan.Invocation) && !(start instanceof EventStart event && (event.fromText() || event.isTree()))
                && !(start instanceof StartPlan.ScheduleTick tick && !tick.plain()));
    }
}
