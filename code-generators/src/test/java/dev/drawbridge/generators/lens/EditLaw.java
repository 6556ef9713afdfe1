package dev.drawbridge.generators.lens;

import static org.assertj.core.api.Assertions.assertThat;

import dev.drawbridge.generators.Adoption;
import dev.drawbridge.generators.sam.SamTemplate;
import dev.drawbridge.generators.syntax.Document;
import dev.drawbridge.generators.syntax.Tree;
import dev.drawbridge.model.Design;
import dev.drawbridge.model.End;
import dev.drawbridge.model.Node;
import dev.drawbridge.model.NodeId;
import dev.drawbridge.model.Value;
import dev.drawbridge.model.Wire;
import dev.drawbridge.model.WireId;
import dev.drawbridge.model.WireRole;
import dev.drawbridge.model.kind.Kind;
import dev.drawbridge.model.wire.Grant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;

/**
 * What one edit of a template may do to the text and to the drawing, to the letter. Whatever the drawing shows after it that was not wished for has its reason in the template, and each
 * of these reasons stands here by itself.
 *
 * @param text the template before
 * @param after the template after
 * @param before the drawing before
 * @param wish the drawing as the edit alone would leave it
 * @param found the drawing as the text says it after
 */
record EditLaw(String text, String after, Design before, Design wish, Design found) {
    private static final SamTemplate OURS = new SamTemplate(RandomDrawings.CATALOGUE, RandomDrawings.WIRES);
    /** Cards that stand in no template: with the last event that needs them they go, with the first they come. */
    private static final String IMPLIED = "Serverless(Rest|Http)Api|DefaultEventBus";

    private Reading reading(String of, Design known) {
        return new SamLens(OURS).reading(of, known);
    }

    private static String id(Node node) {
        return Adoption.of(node).map(Adoption::logicalId).orElse(node.name());
    }

    private String told(Object about) {
        return about + "\n" + RealTemplateLawsTest.difference(text, after) + "\n" + RealTemplateLawsTest.difference(RealTemplateLawsTest.words(wish), RealTemplateLawsTest.words(found));
    }

    /** A card goes with its wires; nothing else does, and nothing that is left names what is gone without being told. */
    void removal(Set<NodeId> gone) {
        String told = told(gone);
        Set<NodeId> holders = new HashSet<>();
        gone.forEach(node -> before.wiresOf(node).forEach(wire -> holders.addAll(List.of(wire.from().node(), wire.to().node()))));
        Set<String> ids = gone.stream().map(node -> id(before.requireNode(node))).collect(Collectors.toSet());
        Set<NodeId> named = new HashSet<>(holders);
        for (Node node : wish.nodes().values()) {
            found.node(node.id()).filter(now -> !RealTemplateLawsTest.words(now).equals(RealTemplateLawsTest.words(node))).ifPresent(now -> {
                Map<String, Value> lost = new LinkedHashMap<>(variables(node));
                lost.keySet().removeAll(variables(now).keySet());
                named.add(node.id());
                // what served the card that went and somebody else says its fields there now
                if (inherited(id(node), ids)) {
                    return;
                }
                // variables that held what is gone go with it
                assertThat(lost.values()).as(told).allMatch(value -> ids.stream().anyMatch(value.toString()::contains));
                assertThat(bare(now.withoutField("environment"))).as(told).isEqualTo(bare(node.withoutField("environment")));
                assertThat(holders.contains(node.id()) || !lost.isEmpty()).as(told).isTrue();
            });
        }
        cards(told, named);
        lastingWires(told);
        dangling(told);
        new RightsLaw(text, after, before).removal(gone);
    }

    private boolean inherited(String card, Set<String> gone) {
        Map<String, String> was = reading(text, before).parts();
        return reading(after, found).parts().entrySet().stream().anyMatch(part -> part.getValue().equals(card) && gone.contains(was.get(part.getKey())));
    }

    /** Cards are those of the wish, but for what has come to be a part, a wire or a card by what is left of the text. */
    private void cards(String told, Set<NodeId> changed) {
        Set<String> parts = reading(text, before).parts().keySet();
        found.nodes().values().stream().filter(node -> wish.node(node.id()).isEmpty() && !id(node).matches(IMPLIED))
                // what served a part that went, as a group of logs or a role, serves nobody now
                .forEach(node -> assertThat(parts).as(told).contains(id(node)));
        Reading now = reading(after, found);
        Set<String> wires = now.wires().values().stream().flatMap(wire -> wire.places().stream()).filter(place -> place.steps().size() == 2).map(place -> place.last()).collect(Collectors.toSet());
        wish.nodes().values().stream().filter(node -> found.node(node.id()).isEmpty() && !id(node).matches(IMPLIED))
                // a filter of a log whose function went reads a log group that is a card now, and so is its wire
                .forEach(node -> assertThat(wires).as(told).contains(id(node)));
        wish.nodes().values().stream().filter(node -> !changed.contains(node.id())).forEach(node -> found.node(node.id()).ifPresent(same ->
                assertThat(RealTemplateLawsTest.words(same)).as(told).isEqualTo(RealTemplateLawsTest.words(node))));
    }

