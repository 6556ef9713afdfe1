package dev.drawbridge.desktop.inspector;

import dev.drawbridge.desktop.words.Words;
import dev.drawbridge.model.Design;
import dev.drawbridge.model.Names;
import dev.drawbridge.model.Node;
import dev.drawbridge.model.Wire;
import dev.drawbridge.model.kind.Catalogue;
import dev.drawbridge.model.wire.Grant;
import dev.drawbridge.model.wire.WireRule;
import dev.drawbridge.model.wire.WireTable;
import java.util.ArrayList;
import java.util.List;

/**
 * What a wire makes, read from its row of the wire table: what triggers what, which exact actions are granted on what,
 * which variables are set, which member the Java class gets. Pure.
 *
 * @param sentence "search reads products"
 */
record WireLedger(String sentence, List<Entry> entries) {
    /** @param lines to be read in the monospace face */
    record Entry(String title, List<String> lines) {
        Entry {
            lines = List.copyOf(lines);
        }
    }

    WireLedger {
        entries = List.copyOf(entries);
    }

    static WireLedger of(Design design, Catalogue catalogue, WireTable table, Wire wire) {
        Node from = design.requireNode(wire.from().node());
        Node to = design.requireNode(wire.to().node());
        return table.of(design, wire).map(row -> of(catalogue, row, wire, from, to))
                .orElseGet(() -> new WireLedger(from.name() + " → " + to.name(),
                        List.of(new Entry(Words.of("ledger.meaningless"), List.of(wire.role().id())))));
    }

    private static WireLedger of(Catalogue catalogue, WireRule row, Wire wire, Node from, Node to) {
        List<Entry> entries = new ArrayList<>();
        row.trigger().ifPresent(trigger -> entries.add(new Entry(Words.of("ledger.trigger"), trigger(row, wire, from, to))));
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
        entries.add(new Entry(Words.of("ledger.grants"), granted.isEmpty() ? List.of(Words.of("ledger.nothing")) : granted));
        if (!row.variables().isEmpty()) {
            entries.add(new Entry(Words.of("ledger.variables"), row.variables().stream().map(variable -> variable.name(to)).toList()));
        }
        row.binding().ifPresent(binding -> {
            String type = Names.pascal(to.name()) + catalogue.of(to).suffix();
            entries.add(new Entry(Words.of("ledger.member"), List.of(type + " " + Names.camel(to.name()))));
        });
        String verb = row.mode(wire).map(mode -> mode.verb()).orElse(row.verb());
        return new WireLedger(from.name() + " " + verb + " " + to.name(), entries);
    }

    private static List<String> trigger(WireRule row, Wire wire, Node from, Node to) {
        List<String> routes = row.routes(wire);
        if (routes.isEmpty()) {
            return List.of(from.name() + " → " + to.name());
        }
        return routes.stream().map(route -> route + " → " + to.name()).toList();
    }
}
