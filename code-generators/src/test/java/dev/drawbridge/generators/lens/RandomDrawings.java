package dev.drawbridge.generators.lens;

import dev.drawbridge.model.Design;
import dev.drawbridge.model.End;
import dev.drawbridge.model.Node;
import dev.drawbridge.model.NodeId;
import dev.drawbridge.model.Value;
import dev.drawbridge.model.Wire;
import dev.drawbridge.model.edit.CardEdit;
import dev.drawbridge.model.edit.Edit;
import dev.drawbridge.model.edit.WireEdit;
import dev.drawbridge.model.kind.Catalogue;
import dev.drawbridge.model.kind.Field;
import dev.drawbridge.model.kind.FieldType;
import dev.drawbridge.model.kind.Kind;
import dev.drawbridge.model.wire.WireRule;
import dev.drawbridge.model.wire.WireTable;
import dev.drawbridge.model.wire.Wiring;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.Set;

/** Drawings and edits as a user in a hurry would make them; the same seed gives the same. */
final class RandomDrawings {
    static final Catalogue CATALOGUE = Catalogue.standard();
    static final WireTable WIRES = WireTable.standard();
    static final Wiring WIRING = new Wiring(CATALOGUE, WIRES);
    private static final List<String> NAMES = List.of("search", "search role", "pet orders", "Products", "api", "URL2go", "x", "jobs", "clicks queue", "photos", "web");

    private final Random random;

    RandomDrawings(long seed) {
        random = new Random(seed);
    }

    /** Up to ten cards and legal wires between them. */
    Design design() {
        Design design = Design.empty("random");
        int cards = random.nextInt(11);
        for (int i = 0; i < cards; i++) {
            design = design.withNode(card(design, "n" + i));
        }
        for (int i = 0; i < cards * 4; i++) {
            Optional<Wire> wire = wire(design);
            design = wire.isPresent() ? design.withWire(wire.get()) : design;
        }
        return design;
    }

    Node card(Design design, String id) {
        // a pipe has one source and one target, which chance seldom hits; it has a test of its own
        List<Kind> kinds = CATALOGUE.placeable().stream().filter(kind -> !kind.id().equals("event-pipe")).toList();
        Kind kind = kinds.get(random.nextInt(kinds.size()));
        Node node = Node.of(new NodeId(id), kind.id(), design.freshName(NAMES.get(random.nextInt(NAMES.size()))));
        for (Field field : kind.fields()) {
            // an account has one bus of its own
            boolean again = field.name().equals("default") && design.nodes().values().stream().anyMatch(other -> other.field("default").isPresent());
            Optional<Value> value = random.nextBoolean() && !again ? value(field) : Optional.empty();
            node = value.isPresent() ? node.withField(field.name(), value.get()) : node;
        }
        return node;
    }

    /** A value that fits, for fields whose values can be made up. */
    Optional<Value> value(Field field) {
        return switch (field.type()) {
            case FieldType.Flag() -> Optional.of(Value.of(random.nextBoolean()));
            case FieldType.Whole(int min, int max) -> Optional.of(Value.of(min + random.nextInt(Math.min(max - min, 50) + 1)));
            case FieldType.Choice choice -> Optional.of(Value.of(choice.options().get(random.nextInt(choice.options().size())).id()));
            case FieldType.Text _, FieldType.TextList _, FieldType.TextMap _, FieldType.Records _, FieldType.Tree _ -> Optional.empty();
        };
    }

    Optional<Wire> wire(Design design) {
        List<Node> nodes = new ArrayList<>(design.nodes().values());
        if (nodes.isEmpty()) {
            return Optional.empty();
        }
        Node from = nodes.get(random.nextInt(nodes.size()));
        Node to = nodes.get(random.nextInt(nodes.size()));
        End end = random.nextInt(5) == 0 ? End.failure(from.id()) : End.out(from.id());
        if (!(WIRING.judge(design, end, to) instanceof Wiring.Verdict.Allowed(List<WireRule> rules))) {
            return Optional.empty();
        }
        WireRule rule = rules.get(random.nextInt(rules.size()));
        // one dead letter queue is all that a function or queue can have
        boolean second = rule.role() == dev.drawbridge.model.WireRole.ON_FAILURE
                && design.wiresOf(from.id()).stream().anyMatch(w -> w.role() == rule.role() && w.from().node().equals(from.id()));
        // an address belongs to one function, which has one
        boolean taken = rule.fromKind().equals("function-url") && (!design.wiresOf(from.id()).stream().filter(w -> w.from().node().equals(from.id())).toList().isEmpty()
                || design.wiresOf(to.id()).stream().anyMatch(w -> w.to().node().equals(to.id()) && design.requireNode(w.from().node()).kind().equals("function-url")));
        // a bucket tells the account's own bus alone
        boolean strange = rule.fromKind().equals("bucket") && rule.toKind().equals("event-bus") && to.field("default").flatMap(Value::asFlag).filter(on -> on).isEmpty();
        // an image holds its libraries itself
        boolean image = rule.toKind().equals("layer") && from.field("packageType").flatMap(Value::asText).filter("Image"::equals).isPresent();
        if (second || taken || strange || image) {
            return Optional.empty();
        }
        Wire wire = WIRING.create(design, rule, from, to);
        for (Field field : rule.fields()) {
            Optional<Value> value = random.nextBoolean() ? value(field) : Optional.empty();
            wire = value.isPresent() ? wire.withField(field.name(), value.get()) : wire;
        }
        // what is switched off altogether permits nothing, so no template shows it
        return rule.grants().isEmpty() || !rule.grants(wire).isEmpty() ? Optional.of(wire) : Optional.empty();
    }

    /** Any edit that could be wished for the design. */
    Optional<Edit> edit(Design design, String freshId) {
        List<Node> nodes = new ArrayList<>(design.nodes().values());
        List<Wire> wires = new ArrayList<>(design.wires().values());
        int what = random.nextInt(10);
        if (what < 2 || nodes.isEmpty()) {
            return Optional.of(new CardEdit.AddNode(card(design, freshId), Optional.empty()));
        }
        Node node = nodes.get(random.nextInt(nodes.size()));
        return switch (what) {
            case 2, 3, 4 -> wire(design).map(WireEdit.Connect::new);
            case 5, 6 -> field(CATALOGUE.of(node).fields()).flatMap(field -> value(field).map(value -> new CardEdit.SetField(node.id(), field.name(), Optional.of(value))));
            case 7 -> Optional.of(new CardEdit.RenameNode(node.id(), design.freshName(NAMES.get(random.nextInt(NAMES.size())))));
            case 8 -> random.nextBoolean() ? Optional.of(new CardEdit.RemoveNodes(Set.of(node.id())))
                    : wires.isEmpty() ? Optional.empty() : Optional.of(new WireEdit.Disconnect(Set.of(wires.get(random.nextInt(wires.size())).id())));
            default -> wires.isEmpty() ? Optional.empty() : change(design, wires.get(random.nextInt(wires.size())));
        };
    }

    private Optional<Edit> change(Design design, Wire wire) {
        return WIRES.of(design, wire).flatMap(row -> field(row.fields()))
                .flatMap(field -> value(field).map(value -> new WireEdit.SetWireField(wire.id(), field.name(), Optional.of(value))));
    }

    private Optional<Field> field(List<Field> fields) {
        return fields.isEmpty() ? Optional.empty() : Optional.of(fields.get(random.nextInt(fields.size())));
    }
}
