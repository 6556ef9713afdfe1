package dev.drawbridge.generators.syntax;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.StringJoiner;

/**
 * Spells trees in the style of a document. Block text comes as lines; the first one continues the line of the key or dash (it may be
 * empty), the others are indented and complete.
 */
final class TreePrinter {
    /** A flow sequence behind a short tag, such as {@code !Join ["", [a, b]]}, is kept on one line up to this many characters. */
    private static final int MAX_FLOW = 90;

    private final DocumentStyle style;
    private final ScalarPrinter scalars;
    private final boolean blockText;

    TreePrinter(DocumentStyle style) {
        this(style, true);
    }

    /** @param blockText whether strings may become block scalars; blank lines with spaces below them can make that impossible */
    TreePrinter(DocumentStyle style, boolean blockText) {
        this.style = style;
        this.blockText = blockText;
        this.scalars = new ScalarPrinter(style.singleQuotes() && !style.json());
    }

    /** A key and its colon, without the space that may follow. */
    String key(String key, boolean flow) {
        return style.json() ? ScalarPrinter.doubleQuoted(key) : scalars.key(key, flow);
    }

    // ---- flow -------------------------------------------------------------------------------------------------------------------

    /** One line. */
    String flow(Tree tree) {
        return flow(tree, ScalarStyle.PLAIN);
    }

    String flow(Tree tree, ScalarStyle wanted) {
        if (style.json()) {
            return json(tree, -1);
        }
        return switch (tree) {
            case Tree.Scalar s -> scalars.inline(s, true, wanted);
            case Tree.Seq s -> list(s.items().stream().map(this::flow).toList(), "[", "]", style.bracketPadding());
            case Tree.Map m -> list(m.entries().entrySet().stream().map(e -> flowEntry(e.getKey(), e.getValue())).toList(), "{", "}", style.bracePadding());
            case Tree.Intrinsic i -> shortForm(i) ? Intrinsics.shortTag(i.name()) + " " + shortArgument(i, true, wanted)
                    : list(List.of(flowEntry(i.name(), i.argument())), "{", "}", style.bracePadding());
        };
    }

    String flowEntry(String key, Tree value) {
        return style.json() ? key(key, true) + style.jsonColon() + json(value, -1) : key(key, true) + ": " + flow(value);
    }

    private static String list(List<String> parts, String open, String close, boolean padded) {
        String pad = padded && !parts.isEmpty() ? " " : "";
        StringJoiner joined = new StringJoiner(", ", open + pad, pad + close);
        parts.forEach(joined::add);
        return joined.toString();
    }

    /** Two tags cannot stand before one value: {@code !Base64 !Sub x} is written {@code Fn::Base64: !Sub x}. */
    private boolean shortForm(Tree.Intrinsic i) {
        return i.name().startsWith("!") || style.shortIntrinsics() && !(i.argument() instanceof Tree.Intrinsic)
                && !(i.argument() instanceof Tree.Scalar s && s.kind() != Tree.Kind.STRING);
    }

    private String shortArgument(Tree.Intrinsic i, boolean flow, ScalarStyle wanted) {
        Optional<String> dotted = dotted(i);
        if (dotted.isPresent()) {
            return scalars.inline(new Tree.Scalar(dotted.get(), Tree.Kind.STRING), flow, wanted);
        }
        return i.argument() instanceof Tree.Scalar s ? scalars.inline(s, flow, wanted) : flow(i.argument());
    }

    /** {@code A.B} for the argument of {@code Fn::GetAtt}, if it reads back as the same. */
    static Optional<String> dotted(Tree.Intrinsic i) {
        if (i.name().equals("Fn::GetAtt") && i.argument() instanceof Tree.Seq(var items) && items.size() == 2
                && items.get(0) instanceof Tree.Scalar(var id, var k) && items.get(1) instanceof Tree.Scalar(var attribute, var l)
                && k == Tree.Kind.STRING && l == Tree.Kind.STRING && !id.isEmpty() && id.indexOf('.') < 0) {
            return Optional.of(id + "." + attribute);
        }
        return Optional.empty();
    }

