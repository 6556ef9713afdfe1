package dev.drawbridge.model.check;

import dev.drawbridge.model.Node;
import dev.drawbridge.model.Value;
import dev.drawbridge.model.WireRole;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * {@code flow-steps}: a definition of a state machine names steps that are not there, or there is none. Files are the user's and are looked
 * at where they are run. Source: states-language.net.
 */
final class FlowRule implements Rule {
    @Override
    public List<Finding> check(CheckContext context) {
        List<Finding> findings = new ArrayList<>();
        context.nodes("state-machine").forEach(machine -> {
            Optional<Value> definition = machine.field("definition");
            boolean filed = machine.field("definitionUri").isPresent();
            if (definition.isEmpty() && !filed && context.index().outOf(machine.id(), WireRole.CALL).isEmpty()) {
                findings.add(finding(machine, Severity.INFO, machine.name() + " has no steps. Wire it to functions, or give it a definition."));
            }
            if (definition.isPresent() && definition.get() instanceof Value.Entries flow) {
                flow(machine, flow, "", findings);
            }
        });
        return findings;
    }

    private static Finding finding(Node machine, Severity severity, String sentence) {
        return new Finding("flow-steps", severity, new Subject.OfNode(machine.id(), "definition"), sentence);
    }

    /** @param inside where a flow stands in another one: " in step X" */
    private static void flow(Node machine, Value.Entries flow, String inside, List<Finding> findings) {
        if (!(flow.get("States").orElse(null) instanceof Value.Entries(Map<String, Value> steps))) {
            findings.add(finding(machine, Severity.ERROR, "The definition of " + machine.name() + inside + " has no States."));
            return;
        }
        target(machine, "StartAt" + inside, flow.get("StartAt"), steps, findings);
        if (flow.get("StartAt").isEmpty()) {
            findings.add(finding(machine, Severity.ERROR, "The definition of " + machine.name() + inside + " does not say where it starts: StartAt is missing."));
        }
        steps.forEach((name, value) -> {
            if (value instanceof Value.Entries step) {
                step(machine, name, step, steps, findings);
            }
        });
    }

    private static void step(Node machine, String name, Value.Entries step, Map<String, Value> steps, List<Finding> findings) {
        target(machine, "Next of " + name, step.get("Next"), steps, findings);
        target(machine, "Default of " + name, step.get("Default"), steps, findings);
        for (String list : List.of("Choices", "Catch")) {
            step.get(list).map(Value::asItems).orElse(List.of()).forEach(each -> {
                if (each instanceof Value.Entries entry) {
                    target(machine, "a Next of " + name, entry.get("Next"), steps, findings);
                }
            });
        }
        step.get("Branches").map(Value::asItems).orElse(List.of()).forEach(branch -> {
            if (branch instanceof Value.Entries inner) {
                flow(machine, inner, " in the step " + name, findings);
            }
        });
        step.get("ItemProcessor").or(() -> step.get("Iterator")).ifPresent(inner -> {
            if (inner instanceof Value.Entries entries) {
                flow(machine, entries, " in the step " + name, findings);
            }
        });
    }

    private static void target(Node machine, String what, Optional<Value> target, Map<String, Value> steps, List<Finding> findings) {
        target.flatMap(Value::asText).filter(step -> !steps.containsKey(step)).ifPresent(step -> findings.add(finding(machine, Severity.ERROR,
                "The definition of " + machine.name() + " has no step \"" + step + "\", which " + what + " names. Correct the name, or add the step.")));
    }
}
