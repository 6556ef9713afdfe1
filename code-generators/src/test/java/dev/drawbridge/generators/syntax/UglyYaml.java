package dev.drawbridge.generators.syntax;

import java.util.Random;

/** Writes YAML as people do on bad days: comments everywhere, mixed quotes, odd indentation, flow and block, with or without aliases. */
final class UglyYaml {
    private final Random random;
    private final boolean aliases;
    private final StringBuilder out = new StringBuilder();
    private int comments;
    private int keys;
    private int anchors;

    private UglyYaml(long seed, boolean aliases) {
        this.random = new Random(seed);
        this.aliases = aliases;
    }

    /** A document whose root is a mapping; every comment is unique, {@code #c1#} and so on. */
    static String document(long seed, boolean aliases) {
        return new UglyYaml(seed, aliases).document();
    }

    private String document() {
        if (chance(10)) {
            out.append("---").append(chance(30) ? " " + comment() : "").append('\n');
        }
        mapping(0, 0, false);
        if (chance(10)) {
            out.append(comment()).append('\n');
        }
        String text = out.toString();
        if (chance(25) && !text.contains("|") && !text.contains(">") && text.endsWith("\n")) {
            text = text.substring(0, text.length() - 1);
        }
        if (chance(25)) {
            text = text.replace("\n", "\r\n");
        }
        return chance(8) ? "\uFEFF" + text : text;
    }

    private void mapping(int indent, int depth, boolean afterDash) {
        int size = 1 + random.nextInt(depth == 0 ? 6 : 4);
        for (int i = 0; i < size; i++) {
            boolean first = afterDash && i == 0;
            if (!first) {
                lead(indent);
                pad(indent);
            }
            out.append(key()).append(':');
            value(indent, depth, false);
        }
    }

    private void sequence(int indent, int depth) {
        int size = 1 + random.nextInt(4);
        for (int i = 0; i < size; i++) {
            lead(indent);
            pad(indent);
            out.append('-');
            value(indent, depth, true);
        }
    }

    /** Blank lines and comments above an entry. */
    private void lead(int indent) {
        if (chance(15)) {
            out.append(chance(30) ? "  " : "").append('\n');
        }
        if (chance(20)) {
            pad(chance(80) ? indent : indent + 2);
            out.append(comment()).append('\n');
        }
    }

    private void value(int indent, int depth, boolean afterDash) {
        int kind = random.nextInt(depth > 3 ? 7 : 10);
        String anchor = aliases && chance(12) ? " &a" + ++anchors : "";
        switch (kind) {
            case 0, 1, 2, 3 -> {
                scalarLine(anchor + " " + scalar());
            }
            case 4 -> scalarLine(anchor + " " + flow(0));
            case 5 -> {
                out.append(anchor);
                block(indent);
            }
            case 6 -> scalarLine(chance(50) ? " !Ref Thing" + random.nextInt(9) : " !Sub '${Thing" + random.nextInt(9) + "}-x'");
            case 7, 8 -> {
                if (afterDash && anchor.isEmpty() && chance(60)) {
                    out.append(' ');
                    mapping(indent + 2, depth + 1, true);
                } else {
                    out.append(anchor).append(trailing()).append('\n');
                    mapping(indent + 1 + random.nextInt(4), depth + 1, false);
                }
            }
            default -> {
                out.append(anchor).append(trailing()).append('\n');
                sequence(indent + (afterDash ? 1 : 0) + random.nextInt(3), depth + 1);
            }
        }
    }

    private void scalarLine(String text) {
        String alias = aliases && anchors > 1 && chance(8) ? " [*a1]" : null;
        out.append(alias != null && out.indexOf("&a1 ") >= 0 && closedScalar() ? alias : text).append(trailing()).append('\n');
    }

    /** Whether the first anchor was given to a value on one line, so that it cannot be open any more. */
    private boolean closedScalar() {
        int at = out.indexOf("&a1 ");
        char next = out.charAt(at + 4);
        return Character.isLetterOrDigit(next) || next == '\'' || next == '"';
    }

    private void block(int indent) {
        boolean literal = chance(50);
        int by = 1 + random.nextInt(4);
        boolean indicator = chance(30);
        String chomp = chance(30) ? "-" : chance(20) ? "+" : "";
        out.append(' ').append(literal ? '|' : '>').append(indicator ? Integer.toString(by) : "").append(chomp).append(trailing()).append('\n');
        int lines = 1 + random.nextInt(3);
        for (int i = 0; i < lines; i++) {
            pad(indent + by);
            out.append(indicator && chance(30) && i > 0 ? "  " : "").append("text ").append(random.nextInt(100))
                    .append(chance(20) ? "  # no comment" : "").append(chance(15) ? "\there" : "").append('\n');
            if (chance(15) && i < lines - 1) {
                out.append('\n');
            }
        }
    }

    private String flow(int depth) {
        int size = random.nextInt(4);
        boolean padded = chance(30) && size > 0;
        StringBuilder flow = new StringBuilder();
        boolean map = chance(50);
        for (int i = 0; i < size; i++) {
            flow.append(i > 0 ? ", " : "").append(map ? key() + ": " : "");
            flow.append(depth < 2 && chance(20) ? flow(depth + 1) : flowScalar());
        }
        return (map ? "{" : "[") + (padded ? " " : "") + flow + (padded ? " " : "") + (map ? "}" : "]");
    }

    private String flowScalar() {
        return switch (random.nextInt(4)) {
            case 0 -> "word" + random.nextInt(100);
            case 1 -> "'single, " + random.nextInt(100) + "'";
            case 2 -> "\"dou\\u0062le: " + random.nextInt(100) + "\"";
            default -> "!Ref Thing";
        };
    }

    private String scalar() {
        return switch (random.nextInt(8)) {
            case 0 -> Integer.toString(random.nextInt(5000));
            case 1 -> "true";
            case 2 -> "'it''s " + random.nextInt(100) + "'";
            case 3 -> "\"say \\\"x\\\" #" + random.nextInt(100) + "\"";
            case 4 -> "arn:aws:s3:::b" + random.nextInt(100) + "/*";
            case 5 -> "two words\tand a tab " + random.nextInt(100);
            case 6 -> "0" + random.nextInt(100);
            default -> "word" + random.nextInt(1000);
        };
    }

    private String key() {
        String name = "Key" + ++keys;
        return chance(10) ? "'" + name + "'" : chance(10) ? '"' + name + '"' : name;
    }

    private String trailing() {
        return chance(15) ? " " + comment() : chance(8) ? "  " : "";
    }

    private String comment() {
        return "#c" + ++comments + "# " + (chance(20) ? "-- 'odd': {text" : "words");
    }

    private void pad(int n) {
        out.append(" ".repeat(n));
    }

    private boolean chance(int percent) {
        return random.nextInt(100) < percent;
    }
}
