package dev.drawbridge.cloud.local.flow;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * The paths of the States Language: {@code $.a.b}, {@code $['a']}, {@code $.list[0]}, {@code [-1]}, {@code [1:3]}, {@code [*]}, {@code $..name}.
 * Filters are not known.
 */
final class JsonPath {
    private final String text;
    private final List<Step> steps = new ArrayList<>();
    private boolean several;

    private sealed interface Step {
        record Name(String name) implements Step {}

        record Index(int index) implements Step {}

        record Slice(Optional<Integer> from, Optional<Integer> to) implements Step {}

        record All() implements Step {}

        record Deep(String name) implements Step {}
    }

    private JsonPath(String text) {
        this.text = text;
    }

    /** @throws FlowError if it is no path */
    static JsonPath of(String text) {
        JsonPath path = new JsonPath(text);
        int at = text.startsWith("$$") ? 2 : 1;
        while (at < text.length()) {
            at = path.step(at);
        }
        return path;
    }

    private FlowError wrong() {
        return new FlowError("States.Runtime", "The path \"" + text + "\" is not understood.");
    }

    private int step(int at) {
        if (text.startsWith("..", at)) {
            int end = end(at + 2);
            steps.add(new Step.Deep(text.substring(at + 2, end)));
            several = true;
            return end;
        }
        if (text.charAt(at) == '.') {
            int end = end(at + 1);
            String name = text.substring(at + 1, end);
            steps.add(name.equals("*") ? all() : new Step.Name(name));
            return end;
        }
        int close = text.indexOf(']', at);
        if (text.charAt(at) != '[' || close < 0) {
            throw wrong();
        }
        String inner = text.substring(at + 1, close).strip();
        if (inner.startsWith("'") || inner.startsWith("\"")) {
            steps.add(new Step.Name(inner.substring(1, inner.length() - 1)));
        } else if (inner.equals("*")) {
            steps.add(all());
        } else if (inner.contains(":")) {
            String[] ends = inner.split(":", -1);
            several = true;
            steps.add(new Step.Slice(number(ends[0]), number(ends[1])));
        } else {
            steps.add(new Step.Index(number(inner).orElseThrow(this::wrong)));
        }
        return close + 1;
    }

    private Step all() {
        several = true;
        return new Step.All();
    }

    private Optional<Integer> number(String digits) {
        try {
            return digits.isBlank() ? Optional.empty() : Optional.of(Integer.parseInt(digits.strip()));
        } catch (NumberFormatException notNumber) {
            throw wrong();
        }
    }

    private int end(int at) {
        int end = at;
        while (end < text.length() && text.charAt(end) != '.' && text.charAt(end) != '[') {
            end++;
        }
        return end;
    }

    /** What is there; a path that may find several gives an array of them. */
    Optional<JsonNode> find(JsonNode root) {
        List<JsonNode> found = List.of(root);
        for (Step step : steps) {
            List<JsonNode> next = new ArrayList<>();
            for (JsonNode node : found) {
                follow(step, node, next);
            }
            found = next;
        }
        if (several) {
            ArrayNode all = JsonMapper.shared().createArrayNode();
            found.forEach(all::add);
            return Optional.of(all);
        }
        return found.stream().findFirst();
    }

    /** @throws FlowError {@code States.ParameterPathFailure} if nothing is there */
    JsonNode get(JsonNode root) {
        return find(root).orElseThrow(() -> new FlowError("States.ParameterPathFailure", "The path '" + text + "' finds nothing in the input '" + root + "'."));
    }

    private static void follow(Step step, JsonNode node, List<JsonNode> next) {
        switch (step) {
            case Step.Name(String name) -> add(node.get(name), next);
            case Step.Index(int index) -> add(node.isArray() ? node.get(index < 0 ? node.size() + index : index) : null, next);
            case Step.All() -> node.forEach(next::add);
            case Step.Slice(Optional<Integer> from, Optional<Integer> to) -> {
                int start = Math.max(0, from.map(n -> n < 0 ? node.size() + n : n).orElse(0));
                int end = Math.min(node.size(), to.map(n -> n < 0 ? node.size() + n : n).orElse(node.size()));
                for (int i = start; i < end; i++) {
                    next.add(node.get(i));
                }
            }
            case Step.Deep(String name) -> deep(node, name, next);
        }
    }

    private static void deep(JsonNode node, String name, List<JsonNode> next) {
        add(node.get(name), next);
        node.forEach(below -> deep(below, name, next));
    }

    private static void add(JsonNode node, List<JsonNode> next) {
        if (node != null) {
            next.add(node);
        }
    }

    /** The tree with a value at this path, which names one place. */
    JsonNode put(JsonNode root, JsonNode value) {
        if (steps.isEmpty()) {
            return value;
        }
        ObjectNode copy = root.isObject() ? (ObjectNode) root.deepCopy() : JsonMapper.shared().createObjectNode();
        ObjectNode at = copy;
        for (int i = 0; i < steps.size(); i++) {
            if (!(steps.get(i) instanceof Step.Name(String name))) {
                throw new FlowError("States.ResultPathMatchFailure", "The path \"" + text + "\" does not name one place.");
            }
            if (i == steps.size() - 1) {
                at.set(name, value);
            } else {
                at = at.get(name) instanceof ObjectNode there ? there : at.putObject(name);
            }
        }
        return copy;
    }
}
