package dev.drawbridge.desktop.deploy;

import dev.drawbridge.cloud.deploy.DeployEvent;
import dev.drawbridge.cloud.deploy.ResourceState;
import dev.drawbridge.model.NodeId;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * What was seen of a deployment so far. Immutable.
 *
 * @param expected resources that will move; 0 if nobody knows
 * @param step what is being done
 * @param resources how each resource is, by its name in the template, in the order of their first news
 * @param uploads code on its way
 * @param takingBack why everything is being taken back, once it is
 * @param outOfSight why we cannot see for the moment; empty while we can
 */
public record Progress(Instant started, int expected, String step, Map<String, ResourceState> resources, Map<NodeId, Upload> uploads, Optional<String> takingBack, String outOfSight) {
    public Progress {
        resources = Collections.unmodifiableMap(new LinkedHashMap<>(resources));
        uploads = Collections.unmodifiableMap(new LinkedHashMap<>(uploads));
    }

    /** Code on its way, in bytes. */
    public record Upload(long sent, long total) {
        boolean isDone() {
            return sent >= total;
        }
    }

    /** Nothing was seen yet. */
    public static Progress begun(Instant now, int expected, String step) {
        return new Progress(now, expected, step, Map.of(), Map.of(), Optional.empty(), "");
    }

    /** After one more event. */
    public Progress after(DeployEvent event) {
        return switch (event) {
            case DeployEvent.Step(String sentence) -> new Progress(started, expected, sentence, resources, uploads, takingBack, "");
            case DeployEvent.Uploading(NodeId function, long sent, long total) -> {
                Map<NodeId, Upload> more = new LinkedHashMap<>(uploads);
                more.put(function, new Upload(sent, total));
                yield new Progress(started, expected, step, resources, more, takingBack, "");
            }
            case DeployEvent.ResourceChanged(ResourceState state) -> {
                Map<String, ResourceState> more = new LinkedHashMap<>(resources);
                more.put(state.id(), state);
                yield new Progress(started, expected, step, more, uploads, takingBack, "");
            }
            case DeployEvent.RollbackStarted(String reason) -> new Progress(started, expected, step, resources, uploads, Optional.of(reason), "");
            case DeployEvent.OutOfSight(String sentence) -> new Progress(started, expected, step, resources, uploads, takingBack, sentence);
        };
    }

    /** What is known of each card, the most telling first. */
    public Map<NodeId, List<ResourceState>> cards() {
        Map<NodeId, List<ResourceState>> cards = new LinkedHashMap<>();
        resources.values().forEach(state -> state.card().ifPresent(card -> cards.computeIfAbsent(card, key -> new ArrayList<>()).add(state)));
        return cards;
    }

    /** From 0 to 1; -1 if nobody knows. */
    public double fraction() {
        if (expected <= 0 || takingBack.isPresent()) {
            return -1;
        }
        long settled = resources.values().stream().filter(state -> state.phase() != ResourceState.Phase.WORKING && state.phase() != ResourceState.Phase.UNDOING).count();
        return Math.min(1, settled / (double) expected);
    }
}
