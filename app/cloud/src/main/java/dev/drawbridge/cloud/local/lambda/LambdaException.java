package dev.drawbridge.cloud.local.lambda;

import dev.drawbridge.cloud.CloudException;

/** The local Lambda cannot work at all, for instance because its folder cannot be written. What a function does wrong is an {@link InvocationResult}. */
public class LambdaException extends CloudException {
    private static final long serialVersionUID = 1L;

    /** An error that has no deeper cause worth showing. */
    public LambdaException(String message) {
        super(message);
    }

    /** An error with its technical cause. */
    public LambdaException(String message, Throwable cause) {
        super(message, cause);
    }
}
