package dev.drawbridge.generators.graphql;

import dev.drawbridge.generators.graphql.Schema.Mark;
import dev.drawbridge.generators.syntax.SyntaxException;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The words of a schema, one after the other. Commas and comments are space. */
final class SchemaTokens {
    private static final Pattern TOKEN = Pattern.compile("(?<space>[\\s,\\uFEFF]+|#[^\\r\\n]*)|(?<block>\"\"\"(?:\\\\\"\"\"|(?!\"\"\")[\\s\\S])*+\"\"\")|(?<text>\"(?:\\\\.|[^\"\\\\\\r\\n])*+\")"
            + "|(?<name>[_A-Za-z][_A-Za-z0-9]*+)|(?<number>-?[0-9][0-9.eE+-]*+)|(?<sign>\\.\\.\\.|[!$&()\\[\\]{}:=@|])");

    private final List<Token> all = new ArrayList<>();
    private int at;

    private enum Sort { NAME, TEXT, NUMBER, SIGN, END }

    private record Token(Sort sort, String text, Mark mark) {}

    SchemaTokens(String text) {
        Matcher matcher = TOKEN.matcher(text);
        int line = 1;
        int start = 0;
        int here = 0;
        while (here < text.length()) {
            Mark mark = new Mark(line, here - start + 1);
            if (!matcher.find(here) || matcher.start() != here) {
                throw new SyntaxException(mark.line(), mark.column(), text.charAt(here) == '"' ? "This text has no end." : "A schema has no \"" + text.charAt(here) + "\" here.");
            }
            String word = matcher.group();
            if (matcher.group("space") == null) {
                all.add(new Token(matcher.group("name") != null ? Sort.NAME : matcher.group("number") != null ? Sort.NUMBER : matcher.group("sign") != null ? Sort.SIGN : Sort.TEXT, word, mark));
            }
            for (int i = 0; i < word.length(); i++) {
                if (word.charAt(i) == '\n' || word.charAt(i) == '\r' && !(here + i + 1 < text.length() && text.charAt(here + i + 1) == '\n')) {
                    line++;
                    start = here + i + 1;
                }
            }
            here = matcher.end();
        }
        all.add(new Token(Sort.END, "", new Mark(line, here - start + 1)));
    }

    private Token now() {
        return all.get(at);
    }

    boolean atEnd() {
        return now().sort() == Sort.END;
    }

    Mark mark() {
        return now().mark();
    }

    boolean isName() {
        return now().sort() == Sort.NAME;
    }

    /** Takes the next word if it is that one. */
    boolean take(String word) {
        boolean is = now().sort() != Sort.TEXT && now().text().equals(word) && !atEnd();
        at += is ? 1 : 0;
        return is;
    }

    void expect(String sign) {
        if (!take(sign)) {
            throw here("Here \"" + sign + "\" is missing" + (atEnd() ? "; the schema ends before it." : ", not \"" + now().text() + "\"."));
        }
    }

    String name(String what) {
        if (!isName()) {
            throw here(atEnd() ? "The schema ends where " + what + " should follow." : "Here " + what + " should stand, not " + (now().sort() == Sort.TEXT ? "a text" : "\"" + now().text() + "\"") + ".");
        }
        return all.get(at++).text();
    }

    void any(String what) {
        if (atEnd() || now().sort() == Sort.SIGN && !now().text().equals("$")) {
            throw here("Here " + what + " is missing.");
        }
        at++;
    }

    void skipDescription() {
        if (now().sort() == Sort.TEXT) {
            at++;
        }
    }

    SyntaxException here(String sentence) {
        return new SyntaxException(now().mark().line(), now().mark().column(), sentence);
    }

    /** Like the other, about the word that was just taken. */
    SyntaxException before(String sentence) {
        Mark mark = all.get(at - 1).mark();
        return new SyntaxException(mark.line(), mark.column(), sentence);
    }
}
