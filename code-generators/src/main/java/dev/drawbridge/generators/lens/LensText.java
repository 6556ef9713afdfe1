package dev.drawbridge.generators.lens;

import dev.drawbridge.generators.Adoption;
import dev.drawbridge.generators.sam.AlarmMetric;
import dev.drawbridge.generators.sam.SamTemplate;
import dev.drawbridge.generators.sam.TemplateText;
import dev.drawbridge.generators.syntax.Edits;
import dev.drawbridge.generators.syntax.SyntaxException;
import dev.drawbridge.generators.syntax.Tree;
import dev.drawbridge.generators.syntax.TreePath;
import dev.drawbridge.model.Design;
import dev.drawbridge.model.End;
import dev.drawbridge.model.ModelException;
import dev.drawbridge.model.Node;
import dev.drawbridge.model.NodeId;
import dev.drawbridge.model.Wire;
import dev.drawbridge.model.WireRole;
import dev.drawbridge.model.wire.WideGrant;
import dev.drawbridge.model.wire.WireRule;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;

/**
 * Keeps the text of a template in step with a drawing, cards that were found in it included: their changes go to the places where they
 * stand, in the arrangement that the template has; cards of ours are kept in step by {@link TemplateText}. Pure.
 */
public final class LensText {
    private final SamTemplate ours;
    private final SamLens lens;
    private final TemplateText text;

    public LensText(SamTemplate ours) {
        this(ours, new SamLens(ours));
    }

    /** @param lens that reads the same texts */
    LensText(SamTemplate ours, SamLens lens) {
        this.ours = ours;
        this.lens = lens;
        this.text = new TemplateText(ours, lens.documents());
    }

    /**
     * The text for the drawing after an edit.
     *
     * @throws ModelException if the text is no template now, or cannot say what is wanted; the text is then unchanged
     */
    public String follow(String before, Design was, Design is) {
        boolean guest = hasAdopted(was) || hasAdopted(is);
        if (!guest || was.equals(is) || before.isBlank()) {
            return text.follow(before, was, is);
        }
        if (was.nodes().equals(is.nodes()) && was.wires().equals(is.wires())) {
            return before;
        }
        try {
            return changed(before, was, is);
        } catch (SyntaxException e) {
            throw new ModelException("The template cannot follow the drawing: " + e.getMessage(), e);
        }
    }

    /** The design as the text says it after it has followed; what is all ours says nothing new. */
    public Design settled(String after, Design design) {
        return hasAdopted(design) && !after.isBlank() ? lens.read(after, design) : design;
    }

    private static boolean hasAdopted(Design design) {
        return design.nodes().values().stream().anyMatch(Adoption::isAdopted);
    }

    private String changed(String before, Design was, Design is) {
        Design named = renamed(was, is);
        refuseTaken(before, was, is);
        boolean rules = !named.equals(was) && before.contains(AlarmMetric.RULE);
        Map<List<NodeId>, String> ruled = rules ? AlarmChanges.rules(lens.reading(lens.documents().parse(before), was)) : Map.of();
        String renamed = text.follow(renamedEvents(before, was, named), was, named);
        Working work = new Working(ours, lens, named, is, new Edits(lens.documents().parse(renamed)));
        if (rules) {
            new AlarmChanges(work).rename(ruled);
        }
        renameVariables(work, was, named);
        WireRemoval removal = new WireRemoval(work);
        for (Wire wire : named.wires().values()) {
            if (is.wire(wire.id()).filter(now -> sameEnds(now, wire)).isEmpty() && work.isHeldByFound(named, wire)) {
                refuseReference(is, wire);
                removal.remove(wire.id());
            }
        }
        CardChanges cards = new CardChanges(work);
        for (Node node : named.nodes().values()) {
            if (Adoption.isAdopted(node)) {
                is.node(node.id()).ifPresentOrElse(now -> cards.change(node, now), () -> cards.remove(node));
            } else if (SourceWires.standsAsEvent(node)) {
                is.node(node.id()).ifPresent(now -> cards.changeInFound(node, now));
            }
        }
        work.replaceText(text.follow(work.edits().text(), named, is));
        work.movedOn();
        WireAddition addition = new WireAddition(work);
        WireChanges changes = new WireChanges(work, addition, removal);
        for (Wire wire : is.wires().values()) {
            StreamWires.turnOn(work, wire);
            if (work.isHeldByFound(is, wire)) {
                Optional<Wire> old = named.wire(wire.id()).filter(then -> sameEnds(then, wire));
                if (old.isEmpty()) {
                    addition.add(wire.id());
                } else if (!WideGrant.of(old.get()).isEmpty() && WideGrant.of(wire).isEmpty()) {
                    changes.narrow(wire);
                } else if (!old.get().fields().equals(wire.fields())) {
                    changes.change(old.get(), wire);
                }
            }
        }
        refuseLeft(work, named, is);
        Edits done = usesSam(lens.documents().parse(renamed).tree()) ? work.edits() : withTransform(work.edits());
        lens.documents().remember(done.document());
        return done.text();
    }

