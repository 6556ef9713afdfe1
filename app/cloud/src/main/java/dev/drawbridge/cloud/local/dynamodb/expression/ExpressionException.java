package dev.drawbridge.cloud.local.dynamodb.expression;

/** What is wrong with an expression, without the name of the request parameter; {@link Expressions} puts that in front. */
final class ExpressionException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    ExpressionException(String message) {
        super(message, null, false, false);
    }
}