    // ---- JSON -------------------------------------------------------------------------------------------------------------------

    /** @param indentLevel the level of the line that the value starts on; -1 for all on one line */
    String json(Tree tree, int indentLevel) {
        return switch (tree) {
            case Tree.Scalar s when s.kind() == Tree.Kind.STRING || s.kind() == Tree.Kind.FLOAT && !s.text().matches("-?[0-9]+\\.[0-9]+([eE][-+]?[0-9]+)?|-?[0-9]+[eE][-+]?[0-9]+") ->
                    ScalarPrinter.doubleQuoted(s.text());
            case Tree.Scalar s -> s.text();
            case Tree.Seq s -> jsonList(s.items().stream().map(i -> json(i, deeper(indentLevel))).toList(), "[", "]", indentLevel);
            case Tree.Map m -> jsonList(m.entries().entrySet().stream().map(e -> jsonEntry(e, indentLevel)).toList(), "{", "}", indentLevel);
            case Tree.Intrinsic i -> jsonList(List.of(jsonEntry(Map.entry(i.name(), i.argument()), -1)), "{", "}", -1);
        };
    }

    private String jsonEntry(Map.Entry<String, Tree> e, int indentLevel) {
        return ScalarPrinter.doubleQuoted(e.getKey()) + style.jsonColon() + json(e.getValue(), deeper(indentLevel));
    }

    private static int deeper(int indentLevel) {
        return indentLevel < 0 ? -1 : indentLevel + 1;
    }

    private String jsonList(List<String> parts, String open, String close, int indentLevel) {
        if (parts.isEmpty() || indentLevel < 0 || style.jsonIndent().isEmpty()) {
            return open + String.join(style.jsonColon().endsWith(" ") ? ", " : ",", parts) + close;
        }
        String inner = "\n" + style.jsonIndent().repeat(indentLevel + 1);
        return open + inner + String.join("," + inner, parts) + "\n" + style.jsonIndent().repeat(indentLevel) + close;
    }

    // ---- block ------------------------------------------------------------------------------------------------------------------

    /** {@code key: value} on lines of its own, all of them indented. */
    List<String> entry(String key, Tree value, int indent) {
        List<String> lines = value(value, indent, false, ScalarStyle.PLAIN);
        String head = " ".repeat(indent) + key(key, false) + ":";
        lines.set(0, lines.getFirst().isEmpty() ? head : head + " " + lines.getFirst());
        return lines;
    }

    /** {@code - value} on lines of its own. */
    List<String> item(Tree value, int indent) {
        List<String> lines = value(value, indent, true, ScalarStyle.PLAIN);
        String head = " ".repeat(indent) + "-";
        lines.set(0, lines.getFirst().isEmpty() ? head : head + " " + lines.getFirst());
        return lines;
    }

    /**
     * What follows a colon or a dash.
     *
     * @param indent of the key or dash
     * @param afterDash whether the first line of a collection may stand behind the dash
     * @param wanted the style of the scalar that is replaced
     */
    List<String> value(Tree value, int indent, boolean afterDash, ScalarStyle wanted) {
        return switch (value) {
            case Tree.Scalar s -> scalar("", s, indent, wanted);
            case Tree.Seq s when s.items().isEmpty() -> lines("[]");
            case Tree.Seq s -> collection(items(s, afterDash ? indent + 2 : indent + style.sequenceIndent()), afterDash);
            case Tree.Map m when m.entries().isEmpty() -> lines("{}");
            case Tree.Map m -> collection(entries(m.entries(), afterDash ? indent + 2 : indent + style.indent()), afterDash);
            case Tree.Intrinsic i -> intrinsic(i, indent, afterDash, wanted);
        };
    }

