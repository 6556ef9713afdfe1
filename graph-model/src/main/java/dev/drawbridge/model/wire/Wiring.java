package dev.drawbridge.model.wire;

import dev.drawbridge.model.Design;
import dev.drawbridge.model.End;
import dev.drawbridge.model.Node;
import dev.drawbridge.model.Value;
import dev.drawbridge.model.Wire;
import dev.drawbridge.model.WireRole;
import dev.drawbridge.model.kind.Catalogue;
import dev.drawbridge.model.kind.Field;
import dev.drawbridge.model.kind.FieldType;
import dev.drawbridge.model.kind.Kind;
import dev.drawbridge.model.kind.NodeRole;
import dev.drawbridge.model.Names;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/** Decides whether a wire may be drawn: it may if the table has a row for it and the same wire is not there yet. */
public final class Wiring {
    private final Catalogue catalogue;
    private final WireTable table;

    public Wiring(Catalogue catalogue, WireTable table) {
        this.catalogue = catalogue;
        this.table = table;
    }

    /** The rows that decide. */
    public WireTable table() {
        return table;
    }

    /** The answer to "may I?". */
    public sealed interface Verdict {
        /** @param rules the rows that fit, the most usual first; never empty */
        record Allowed(List<WireRule> rules) implements Verdict {}

        /** @param reason one or two sentences: why not, and what would do instead */
        record Refused(String reason) implements Verdict {}
    }

    /** Whether a wire from that port of one card may reach another card. */
    public Verdict judge(Design design, End from, Node to) {
        Node source = design.requireNode(from.node());
        List<WireRule> rows = table.between(source.kind(), to.kind()).stream()
                .filter(row -> row.fromPort().id().equals(from.port())).toList();
        if (source.id().equals(to.id())) {
            return new Verdict.Refused(source.name() + " cannot be wired to itself.");
        }
        List<WireRule> free = rows.stream().filter(row -> !exists(design, source, row.role(), to)).toList();
        if (!free.isEmpty()) {
            return new Verdict.Allowed(free);
        }
        if (!rows.isEmpty()) {
            return new Verdict.Refused(source.name() + " is wired to " + to.name() + " already. Change the settings of that wire instead.");
        }
        return new Verdict.Refused(reason(source, from.port(), to));
    }

    private static boolean exists(Design design, Node from, WireRole role, Node to) {
        return design.wires().values().stream()
                .anyMatch(wire -> wire.role() == role && wire.from().node().equals(from.id()) && wire.to().node().equals(to.id()));
    }

    /** Why a wire from that port of the one card cannot reach the other, and what would do instead; for wires that have no row. */
    public String refusal(Node from, String port, Node to) {
        return reason(from, port, to);
    }

    private String reason(Node from, String port, Node to) {
        Kind fromKind = catalogue.of(from);
        Kind toKind = catalogue.of(to);
        if (fromKind.role() == NodeRole.UNKNOWN || toKind.role() == NodeRole.UNKNOWN) {
            Kind strange = fromKind.role() == NodeRole.UNKNOWN ? fromKind : toKind;
            return "This version does not know what a wire of \"" + strange.id() + "\" means.";
        }
        String what = article(fromKind) + " cannot " + (port.equals("failure") ? "send failures to " : "be wired to ") + article(toKind, false) + ".";
        String onward = titles(table.rules().stream().filter(r -> r.fromKind().equals(from.kind()) && r.fromPort().id().equals(port)).map(WireRule::toKind).toList());
        if (!port.equals("failure") && !table.between(to.kind(), from.kind()).isEmpty()) {
            return what + " The other way round it can: start at " + to.name() + ".";
        }
        Optional<Kind> between = catalogue.placeable().stream()
                .filter(kind -> passes(from.kind(), kind.id()) && passes(kind.id(), to.kind()))
                .min(Comparator.comparing((Kind kind) -> kind.role() != NodeRole.FUNCTION));
        if (between.isPresent() && !port.equals("failure")) {
            return what + " Put " + article(between.get(), false) + " between them.";
        }
        if (onward.isEmpty()) {
            return what + " No wire starts there.";
        }
        return what + " It can " + (port.equals("failure") ? "send them to " : "be wired to ") + onward + ".";
    }

    /** Whether something goes from the one to the other; who only says who may call passes nothing on. */
    private boolean passes(String from, String to) {
        return table.between(from, to).stream().anyMatch(row -> row.role() != WireRole.AUTHORIZE);
    }

