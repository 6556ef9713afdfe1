package dev.drawbridge.cloud.local.dynamodb.error;

/**
 * The error types the engine answers with: the name the service puts into {@code __type}, and the HTTP status.
 * Validation and serialization errors come from the framework in front of DynamoDB and therefore carry another prefix; SDKs read only what follows the {@code #}.
 */
public enum ErrorType {
    VALIDATION("com.amazon.coral.validate#ValidationException", 400),
    SERIALIZATION("com.amazon.coral.service#SerializationException", 400),
    UNKNOWN_OPERATION("com.amazon.coral.service#UnknownOperationException", 400),
    RESOURCE_NOT_FOUND("com.amazonaws.dynamodb.v20120810#ResourceNotFoundException", 400),
    RESOURCE_IN_USE("com.amazonaws.dynamodb.v20120810#ResourceInUseException", 400),
    LIMIT_EXCEEDED("com.amazonaws.dynamodb.v20120810#LimitExceededException", 400),
    CONDITIONAL_CHECK_FAILED("com.amazonaws.dynamodb.v20120810#ConditionalCheckFailedException", 400),
    TRANSACTION_CANCELED("com.amazonaws.dynamodb.v20120810#TransactionCanceledException", 400),
    IDEMPOTENT_PARAMETER_MISMATCH("com.amazonaws.dynamodb.v20120810#IdempotentParameterMismatchException", 400),
    INTERNAL("com.amazonaws.dynamodb.v20120810#InternalServerError", 500);

    private final String wireName;
    private final int status;

    ErrorType(String wireName, int status) {
        this.wireName = wireName;
        this.status = status;
    }

    /** The value of {@code __type} in the reply. */
    public String wireName() {
        return wireName;
    }

    /** The name alone, as an SDK shows it, for example {@code ValidationException}. */
    public String shortName() {
        return wireName.substring(wireName.indexOf('#') + 1);
    }

    /** The HTTP status of the reply. */
    public int status() {
        return status;
    }
}
