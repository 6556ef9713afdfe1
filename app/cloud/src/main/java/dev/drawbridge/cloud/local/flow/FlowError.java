package dev.drawbridge.cloud.local.flow;

import java.util.Set;

/** An error of a step, by the name that Retry and Catch know it by (states-language.net, "Errors"). */
final class FlowError extends RuntimeException {
    static final String RUNTIME = "States.Runtime";
    static final String TIMEOUT = "States.Timeout";
    private static final String HEARTBEAT = "States.HeartbeatTimeout";
    /** Nothing retries or catches these: docs.aws.amazon.com/step-functions/latest/dg/concepts-error-handling.html. */
    private static final Set<String> TERMINAL = Set.of(RUNTIME, "States.DataLimitExceeded");
    private static final long serialVersionUID = 1;

    private final String error;

    FlowError(String error, String cause) {
        super(cause);
        this.error = error;
    }

    /** A mistake of the definition, or of what it is given. */
    static FlowError runtime(String cause) {
        return new FlowError(RUNTIME, cause);
    }

    static FlowError timeout(String cause) {
        return new FlowError(TIMEOUT, cause);
    }

    static FlowError heartbeat(String cause) {
        return new FlowError(HEARTBEAT, cause);
    }

    String error() {
        return error;
    }

    /** Whether a name in {@code ErrorEquals} means it; {@code States.TaskFailed} means all but a timeout. */
    boolean is(String name) {
        if (TERMINAL.contains(error)) {
            return false;
        }
        boolean late = error.equals(TIMEOUT) || error.equals(HEARTBEAT);
        return name.equals("States.ALL") || name.equals(error) || name.equals("States.TaskFailed") && !late || name.equals(TIMEOUT) && late;
    }
}
