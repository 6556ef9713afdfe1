package dev.drawbridge.cloud.local.flow;

import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.POJONode;

/** How many items of a Map may fail, and how many have. Safe from any thread. */
final class MapFailures {
    private final int items;
    private final int count;
    private final double percentage;
    private final boolean distributed;
    private final AtomicInteger failed = new AtomicInteger();

    /** @param distributed whether a failure that is too many has a name of its own */
    MapFailures(int items, int count, double percentage, boolean distributed) {
        this.items = items;
        this.count = count;
        this.percentage = percentage;
        this.distributed = distributed;
    }

    /** The failure in the place of a result, if it can be borne with. @throws FlowError if it is one too many */
    JsonNode bear(FlowError error) {
        int now = failed.incrementAndGet();
        boolean borne = distributed && (now <= count || percentage > 0 && 100.0 * now / items <= percentage);
        if (borne) {
            return new POJONode(error);
        }
        throw distributed ? new FlowError("States.ExceedToleratedFailureThreshold", now + " of " + items + " items failed, which is more than the Map bears with. The last one: "
                + error.error() + (error.getMessage().isBlank() ? "" : ": " + error.getMessage())) : error;
    }

    /** The failure that stands in the place of a result. */
    static Optional<FlowError> error(JsonNode result) {
        return result instanceof POJONode node && node.getPojo() instanceof FlowError error ? Optional.of(error) : Optional.empty();
    }
}
