package dev.drawbridge.cloud.local.flow;

import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.ThreadLocalRandom;
import tools.jackson.databind.JsonNode;

/** The retriers of one step and how often each was used (states-language.net, "Retrying after error"). For one thread. */
final class Retries {
    private static final int DEFAULT_ATTEMPTS = 3;

    private final List<JsonNode> retriers;
    private final int[] tries;
    private int count;

    Retries(JsonNode step) {
        retriers = step.path("Retry").valueStream().toList();
        tries = new int[retriers.size()];
    }

    /** How often the step has been tried again. */
    int count() {
        return count;
    }

    /** How long to wait before the next try; nothing if there is none for this error. */
    Optional<Duration> next(FlowError error) {
        for (int i = 0; i < retriers.size(); i++) {
            JsonNode retrier = retriers.get(i);
            if (retrier.path("ErrorEquals").valueStream().anyMatch(each -> error.is(each.asString()))) {
                if (tries[i] >= retrier.path("MaxAttempts").asInt(DEFAULT_ATTEMPTS)) {
                    return Optional.empty();
                }
                double seconds = retrier.path("IntervalSeconds").asDouble(1) * Math.pow(retrier.path("BackoffRate").asDouble(2), tries[i]++);
                count++;
                double most = Math.min(seconds, retrier.path("MaxDelaySeconds").asDouble(Double.MAX_VALUE));
                boolean jitter = retrier.path("JitterStrategy").asString("NONE").equals("FULL");
                return Optional.of(Duration.ofMillis((long) (1000 * (jitter ? most * ThreadLocalRandom.current().nextDouble() : most))));
            }
        }
        return Optional.empty();
    }
}
