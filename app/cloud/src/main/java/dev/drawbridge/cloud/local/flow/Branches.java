package dev.drawbridge.cloud.local.flow;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.CompletionService;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorCompletionService;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import tools.jackson.databind.JsonNode;

/** Work on threads of its own that ends with its step, however that ends. */
final class Branches {
    private Branches() {}

    /** The results of all, in order; the first failure, whichever it is, ends the others. @throws FlowError that failure */
    static List<JsonNode> all(List<Callable<JsonNode>> runs) throws InterruptedException {
        try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
            CompletionService<JsonNode> done = new ExecutorCompletionService<>(threads);
            List<Future<JsonNode>> running = runs.stream().map(done::submit).toList();
            try {
                for (int i = 0; i < running.size(); i++) {
                    done.take().get();
                }
                List<JsonNode> results = new ArrayList<>();
                for (Future<JsonNode> each : running) {
                    results.add(each.resultNow());
                }
                return results;
            } catch (ExecutionException failed) {
                throw error(failed);
            } finally {
                threads.shutdownNow();
            }
        }
    }

    private static FlowError error(ExecutionException failed) {
        return failed.getCause() instanceof FlowError error ? error : FlowError.runtime(String.valueOf(failed.getCause().getMessage()));
    }

    /** Does the work here, or gives it so much time. @throws FlowError that of the work, or {@code States.Timeout} */
    static JsonNode within(Optional<Duration> time, Callable<JsonNode> work) throws InterruptedException {
        try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
            Future<JsonNode> running = threads.submit(work);
            try {
                return time.isEmpty() ? running.get() : running.get(time.get().toMillis(), TimeUnit.MILLISECONDS);
            } catch (TimeoutException late) {
                throw FlowError.timeout("The step took longer than " + time.get().toSeconds() + " seconds.");
            } catch (ExecutionException failed) {
                throw error(failed);
            } finally {
                threads.shutdownNow();
            }
        }
    }
}
