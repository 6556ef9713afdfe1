package dev.drawbridge.cloud.local.http;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import tools.jackson.databind.node.ObjectNode;

/** In what two sorts of API differ: how they hand a request to a function, what they make of its answer, and how they say no. */
public sealed interface ApiStyle permits HttpStyle, RestStyle {
    /** The path that routes are compared with; empty where the API has nothing at all. */
    Optional<String> routed(String rawPath);

    /** What callers put between the address and the path of a route: empty, or a stage. */
    String prefix();

    /** Why the request is refused before any route or token is looked at. */
    Optional<HttpReply> refusal(HttpCall call);

    HttpReply noRoute();

    /** A token was no good. */
    HttpReply unauthorized(int status, String reason);

    /** A function that authorizes lets the request not through. */
    HttpReply refused(FunctionGuard.Refusal why);

    /**
     * What a function that authorizes gets.
     *
     * @param token the token alone, where it is given no more
     */
    ObjectNode question(HttpCall call, RouteTable.Match match, String apiId, String requestId, Instant now, Optional<String> token);

    /** The ARN of what is called. */
    String arn(HttpCall call, RouteTable.Match match, String apiId);

    HttpReply tooLarge();

    byte[] event(HttpCall call, RouteTable.Match match, String apiId, String requestId, Instant now, Optional<? extends Admitted> admitted);

    /** What the caller gets for the answer of a function. */
    HttpReply reply(byte[] answer);

    /** Why the answer is none that the API can pass on; empty if it is one. */
    String trouble(byte[] answer);

    /** The function failed, or no copy of it was free. */
    HttpReply failed(boolean throttled);

    HttpReply timedOut();

    /** How long the API waits for an answer. */
    Duration patience();

    /** Whether the API itself writes the CORS headers of answers; else a function must. */
    boolean writesCors();
}
