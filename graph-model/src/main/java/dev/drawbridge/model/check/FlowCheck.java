package dev.drawbridge.model.check;

import dev.drawbridge.model.Value;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * Looks through a definition of a state machine: steps that are not there or never reached, what a step lacks, and what runs in the cloud
 * alone. Pure. Source: states-language.net.
 */
public final class FlowCheck {
    private static final Set<String> TYPES = Set.of("Task", "Pass", "Wait", "Choice", "Succeed", "Fail", "Parallel", "Map");
    private static final Set<String> GO_ON = Set.of("Task", "Pass", "Wait", "Parallel", "Map");

    private final String name;
    private final List<FlowProblem> problems = new ArrayList<>();

    private FlowCheck(String name) {
        this.name = name;
    }

    /**
     * Whether a definition, or its text, has a Map step that starts executions of its own for what it goes over: the machine has to be allowed to start itself then. Source: "Using Map state
     * in Distributed mode" in the Step Functions guide.
     */
    public static boolean isDistributed(Value definition) {
        return switch (definition) {
            case Value.Entries(Map<String, Value> entries) -> entries.get("ProcessorConfig") instanceof Value.Entries config && config.text("Mode").filter("DISTRIBUTED"::equals).isPresent()
                    || entries.values().stream().anyMatch(FlowCheck::isDistributed);
            case Value.Items(List<Value> items) -> items.stream().anyMatch(FlowCheck::isDistributed);
            case Value.Text(String text) -> text.contains("DISTRIBUTED") && FlowRule.parsed(definition).filter(flow -> !(flow instanceof Value.Text)).filter(FlowCheck::isDistributed).isPresent();
            case Value.Expression(String _, Value argument) -> isDistributed(argument);
            case Value.Decimal _, Value.Flag _, Value.Nothing _ -> false;
        };
    }

    /** @param name of the state machine, as sentences call it */
    public static List<FlowProblem> problems(String name, Value definition) {
        FlowCheck check = new FlowCheck(name);
        if (definition instanceof Value.Entries flow) {
            check.flow(flow, List.of(), "");
        }
        return List.copyOf(check.problems);
    }

    private void add(List<String> path, Severity severity, String sentence) {
        problems.add(new FlowProblem(path, severity, sentence));
    }

    private static List<String> below(List<String> path, Object... steps) {
        List<String> all = new ArrayList<>(path);
        for (Object step : steps) {
            all.add(step.toString());
        }
        return all;
    }

    /** @param inside where a flow stands in another one: " in the step X" */
    private void flow(Value.Entries flow, List<String> path, String inside) {
        if (!(flow.get("States").orElse(null) instanceof Value.Entries(Map<String, Value> steps)) || steps.isEmpty()) {
            add(path, Severity.ERROR, "The definition of " + name + inside + " has no States.");
            return;
        }
        Optional<String> start = flow.get("StartAt").flatMap(Value::asText);
        if (start.isEmpty()) {
            add(path, Severity.ERROR, "The definition of " + name + inside + " does not say where it starts: StartAt is missing.");
        } else {
            target("StartAt" + inside, start, steps, below(path, "StartAt"));
        }
        steps.forEach((step, value) -> {
            if (value instanceof Value.Entries body) {
                step(step, body, steps, below(path, "States", step));
            }
        });
        start.filter(steps::containsKey).ifPresent(first -> {
            Set<String> reached = reached(first, steps);
            steps.keySet().stream().filter(step -> !reached.contains(step)).forEach(step ->
                    add(below(path, "States", step), Severity.WARNING, "No way leads to the step \"" + step + "\" of " + name + inside + ". Let a Next name it, or take it out."));
        });
    }

    private static Set<String> reached(String first, Map<String, Value> steps) {
        Set<String> reached = new LinkedHashSet<>(Set.of(first));
        Deque<String> open = new ArrayDeque<>(reached);
        while (!open.isEmpty()) {
            if (steps.get(open.poll()) instanceof Value.Entries step) {
                List<String> next = new ArrayList<>();
                step.get("Next").flatMap(Value::asText).ifPresent(next::add);
                step.get("Default").flatMap(Value::asText).ifPresent(next::add);
                for (String list : List.of("Choices", "Catch")) {
                    step.get(list).map(Value::asItems).orElse(List.of()).forEach(each -> {
                        if (each instanceof Value.Entries entry) {
                            entry.get("Next").flatMap(Value::asText).ifPresent(next::add);
                        }
                    });
                }
                next.stream().filter(steps::containsKey).filter(reached::add).forEach(open::add);
            }
        }
        return reached;
    }

