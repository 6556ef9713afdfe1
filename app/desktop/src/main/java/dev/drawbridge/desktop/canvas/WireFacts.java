package dev.drawbridge.desktop.canvas;

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
 * What a wire does, short enough to be read in passing: what starts what, the exact actions on which resource, variables and
 * the member of the Java class. Read from the wire's row alone. Pure.
 *
 * @param sentence "search reads products"
 */
record WireFacts(String sentence, List<Fact> facts) {
    private static final int MOST_LINES = 12;

    /** @param lines in the monospace face */
    record Fact(String title, List<String> lines) {}

    static WireFacts of(Design design, Catalogue catalogue, WireTable table, Wire wire) {
        Node from = design.requireNode(wire.from().node());
        Node to = design.requireNode(wire.to().node());
        return table.of(design, wire).map(row -> of(catalogue, row, wire, from, to))
                .orElseGet(() -> new WireFacts(from.name() + " → " + to.name(), List.of(new Fact(Words.of("ledger.meaningless"), List.of()))));
    }

    /** Several wires that a collapsed group lets look like one: each in a sentence. */
    static WireFacts of(Design design, WireTable table, Set<WireId> together) {
        List<String> lines = together.stream().map(design::requireWire).map(wire -> {
            String verb = table.of(design, wire).map(row -> row.mode(wire).map(AccessMode::verb).orElse(row.verb())).orElse("\u2192");
            return design.requireNode(wire.from().node()).name() + " " + verb + " " + design.requireNode(wire.to().node()).name();
        }).limit(MOST_LINES).toList();
        return new WireFacts(Words.of("group.wires", together.size()), List.of(new Fact("", lines)));
    }

    private static WireFacts of(Catalogue catalogue, WireRule row, Wire wire, Node from, Node to) {
        List<Fact> facts = new ArrayList<>();
        List<String> routes = row.routes(wire);
        if (!routes.isEmpty() || row.trigger().isPresent()) {
            facts.add(new Fact(Words.of("ledger.trigger"), routes.isEmpty() ? List.of(from.name() + " → " + to.name()) : routes));
        }
        List<String> granted = new ArrayList<>();
        for (Grant grant : row.grants(wire)) {
            String resource = (grant.on() == Grant.Place.TO ? to.name() : from.name()) + grant.scope().arnSuffix();
            grant.actions().forEach(action -> granted.add(action + "  " + resource));
        }
        if (!granted.isEmpty()) {
            facts.add(new Fact(Words.of("ledger.grants"), granted));
        }
        if (!row.variables().isEmpty()) {
            facts.add(new Fact(Words.of("ledger.variables"), row.variables().stream().map(variable -> variable.name(to)).toList()));
        }
        row.binding().ifPresent(binding -> facts.add(new Fact(Words.of("ledger.member"),
                List.of(Names.pascal(to.name()) + catalogue.of(to).suffix() + " " + Names.camel(to.name())))));
        return new WireFacts(from.name() + " " + row.mode(wire).map(AccessMode::verb).orElse(row.verb()) + " " + to.name(), facts);
    }
}
