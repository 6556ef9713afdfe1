package dev.drawbridge.cloud.local.dynamodb.error;

import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/**
 * Any request the engine refuses, and any trouble with its files. The message is the service's own text where the service has one.
 * Immutable apart from the usual state of a throwable.
 */
public final class DynamoDbException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    private final ErrorType type;
    private final transient ObjectNode details;

    /** A refusal whose reply carries more than type and message (the failed item, the reasons of a cancelled transaction). */
    public DynamoDbException(ErrorType type, String message, ObjectNode details) {
        super(message);
        this.type = type;
        this.details = details.deepCopy();
    }

    /** A plain refusal. */
    public DynamoDbException(ErrorType type, String message) {
        this(type, message, JsonNodeFactory.instance.objectNode());
    }

    private DynamoDbException(String message, Throwable cause) {
        super(message, cause);
        this.type = ErrorType.INTERNAL;
        this.details = JsonNodeFactory.instance.objectNode();
    }

    /** What the service calls a ValidationException. */
    public static DynamoDbException validation(String message) {
        return new DynamoDbException(ErrorType.VALIDATION, message);
    }

    /** A validation error of the large family that starts with "One or more parameter values were invalid". */
    public static DynamoDbException invalidParameter(String message) {
        return validation("One or more parameter values were invalid: " + message);
    }

    /** JSON of the wrong shape. */
    public static DynamoDbException serialization(String message) {
        return new DynamoDbException(ErrorType.SERIALIZATION, message);
    }

    /** The folder of the tables could not be read or written. */
    public static DynamoDbException storage(String message, Throwable cause) {
        return new DynamoDbException(message, cause);
    }

    /** The type the service would answer with. */
    public ErrorType type() {
        return type;
    }

    /** What the reply carries besides type and message; a copy. */
    public ObjectNode details() {
        return details == null ? JsonNodeFactory.instance.objectNode() : details.deepCopy();
    }
}
