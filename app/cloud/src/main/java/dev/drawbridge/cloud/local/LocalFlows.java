package dev.drawbridge.cloud.local;

import dev.drawbridge.cloud.CloudException;
import dev.drawbridge.cloud.local.flow.Definitions;
import dev.drawbridge.cloud.local.flow.Flows;
import dev.drawbridge.generators.Adoption;
import dev.drawbridge.model.Names;
import dev.drawbridge.model.Node;
import dev.drawbridge.model.NodeId;
import dev.drawbridge.model.Value;
import dev.drawbridge.model.Wire;
import dev.drawbridge.model.WireRole;
import dev.drawbridge.model.wire.EnvironmentVariable;
import java.net.URI;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.function.Supplier;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/** Keeps the state machines in step with the drawing: their definitions, and what the holes in them mean here. */
final class LocalFlows implements Wired {
    private final Flows flows;
    private final Path project;
    private final Supplier<URI> door;

    LocalFlows(Flows flows, Path project, Supplier<URI> door) {
        this.flows = flows;
        this.project = project;
        this.door = door;
    }

    @Override
    public void follow(LocalPlan plan, Function<NodeId, String> queueUrl) {
        Map<NodeId, Flows.Machine> machines = new HashMap<>();
        for (Node machine : plan.nodes("state-machine")) {
            machines.put(machine.id(), new Flows.Machine(machine.id(), plan.names().name(machine), plan.names().arn(machine), plan.kind(machine).text(machine, "machineType").equals("EXPRESS"), () -> definition(plan, machine)));
        }
        flows.machines(machines);
    }

    private JsonNode definition(LocalPlan plan, Node machine) {
        Map<String, String> substitutions = substitutions(plan, machine);
        Optional<String> file = machine.field("definitionUri").flatMap(Value::asText);
        if (file.isPresent()) {
            Path path = project.resolve(file.get()).normalize();
            if (!path.startsWith(project)) {
                throw new CloudException("The definition " + file.get() + " of " + machine.name() + " is outside the project.");
            }
            return Definitions.file(path, substitutions);
        }
        return machine.field("definition").map(value -> Definitions.value(known(plan, value), substitutions)).orElseGet(() -> steps(plan, machine));
    }

    private Map<String, String> substitutions(LocalPlan plan, Node machine) {
        Map<String, String> all = new TreeMap<>();
        if (machine.field("substitutions").orElse(null) instanceof Value.Entries(Map<String, Value> own)) {
            own.forEach((name, value) -> all.put(name, known(plan, value).display()));
        }
        for (Wire wire : plan.index().outOf(machine.id())) {
            plan.row(wire).ifPresent(rule -> {
                for (EnvironmentVariable variable : rule.variables()) {
                    all.put(variable.name(plan.index().to(wire)), plan.value(variable, plan.index().to(wire), door.get()));
                }
            });
        }
        return all;
    }

    /** References of the template as what they are here. */
    private Value known(LocalPlan plan, Value value) {
        return switch (value) {
            case Value.Expression(String function, Value argument) -> reference(plan, function, argument).<Value>map(Value::of).orElse(value);
            case Value.Items(List<Value> items) -> Value.of(items.stream().map(item -> known(plan, item)).toList());
            case Value.Entries(Map<String, Value> entries) -> {
                Map<String, Value> all = new LinkedHashMap<>();
                entries.forEach((name, each) -> all.put(name, known(plan, each)));
                yield new Value.Entries(all);
            }
            case Value.Text _, Value.Decimal _, Value.Flag _, Value.Nothing _ -> value;
        };
    }

    private Optional<String> reference(LocalPlan plan, String function, Value argument) {
        String id = function.equals("Fn::GetAtt") ? argument.asItems().stream().findFirst().flatMap(Value::asText).orElse("") : argument.asText().orElse("");
        Optional<Node> node = plan.design().nodes().values().stream()
                .filter(each -> Adoption.logicalId(each).orElse(Names.pascal(each.name())).equals(id)).findFirst();
        boolean arn = function.equals("Fn::GetAtt") && argument.asItems().size() > 1 && argument.asItems().get(1).equals(Value.of("Arn"));
        return node.map(each -> switch (each.kind()) {
            case "topic", "state-machine" -> plan.names().arn(each);
            case "queue" -> arn ? plan.names().arn(each) : door.get() + "/" + LocalNames.ACCOUNT + "/" + plan.names().name(each);
            default -> arn ? plan.names().arn(each) : plan.names().name(each);
        });
    }

    /** The same steps that the template gets where nobody wrote any. */
    private static JsonNode steps(LocalPlan plan, Node machine) {
        ObjectNode flow = JsonMapper.shared().createObjectNode();
        ObjectNode states = JsonMapper.shared().createObjectNode();
        List<LocalPlan.Ruled> calls = plan.outOf(machine, WireRole.CALL);
        flow.put("StartAt", calls.isEmpty() ? "Done" : Names.pascal(calls.getFirst().to().name()));
        for (int i = 0; i < calls.size(); i++) {
            ObjectNode step = states.putObject(Names.pascal(calls.get(i).to().name())).put("Type", "Task").put("Resource", plan.names().arn(calls.get(i).to()));
            if (i + 1 < calls.size()) {
                step.put("Next", Names.pascal(calls.get(i + 1).to().name()));
            } else {
                step.put("End", true);
            }
        }
        if (calls.isEmpty()) {
            states.putObject("Done").put("Type", "Succeed");
        }
        flow.set("States", states);
        return flow;
    }

    @Override
    public void close() {
        flows.close();
    }
}
