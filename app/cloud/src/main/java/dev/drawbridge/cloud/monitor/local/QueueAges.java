package dev.drawbridge.cloud.monitor.local;

import dev.drawbridge.cloud.local.LocalCloud;
import dev.drawbridge.model.NodeId;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalDouble;

/**
 * How long the oldest message of a queue has waited. The queue server does not tell, but of as many as are in the queue the oldest is at most as
 * young as the one that was put in that many ago. Where nobody saw them come (a failed message that the server moved by itself), it is since the queue
 * was last seen empty. Not safe for threads.
 */
final class QueueAges {
    private final Map<NodeId, List<Instant>> put = new HashMap<>();
    private final Map<NodeId, Instant> filledSince = new HashMap<>();

    /** Messages were put into a queue; in the order of time. */
    void put(NodeId queue, Instant time, int many) {
        put.computeIfAbsent(queue, key -> new ArrayList<>()).addAll(Collections.nCopies(many, time));
    }

    /** The age in seconds when the queue was that full; in the order of time. */
    OptionalDouble at(NodeId queue, Instant time, LocalCloud.Depth depth) {
        int there = depth.waiting() + depth.working();
        if (there == 0) {
            filledSince.remove(queue);
            return OptionalDouble.of(0);
        }
        Instant filled = filledSince.computeIfAbsent(queue, key -> time);
        List<Instant> times = put.getOrDefault(queue, List.of());
        int known = Collections.binarySearch(times, time);
        int count = known < 0 ? -known - 1 : known + 1;
        Instant oldest = count < there ? (count == 0 || filled.isBefore(times.getFirst()) ? filled : times.getFirst()) : times.get(count - there);
        return OptionalDouble.of(Math.max(0, Duration.between(oldest, time).toMillis() / 1000.0));
    }
}
