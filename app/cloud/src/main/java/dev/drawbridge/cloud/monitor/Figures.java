package dev.drawbridge.cloud.monitor;

import dev.drawbridge.model.NodeId;
import dev.drawbridge.model.WireId;
import java.time.Instant;
import java.util.Map;
import java.util.TreeMap;

/**
 * Everything that was measured, at one moment.
 *
 * @param problem why it is not complete, one sentence; empty when it is
 */
public record Figures(Instant at, TimeRange range, Map<NodeId, CardFigures> cards, Map<WireId, Traffic> wires, Map<NodeId, java.util.List<AlarmState>> alarms, String problem) {
    public Figures {
        cards = java.util.Collections.unmodifiableMap(new TreeMap<>(cards));
        wires = java.util.Collections.unmodifiableMap(new TreeMap<>(wires));
        alarms = java.util.Collections.unmodifiableMap(new TreeMap<>(alarms));
    }

    /** Nothing yet. */
    public static Figures none(TimeRange range) {
        return new Figures(Instant.EPOCH, range, Map.of(), Map.of(), Map.of(), "");
    }

    /** Of a card; none if nothing was measured. */
    public CardFigures of(NodeId card) {
        return cards.getOrDefault(card, CardFigures.NONE);
    }

    /** Of a wire. */
    public Traffic of(WireId wire) {
        return wires.getOrDefault(wire, Traffic.UNKNOWN);
    }
}
