package dev.drawbridge.generators.lens;

import dev.drawbridge.generators.syntax.Tree;
import dev.drawbridge.generators.syntax.TreePath;
import dev.drawbridge.model.Design;
import dev.drawbridge.model.ModelException;
import dev.drawbridge.model.Node;
import dev.drawbridge.model.Wire;
import dev.drawbridge.model.WireId;
import dev.drawbridge.model.WireRole;
import dev.drawbridge.model.wire.EnvironmentVariable;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** Takes wires out of a template: the places that make them, and the variables that they gave. */
final class WireRemoval {
    /** Parts that are there for one wire alone, once that is gone. */
    private static final Set<String> HELPERS = Set.of("AWS::ApiGatewayV2::Integration", "AWS::Lambda::Permission");

    private final Working work;

    WireRemoval(Working work) {
        this.work = work;
    }

    void remove(WireId wire) {
        Optional<FoundWire> found = Optional.ofNullable(work.reading().wires().get(wire));
        Wire drawn = work.was().requireWire(wire);
        boolean cardsStay = work.is().node(drawn.from().node()).isPresent() && work.is().node(drawn.to().node()).isPresent();
        if (cardsStay && found.isPresent() && found.get().places().isEmpty() && LensText.isGrant(work.was(), drawn)) {
            throw new ModelException(GrantWires.BY_MANAGED);
        }
        if (found.isPresent() && (GraphWires.leavesApi(work.was(), drawn) || GraphWires.guards(work.was(), drawn))) {
            if (work.is().node(LensText.holder(work.was(), drawn)).isPresent()) {
                GraphRemoval.remove(work, this, drawn, found.get());
            }
            return;
        }
        if (LensText.isGrant(work.was(), drawn)) {
            found.ifPresent(f -> new GrantRemoval(work, this).remove(drawn, f));
            variables(work.was(), drawn);
            return;
        }
        List<TreePath> own = found.map(f -> own(wire, f.places())).orElse(List.of());
        // an address goes with its place, and its permissions after it
        Optional<String> source = work.reading().id(drawn.from().node());
        places(own);
        if (work.is().node(drawn.to().node()).isPresent() && !own.isEmpty() && (drawn.role() == WireRole.TRIGGER || drawn.role() == WireRole.CALL)) {
            PlainTriggers.forbid(work, drawn, source);
        }
    }

    static String permitsToo(List<String> others) {
        return "What permits this wire permits " + String.join(", ", others) + " too. Remove them together, or give the function a permission of its own.";
    }

    /** The places of a wire that no other wire stands on; a permission that others need too stays for them. */
    List<TreePath> own(WireId wire, List<TreePath> places) {
        List<TreePath> own = new ArrayList<>(places);
        List<String> others = new ArrayList<>();
        work.reading().wires().forEach((id, other) -> {
            if (!id.equals(wire) && work.is().wire(id).isPresent() && !isBehind(wire, id) && own.removeAll(other.places())) {
                others.add(words(work.is().requireWire(id)));
            }
        });
        Wire drawn = work.was().requireWire(wire);
        if (!others.isEmpty() && own.isEmpty() && work.is().node(drawn.from().node()).isPresent() && work.is().node(drawn.to().node()).isPresent()) {
            throw new ModelException(permitsToo(others));
        }
        return own;
    }

    /** Whether the one wire starts somebody with lines of a log, and the other says whose lines these are: that is said where the first is. */
    private boolean isBehind(WireId start, WireId other) {
        Wire starts = work.was().requireWire(start);
        Wire logs = work.is().requireWire(other);
        return starts.role() == WireRole.TRIGGER && logs.role() == WireRole.DELIVER && logs.to().node().equals(starts.from().node())
                && SourceWires.isKind(work.was().requireNode(starts.from().node()).kind());
    }

    private String words(Wire wire) {
        return work.is().requireNode(wire.from().node()).name() + " to " + work.is().requireNode(wire.to().node()).name();
    }

    /** From the last to the first, so that the places still to come stay where they are. */
    List<TreePath> fromLast(Collection<TreePath> places) {
        List<TreePath> order = new ArrayList<>(places);
        order.sort(Comparator.comparing((TreePath path) -> work.edits().document().find(path).map(node -> node.span().start()).orElse(0)).reversed());
        return order;
    }