    /** Code of ours asks for variables by the names that its wires give; code of others keeps the names that it knows. */
    private void renameVariables(Working work, Design was, Design named) {
        for (Wire wire : named.wires().values()) {
            Node from = named.requireNode(wire.from().node());
            Node to = named.requireNode(wire.to().node());
            Node before = was.requireNode(wire.to().node());
            if (!before.name().equals(to.name()) && from.kind().equals("function") && Adoption.isAdopted(from) && Adoption.isDrawn(from)) {
                TreePath variables = work.part(from.id()).path("Environment").child("Variables");
                ours.wires().of(named, wire).map(WireRule::variables).orElse(List.of()).forEach(variable -> {
                    TreePath old = variables.child(variable.name(before));
                    boolean free = work.edits().tree().at(variables.child(variable.name(to))).isEmpty();
                    if (free && work.edits().tree().at(old).flatMap(work.reading().cards().references()::target).equals(work.reading().id(to.id()))) {
                        work.edit(edits -> edits.rename(old, variable.name(to)));
                    }
                });
            }
        }
    }

    /** A reference goes with one of its cards, or with the property that makes it. */
    private static void refuseReference(Design is, Wire wire) {
        Optional<Node> from = is.node(wire.from().node());
        Optional<Node> to = is.node(wire.to().node());
        if (wire.role() == WireRole.REFERENCE && from.isPresent() && to.isPresent()) {
            throw new ModelException(from.get().name() + " names " + to.get().name() + " in its properties. Change the property, and the wire goes.");
        }
    }

    /** A wire that was taken away and that the template still says in another place is no wire that was taken away. */
    private static void refuseLeft(Working work, Design named, Design is) {
        Set<Ends> now = ends(is);
        List<Wire> gone = named.wires().values().stream().filter(wire -> !now.contains(Ends.of(wire)) && wire.role() != WireRole.REFERENCE
                && is.node(wire.from().node()).isPresent() && is.node(wire.to().node()).isPresent() && work.isHeldByFound(named, wire)).toList();
        Set<Ends> left = gone.isEmpty() ? Set.of() : ends(work.reading().design());
        for (Wire wire : gone) {
            if (left.contains(Ends.of(wire))) {
                throw new ModelException(is.requireNode(wire.from().node()).name() + " still names " + is.requireNode(wire.to().node()).name()
                        + " elsewhere, such as in its definition. Change it there, the drawing follows.");
            }
        }
    }

    /** What makes two wires say the same. */
    private record Ends(WireRole role, End from, End to) {
        static Ends of(Wire wire) {
            return new Ends(wire.role(), wire.from(), wire.to());
        }
    }

    private static Set<Ends> ends(Design design) {
        Set<Ends> all = new HashSet<>();
        design.wires().values().forEach(wire -> all.add(Ends.of(wire)));
        return all;
    }

    private static boolean sameEnds(Wire a, Wire b) {
        return Ends.of(a).equals(Ends.of(b));
    }

    /** The design before, with the names that its cards have after. */
    private static Design renamed(Design was, Design is) {
        Map<NodeId, Node> nodes = new TreeMap<>(was.nodes());
        is.nodes().forEach((id, now) -> nodes.computeIfPresent(id, (_, then) -> {
            if (!then.name().equals(now.name()) && Adoption.logicalId(then).filter(List.of(Cards.IMPLICIT_HTTP, Cards.IMPLICIT_REST)::contains).isPresent()) {
                throw new ModelException(then.name() + " is made by SAM for events that name no API, so it cannot have another name. Add an API to the template first.");
            }
            if (!then.name().equals(now.name()) && then.kind().equals("loop")) {
                throw new ModelException(then.name() + " is a loop; what it makes is named after its values. Change its name in the template, the drawing follows.");
            }
            return then.withName(now.name());
        }));
        return was.withNodes(nodes);
    }

