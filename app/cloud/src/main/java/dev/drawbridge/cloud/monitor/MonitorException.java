package dev.drawbridge.cloud.monitor;

import dev.drawbridge.cloud.CloudException;

/** Something could not be read. The message is one sentence for the user. */
public class MonitorException extends CloudException {
    private static final long serialVersionUID = 1L;
    private final boolean passing;

    /** Something that will not pass by waiting. */
    public MonitorException(String message) {
        super(message);
        this.passing = false;
    }

    /** @param passing whether asking again later may help */
    public MonitorException(String message, boolean passing, Throwable cause) {
        super(message, cause);
        this.passing = passing;
    }

    /** Whether asking again later may help without anybody doing anything. */
    public boolean isPassing() {
        return passing;
    }
}
