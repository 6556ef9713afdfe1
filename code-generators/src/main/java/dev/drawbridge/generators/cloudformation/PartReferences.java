package dev.drawbridge.generators.cloudformation;

import dev.drawbridge.generators.syntax.Tree;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.SequencedMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * References to what SAM makes, by the names that it gives: {@code !Ref Api.Stage}, {@code ServerlessRestApiProdStage}. Source: "Referencing
 * generated CloudFormation resources" in the SAM documentation. Immutable.
 */
final class PartReferences {
    private static final Pattern HOLE = Pattern.compile("\\$\\{([A-Za-z0-9.]+)\\}");

    private final Map<String, String> names;

    /** @param names what a made resource is called here, by what SAM calls it */
    PartReferences(Map<String, String> names) {
        this.names = Map.copyOf(names);
    }

    Tree in(Tree tree) {
        if (names.isEmpty()) {
            return tree;
        }
        return switch (tree) {
            case Tree.Scalar _ -> tree;
            case Tree.Seq(var items) -> Tree.seq(items.stream().map(this::in).toList());
            case Tree.Map(var entries) -> {
                SequencedMap<String, Tree> changed = new LinkedHashMap<>();
                entries.forEach((key, value) -> changed.put(key, in(value)));
                yield new Tree.Map(changed);
            }
            case Tree.Intrinsic(String function, Tree argument) -> new Tree.Intrinsic(function, switch (function) {
                case "Ref" -> argument.asText().map(names::get).map(Tree::string).orElse(argument);
                case "Fn::GetAtt" -> attribute(argument);
                case "Fn::Sub" -> argument instanceof Tree.Seq(var items) && !items.isEmpty()
                        ? Tree.seq(Stream.concat(Stream.of(text(items.getFirst())), items.stream().skip(1).map(this::in)).toList()) : text(argument);
                default -> in(argument);
            });
        };
    }

    private Tree attribute(Tree argument) {
        if (argument.items().size() != 2) {
            return argument;
        }
        return argument.items().getFirst().asText().map(names::get).map(id -> Tree.seq(Tree.string(id), argument.items().get(1))).orElse(argument);
    }

    private Tree text(Tree text) {
        return text.asText().map(words -> {
            Matcher hole = HOLE.matcher(words);
            StringBuilder out = new StringBuilder();
            while (hole.find()) {
                hole.appendReplacement(out, Matcher.quoteReplacement("${" + names.getOrDefault(hole.group(1), hole.group(1)) + "}"));
            }
            hole.appendTail(out);
            return Tree.string(out.toString());
        }).orElse(text);
    }
}
