package dev.drawbridge.model.check;

import dev.drawbridge.model.Node;
import dev.drawbridge.model.Value;
import dev.drawbridge.model.WireRole;
import dev.drawbridge.model.ModelException;
import dev.drawbridge.model.file.ValueJson;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * {@code flow-steps}: what is wrong with the definition of a state machine, or that there is none. A definition in a file is looked at where
 * files can be read.
 */
final class FlowRule implements Rule {
    static final String ID = "flow-steps";

    @Override
    public List<Finding> check(CheckContext context) {
        List<Finding> findings = new ArrayList<>();
        context.nodes("state-machine").forEach(machine -> {
            Optional<Value> definition = machine.field("definition");
            boolean filed = machine.field("definitionUri").isPresent();
            if (definition.isEmpty() && !filed && context.index().outOf(machine.id(), WireRole.CALL).isEmpty()) {
                findings.add(finding(machine, Severity.INFO, machine.name() + " has no steps. Wire it to functions, or give it a definition."));
            }
            definition.flatMap(FlowRule::parsed).ifPresent(flow -> FlowCheck.problems(machine.name(), flow)
                    .forEach(problem -> findings.add(finding(machine, problem.severity(), problem.sentence()))));
        });
        return findings;
    }

    /** A definition may stand as text of JSON; text that is none, such as one of references, says nothing here. */
    static Optional<Value> parsed(Value definition) {
        if (!(definition instanceof Value.Text(String text))) {
            return Optional.of(definition);
        }
        try {
            return Optional.of(ValueJson.parse(text));
        } catch (ModelException notJson) {
            return Optional.empty();
        }
    }

    private static Finding finding(Node machine, Severity severity, String sentence) {
        return new Finding(ID, severity, new Subject.OfNode(machine.id(), "definition"), sentence);
    }
}