    /** Schedules that are events of functions are named by the event. */
    private String renamedEvents(String before, Design was, Design named) {
        Edits edits = null;
        for (Node node : was.nodes().values()) {
            Node now = named.requireNode(node.id());
            if (SourceWires.standsAsEvent(node) && Adoption.isAdopted(node) && !now.name().equals(node.name())) {
                edits = edits == null ? new Edits(lens.documents().parse(before)) : edits;
                Reading reading = lens.reading(edits.document(), was);
                for (Map.Entry<String, NodeId> id : reading.ids().entrySet()) {
                    if (id.getValue().equals(node.id()) && id.getKey().contains("/")) {
                        TreePath event = reading.cards().card(id.getKey()).orElseThrow().path().orElseThrow();
                        edits = edits.rename(event, Assembly.eventName(now));
                    }
                }
            }
        }
        return edits == null ? before : edits.text();
    }

    /** What is new must not take the id of something that the template has already. */
    private void refuseTaken(String before, Design was, Design is) {
        Tree resources = lens.documents().parse(before).tree().get(SourceTemplate.RESOURCES).orElseGet(Tree::map);
        Map<NodeId, String> old = ours.logicalIds(was);
        ours.logicalIds(is).forEach((node, id) -> {
            boolean resource = !is.requireNode(node).kind().equals("client") && !SourceWires.standsAsEvent(is.requireNode(node)) && !is.requireNode(node).kind().equals(FunctionUrls.KIND);
            if (!old.containsKey(node) && resource && resources.get(id).isPresent() && !old.containsValue(id)) {
                throw new ModelException("The template has a resource \"" + id + "\" of its own already. Choose another name.");
            }
        });
    }

    private static boolean usesSam(Tree template) {
        return template.get(SourceTemplate.RESOURCES).orElseGet(Tree::map).entries().values().stream()
                .anyMatch(resource -> resource.get("Type").flatMap(Tree::asText).filter(type -> type.startsWith("AWS::Serverless::")).isPresent());
    }

    /** A plain CloudFormation template that got its first resource of SAM needs SAM's transform. */
    private static Edits withTransform(Edits edits) {
        Tree tree = edits.tree();
        if (!usesSam(tree) || tree.get("Transform").isPresent()) {
            return edits;
        }
        String after = tree.get("AWSTemplateFormatVersion").isPresent() ? "AWSTemplateFormatVersion" : "";
        return edits.put(TreePath.ROOT, "Transform", Tree.string(SamTemplate.TRANSFORM), dev.drawbridge.generators.syntax.Place.after(after));
    }

    /** Which card's resources hold a wire. */
    static NodeId holder(Design design, Wire wire) {
        if (PipeWires.leavesPipe(design, wire) || SocketWires.leavesApi(design, wire) || GraphWires.leavesApi(design, wire)) {
            return wire.from().node();
        }
        if (wire.role() == WireRole.DELIVER && design.requireNode(wire.to().node()).kind().equals(SourceWires.LOGS)) {
            // lines are read by an event of whoever is started with them
            return design.wires().values().stream().filter(onward -> onward.role() == WireRole.TRIGGER && onward.from().node().equals(wire.to().node())).map(onward -> onward.to().node())
                    .findFirst().orElse(wire.to().node());
        }
        boolean byTarget = switch (wire.role()) {
            case DELIVER -> !BucketWires.isOne(design.requireNode(wire.from().node()), wire);
            case TRIGGER, AUTHORIZE -> true;
            case CALL -> !permits(design, wire);
            case ACCESS, SEND, ON_FAILURE, DIRECT, REFERENCE -> false;
        };
        return byTarget ? wire.to().node() : wire.from().node();
    }

    /** All roles that are kept as permissions of a function or a state machine. */
    static boolean isGrant(Design design, Wire wire) {
        return !GraphWires.leavesApi(design, wire) && (wire.role() == WireRole.ACCESS || wire.role() == WireRole.SEND
                || wire.role() == WireRole.CALL && permits(design, wire));
    }

    /** Whether the caller has a role of its own. */
    private static boolean permits(Design design, Wire wire) {
        return List.of("function", "state-machine").contains(design.requireNode(wire.from().node()).kind());
    }
}
