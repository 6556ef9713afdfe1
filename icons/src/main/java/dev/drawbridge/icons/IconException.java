package dev.drawbridge.icons;

/** An icon or a path that cannot be read; the message is one sentence that says what is wrong and where. */
public final class IconException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    /** A problem in words for the user. */
    public IconException(String message) {
        super(message);
    }

    /** A problem in words for the user, with what led to it. */
    public IconException(String message, Throwable cause) {
        super(message, cause);
    }
}
