package dev.drawbridge.cloud.deploy;

import dev.drawbridge.cloud.CloudException;

/** Why a cloud could not be asked, or would not do it: one sentence with the way on. */
public class DeployException extends CloudException {
    private static final long serialVersionUID = 1L;

    /** An error that has no deeper cause worth showing. */
    public DeployException(String message) {
        super(message);
    }

    /** An error with its technical cause. */
    public DeployException(String message, Throwable cause) {
        super(message, cause);
    }
}
