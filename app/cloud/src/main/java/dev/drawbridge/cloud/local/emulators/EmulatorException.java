package dev.drawbridge.cloud.local.emulators;

import dev.drawbridge.cloud.CloudException;

/** A part of the local cloud did not start, or stopped. */
public class EmulatorException extends CloudException {
    private static final long serialVersionUID = 1L;

    /** An error that has no deeper cause worth showing. */
    public EmulatorException(String message) {
        super(message);
    }

    /** An error with its technical cause. */
    public EmulatorException(String message, Throwable cause) {
        super(message, cause);
    }
}