    /** A whole document. */
    List<String> root(Tree tree) {
        return switch (tree) {
            case Tree.Map m when !m.entries().isEmpty() -> entries(m.entries(), 0);
            case Tree.Seq s when !s.items().isEmpty() -> items(s, 0);
            case Tree.Intrinsic i when !shortForm(i) -> entry(i.name(), i.argument(), 0);
            case Tree.Map _, Tree.Seq _, Tree.Scalar _, Tree.Intrinsic _ -> value(tree, 0, true, ScalarStyle.PLAIN);
        };
    }

    private List<String> intrinsic(Tree.Intrinsic i, int indent, boolean afterDash, ScalarStyle wanted) {
        if (!shortForm(i)) {
            List<String> lines = new ArrayList<>(entry(i.name(), i.argument(), afterDash ? indent + 2 : indent + style.indent()));
            return collection(lines, afterDash);
        }
        String tag = Intrinsics.shortTag(i.name());
        if (i.argument() instanceof Tree.Scalar s) {
            return scalar(tag + " ", s, indent, wanted);
        }
        String inline = tag + " " + shortArgument(i, false, wanted);
        boolean oneLine = dotted(i).isPresent() || i.argument().items().isEmpty() && i.argument().entries().isEmpty()
                || i.argument() instanceof Tree.Seq && inline.length() <= MAX_FLOW && !hasMap(i.argument());
        if (oneLine) {
            return lines(inline);
        }
        int inner = indent + Math.max(afterDash ? 2 : style.indent(), 1);
        List<String> lines = lines(tag);
        lines.addAll(i.argument() instanceof Tree.Seq s ? items(s, inner) : entries(i.argument().entries(), inner));
        return lines;
    }

    private static boolean hasMap(Tree tree) {
        return switch (tree) {
            case Tree.Scalar s -> s.text().indexOf('\n') >= 0;
            case Tree.Map m -> !m.entries().isEmpty();
            case Tree.Seq s -> s.items().stream().anyMatch(TreePrinter::hasMap);
            case Tree.Intrinsic i -> i.argument() instanceof Tree.Map || hasMap(i.argument());
        };
    }

    /** @param prefix a tag and a space, or nothing */
    private List<String> scalar(String prefix, Tree.Scalar s, int indent, ScalarStyle wanted) {
        String text = s.text();
        boolean string = s.kind() == Tree.Kind.STRING && blockText;
        List<String> lines;
        if (string && (wanted == ScalarStyle.FOLDED || tooLong(text, wanted)) && ScalarPrinter.isFoldable(text)) {
            lines = ScalarPrinter.folded(text, indent + style.indent(), indent, Math.max(80, indent + 40));
        } else if (string && ScalarPrinter.isBlockText(wanted != ScalarStyle.LITERAL || text.endsWith("\n") ? text : text + "\n")
                && !wanted.isQuoted()) {
            lines = ScalarPrinter.literal(text, indent + style.indent(), indent);
        } else {
            return lines(prefix + scalars.inline(s, false, wanted));
        }
        lines.set(0, prefix + lines.getFirst());
        return lines;
    }

    private boolean tooLong(String text, ScalarStyle wanted) {
        return style.foldAt() > 0 && wanted == ScalarStyle.PLAIN && text.length() > style.foldAt() && text.indexOf('\n') < 0 && text.indexOf(' ') >= 0;
    }

    List<String> entries(Map<String, Tree> entries, int indent) {
        List<String> lines = new ArrayList<>();
        entries.forEach((k, v) -> lines.addAll(entry(k, v, indent)));
        return lines;
    }

    List<String> items(Tree.Seq sequence, int indent) {
        List<String> lines = new ArrayList<>();
        sequence.items().forEach(i -> lines.addAll(item(i, indent)));
        return lines;
    }

    /** After a dash a collection starts on the line of the dash, else below the key. */
    private static List<String> collection(List<String> lines, boolean afterDash) {
        if (afterDash) {
            lines.set(0, lines.getFirst().stripLeading());
        } else {
            lines.addFirst("");
        }
        return lines;
    }

    private static List<String> lines(String only) {
        List<String> lines = new ArrayList<>();
        lines.add(only);
        return lines;
    }
}
