package dev.drawbridge.cloud.local.lambda;

import java.util.Optional;
import java.util.UUID;

/**
 * One event for a function.
 *
 * @param requestId identifies it in logs and answers
 * @param payload the event, JSON
 * @param traceId the X-Ray trace header, if the caller has one
 * @param clientContext JSON of the caller's client context, if any
 */
public record Invocation(String requestId, byte[] payload, Optional<String> traceId, Optional<String> clientContext) {
    /** An event with a new request id. */
    public static Invocation of(byte[] payload) {
        return new Invocation(UUID.randomUUID().toString(), payload, Optional.empty(), Optional.empty());
    }
}
