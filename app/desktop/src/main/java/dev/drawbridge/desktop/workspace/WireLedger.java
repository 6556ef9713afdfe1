package dev.drawbridge.desktop.workspace;

import dev.drawbridge.desktop.words.Words;
import dev.drawbridge.model.Design;
import dev.drawbridge.model.Names;
import dev.drawbridge.model.Node;
import dev.drawbridge.model.Wire;
import dev.drawbridge.model.WireId;
import dev.drawbridge.model.kind.Catalogue;
import dev.drawbridge.model.wire.AccessMode;
import dev.drawbridge.model.wire.Grant;
import dev.drawbridge.model.wire.WireRule;
import dev.drawbridge.model.wire.WireTable;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/**
 * What a wire makes, read from its row of the wire table: what triggers what, which exact actions are granted on what,
 * which variables are set, which member the Java class gets. Pure.
 *
 * @param sentence "search reads products"
 */
public record WireLedger(String sentence, List<Entry> entries) {
    private static final int MOST_WIRES = 12;

    /**
     * One matter.
     *
     * @param lines to be read in the monospace face; none where the wire does nothing in this matter
     */
    public record Entry(String title, List<String> lines) {
        public Entry {
            lines = List.copyOf(lines);
        }
    }

    public WireLedger {
        entries = List.copyOf(entries);
    }

    /** What that wire of the design makes. */
    public static WireLedger of(Design design, Catalogue catalogue, WireTable table, Wire wire) {
        Node from = design.requireNode(wire.from().node());
        Node to = design.requireNode(wire.to().node());
        return table.of(design, wire).map(row -> new WireLedger(sentence(from, row.mode(wire).map(AccessMode::verb).orElse(row.verb(wire)), to), entries(catalogue, row, wire, from, to)))
                .orElseGet(() -> new WireLedger(sentence(from, "→", to), List.of(new Entry(Words.of("ledger.meaningless"), List.of(wire.role().id())))));
    }

    /** Several wires that a collapsed group lets look like one: each in a sentence, the first twelve of them. */
    public static WireLedger of(Design design, Catalogue catalogue, WireTable table, Set<WireId> together) {
        List<String> sentences = together.stream().limit(MOST_WIRES).map(wire -> of(design, catalogue, table, design.requireWire(wire)).sentence()).toList();
        return new WireLedger(Words.of("group.wires", together.size()), List.of(new Entry("", sentences)));
    }

    private static String sentence(Node from, String verb, Node to) {
        return from.name() + " " + verb + " " + to.name();
    }

    private static List<Entry> entries(Catalogue catalogue, WireRule row, Wire wire, Node from, Node to) {
        List<Entry> entries = new ArrayList<>();
        List<String> routes = row.routes(wire);
        if (row.trigger().isPresent() || !routes.isEmpty()) {
            entries.add(new Entry(Words.of("ledger.trigger"), routes.isEmpty() ? List.of(from.name() + " → " + to.name()) : routes.stream().map(route -> route + " → " + to.name()).toList()));
        }
        List<String> granted = new ArrayList<>();
        for (Grant grant : row.grants(wire)) {
            String resource = (grant.on() == Grant.Place.TO ? to.name() : from.name()) + grant.scope().arnSuffix();
            String holder = switch (grant.holder()) {
                case FUNCTION -> "";
                case SERVICE, ROLE -> "   " + Words.of("ledger.by", grant.principal());
                case GUEST -> "   " + Words.of("ledger.guest");
            };
            grant.actions().forEach(action -> granted.add(action + "   " + resource + holder));
        }
        entries.add(new Entry(Words.of("ledger.grants"), granted));
        if (!row.variables().isEmpty()) {
            entries.add(new Entry(Words.of("ledger.variables"), row.variables().stream().map(variable -> variable.name(to)).toList()));
        }
        row.binding().ifPresent(binding -> {
            String type = Names.pascal(to.name()) + catalogue.of(to).suffix();
            entries.add(new Entry(Words.of("ledger.member"), List.of(type + " " + Names.camel(to.name()))));
        });
        return entries;
    }
}
