package dev.drawbridge.model.check;

import dev.drawbridge.model.Node;
import dev.drawbridge.model.Value;
import dev.drawbridge.model.Wire;
import dev.drawbridge.model.edit.CardEdit;
import dev.drawbridge.model.wire.EnvironmentVariable;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * A function's own variables: {@code environment-reserved}, {@code environment-name}, {@code environment-clash},
 * {@code environment-size}. Source: docs.aws.amazon.com/lambda/latest/dg/configuration-envvars.html.
 */
final class EnvironmentRule implements Rule {
    /** Names and values together, in bytes. */
    private static final int MOST = 4096;
    private static final Pattern NAME = Pattern.compile("[a-zA-Z][a-zA-Z0-9_]+");
    /** Set by Lambda itself and refused by its API. Others of its own, such as TZ or AWS_LAMBDA_EXEC_WRAPPER, may be set. */
    private static final Set<String> RESERVED = Set.of("_HANDLER", "_X_AMZN_TRACE_ID", "AWS_DEFAULT_REGION", "AWS_REGION", "AWS_EXECUTION_ENV",
            "AWS_LAMBDA_FUNCTION_NAME", "AWS_LAMBDA_FUNCTION_MEMORY_SIZE", "AWS_LAMBDA_FUNCTION_VERSION", "AWS_LAMBDA_INITIALIZATION_TYPE",
            "AWS_LAMBDA_LOG_GROUP_NAME", "AWS_LAMBDA_LOG_STREAM_NAME", "AWS_ACCESS_KEY", "AWS_ACCESS_KEY_ID", "AWS_SECRET_ACCESS_KEY",
            "AWS_SESSION_TOKEN", "AWS_LAMBDA_RUNTIME_API", "LAMBDA_TASK_ROOT", "LAMBDA_RUNTIME_DIR");

    @Override
    public List<Finding> check(CheckContext context) {
        List<Finding> findings = new ArrayList<>();
        context.nodes("function").forEach(node -> {
            if (node.field("environment").orElse(null) instanceof Value.Entries(Map<String, Value> own) && !own.isEmpty()) {
                function(context, node, own, findings);
            }
        });
        return findings;
    }

    private static void function(CheckContext context, Node node, Map<String, Value> own, List<Finding> findings) {
        Map<String, Node> wired = wired(context, node);
        for (String name : own.keySet()) {
            if (RESERVED.contains(name)) {
                findings.add(finding(node, own, name, "environment-reserved", node.name() + " sets " + name + ", which Lambda keeps for itself and refuses. Choose another name."));
            } else if (!NAME.matcher(name).matches()) {
                findings.add(finding(node, own, name, "environment-name", node.name() + " sets \"" + name + "\", which is no name for a variable: it takes a letter, then at least one letter, digit or _."));
            } else if (wired.containsKey(name)) {
                findings.add(finding(node, own, name, "environment-clash", node.name() + " sets " + name + ", but the wire to " + wired.get(name).name() + " sets it already. Remove it, or choose another name."));
            }
        }
        int bytes = own.entrySet().stream().mapToInt(e -> length(e.getKey()) + (e.getValue() instanceof Value.Expression ? 0 : length(e.getValue().display()))).sum()
                + wired.keySet().stream().mapToInt(EnvironmentRule::length).sum();
        if (bytes > MOST) {
            findings.add(new Finding("environment-size", Severity.ERROR, new Subject.OfNode(node.id(), "environment"),
                    "The variables of " + node.name() + " have at least " + bytes + " bytes; Lambda takes " + MOST + ". Put long texts into a file of the function or into a bucket."));
        }
    }

    private static Map<String, Node> wired(CheckContext context, Node node) {
        Map<String, Node> wired = new LinkedHashMap<>();
        for (Wire wire : context.index().outOf(node.id())) {
            context.row(wire).ifPresent(row -> {
                for (EnvironmentVariable variable : row.variables()) {
                    wired.put(variable.name(context.to(wire)), context.to(wire));
                }
            });
        }
        return wired;
    }

    private static int length(String text) {
        return text.getBytes(StandardCharsets.UTF_8).length;
    }

    private static Finding finding(Node node, Map<String, Value> own, String name, String rule, String message) {
        Map<String, Value> rest = new LinkedHashMap<>(own);
        rest.remove(name);
        Optional<Value> left = rest.isEmpty() ? Optional.empty() : Optional.of(new Value.Entries(rest));
        return new Finding(rule, Severity.ERROR, new Subject.OfNode(node.id(), "environment"), message,
                List.of(new Fix("Remove " + name, new CardEdit.SetField(node.id(), "environment", left))));
    }
}
