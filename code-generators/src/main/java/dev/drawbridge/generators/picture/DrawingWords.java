package dev.drawbridge.generators.picture;

import dev.drawbridge.model.Design;
import dev.drawbridge.model.Group;
import dev.drawbridge.model.Node;
import dev.drawbridge.model.Wire;
import dev.drawbridge.model.kind.Catalogue;
import dev.drawbridge.model.wire.AccessMode;
import dev.drawbridge.model.wire.WireTable;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;

/** Cards and wires in words. */
final class DrawingWords {
    /** More sentences than this nobody wants read to them. */
    private static final int MOST_SENTENCES = 60;

    private static final int MOST_KINDS = 2;

    private static final String DIRECTLY = " directly";

    private final Catalogue catalogue;
    private final WireTable table;

    DrawingWords(Catalogue catalogue, WireTable table) {
        this.catalogue = catalogue;
        this.table = table;
    }

    /** {@code search, function}, and the note if there is one. */
    String card(Node node) {
        return node.name() + ", " + kind(node) + (node.note().isBlank() ? "" : ": " + node.note().strip());
    }

    /** {@code HTTP API}, {@code function}. */
    String kind(Node node) {
        String title = catalogue.of(node).title();
        boolean initials = title.length() > 1 && Character.isUpperCase(title.charAt(1));
        return initials ? title : title.toLowerCase(Locale.ROOT);
    }

    /** The kinds of the cards of a group, the most frequent first: {@code 4 × Function, 2 × Table}. */
    String kinds(Design design, Group group) {
        Map<String, Long> kinds = group.members().stream().map(design::requireNode)
                .collect(Collectors.groupingBy(node -> catalogue.of(node).title(), TreeMap::new, Collectors.counting()));
        String most = kinds.entrySet().stream()
                .sorted(Map.Entry.<String, Long>comparingByValue(Comparator.reverseOrder()).thenComparing(Map.Entry.comparingByKey()))
                .limit(MOST_KINDS).map(entry -> entry.getValue() + " \u00d7 " + entry.getKey()).collect(Collectors.joining(", "));
        return kinds.size() > MOST_KINDS ? most + " \u2026" : most;
    }

    /** {@code search reads products}, {@code purchase sends to receipts}, {@code web reads products directly}. */
    String wire(Design design, Wire wire) {
        String from = design.requireNode(wire.from().node()).name();
        String to = design.requireNode(wire.to().node()).name();
        String verb = verb(design, wire);
        return verb.endsWith(DIRECTLY) ? from + " " + verb.substring(0, verb.length() - DIRECTLY.length()) + " " + to + DIRECTLY : from + " " + verb + " " + to;
    }

    private String verb(Design design, Wire wire) {
        return table.of(design, wire).map(rule -> rule.mode(wire).map(AccessMode::verb).orElseGet(() -> switch (wire.role()) {
            case ON_FAILURE -> "on failure goes to";
            case SEND, DELIVER -> rule.verb(wire).endsWith(" to") ? rule.verb(wire) : rule.verb(wire) + " to";
            case CALL, TRIGGER, ACCESS, AUTHORIZE, DIRECT, REFERENCE -> rule.verb();
        })).orElse("is wired to");
    }

    /** The whole drawing in a paragraph. */
    String drawing(Design design) {
        String counts = count(design.nodes().size(), "card") + ", " + count(design.wires().size(), "wire") + ".";
        List<String> sentences = design.wires().values().stream().limit(MOST_SENTENCES).map(wire -> wire(design, wire)).toList();
        int rest = design.wires().size() - sentences.size();
        String ending = rest > 0 ? " And " + rest + " more." : "";
        return counts + sentences.stream().map(sentence -> " " + sentence + ".").collect(Collectors.joining()) + ending;
    }

    static String count(int number, String noun) {
        return number + " " + noun + (number == 1 ? "" : "s");
    }
}
