package dev.drawbridge.cloud.local.lambda;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import tools.jackson.databind.json.JsonMapper;

/** What came of sending an event to a function. */
public sealed interface InvocationResult {
    /** Times and log. */
    InvocationReport report();

    /** What the Invoke API answers as body: the function's answer, or JSON with {@code errorType} and {@code errorMessage}. */
    byte[] payload();

    /** Whether the function answered. */
    default boolean succeeded() {
        return this instanceof Success;
    }

    /** One sentence for people; empty after a success. */
    String message();

    /**
     * The function answered.
     *
     * @param payload its answer
     */
    record Success(InvocationReport report, byte[] payload) implements InvocationResult {
        @Override
        public String message() {
            return "";
        }
    }

    /**
     * The function threw, or answered something that the platform refuses.
     *
     * @param type class of the exception, or the platform's name of the error
     * @param message message of the exception
     * @param payload JSON with {@code errorMessage}, {@code errorType}, {@code stackTrace}
     */
    record FunctionError(InvocationReport report, String type, String message, byte[] payload) implements InvocationResult {
    }

    /**
     * The function ran past its timeout and its process was ended.
     *
     * @param limit the timeout
     */
    record TimedOut(InvocationReport report, Duration limit) implements InvocationResult {
        @Override
        public String message() {
            return "Task timed out after " + String.format(Locale.ROOT, "%.2f", limit.toMillis() / 1000.0) + " seconds";
        }

        @Override
        public byte[] payload() {
            return sandboxError("Sandbox.Timedout", report, message());
        }
    }

    /**
     * The function's process ended while it worked on the event.
     *
     * @param exitCode its exit code
     */
    record Crashed(InvocationReport report, int exitCode) implements InvocationResult {
        @Override
        public String message() {
            return exitCode == 0 ? "Runtime exited without providing a reason" : "Runtime exited with error: exit status " + exitCode;
        }

        @Override
        public byte[] payload() {
            return sandboxError("Runtime.ExitError", report, message());
        }
    }

    /**
     * The function could not be started: its class is missing, its constructor threw, or its process ended or hung before it was ready.
     *
     * @param type class of the exception, or the platform's name of the error
     * @param message what is wrong
     * @param payload JSON with {@code errorMessage} and {@code errorType}
     */
    record InitFailed(InvocationReport report, String type, String message, byte[] payload) implements InvocationResult {
    }

    /** The event was not taken because as many as allowed were being worked on. */
    record Throttled(InvocationReport report) implements InvocationResult {
        @Override
        public String message() {
            return "Rate Exceeded.";
        }

        @Override
        public byte[] payload() {
            return json(Map.of("Reason", "ReservedFunctionConcurrentInvocationLimitExceeded", "Type", "User", "message", message()));
        }
    }

    /** The JSON of an error that the platform itself found. */
    static byte[] error(String type, String message) {
        return json(new TreeMap<>(Map.of("errorType", type, "errorMessage", message)));
    }

    private static byte[] sandboxError(String type, InvocationReport report, String message) {
        return error(type, "RequestId: " + report.requestId() + " Error: " + message);
    }

    private static byte[] json(Map<String, String> fields) {
        return JsonMapper.shared().writeValueAsString(fields).getBytes(StandardCharsets.UTF_8);
    }
}
