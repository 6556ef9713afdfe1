package dev.drawbridge.generators.sam;

import dev.drawbridge.generators.Adoption;
import dev.drawbridge.generators.syntax.Tree;
import dev.drawbridge.model.Design;
import dev.drawbridge.model.DesignIndex;
import dev.drawbridge.model.Node;
import dev.drawbridge.model.NodeId;
import dev.drawbridge.model.Value;
import dev.drawbridge.model.Wire;
import dev.drawbridge.model.WireRole;
import dev.drawbridge.model.kind.Catalogue;
import dev.drawbridge.model.kind.Kind;
import dev.drawbridge.model.wire.WireRule;
import dev.drawbridge.model.wire.WireTable;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** One design with all that its resources ask for: fields with their defaults, wires with their rows, names. */
final class SamDesign {
    private final DesignIndex index;
    private final Catalogue catalogue;
    private final WireTable table;
    private final LogicalIds ids;
    private final Addresses addresses;

    SamDesign(Design design, Catalogue catalogue, WireTable table) {
        this.index = new DesignIndex(design);
        this.catalogue = catalogue;
        this.table = table;
        this.ids = new LogicalIds(design);
        this.addresses = new Addresses(ids, new FixedNames(index));
    }

    /** A wire of a known row, with both of its cards. */
    record Link(Wire wire, WireRule rule, Node from, Node to) {
        /** How messages name it. */
        String words() {
            return "the wire from " + from.name() + " to " + to.name();
        }
    }

    /** Whether cards were found in the template: it is somebody else's, and we are guests in it. */
    boolean isGuest() {
        return design().nodes().values().stream().anyMatch(Adoption::isAdopted);
    }

    Design design() {
        return index.design();
    }

    LogicalIds ids() {
        return ids;
    }

    String id(Node node) {
        return ids.of(node);
    }

    Addresses addresses() {
        return addresses;
    }

    Kind kind(Node node) {
        return catalogue.of(node);
    }

    Kind kind(String id) {
        return catalogue.kind(id);
    }

    /** The cards of that kind, in the order of their ids. */
    List<Node> nodes(String kind) {
        return design().nodes().values().stream().filter(node -> node.kind().equals(kind)).toList();
    }

    /** What holds for the card: set or default; none when there is neither, or when the text is empty. */
    Optional<Tree> field(Node node, String name) {
        return kind(node).value(node, name).filter(SamDesign::says).map(ValueTree::of);
    }

    /** What was set on the card, without defaults. */
    Optional<Tree> set(Node node, String name) {
        return node.field(name).filter(SamDesign::says).map(ValueTree::of);
    }

    boolean flag(Node node, String name) {
        return kind(node).flag(node, name);
    }

    /** What holds for the wire: set or default; none when there is neither, or when the text is empty. */
    Optional<Tree> field(Link link, String name) {
        return link.rule().value(link.wire(), name).filter(SamDesign::says).map(ValueTree::of);
    }

    private static boolean says(Value value) {
        return !(value instanceof Value.Nothing) && value.asText().map(text -> !text.isBlank()).orElse(true);
    }

    /** Wires out of the card that have a row. */
    List<Link> outOf(Node node) {
        return index.outOf(node.id()).stream().flatMap(this::link).toList();
    }

    /** Wires into the card that have a row. */
    List<Link> into(Node node) {
        return index.into(node.id()).stream().flatMap(this::link).toList();
    }

    List<Link> outOf(Node node, WireRole role) {
        return outOf(node).stream().filter(link -> link.wire().role() == role).toList();
    }

    List<Link> into(Node node, WireRole role) {
        return into(node).stream().filter(link -> link.wire().role() == role).toList();
    }

    /** All wires that touch the card, those that reach it first. */
    List<Link> of(Node node) {
        List<Link> all = new ArrayList<>(into(node));
        all.addAll(outOf(node));
        return all;
    }

    /** The rules that a schedule is made of, as far as what it starts is written already: one for each event. */
    List<AlarmParts.Measured> rules(Node schedule) {
        return index.outOf(schedule.id()).stream().flatMap(wire -> ids.ofEvent(index.to(wire), wire.id().value()).map(id -> new AlarmParts.Measured(id, wire.id().value())).stream()).toList();
    }

    private Stream<Link> link(Wire wire) {
        return table.of(design(), wire).map(rule -> new Link(wire, rule, index.from(wire), index.to(wire))).stream();
    }

    /** The card of that id. */
    Node node(NodeId id) {
        return design().requireNode(id);
    }
}
