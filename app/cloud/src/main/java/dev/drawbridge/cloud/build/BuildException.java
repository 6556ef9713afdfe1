package dev.drawbridge.cloud.build;

import dev.drawbridge.cloud.CloudException;

/** A build step that could not be done at all, for instance a library that cannot be fetched. Compile errors are values, not exceptions. */
public class BuildException extends CloudException {
    private static final long serialVersionUID = 1L;

    /** An error that has no deeper cause worth showing. */
    public BuildException(String message) {
        super(message);
    }

    /** An error with its technical cause. */
    public BuildException(String message, Throwable cause) {
        super(message, cause);
    }
}