    /** All wires between cards that are still there are still there. References and where failures of an event go stand with what goes. */
    private void lastingWires(String told) {
        Set<WireId> expected = new TreeSet<>();
        wish.wires().values().stream().filter(wire -> wire.role() != WireRole.REFERENCE && wire.role() != WireRole.ON_FAILURE)
                .filter(wire -> found.node(wire.from().node()).isPresent() && found.node(wire.to().node()).isPresent()).forEach(wire -> expected.add(wire.id()));
        assertThat(found.wires().keySet()).as(told).containsAll(expected);
        found.wires().values().stream().filter(wire -> wish.wire(wire.id()).isEmpty())
                // of cards that were parts
                .forEach(wire -> assertThat(wire.role() == WireRole.REFERENCE || wish.node(wire.from().node()).isEmpty() || wish.node(wire.to().node()).isEmpty()).as(told).isTrue());
    }

    /** Whatever names a resource that is gone is a finding with its place. */
    private void dangling(String told) {
        Set<String> ids = new HashSet<>(Document.parse(text).tree().get("Resources").orElseThrow().entries().keySet());
        ids.removeAll(Document.parse(after).tree().get("Resources").orElseGet(Tree::map).entries().keySet());
        Set<String> named = new TreeSet<>();
        collect(Document.parse(after).tree(), ids, named);
        Set<String> findings = TemplateFindings.of("t", after, found, OURS).findings().stream().filter(finding -> finding.rule().equals("missing-reference")).map(finding -> finding.message().split("\"")[1])
                .collect(Collectors.toSet());
        assertThat(findings).as(told).containsAll(named);
    }

    private static void collect(Tree tree, Set<String> ids, Set<String> named) {
        switch (tree) {
            case Tree.Intrinsic(String function, Tree argument) -> {
                if (function.equals("Ref") || function.equals("Fn::GetAtt")) {
                    argument.asText().or(() -> argument.items().stream().findFirst().flatMap(Tree::asText)).map(id -> id.replaceFirst("\\..*", "")).filter(ids::contains).ifPresent(named::add);
                }
                collect(argument, ids, named);
            }
            case Tree.Map(var entries) -> entries.forEach((key, value) -> {
                if (key.equals("DependsOn")) {
                    value.asText().filter(ids::contains).ifPresent(named::add);
                    value.items().forEach(item -> item.asText().filter(ids::contains).ifPresent(named::add));
                }
                collect(value, ids, named);
            });
            case Tree.Seq(var items) -> items.forEach(item -> collect(item, ids, named));
            case Tree.Scalar _ -> { }
        }
    }

    /** A new name is where the old one was, and nowhere else; code of others keeps the variables that it asks for, which are its own from then on. */
    void rename(NodeId node) {
        String id = id(before.requireNode(node));
        Set<String> variables = new HashSet<>();
        for (Wire wire : before.wires().values()) {
            if (wire.to().node().equals(node)) {
                OURS.wires().of(before, wire).ifPresent(row -> row.variables().forEach(variable -> variables.add(variable.name(before.requireNode(node)))));
            }
        }
        Design plain = found;
        for (Node function : found.nodes().values()) {
            Node wished = wish.requireNode(function.id());
            Map<String, Value> own = new LinkedHashMap<>(variables(function));
            Set<String> fresh = new TreeSet<>(own.keySet());
            fresh.removeAll(variables(wished).keySet());
            if (!fresh.isEmpty()) {
                assertThat(variables).as(told(node)).containsAll(fresh);
                own.keySet().removeAll(fresh);
                plain = plain.withNode(own.isEmpty() ? function.withoutField("environment") : function.withField("environment", new Value.Entries(own)));
            }
        }
        assertThat(RealTemplateLawsTest.difference(RealTemplateLawsTest.words(wish).replace(id, "RenamedThing"), RealTemplateLawsTest.words(plain).replace(id, "RenamedThing"))).as(told(node)).isEmpty();
    }

    private static Map<String, Value> variables(Node function) {
        return function.field("environment").orElse(null) instanceof Value.Entries(var entries) ? entries : Map.of();
    }

    /** A field changes its own lines: one property with what is below it. */
    void field(NodeId node, String field) {
        String told = told(node + "." + field);
        // a switch that took its group of logs or its role along in meaning leaves it in the text: it serves nobody now
        cards(told, Set.of());
        lastingWires(told);
        assertThat(OwnLines.areChanged(text, after, TWO.contains(field) ? 2 : 1)).as(told).isTrue();
    }

