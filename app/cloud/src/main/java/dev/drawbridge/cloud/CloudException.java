package dev.drawbridge.cloud;

/**
 * Root of the exceptions of this module. The message is one sentence for the user: what failed, where, and what to do about it.
 */
public class CloudException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    /** An error that has no deeper cause worth showing. */
    public CloudException(String message) {
        super(message);
    }

    /** An error whose technical cause goes to the log, while the message is for the user. */
    public CloudException(String message, Throwable cause) {
        super(message, cause);
    }
}
