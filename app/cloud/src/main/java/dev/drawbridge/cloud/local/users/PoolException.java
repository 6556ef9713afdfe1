package dev.drawbridge.cloud.local.users;

/** What the pool refuses, with Cognito's own word for it. */
final class PoolException extends RuntimeException {
    private static final long serialVersionUID = 1L;
    private final String code;

    PoolException(String code, String message) {
        super(message);
        this.code = code;
    }

    String code() {
        return code;
    }
}
