package dev.drawbridge.cloud.local.flow;

/** An error of a step, by the name that Retry and Catch know it by. */
final class FlowError extends RuntimeException {
    private static final long serialVersionUID = 1;

    private final String error;

    FlowError(String error, String cause) {
        super(cause);
        this.error = error;
    }

    String error() {
        return error;
    }

    /** Whether a name in {@code ErrorEquals} means it; {@code States.TaskFailed} means all but a timeout. */
    boolean is(String name) {
        return name.equals("States.ALL") || name.equals(error) || name.equals("States.TaskFailed") && !error.equals("States.Timeout");
    }
}
