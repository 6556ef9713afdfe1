package dev.drawbridge.model.file;

import tools.jackson.databind.JsonNode;

/**
 * Prints JSON so that a change makes a small diff: one member on a line, two spaces, {@code \n} on every system, a final
 * newline. A list of plain values stands on one line while it is short, a row of a list of objects likewise.
 */
final class JsonPrinter {
    /** A list or row longer than this is broken up; counted without its indent, so that moving it changes nothing. */
    private static final int INLINE = 110;

    private final StringBuilder out = new StringBuilder();

    private JsonPrinter() {}

    static String print(JsonNode node) {
        JsonPrinter printer = new JsonPrinter();
        printer.write(node, "");
        return printer.out.append('\n').toString();
    }

    private void write(JsonNode node, String indent) {
        if (node.isObject()) {
            object(node, indent);
        } else if (node.isArray()) {
            array(node, indent);
        } else {
            scalar(node, out);
        }
    }

    private void object(JsonNode node, String indent) {
        if (node.isEmpty()) {
            out.append("{}");
            return;
        }
        String deeper = indent + "  ";
        String separator = "{\n";
        for (var member : node.properties()) {
            out.append(separator).append(deeper);
            quote(member.getKey(), out);
            out.append(": ");
            write(member.getValue(), deeper);
            separator = ",\n";
        }
        out.append('\n').append(indent).append('}');
    }

    private void array(JsonNode node, String indent) {
        String line = isFlat(node) ? inline(node) : "";
        if (!line.isEmpty() && line.length() <= INLINE) {
            out.append(line);
            return;
        }
        String deeper = indent + "  ";
        String separator = "[\n";
        for (JsonNode item : node) {
            out.append(separator).append(deeper);
            String row = item.isObject() && isFlat(item) ? inline(item) : "";
            if (!row.isEmpty() && row.length() <= INLINE) {
                out.append(row);
            } else {
                write(item, deeper);
            }
            separator = ",\n";
        }
        out.append('\n').append(indent).append(']');
    }

    private static boolean isFlat(JsonNode node) {
        for (JsonNode child : node) {
            if (child.isContainer()) {
                return false;
            }
        }
        return true;
    }

    private static String inline(JsonNode flat) {
        StringBuilder line = new StringBuilder();
        String separator = "";
        if (flat.isArray()) {
            for (JsonNode item : flat) {
                line.append(separator);
                scalar(item, line);
                separator = ", ";
            }
            return "[" + line + "]";
        }
        for (var member : flat.properties()) {
            line.append(separator);
            quote(member.getKey(), line);
            line.append(": ");
            scalar(member.getValue(), line);
            separator = ", ";
        }
        return "{" + line + "}";
    }

    private static void scalar(JsonNode node, StringBuilder to) {
        if (node.isString()) {
            quote(node.asString(), to);
        } else if (node.isNumber()) {
            to.append(node.isIntegralNumber() ? node.bigIntegerValue().toString() : node.decimalValue().toString());
        } else {
            to.append(node.isBoolean() ? Boolean.toString(node.booleanValue()) : "null");
        }
    }

    private static void quote(String text, StringBuilder to) {
        to.append('"');
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            switch (c) {
                case '"' -> to.append("\\\"");
                case '\\' -> to.append("\\\\");
                case '\n' -> to.append("\\n");
                case '\r' -> to.append("\\r");
                case '\t' -> to.append("\\t");
                default -> {
                    if (c < 0x20 || c == 0x7f || c == 0x2028 || c == 0x2029 || isHalf(text, i)) {
                        to.append("\\u").append(String.format(java.util.Locale.ROOT, "%04x", (int) c));
                    } else {
                        to.append(c);
                    }
                }
            }
        }
        to.append('"');
    }

    /** Half of a pair without the other half: UTF-8 has no bytes for it, so it is escaped or it would be lost. */
    private static boolean isHalf(String text, int i) {
        char c = text.charAt(i);
        if (Character.isHighSurrogate(c)) {
            return i + 1 == text.length() || !Character.isLowSurrogate(text.charAt(i + 1));
        }
        return Character.isLowSurrogate(c) && (i == 0 || !Character.isHighSurrogate(text.charAt(i - 1)));
    }
}
