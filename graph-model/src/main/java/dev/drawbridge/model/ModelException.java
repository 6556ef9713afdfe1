package dev.drawbridge.model;

/** A rule of the model was broken. The message is one sentence for the user: what, where and what to do. */
public class ModelException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    public ModelException(String message) {
        super(message);
    }

    public ModelException(String message, Throwable cause) {
        super(message, cause);
    }
}
