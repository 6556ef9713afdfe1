package dev.drawbridge.generators.lens;

import dev.drawbridge.generators.sam.SchedulerText;
import dev.drawbridge.generators.syntax.Tree;
import dev.drawbridge.generators.syntax.TreePath;
import dev.drawbridge.model.ModelException;
import dev.drawbridge.model.Node;
import dev.drawbridge.model.Wire;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.SequencedMap;

/**
 * Writes what starts a plain state machine of CloudFormation, which has no events: rules that go by the clock, schedules, methods of REST APIs. Nobody may start one
 * by a permission that the machine has, so each service takes on a role that may start this machine and nothing else. Source: {@code RoleArn} of "AWS::Events::Rule
 * Target" and of "AWS::Scheduler::Schedule Target", {@code Credentials} of "AWS::ApiGateway::Method Integration" in the template reference of CloudFormation.
 */
final class PlainStarts {
    static final String TYPE = "AWS::StepFunctions::StateMachine";
    private static final String ROLE = "AWS::IAM::Role";

    private final Working work;
    private final Wire wire;
    private final Node source;
    private final SourceTemplate.Part machine;

    /** @param machine the plain state machine at the end of the wire */
    PlainStarts(Working work, Wire wire, SourceTemplate.Part machine) {
        this.work = work;
        this.wire = wire;
        this.source = work.is().requireNode(wire.from().node());
        this.machine = machine;
    }

    /** @param events what a state machine of SAM would say of the wire */
    void add(Map<String, Tree> events) {
        for (Tree event : events.values()) {
            Tree properties = event.get("Properties").orElseGet(Tree::map);
            switch (event.get("Type").flatMap(Tree::asText).orElse("")) {
                case "Schedule" -> ClockRules.add(work, source, properties, machine.id(), () -> {
                    Tree target = Tree.map("Id", Tree.string(machine.id())).with("Arn", Tree.ref(machine.id())).with("RoleArn", role());
                    return properties.get("Input").map(input -> target.with("Input", input)).orElse(target);
                });
                case SchedulerWires.EVENT -> schedule(work, wire, machine);
                case "Api" -> PlainRoutes.toMachine(work, source, machine, this::role).add(properties);
                default -> throw new ModelException(machine.id() + " is a plain state machine of CloudFormation, which has no events. Write in the template what starts it, or make it an "
                        + EventWires.STATE_MACHINE + "; the drawing follows.");
            }
        }
    }

    /** The ARN of the role for this wire, which is written once. */
    private Tree role() {
        Tree properties = work.parts().role(wire.id()).orElseThrow();
        String wish = machine.id() + work.parts().logicalId(source.id()) + "Role";
        boolean there = work.edits().tree().at(TreePath.of(SourceTemplate.RESOURCES, wish)).flatMap(role -> role.get(SourceTemplate.PROPERTIES)).filter(properties::equals).isPresent();
        return Tree.getAtt(there ? wish : PlainTriggers.resource(work, wish, ROLE, properties, machine.id()), "Arn");
    }

    /**
     * Writes the schedule of EventBridge Scheduler that a wire to a plain function or state machine is, with its role.
     *
     * @throws ModelException if the card stands in the template already: a schedule starts one target
     */
    static void schedule(Working work, Wire wire, SourceTemplate.Part started) {
        Node source = work.is().requireNode(wire.from().node());
        if (work.reading().id(source.id()).isPresent()) {
            throw new ModelException(source.name() + " is a schedule of EventBridge Scheduler, which starts one target. Place another schedule for " + started.id() + ".");
        }
        SequencedMap<String, Tree> written = new LinkedHashMap<>(work.parts().schedule(wire.id()));
        Optional<String> wish = written.entrySet().stream().filter(each -> isA(each.getValue(), ROLE)).map(Map.Entry::getKey).findFirst();
        Tree role = Tree.getAtt(PlainTriggers.resource(work, wish.orElseThrow(), ROLE, properties(written.get(wish.get())), started.id()), "Arn");
        written.forEach((id, resource) -> {
            if (isA(resource, SchedulerText.TYPE)) {
                Tree properties = properties(resource);
                PlainTriggers.resource(work, id, SchedulerText.TYPE, properties.with("Target", properties.get("Target").orElseThrow().with("RoleArn", role)), started.id());
            }
        });
    }

    private static boolean isA(Tree resource, String type) {
        return resource.get("Type").flatMap(Tree::asText).filter(type::equals).isPresent();
    }

    private static Tree properties(Tree resource) {
        return resource.get(SourceTemplate.PROPERTIES).orElseGet(Tree::map);
    }

    /** The roles that a place of a wire to a state machine has taken on to start it; they may go with it. */
    static Optional<String> role(Cards cards, Tree place) {
        return place.get("RoleArn").or(() -> place.at("Properties", "Integration", "Credentials")).or(() -> place.at("x-amazon-apigateway-integration", "credentials"))
                .flatMap(cards.references()::target).filter(id -> cards.template().part(id).filter(part -> part.type().equals(ROLE)).isPresent());
    }
}
