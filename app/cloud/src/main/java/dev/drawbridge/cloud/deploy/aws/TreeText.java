package dev.drawbridge.cloud.deploy.aws;

import dev.drawbridge.generators.syntax.Tree;
import java.util.LinkedHashSet;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** Values of a template as short text, and the names in them. Pure. */
final class TreeText {
    private static final Pattern NAMED = Pattern.compile("\\$\\{([A-Za-z0-9]+)(?:\\.[A-Za-z0-9.]+)?}");

    private TreeText() {}

    /** {@code !GetAtt Products.Arn} as "Products", {@code !Sub ${Products.Arn}/index/*} as "Products/index/*". */
    static String of(Tree tree) {
        return switch (tree) {
            case Tree.Scalar scalar -> scalar.text();
            case Tree.Seq seq -> seq.items().stream().map(TreeText::of).collect(Collectors.joining(", ", "[", "]"));
            case Tree.Map map -> map.entries().entrySet().stream().map(entry -> entry.getKey() + ": " + of(entry.getValue())).collect(Collectors.joining(", ", "{", "}"));
            case Tree.Intrinsic call -> call(call);
        };
    }

    private static String call(Tree.Intrinsic call) {
        return switch (call.name()) {
            case "Ref" -> of(call.argument());
            case "Fn::GetAtt" -> {
                String text = call.argument().items().isEmpty() ? of(call.argument()) : call.argument().items().stream().map(TreeText::of).collect(Collectors.joining("."));
                yield text.endsWith(".Arn") ? text.substring(0, text.length() - ".Arn".length()) : text;
            }
            case "Fn::Sub" -> {
                Tree text = call.argument().items().isEmpty() ? call.argument() : call.argument().items().getFirst();
                yield NAMED.matcher(of(text)).replaceAll("$1");
            }
            default -> call.name() + " " + of(call.argument());
        };
    }

    /** Logical ids that a value names, in the order of reading. Names of parameters are among them. */
    static Set<String> names(Tree tree) {
        Set<String> names = new LinkedHashSet<>();
        collect(tree, names);
        return names;
    }

    private static void collect(Tree tree, Set<String> names) {
        if (tree instanceof Tree.Intrinsic call) {
            switch (call.name()) {
                case "Ref" -> call.argument().asText().ifPresent(names::add);
                case "Fn::GetAtt" -> names.add((call.argument().items().isEmpty() ? of(call.argument()) : of(call.argument().items().getFirst())).split("\\.")[0]);
                case "Fn::Sub" -> {
                    Matcher named = NAMED.matcher(of(call.argument().items().isEmpty() ? call.argument() : call.argument().items().getFirst()));
                    while (named.find()) {
                        names.add(named.group(1));
                    }
                    call.argument().items().forEach(item -> collect(item, names));
                }
                default -> collect(call.argument(), names);
            }
        } else {
            tree.items().forEach(item -> collect(item, names));
            tree.entries().values().forEach(value -> collect(value, names));
        }
    }
}