    private void step(String step, Value.Entries body, Map<String, Value> steps, List<String> path) {
        String type = body.text("Type").orElse("");
        if (!TYPES.contains(type)) {
            add(below(path, body.get("Type").isPresent() ? "Type" : ""), Severity.ERROR, type.isEmpty() ? "The step \"" + step + "\" of " + name + " has no Type."
                    : "The step \"" + step + "\" of " + name + " has the type \"" + type + "\", which there is not. There are: " + String.join(", ", TYPES.stream().sorted().toList()) + ".");
        }
        target("Next of " + step, body.get("Next").flatMap(Value::asText), steps, below(path, "Next"));
        target("Default of " + step, body.get("Default").flatMap(Value::asText), steps, below(path, "Default"));
        for (String list : List.of("Choices", "Catch")) {
            List<Value> each = body.get(list).map(Value::asItems).orElse(List.of());
            for (int i = 0; i < each.size(); i++) {
                if (each.get(i) instanceof Value.Entries entry) {
                    target("a Next of " + step, entry.get("Next").flatMap(Value::asText), steps, below(path, list, i, "Next"));
                }
            }
        }
        if (GO_ON.contains(type) && body.get("Next").isEmpty() && body.get("End").flatMap(Value::asFlag).filter(on -> on).isEmpty()) {
            add(path, Severity.ERROR, "The step \"" + step + "\" of " + name + " neither goes on nor ends: give it a Next, or End: true.");
        }
        switch (type) {
            case "Task" -> task(step, body, path);
            case "Choice" -> {
                if (body.get("Choices").map(Value::asItems).orElse(List.of()).isEmpty()) {
                    add(path, Severity.ERROR, "The Choice \"" + step + "\" of " + name + " has no Choices.");
                }
            }
            case "Parallel" -> branches(step, body, path);
            case "Map" -> map(step, body, path);
            default -> { }
        }
    }

    private void task(String step, Value.Entries body, List<String> path) {
        Optional<String> resource = body.text("Resource");
        if (resource.isEmpty() && body.get("Resource").isEmpty()) {
            add(path, Severity.ERROR, "The Task \"" + step + "\" of " + name + " has no Resource, so it does nothing.");
        }
        resource.flatMap(StepResources::elsewhere).ifPresent(what -> add(below(path, "Resource"), Severity.INFO, "The step \"" + step + "\" of " + name + " uses " + what
                + ", which the local cloud does not run: an execution that comes to it here fails and says so."));
        for (String limit : List.of("TimeoutSeconds", "HeartbeatSeconds")) {
            if (body.get(limit).isPresent() && body.get(limit + "Path").isPresent()) {
                add(below(path, limit), Severity.ERROR, "The Task \"" + step + "\" of " + name + " says both " + limit + " and " + limit + "Path. Take one of them out.");
            }
        }
    }

    private void branches(String step, Value.Entries body, List<String> path) {
        List<Value> branches = body.get("Branches").map(Value::asItems).orElse(List.of());
        if (branches.isEmpty()) {
            add(path, Severity.ERROR, "The Parallel \"" + step + "\" of " + name + " has no Branches.");
        }
        for (int i = 0; i < branches.size(); i++) {
            if (branches.get(i) instanceof Value.Entries inner) {
                flow(inner, below(path, "Branches", i), " in the step " + step);
            }
        }
    }

    private void map(String step, Value.Entries body, List<String> path) {
        String key = body.get("ItemProcessor").isPresent() ? "ItemProcessor" : "Iterator";
        if (body.get(key).orElse(null) instanceof Value.Entries inner) {
            flow(inner, below(path, key), " in the step " + step);
        } else {
            add(path, Severity.ERROR, "The Map \"" + step + "\" of " + name + " has no ItemProcessor, so it does nothing with its items.");
        }
    }

    private void target(String what, Optional<String> target, Map<String, Value> steps, List<String> path) {
        target.filter(step -> !steps.containsKey(step)).ifPresent(step -> add(path, Severity.ERROR,
                "The definition of " + name + " has no step \"" + step + "\", which " + what + " names. Correct the name, or add the step."));
    }
}
