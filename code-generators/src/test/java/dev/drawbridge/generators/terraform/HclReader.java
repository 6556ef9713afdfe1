package dev.drawbridge.generators.terraform;

import dev.drawbridge.generators.syntax.Tree;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.SequencedMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Reads the HCL that we write, knowing nothing of how it was written: blocks by their head, {@code resource "t" "n"} as {@code resource.t.n};
 * several of one head as a sequence; quoted texts as strings with their holes; {@code jsonencode(x)} as x; all other code as its text.
 */
final class HclReader {
    private static final Pattern TOKEN = Pattern.compile("\\s*(\"(?:\\\\.|\\$\\{[^}]*\\}|[^\"\\\\])*\"|[A-Za-z_][A-Za-z0-9_.-]*|-?[0-9][0-9.]*|[={}\\[\\](),])");

    private final List<String> tokens = new ArrayList<>();
    private int at;

    private HclReader(String text) {
        Matcher token = TOKEN.matcher(text);
        int end = 0;
        while (end < text.length() && token.find(end) && token.start() == end) {
            tokens.add(token.group(1));
            end = token.end();
        }
        if (!text.substring(end).isBlank()) {
            throw new IllegalArgumentException("Not HCL at: " + text.substring(end, Math.min(text.length(), end + 80)));
        }
    }

    static Tree read(String text) {
        HclReader reader = new HclReader(text);
        Tree body = reader.body();
        if (reader.at != reader.tokens.size()) {
            throw new IllegalArgumentException("More after the end: " + reader.tokens.get(reader.at));
        }
        return body;
    }

    private String peek() {
        return at < tokens.size() ? tokens.get(at) : "";
    }

    private void expect(String token) {
        if (!peek().equals(token)) {
            throw new IllegalArgumentException("Expected " + token + " and found " + peek() + " after " + tokens.subList(Math.max(0, at - 6), at));
        }
        at++;
    }

    private Tree body() {
        SequencedMap<String, Tree> entries = new LinkedHashMap<>();
        while (at < tokens.size() && !peek().equals("}")) {
            StringBuilder head = new StringBuilder(tokens.get(at++));
            if (peek().equals("=")) {
                at++;
                put(entries, head.toString(), value());
                continue;
            }
            while (peek().startsWith("\"")) {
                head.append('.').append(unquoted(tokens.get(at++)));
            }
            expect("{");
            Tree inner = body();
            expect("}");
            put(entries, head.toString(), inner);
        }
        return Tree.map(entries);
    }

    private static void put(SequencedMap<String, Tree> entries, String key, Tree value) {
        entries.merge(key, value, (old, more) -> {
            List<Tree> all = new ArrayList<>(old instanceof Tree.Seq s ? s.items() : List.of(old));
            all.add(more);
            return Tree.seq(all);
        });
    }

    private Tree value() {
        String token = tokens.get(at++);
        switch (token) {
            case "[" -> {
                List<Tree> items = new ArrayList<>();
                while (!peek().equals("]")) {
                    items.add(value());
                    if (peek().equals(",")) {
                        at++;
                    }
                }
                at++;
                return Tree.seq(items);
            }
            case "{" -> {
                SequencedMap<String, Tree> entries = new LinkedHashMap<>();
                while (!peek().equals("}")) {
                    String key = tokens.get(at++);
                    expect("=");
                    entries.put(key.startsWith("\"") ? unquoted(key) : key, value());
                    if (peek().equals(",")) {
                        at++;
                    }
                }
                at++;
                return Tree.map(entries);
            }
            default -> {
                if (token.startsWith("\"")) {
                    return Tree.string(unquoted(token));
                }
                if (!peek().equals("(")) {
                    return token.matches("-?[0-9]+") ? Tree.integer(Long.parseLong(token)) : Tree.string(token.matches("true|false|null") ? token : "${" + token + "}");
                }
                at++;
                Tree argument = value();
                while (peek().equals(",")) {
                    at++;
                    argument = Tree.seq(List.of(argument, value()));
                }
                expect(")");
                if (peek().equals("[")) {
                    value();
                }
                return token.equals("jsonencode") ? argument : Tree.map(token + "()", argument);
            }
        }
    }

    private static String unquoted(String token) {
        return token.substring(1, token.length() - 1).replace("\\n", "\n").replace("\\\"", "\"").replace("\\\\", "\\");
    }
}
