package dev.drawbridge.generators.lens;

import dev.drawbridge.generators.syntax.TreePath;
import dev.drawbridge.model.Design;
import dev.drawbridge.model.NodeId;
import dev.drawbridge.model.WireId;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * A template that was read: the drawing, and where in the text each part of it stands. Immutable.
 *
 * @param design what the template says, with what was known
 * @param ids logical ids of cards to their cards; a schedule that is an event is {@code Function/Event}
 * @param byNode cards to their logical ids, in order: several for a source that starts several
 * @param wires what each wire is made of
 * @param strange what starts functions or grants something and became no wire
 * @param merged what stands in several places that differ, and is one card or wire
 */
record Reading(Design design, SourceTemplate template, Cards cards, Map<String, NodeId> ids, Map<NodeId, List<String>> byNode, Map<WireId, FoundWire> wires,
        List<Finds.Strange> strange, List<Finds.Strange> merged) {
    Reading(Design design, SourceTemplate template, Cards cards, Map<String, NodeId> ids, Map<WireId, FoundWire> wires, Finds finds) {
        this(design, template, cards, ids, byNode(ids), wires, finds.strange(), finds.merged());
    }

    Reading {
        ids = Map.copyOf(ids);
        byNode = Map.copyOf(byNode);
        wires = Map.copyOf(wires);
        strange = List.copyOf(strange);
        merged = List.copyOf(merged);
    }

    /** The logical ids of each card, in order; all at once, as there are files with tens of thousands. */
    static Map<NodeId, List<String>> byNode(Map<String, NodeId> ids) {
        Map<NodeId, List<String>> byNode = new HashMap<>();
        ids.forEach((id, node) -> byNode.computeIfAbsent(node, _ -> new ArrayList<>()).add(id));
        byNode.replaceAll((_, places) -> places.stream().sorted().toList());
        return byNode;
    }

    /** The same with another drawing. */
    Reading with(Design other) {
        return new Reading(other, template, cards, ids, byNode, wires, strange, merged);
    }

    /** The logical id of a card, if the template has it. */
    Optional<String> id(NodeId node) {
        return places(node).stream().findFirst();
    }

    /** All its logical ids. */
    List<String> places(NodeId node) {
        return byNode.getOrDefault(node, List.of());
    }

    /** Where a card stands in the text, if it does. */
    Optional<TreePath> place(NodeId node) {
        return id(node).flatMap(cards::card).flatMap(Cards.Card::path);
    }

    /** Which resources are drawn inside a card, by their logical ids: owned to owner. */
    Map<String, String> parts() {
        return cards.owners();
    }

    /** What became no wire, in words: {@code Function.Event (Kinesis)}. */
    List<String> notUnderstood() {
        return strange.stream().map(Finds.Strange::words).toList();
    }
}