    void places(List<TreePath> places) {
        for (TreePath place : fromLast(places)) {
            Optional<String> role = work.edits().tree().at(place).flatMap(tree -> PlainStarts.role(work.reading().cards(), tree));
            Optional<String> rule = BusWires.ruleOf(work.reading().cards(), place, work.edits().tree());
            if (rule.isPresent()) {
                List<TreePath> permits = BusWires.permits(work.reading().cards(), rule.get());
                resource(rule.get());
                places(permits);
            } else if (place.steps().size() == 2) {
                resource(place.last());
            } else {
                refuseLoops(place);
                if (isEvent(place)) {
                    new AlarmChanges(work).end(place.steps().get(1) + "/" + place.last());
                }
                work.edit(edits -> Pruning.remove(edits, place));
            }
            role.filter(this::isNamedNowhere).ifPresent(id -> work.edit(edits -> Pruning.removeResource(edits, id)));
        }
    }

    private boolean isNamedNowhere(String id) {
        return !work.reading().cards().references().all(work.edits().tree()).contains(id);
    }

    private static boolean isEvent(TreePath place) {
        return place.steps().size() == 5 && place.steps().get(3).equals("Events");
    }

    static void refuseLoops(TreePath place) {
        if (place.steps().contains("Fn::If")) {
            throw new ModelException("This stands inside a condition (" + place + "). Change it in the template, the drawing follows.");
        }
    }

    private void resource(String id) {
        Cards cards = work.reading().cards();
        Set<String> named = cards.template().part(id).map(part -> cards.references().all(part.body())).orElse(Set.of());
        List<String> helpers = named.stream().filter(other -> cards.template().part(other).filter(part -> HELPERS.contains(part.type())).isPresent())
                .filter(other -> cards.template().parts().values().stream().noneMatch(part -> !part.id().equals(id) && !part.id().equals(other)
                        && cards.references().all(part.body()).contains(other))).toList();
        if (cards.template().part(id).filter(BusWires::isSchedule).isPresent()) {
            new AlarmChanges(work).end(id);
        }
        Set<String> serving = SocketWires.goesWith(cards, id);
        serving.forEach(other -> work.edit(edits -> Pruning.removeResource(edits, other)));
        work.edit(edits -> Pruning.removeResource(edits, id));
        helpers.forEach(helper -> work.edit(edits -> Pruning.removeResource(edits, helper)));
        named.forEach(this::step);
    }

    /** The step of a path that a method stood on, and those before it, as far as nothing else names them; answers to browsers alone are for nobody then. */
    private void step(String id) {
        Cards cards = work.reading().cards();
        Optional<SourceTemplate.Part> step = cards.template().part(id).filter(part -> part.type().equals(PlainRoutes.RESOURCE));
        if (step.isEmpty()) {
            return;
        }
        List<SourceTemplate.Part> methods = cards.template().parts().values().stream()
                .filter(part -> part.type().equals(PlainRoutes.METHOD) && part.property("ResourceId").flatMap(cards.references()::target).filter(id::equals).isPresent()).toList();
        List<String> answers = methods.stream().filter(WireRemoval::answersBrowsers).map(SourceTemplate.Part::id).toList();
        boolean called = answers.size() < methods.size();
        boolean needed = called || work.edits().tree().get("Outputs").filter(outputs -> cards.references().all(outputs).contains(id)).isPresent()
                || cards.template().parts().values().stream().anyMatch(other -> !other.id().equals(id) && !answers.contains(other.id()) && cards.references().all(CardChanges.withoutOrder(other.body())).contains(id));
        if (!called) {
            answers.forEach(answer -> work.edit(edits -> Pruning.removeResource(edits, answer)));
        }
        if (!needed) {
            Optional<String> parent = step.get().property("ParentId").flatMap(cards.references()::target);
            work.edit(edits -> Pruning.removeResource(edits, id));
            parent.ifPresent(this::step);
        }
    }

    /** Whether a method only tells browsers of other origins what they may ask of the others of its path. */
    private static boolean answersBrowsers(SourceTemplate.Part method) {
        return method.text("HttpMethod").filter("OPTIONS"::equals).isPresent() && method.property("Integration", "Type").flatMap(Tree::asText).filter("MOCK"::equals).isPresent();
    }

    private void variables(Design design, Wire wire) {
        Node to = design.requireNode(wire.to().node());
        Optional<String> target = work.reading().id(to.id());
        Optional<SourceTemplate.Part> function = work.reading().id(wire.from().node()).flatMap(work.reading().template()::part);
        if (target.isEmpty() || function.isEmpty()) {
            return;
        }
        TreePath all = function.get().type().endsWith("::StateMachine") ? function.get().path("DefinitionSubstitutions") : function.get().path("Environment").child("Variables");
        for (EnvironmentVariable variable : work.ours().wires().of(design, wire).map(row -> row.variables()).orElse(List.of())) {
            Optional<Tree> value = work.edits().tree().at(all.child(variable.name(to)));
            if (value.flatMap(work.reading().cards().references()::target).filter(target.get()::equals).isPresent()) {
                work.edit(edits -> Pruning.remove(edits, all.child(variable.name(to))));
            }
        }
    }
}
