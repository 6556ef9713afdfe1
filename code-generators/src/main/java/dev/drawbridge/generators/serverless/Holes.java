package dev.drawbridge.generators.serverless;

import dev.drawbridge.generators.syntax.Tree;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Texts that a template has to complete: {@code Ref}s and {@code Fn::Sub}s that variables became, inside longer texts. While a text is put
 * together its holes have marks that no text has, so that they are told from braces that mean nothing to a template.
 */
final class Holes {
    private static final char OPEN = '\uE000';
    private static final char CLOSE = '\uE001';
    private static final Pattern MARKED = Pattern.compile(OPEN + "([^" + CLOSE + "]*)" + CLOSE);
    private static final Pattern SUBSTITUTED = Pattern.compile("\\$\\{([^!}][^}]*)\\}");

    private Holes() {}

    /** What stands inside a longer text for a value; nothing for values that are no text. */
    static Optional<String> open(Tree value) {
        return switch (value) {
            case Tree.Scalar s -> value.asText();
            case Tree.Intrinsic(String name, Tree argument) when name.equals("Ref") -> argument.asText().map(id -> OPEN + id + CLOSE);
            case Tree.Intrinsic(String name, Tree argument) when name.equals("Fn::Sub") -> argument.asText()
                    .map(text -> SUBSTITUTED.matcher(text).replaceAll(hole -> Matcher.quoteReplacement(OPEN + hole.group(1) + CLOSE)).replace("${!", "${"));
            case Tree.Intrinsic _, Tree.Map _, Tree.Seq _ -> Optional.empty();
        };
    }

    /** The value with its holes as CloudFormation has them. */
    static Tree closed(Tree value) {
        if (!(value instanceof Tree.Scalar s) || s.text().indexOf(OPEN) < 0) {
            return value;
        }
        String literal = s.text().replace("${", "${!").replace("${!AWS::", "${AWS::");
        return Tree.sub(MARKED.matcher(literal).replaceAll(hole -> Matcher.quoteReplacement("${" + hole.group(1) + "}")));
    }

    /** The text of what is a text with holes already. */
    static String kept(String text) {
        return MARKED.matcher(text).replaceAll(hole -> Matcher.quoteReplacement("${" + hole.group(1) + "}"));
    }
}
