package dev.drawbridge.desktop.canvas;

import dev.drawbridge.model.NodeId;
import dev.drawbridge.model.WireId;
import java.util.Collection;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** The marks of all layers, laid over each other once when they come, not when they are drawn. */
final class MarkBook {
    private final Map<Marks.Layer, Marks> layers = new EnumMap<>(Marks.Layer.class);
    private Map<NodeId, CardMark> cards = Map.of();
    private Map<WireId, WireMark> wires = Map.of();

    /** What looks different after a layer was laid down anew. */
    record Changed(Set<NodeId> cards, Set<WireId> wires) {}

    CardMark of(NodeId card) {
        return cards.getOrDefault(card, CardMark.NONE);
    }

    WireMark of(WireId wire) {
        return wires.getOrDefault(wire, WireMark.NONE);
    }

    /** What a card that stands for several shows: the most urgent of their marks. */
    CardMark of(Collection<NodeId> hidden) {
        CardMark worst = CardMark.NONE;
        for (NodeId id : cards.isEmpty() ? List.<NodeId>of() : hidden) {
            CardMark mark = of(id);
            if (mark.tone().compareTo(worst.tone()) > 0 && mark.tone() != Tone.MUTED) {
                worst = mark;
            }
        }
        return worst.isEmpty() ? worst : worst.withTrend(List.of());
    }

    /** The most urgent mark of several wires. */
    WireMark worst(Collection<WireId> together) {
        return together.stream().map(this::of).reduce(WireMark.NONE, (a, b) -> b.tone().compareTo(a.tone()) > 0 ? b : a);
    }

    boolean isEmpty() {
        return cards.isEmpty() && wires.isEmpty();
    }

    Changed put(Marks.Layer layer, Marks marks) {
        layers.put(layer, marks);
        Map<NodeId, CardMark> newCards = new HashMap<>();
        Map<WireId, WireMark> newWires = new HashMap<>();
        for (Marks each : layers.values()) {
            each.cards().forEach((id, mark) -> newCards.merge(id, mark, (below, above) -> above.over(below)));
            each.wires().forEach((id, mark) -> newWires.merge(id, mark, (below, above) -> above.over(below)));
        }
        newCards.values().removeIf(CardMark::isEmpty);
        newWires.values().removeIf(WireMark::isEmpty);
        Changed changed = new Changed(differing(cards, newCards), differing(wires, newWires));
        cards = newCards;
        wires = newWires;
        return changed;
    }

    private static <K, V> Set<K> differing(Map<K, V> before, Map<K, V> after) {
        Set<K> ids = new HashSet<>(before.keySet());
        ids.addAll(after.keySet());
        ids.removeIf(id -> before.containsKey(id) && before.get(id).equals(after.get(id)));
        return ids;
    }
}