    private String titles(List<String> kinds) {
        List<String> titles = kinds.stream().distinct().filter(id -> catalogue.kind(id).placeable()).map(id -> article(catalogue.kind(id), false)).sorted(Comparator.comparing((String title) -> title.substring(title.indexOf(" ")), String.CASE_INSENSITIVE_ORDER)).toList();
        return titles.size() < 2 ? String.join("", titles) : String.join(", ", titles.subList(0, titles.size() - 1)) + " or " + titles.getLast();
    }

    private static String article(Kind kind) {
        return article(kind, true);
    }

    private static String article(Kind kind, boolean capital) {
        String first = kind.title().split(" ", 2)[0];
        // REST is said as a word
        boolean initials = first.length() > 1 && first.equals(first.toUpperCase(Locale.ROOT)) && !first.equals("REST");
        // said letter by letter, "an HTTP API" starts with a vowel; "a user pool" does not, though it is written with one
        boolean vowel = (initials ? "AEFHILMNORSX" : "AEIO").indexOf(Character.toUpperCase(first.charAt(0))) >= 0;
        String words = (vowel ? "an " : "a ") + (first.equals(first.toUpperCase(Locale.ROOT)) ? kind.title() : lower(kind.title()));
        return capital ? Character.toUpperCase(words.charAt(0)) + words.substring(1) : words;
    }

    /** In small letters, but for initials and names with capitals inside: "function URL", "WebSocket API". */
    private static String lower(String title) {
        return java.util.Arrays.stream(title.split(" ")).map(word -> word.length() > 1 && !word.substring(1).equals(word.substring(1).toLowerCase(Locale.ROOT)) ? word : word.toLowerCase(Locale.ROOT))
                .collect(java.util.stream.Collectors.joining(" "));
    }

    /** A wire of that row, with what must be set filled in sensibly. */
    public Wire create(Design design, WireRule row, Node from, Node to) {
        Wire wire = Wire.of(design.freshWireId(from.id(), to.id()), new End(from.id(), row.fromPort().id()), End.in(to.id()), row.role());
        for (Field field : row.fields()) {
            if (field.required() && field.defaultValue().isEmpty()) {
                Optional<Value> start = starting(design, field, from, to);
                if (start.isPresent()) {
                    wire = wire.withField(field.name(), start.get());
                }
            }
        }
        return wire;
    }

    private static Optional<Value> starting(Design design, Field field, Node from, Node to) {
        if (field.name().equals(WireTable.ROUTE_KEYS)) {
            List<Value> taken = taken(design, from, WireTable.ROUTE_KEYS);
            String free = free(taken, Names.camel(to.name()));
            return Optional.of(Value.of(taken.isEmpty() ? List.of(Value.of("$connect"), Value.of("$disconnect"), Value.of("$default")) : List.of(Value.of(free))));
        }
        if (field.name().equals(WireTable.GRAPH_FIELDS)) {
            List<Value> taken = taken(design, from, WireTable.GRAPH_FIELDS);
            // the schema that a new API starts with has this one
            return Optional.of(Value.of(List.of(Value.of(taken.isEmpty() ? GraphRows.FIRST : free(taken, "Query." + Names.camel(to.name()))))));
        }
        if (field.name().equals(WireTable.USER_TRIGGERS)) {
            return Optional.of(Value.of(List.of(Value.of("PreSignUp"))));
        }
        if (List.of("topics", "queues").contains(field.name())) {
            return Optional.of(Value.of(List.of(Value.of(Names.kebab(from.name())))));
        }
        if (field.name().equals("database")) {
            return Optional.of(Value.of(Names.kebab(from.name())));
        }
        if (field.name().equals(WireTable.ROUTES) && field.type() instanceof FieldType.Records) {
            return Optional.of(Value.of(List.of(new Value.Entries(Map.of("method", Value.of("GET"), "path", Value.of("/" + Names.kebab(to.name())))))));
        }
        return Optional.empty();
    }

    /** What other wires of that card carry. */
    private static List<Value> taken(Design design, Node from, String field) {
        return design.wires().values().stream().filter(wire -> wire.from().node().equals(from.id()))
                .flatMap(wire -> wire.field(field).map(Value::asItems).orElse(List.of()).stream()).toList();
    }

    private static String free(List<Value> taken, String wish) {
        String free = wish;
        for (int n = 2; taken.contains(Value.of(free)); n++) {
            free = wish + n;
        }
        return free;
    }
}
