package dev.drawbridge.generators.syntax;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Reads JSON into the same nodes as YAML: objects and arrays are flow collections, strings are double quoted. */
final class JsonReader {
    private final SourceText source;
    private final String text;
    private final List<SyntaxWarning> warnings;
    private int at;
    private int depth;

    JsonReader(SourceText source, List<SyntaxWarning> warnings) {
        this.source = source;
        this.text = source.text();
        this.warnings = warnings;
    }

    SyntaxNode read() {
        at = source.hasByteOrderMark() ? 1 : 0;
        skip();
        SyntaxNode root = value();
        skip();
        if (at < text.length()) {
            throw problem("nothing may follow the end of the document.");
        }
        return root;
    }

    private SyntaxNode value() {
        if (at >= text.length()) {
            throw problem("the text ends where a value is expected.");
        }
        return switch (text.charAt(at)) {
            case '{' -> object();
            case '[' -> array();
            case '"' -> string();
            default -> literal();
        };
    }

    private SyntaxNode object() {
        int start = enter();
        List<MappingEntry> entries = new ArrayList<>();
        Map<String, Integer> seen = new HashMap<>();
        if (!closes('}')) {
            do {
                skip();
                if (at >= text.length() || text.charAt(at) != '"') {
                    throw problem("a key in double quotes is expected.");
                }
                ScalarNode key = string();
                skip();
                if (at >= text.length() || text.charAt(at) != ':') {
                    throw problem("a ':' is missing after the key '" + key.value() + "'.");
                }
                int afterColon = ++at;
                skip();
                Integer earlier = seen.put(key.value(), key.span().start());
                if (earlier != null) {
                    int line = source.line(key.span().start());
                    warnings.add(new SyntaxWarning(line, source.column(key.span().start()),
                            "The key '" + key.value() + "' stands twice in this object (first in line " + source.line(earlier) + "); this one counts."));
                }
                entries.add(new MappingEntry(key.span().start(), key.value(), key, afterColon, value()));
            } while (continues('}'));
        }
        depth--;
        Span span = new Span(start, at);
        return new MappingNode(span, span, "", "", true, entries);
    }

    private SyntaxNode array() {
        int start = enter();
        List<SequenceItem> items = new ArrayList<>();
        if (!closes(']')) {
            do {
                skip();
                int item = at;
                items.add(new SequenceItem(item, value()));
            } while (continues(']'));
        }
        depth--;
        Span span = new Span(start, at);
        return new SequenceNode(span, span, "", "", true, items);
    }

    private int enter() {
        if (++depth > YamlReader.MAX_DEPTH) {
            throw source.problem(at, "This is nested deeper than " + YamlReader.MAX_DEPTH + " levels.");
        }
        return at++;
    }

    private boolean closes(char close) {
        skip();
        if (at < text.length() && text.charAt(at) == close) {
            at++;
            return true;
        }
        return false;
    }

    private boolean continues(char close) {
        skip();
        if (at < text.length() && text.charAt(at) == ',') {
            at++;
            return true;
        }
        if (closes(close)) {
            return false;
        }
        throw problem("a ',' or a '" + close + "' is missing.");
    }

    private ScalarNode string() {
        int start = at++;
        StringBuilder value = new StringBuilder();
        while (true) {
            if (at >= text.length() || text.charAt(at) == '\n') {
                throw source.problem(start, "This is not well-formed JSON: a quote is opened and never closed.");
            }
            char c = text.charAt(at++);
            if (c == '"') {
                Span span = new Span(start, at);
                return new ScalarNode(span, span, "", "", ScalarStyle.DOUBLE_QUOTED, value.toString());
            }
            if (c < ' ' && c != '\t') {
                at--;
                throw problem("a control character in a string has to be written as an escape.");
            }
            value.append(c == '\\' ? escape() : c);
        }
    }

    private char escape() {
        char c = at < text.length() ? text.charAt(at++) : ' ';
        switch (c) {
            case '"', '\\', '/':
                return c;
            case 'b':
                return '\b';
            case 'f':
                return '\f';
            case 'n':
                return '\n';
            case 'r':
                return '\r';
            case 't':
                return '\t';
            case 'u':
                try {
                    char decoded = (char) Integer.parseInt(text.substring(at, at + 4), 16);
                    at += 4;
                    return decoded;
                } catch (NumberFormatException | IndexOutOfBoundsException e) {
                    throw problem("four hexadecimal digits are expected after \\u.");
                }
            default:
                at--;
                throw problem("this escape is unknown; write \\\\ for a backslash.");
        }
    }

    private SyntaxNode literal() {
        int start = at;
        while (at < text.length() && (Character.isLetterOrDigit(text.charAt(at)) || "+-.".indexOf(text.charAt(at)) >= 0)) {
            at++;
        }
        String word = text.substring(start, at);
        boolean number = word.matches("-?(0|[1-9][0-9]*)(\\.[0-9]+)?([eE][-+]?[0-9]+)?");
        if (!number && !word.equals("true") && !word.equals("false") && !word.equals("null")) {
            at = start;
            throw problem("a value is expected.");
        }
        Span span = new Span(start, at);
        return new ScalarNode(span, span, "", "", ScalarStyle.PLAIN, word);
    }

    private void skip() {
        while (at < text.length() && " \t\r\n".indexOf(text.charAt(at)) >= 0) {
            at++;
        }
    }

    private SyntaxException problem(String reason) {
        return source.problem(at, "This is not well-formed JSON: " + reason);
    }
}
