package dev.drawbridge.model.check;

import dev.drawbridge.model.Design;
import dev.drawbridge.model.DesignIndex;
import dev.drawbridge.model.Node;
import dev.drawbridge.model.NodeId;
import dev.drawbridge.model.Wire;
import dev.drawbridge.model.WireId;
import dev.drawbridge.model.kind.Catalogue;
import dev.drawbridge.model.kind.Kind;
import dev.drawbridge.model.wire.Trigger;
import dev.drawbridge.model.wire.WireRule;
import dev.drawbridge.model.wire.WireTable;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import java.util.stream.Stream;

/** What a rule may look at: the design, and what follows from it, computed once for all rules. */
public final class CheckContext {
    private final Design design;
    private final DesignIndex index;
    private final Catalogue catalogue;
    private final WireTable table;
    private final Map<WireId, WireRule> rows = new HashMap<>();
    private final Set<String> names = new HashSet<>();
    private final Optional<Node> firstUserPool;

    private CheckContext(Design design, Catalogue catalogue, WireTable table) {
        this.design = design;
        this.index = new DesignIndex(design);
        this.catalogue = catalogue;
        this.table = table;
        this.firstUserPool = nodes("user-pool").findFirst();
        design.nodes().values().forEach(node -> names.add(node.name().toLowerCase(Locale.ROOT)));
        for (Wire wire : design.wires().values()) {
            table.find(index.from(wire).kind(), wire.role(), index.to(wire).kind()).ifPresent(row -> rows.put(wire.id(), row));
        }
    }

    public static CheckContext of(Design design, Catalogue catalogue, WireTable table) {
        return new CheckContext(design, catalogue, table);
    }

    public Design design() {
        return design;
    }

    public DesignIndex index() {
        return index;
    }

    public Catalogue catalogue() {
        return catalogue;
    }

    public WireTable table() {
        return table;
    }

    public Kind kind(Node node) {
        return catalogue.of(node);
    }

    /** The row of a wire of this design; none if the wire means nothing. */
    public Optional<WireRule> row(Wire wire) {
        return Optional.ofNullable(rows.get(wire.id()));
    }

    /** The cards of that kind, in the order of their ids. */
    Stream<Node> nodes(String kind) {
        return design.nodes().values().stream().filter(node -> node.kind().equals(kind));
    }

    /** A pool that could guard an API, if there is one. */
    Optional<Node> firstUserPool() {
        return firstUserPool;
    }

    /** Like {@code Design.freshName}, without walking the design each time: a drawing may have thousands of findings. */
    String freshName(String wish) {
        String name = wish;
        for (int n = 2; names.contains(name.toLowerCase(Locale.ROOT)); n++) {
            name = wish + n;
        }
        return name;
    }

    /** The wires that the table gives a meaning, in the order of their ids. */
    Stream<Wire> wires() {
        return design.wires().values().stream().filter(wire -> rows.containsKey(wire.id()));
    }

    /** The wires that start a function in one of these ways. */
    Stream<Wire> triggers(Trigger... ways) {
        List<Trigger> wanted = List.of(ways);
        return wires().filter(wire -> rows.get(wire.id()).trigger().filter(wanted::contains).isPresent());
    }

    /** The card at the start of the wire. */
    Node from(Wire wire) {
        return index.from(wire);
    }

    /** The card at the end of the wire. */
    Node to(Wire wire) {
        return index.to(wire);
    }

    /** A setting of the card that holds, as a whole number; none when it is an expression or no number. */
    OptionalInt whole(Node node, String field) {
        return kind(node).whole(node, field).map(OptionalInt::of).orElse(OptionalInt.empty());
    }

    /** How a wire is called in a message: {@code search -> products}. */
    String words(Wire wire) {
        return from(wire).name() + " -> " + to(wire).name();
    }

    String words(NodeId node) {
        return design.requireNode(node).name();
    }
}
