package dev.drawbridge.cloud.local.flow;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Base64;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import tools.jackson.databind.JsonNode;

/** Steps that wait until somebody says, with their token, how it went. Safe from any thread. */
public final class Tokens {
    private final Map<String, Waiting> waiting = new ConcurrentHashMap<>();

    /** The name of the state machine that a token is of; empty text if it is no token of ours. */
    public static String machine(String token) {
        try {
            String[] words = new String(Base64.getUrlDecoder().decode(token), StandardCharsets.UTF_8).split(" ", 2);
            return words.length == 2 ? words[0] : "";
        } catch (IllegalArgumentException foreign) {
            return "";
        }
    }

    /** A new token of a step of that state machine; close it when the step is over. */
    Waiting open(String machine) {
        String token = Base64.getUrlEncoder().withoutPadding().encodeToString((machine + " " + UUID.randomUUID()).getBytes(StandardCharsets.UTF_8));
        Waiting step = new Waiting(token);
        waiting.put(token, step);
        return step;
    }

    /** Ends the wait well; false if nobody waits for that token any more. */
    public boolean success(String token, JsonNode output) {
        return find(token).map(step -> step.answer.complete(output)).orElse(false);
    }

    /** Ends the wait with an error; false if nobody waits for that token any more. */
    public boolean failure(String token, String error, String cause) {
        return find(token).map(step -> step.answer.completeExceptionally(new FlowError(error, cause))).orElse(false);
    }

    /** Says that work on it goes on; false if nobody waits for that token any more. */
    public boolean heartbeat(String token) {
        Optional<Waiting> step = find(token);
        step.ifPresent(each -> each.alive = System.nanoTime());
        return step.isPresent();
    }

    private Optional<Waiting> find(String token) {
        return Optional.ofNullable(waiting.get(token));
    }

    /** One step that waits. */
    final class Waiting implements AutoCloseable {
        private final String token;
        private final CompletableFuture<JsonNode> answer = new CompletableFuture<>();
        private volatile long alive = System.nanoTime();

        private Waiting(String token) {
            this.token = token;
        }

        String token() {
            return token;
        }

        /**
         * Waits for the answer.
         *
         * @param heartbeat how long nobody may be heard of; nothing if for ever
         * @throws FlowError if the answer is one, or nobody is heard of
         */
        JsonNode await(Optional<Duration> heartbeat) throws InterruptedException {
            try {
                while (true) {
                    if (heartbeat.isEmpty()) {
                        return answer.get();
                    }
                    long left = heartbeat.get().toNanos() - (System.nanoTime() - alive);
                    if (left <= 0) {
                        throw FlowError.heartbeat("No heartbeat came within " + heartbeat.get().toSeconds() + " seconds.");
                    }
                    try {
                        return answer.get(left, TimeUnit.NANOSECONDS);
                    } catch (TimeoutException look) {
                        // perhaps somebody was heard of meanwhile
                        continue;
                    }
                }
            } catch (ExecutionException failed) {
                throw failed.getCause() instanceof FlowError error ? error : FlowError.runtime(String.valueOf(failed.getCause().getMessage()));
            }
        }

        @Override
        public void close() {
            waiting.remove(token);
        }
    }
}
