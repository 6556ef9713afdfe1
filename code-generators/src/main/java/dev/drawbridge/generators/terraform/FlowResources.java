package dev.drawbridge.generators.terraform;

import dev.drawbridge.generators.syntax.Tree;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.SequencedMap;

/** State machines. */
final class FlowResources {
    private FlowResources() {}

    static void stateMachine(Source source) {
        Map<String, Tree> substitutions = source.tree("DefinitionSubstitutions").orElse(Tree.map()).entries();
        source.write(new HclBody().put("name", source.name("StateMachineName", "")).put("role_arn", source.value("RoleArn")).put("type", source.value("StateMachineType"))
                .put("definition", definition(source, substitutions))
                .blockIfAny("logging_configuration", new HclBody().put("level", source.value("LoggingConfiguration", "Level"))
                        .put("include_execution_data", source.value("LoggingConfiguration", "IncludeExecutionData"))
                        .put("log_destination", source.value("LoggingConfiguration", "Destinations", "0", "CloudWatchLogsLogGroup", "LogGroupArn")))
                .blockIfAny("tracing_configuration", new HclBody().put("enabled", source.value("TracingConfiguration", "Enabled"))));
    }

    private static Optional<Expression> definition(Source source, Map<String, Tree> substitutions) {
        Optional<Tree> inline = source.tree("Definition");
        Optional<Expression> said = source.value("DefinitionString");
        if (said.isPresent()) {
            return said;
        }
        if (inline.isPresent()) {
            return Optional.of(new Expression.Json(source.expressions().of(filled(inline.get(), substitutions))));
        }
        Optional<String> key = source.tree("DefinitionS3Location").flatMap(place -> place.at("Key", "Fn::Sub")).flatMap(Tree::asText);
        return key.map(text -> {
            SequencedMap<String, Expression> values = new LinkedHashMap<>();
            substitutions.forEach((name, value) -> values.put(name, source.expressions().of(value)));
            String path = Expression.quoted(text.substring(text.indexOf('/') + 1));
            StringBuilder list = new StringBuilder();
            values.forEach((name, value) -> list.append(list.isEmpty() ? "" : ", ").append(name).append(" = ").append(value.line()));
            return Expression.code("templatefile(\"${path.module}/${var.project}/" + path + "\", { " + list + " })");
        });
    }

    /** Terraform fills no holes inside values, so what is nothing but a hole becomes what stands for it. */
    private static Tree filled(Tree tree, Map<String, Tree> substitutions) {
        return switch (tree) {
            case Tree.Scalar s -> s.text().startsWith("${") && s.text().endsWith("}") && substitutions.containsKey(s.text().substring(2, s.text().length() - 1))
                    ? substitutions.get(s.text().substring(2, s.text().length() - 1)) : s;
            case Tree.Seq s -> Tree.seq(s.items().stream().map(item -> filled(item, substitutions)).toList());
            case Tree.Map m -> {
                SequencedMap<String, Tree> entries = new LinkedHashMap<>();
                m.entries().forEach((name, value) -> entries.put(name, filled(value, substitutions)));
                yield Tree.map(entries);
            }
            case Tree.Intrinsic i -> i;
        };
    }
}
