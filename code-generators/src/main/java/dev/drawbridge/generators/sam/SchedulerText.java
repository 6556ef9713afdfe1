package dev.drawbridge.generators.sam;

import dev.drawbridge.model.ModelException;
import dev.drawbridge.model.file.ValueJson;

/** The words of schedules that their readers and writers share. */
public final class SchedulerText {
    /** Which resource is one. */
    public static final String TYPE = "AWS::Scheduler::Schedule";
    /**
     * What is handed over where nothing was asked for: like the event of a rule, so that code cannot tell who started it. Scheduler's own default has a text for
     * {@code detail}, which Lambda's event class does not read. Source of the words in brackets:
     * docs.aws.amazon.com/scheduler/latest/UserGuide/managing-schedule-context-attributes.html.
     */
    private static final String TICK = "{\"version\": \"0\", \"id\": \"<aws.scheduler.execution-id>\", \"detail-type\": \"Scheduled Event\", \"source\": \"aws.scheduler\","
            + " \"time\": \"<aws.scheduler.scheduled-time>\", \"resources\": [\"<aws.scheduler.schedule-arn>\"], \"detail\": {}}";

    private SchedulerText() {}

    /** The event for functions and all others where the drawing says none. */
    public static String tick() {
        return TICK;
    }

    /** Whether that is the event that stands for none. */
    public static boolean isTick(String input) {
        if (!input.contains("aws.scheduler")) {
            return false;
        }
        try {
            return ValueJson.parse(input).equals(ValueJson.parse(TICK));
        } catch (ModelException notJson) {
            return false;
        }
    }
}
