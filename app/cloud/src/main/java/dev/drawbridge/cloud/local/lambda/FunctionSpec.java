package dev.drawbridge.cloud.local.lambda;

import java.time.Duration;
import java.util.Map;
import java.util.OptionalInt;

/**
 * What the platform knows about a function, apart from its code.
 *
 * @param name the function's name, as the platform shows it
 * @param handler {@code package.Class} or {@code package.Class::method}
 * @param memoryMb memory in megabytes; the heap gets 85 % of it, as on AWS
 * @param timeout longest time one event may take
 * @param environment variables it sees, besides those the platform itself sets
 * @param reservedConcurrency most events at one time; more are throttled. Empty: no limit, further events wait for a free process
 */
public record FunctionSpec(String name, String handler, int memoryMb, Duration timeout, Map<String, String> environment, OptionalInt reservedConcurrency) {
    private static final int LEAST_MEMORY_MB = 128;

    /** Checks the limits of the platform. */
    public FunctionSpec {
        if (!name.matches("[A-Za-z0-9_-]{1,140}")) {
            throw new LambdaException("'" + name + "' cannot be a function's name: use letters, digits, - and _.");
        }
        if (handler.isBlank()) {
            throw new LambdaException("Function " + name + " has no handler: write package.Class or package.Class::method.");
        }
        if (memoryMb < LEAST_MEMORY_MB) {
            throw new LambdaException("Function " + name + " has " + memoryMb + " MB of memory; the least is " + LEAST_MEMORY_MB + " MB.");
        }
        if (!timeout.isPositive()) {
            throw new LambdaException("The timeout of function " + name + " must be longer than zero.");
        }
        environment = Map.copyOf(environment);
    }

    /** A function without a limit of its own on concurrency. */
    public static FunctionSpec of(String name, String handler, int memoryMb, Duration timeout, Map<String, String> environment) {
        return new FunctionSpec(name, handler, memoryMb, timeout, environment, OptionalInt.empty());
    }
}