    /** Said by two properties: what becomes of a resource, for deletion and for replacement; a window, by its mode and its length; a key, with the plan that it is used by. */
    private static final Set<String> TWO = Set.of("retain", "window", "apiKey");

    /** A wire that goes takes nothing along but what stands with it. */
    void disconnect(Set<WireId> gone) {
        String told = told(gone);
        Set<NodeId> ends = new HashSet<>();
        gone.forEach(wire -> ends.addAll(List.of(before.requireWire(wire).from().node(), before.requireWire(wire).to().node())));
        // a rule of things shows its actions among its properties
        cards(told, ends);
        ends.forEach(end -> wish.node(end).ifPresent(node -> found.node(end).ifPresent(now -> assertThat(bare(now)).as(told).isEqualTo(bare(node)))));
        for (String line : RealTemplateLawsTest.difference(wires(wish), wires(found)).lines().toList()) {
            // what is left of a wire that said more may be a reference; where failures of an event go stands with the event
            assertThat(line).as(told).matches("[+-] .* (REFERENCE|ON_FAILURE) .*");
        }
        if (gone.stream().allMatch(wire -> LensText.isGrant(before, before.requireWire(wire)))) {
            new RightsLaw(text, after, before).disconnect(gone);
        }
    }

    private static String bare(Node node) {
        return RealTemplateLawsTest.words(node.withoutField(Kind.OTHER_PROPERTIES));
    }

    private static String wires(Design design) {
        return design.wires().values().stream().map(RealTemplateLawsTest::words).collect(Collectors.joining("\n"));
    }

    /** A new wire is there as it was drawn, and no other is. */
    void connect(Wire wire) {
        String told = told(wire);
        cards(told, Set.of());
        List<String> lines = new ArrayList<>(RealTemplateLawsTest.difference(wires(wish), wires(found)).lines().toList());
        // a wire says more than the reference that was there
        lines.removeIf(line -> line.matches("[+-] .* (REFERENCE|ON_FAILURE) .*"));
        if (OURS.wires().of(wish, wire).filter(row -> !row.grants().isEmpty()).isPresent()) {
            shared(wire, lines);
            widened(wire, lines);
        }
        assertThat(lines).as(told).isEmpty();
    }

    /** What is permitted to a role is permitted to everything that has it. */
    private void shared(Wire wire, List<String> lines) {
        Tree resources = Document.parse(text).tree().get("Resources").orElseThrow();
        Optional<Tree> role = role(resources, wire.from());
        found.wires().values().stream().filter(other -> other.role() == wire.role() && other.to().equals(wire.to()) && !other.from().equals(wire.from()))
                .filter(other -> role.isPresent() && role(resources, other.from()).equals(role)).forEach(other -> lines.removeIf(line -> line.substring(2).startsWith(other.from() + " " + other.role() + " " + other.to() + " ")));
    }

    private Optional<Tree> role(Tree resources, End end) {
        Tree properties = resources.at(id(before.requireNode(end.node())), "Properties").orElseGet(Tree::map);
        return properties.get("Role").or(() -> properties.get("RoleArn"));
    }

    /** What a function was permitted to do with everything, it may do with what it now knows the name of. */
    private void widened(Wire wire, List<String> lines) {
        Wire drawn = found.wires().values().stream().filter(other -> other.role() == wire.role() && other.from().equals(wire.from()) && other.to().equals(wire.to())).findFirst().orElseThrow();
        Set<String> less = actions(wire);
        Set<String> more = actions(drawn);
        if (more.containsAll(less) && !more.equals(less) && permitsMore(Document.parse(text).tree())) {
            lines.removeIf(line -> line.substring(2).startsWith(wire.from() + " " + wire.role() + " " + wire.to() + " "));
        }
    }

    /** Whether a template has a permission that names no resource: for everything, for all of a name, or by a policy of AWS. */
    private static boolean permitsMore(Tree tree) {
        return switch (tree) {
            case Tree.Map(var entries) -> entries.entrySet().stream().anyMatch(entry -> switch (entry.getKey()) {
                case "ManagedPolicyArns" -> true;
                case "Resource" -> entry.getValue().toString().contains("*");
                case "Policies" -> entry.getValue() instanceof Tree.Scalar || entry.getValue().items().stream().anyMatch(item -> item instanceof Tree.Scalar) || permitsMore(entry.getValue());
                default -> permitsMore(entry.getValue());
            });
            case Tree.Seq(var items) -> items.stream().anyMatch(EditLaw::permitsMore);
            case Tree.Intrinsic _, Tree.Scalar _ -> false;
        };
    }

    private Set<String> actions(Wire wire) {
        Set<String> actions = new TreeSet<>();
        OURS.wires().of(wish, wire).ifPresent(row -> row.grants(wire).stream().map(Grant::actions).forEach(actions::addAll));
        return actions;
    }
}
