package dev.drawbridge.desktop.canvas;

import dev.drawbridge.model.Design;
import dev.drawbridge.model.End;
import dev.drawbridge.model.Node;
import dev.drawbridge.model.kind.Catalogue;
import dev.drawbridge.model.kind.Kind;
import dev.drawbridge.model.wire.WireRule;
import dev.drawbridge.model.wire.WireTable;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/**
 * A kind that quick-add offers, with what choosing it would do.
 *
 * @param words what the wire to it will do, or what the kind is where no wire waits
 */
record Offer(Kind kind, String words) {
    private static final int NONE = 5;

    /**
     * What may be placed, recent kinds first.
     *
     * @param from the wire that waits; only what it may reach is offered then
     * @param backwards whether what is placed would be where the wire starts
     */
    static List<Offer> all(Catalogue catalogue, WireTable table, Design design, Optional<End> from, boolean backwards, List<String> recent) {
        List<Offer> offers = new ArrayList<>();
        for (Kind kind : catalogue.placeable()) {
            if (from.isEmpty()) {
                offers.add(new Offer(kind, kind.help()));
            } else {
                rule(table, design, from.get(), backwards, kind).ifPresent(rule -> offers.add(new Offer(kind, rule.help())));
            }
        }
        offers.sort(Comparator.comparingInt(offer -> recent.contains(offer.kind().id()) ? recent.indexOf(offer.kind().id()) : Integer.MAX_VALUE));
        return offers;
    }

    private static Optional<WireRule> rule(WireTable table, Design design, End from, boolean backwards, Kind kind) {
        Node fixed = design.requireNode(from.node());
        List<WireRule> rules = backwards ? table.between(kind.id(), fixed.kind()) : table.between(fixed.kind(), kind.id());
        String port = backwards ? "out" : from.port();
        return rules.stream().filter(rule -> rule.fromPort().id().equals(port)).findFirst();
    }

    /** Those that the typed words find, by title, id or another name, best first: titles that start so, of those a Function before a Function URL, then words that do, then the rest. */
    static List<Offer> filter(List<Offer> offers, String typed) {
        String wanted = typed.strip().toLowerCase(Locale.ROOT);
        if (wanted.isEmpty()) {
            return offers;
        }
        return offers.stream().filter(offer -> rank(offer.kind(), wanted) < NONE).sorted(Comparator.comparingInt(offer -> rank(offer.kind(), wanted))).toList();
    }

    private static int rank(Kind kind, String wanted) {
        String title = kind.title().toLowerCase(Locale.ROOT);
        if (title.startsWith(wanted)) {
            return title.contains(" ") ? 1 : 0;
        }
        if (title.contains(" " + wanted) || kind.id().startsWith(wanted)) {
            return 2;
        }
        if (kind.aliases().stream().anyMatch(alias -> alias.toLowerCase(Locale.ROOT).startsWith(wanted))) {
            return 3;
        }
        return title.contains(wanted) || kind.aliases().stream().anyMatch(alias -> alias.toLowerCase(Locale.ROOT).contains(wanted)) ? 4 : NONE;
    }
}
