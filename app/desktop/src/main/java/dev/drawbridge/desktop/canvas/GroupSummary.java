package dev.drawbridge.desktop.canvas;

import dev.drawbridge.desktop.words.Words;
import dev.drawbridge.model.Design;
import dev.drawbridge.model.Group;
import dev.drawbridge.model.Node;
import dev.drawbridge.model.NodeId;
import dev.drawbridge.model.check.Severity;
import dev.drawbridge.model.kind.Catalogue;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Collectors;

/**
 * What the card of a collapsed group says of the cards in it.
 *
 * @param count {@code 7 cards}
 * @param kinds the most frequent kinds: {@code 4 × Function, 2 × Table}
 * @param badge how much was found in all of them, and the worst of it
 */
record GroupSummary(String count, String kinds, Optional<CardStatus.Badge> badge) {
    private static final int KINDS = 2;

    static GroupSummary of(Design design, Catalogue catalogue, Group group, CardStatus status) {
        Map<String, Integer> kinds = new TreeMap<>();
        int found = 0;
        Optional<Severity> worst = Optional.empty();
        for (NodeId id : group.members()) {
            Node node = design.requireNode(id);
            kinds.merge(catalogue.of(node).title(), 1, Integer::sum);
            Optional<CardStatus.Badge> badge = status.badge(id);
            if (badge.isPresent()) {
                found += badge.get().count();
                Severity severity = badge.get().worst();
                worst = Optional.of(worst.filter(w -> w.compareTo(severity) <= 0).orElse(severity));
            }
        }
        List<Map.Entry<String, Integer>> most = kinds.entrySet().stream()
                .sorted(Map.Entry.<String, Integer>comparingByValue(Comparator.reverseOrder()).thenComparing(Map.Entry.comparingByKey())).toList();
        String said = most.stream().limit(KINDS).map(entry -> entry.getValue() + " \u00d7 " + entry.getKey()).collect(Collectors.joining(", "))
                + (most.size() > KINDS ? " \u2026" : "");
        int all = found;
        return new GroupSummary(group.members().size() == 1 ? Words.of("group.card") : Words.of("group.cards", group.members().size()), said,
                worst.map(severity -> new CardStatus.Badge(all, severity)));
    }
}
