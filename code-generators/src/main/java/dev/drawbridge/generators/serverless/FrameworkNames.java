package dev.drawbridge.generators.serverless;

import dev.drawbridge.generators.syntax.Tree;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.SequencedMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Calls resources that the framework makes itself as it calls them, wherever others refer to them. */
final class FrameworkNames {
    private static final Pattern HOLE = Pattern.compile("\\$\\{([A-Za-z0-9]+)(\\.[A-Za-z0-9.]+)?\\}");

    private final Map<String, String> names = new LinkedHashMap<>();

    void call(String ours, String theirs) {
        names.put(ours, theirs);
    }

    /** The tree with their names in it. */
    Tree in(Tree tree) {
        return switch (tree) {
            case Tree.Scalar s -> s;
            case Tree.Seq s -> Tree.seq(s.items().stream().map(this::in).toList());
            case Tree.Map m -> {
                SequencedMap<String, Tree> entries = new LinkedHashMap<>();
                m.entries().forEach((key, value) -> entries.put(key, in(value)));
                yield Tree.map(entries);
            }
            case Tree.Intrinsic(String function, Tree argument) -> switch (function) {
                case "Ref" -> new Tree.Intrinsic(function, renamed(argument));
                case "Fn::GetAtt" -> argument.items().size() == 2
                        ? new Tree.Intrinsic(function, Tree.seq(renamed(argument.items().get(0)), argument.items().get(1))) : tree;
                case "Fn::Sub" -> new Tree.Intrinsic(function, argument.asText().map(text -> Tree.string(holes(text))).orElseGet(() -> in(argument)));
                default -> new Tree.Intrinsic(function, in(argument));
            };
        };
    }

    private Tree renamed(Tree id) {
        return id.asText().filter(names::containsKey).map(text -> Tree.string(names.get(text))).orElse(id);
    }

    private String holes(String text) {
        return HOLE.matcher(text).replaceAll(hole -> Matcher.quoteReplacement("${" + names.getOrDefault(hole.group(1), hole.group(1))
                + (hole.group(2) == null ? "" : hole.group(2)) + "}"));
    }
}
