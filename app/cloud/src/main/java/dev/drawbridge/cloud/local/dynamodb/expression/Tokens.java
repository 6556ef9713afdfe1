package dev.drawbridge.cloud.local.dynamodb.expression;

import dev.drawbridge.cloud.local.dynamodb.expression.Token.Kind;
import java.util.ArrayList;
import java.util.List;

/** The words of an expression, read one after the other. Used by one thread. */
final class Tokens {
    private final String text;
    private final List<Token> tokens = new ArrayList<>();
    private int next;

    Tokens(String text) {
        this.text = text;
        int at = 0;
        while (at < text.length()) {
            char c = text.charAt(at);
            if (" \t\r\n".indexOf(c) >= 0) {
                at++;
                continue;
            }
            Token token = tokenAt(at, c);
            tokens.add(token);
            at = token.end();
        }
        tokens.add(new Token(Kind.END, "<EOF>", text.length(), text.length()));
    }

    private Token tokenAt(int at, char c) {
        if (isWordStart(c)) {
            return word(Kind.IDENTIFIER, at, at);
        }
        if ((c == '#' || c == ':') && at + 1 < text.length() && isWordPart(text.charAt(at + 1))) {
            return word(c == '#' ? Kind.NAME : Kind.VALUE, at, at + 1);
        }
        if (isDigit(c)) {
            int end = at;
            while (end < text.length() && isDigit(text.charAt(end))) {
                end++;
            }
            return new Token(Kind.NUMBER, text.substring(at, end), at, end);
        }
        String two = text.substring(at, Math.min(at + 2, text.length()));
        if (two.equals("<>") || two.equals("<=") || two.equals(">=")) {
            return new Token(Kind.SIGN, two, at, at + 2);
        }
        return new Token("=<>+-,()[].".indexOf(c) >= 0 ? Kind.SIGN : Kind.UNKNOWN, String.valueOf(c), at, at + 1);
    }

    private Token word(Kind kind, int start, int from) {
        int end = from;
        while (end < text.length() && isWordPart(text.charAt(end))) {
            end++;
        }
        return new Token(kind, text.substring(start, end), start, end);
    }

    private static boolean isWordStart(char c) {
        return c >= 'a' && c <= 'z' || c >= 'A' && c <= 'Z' || c == '_';
    }

    private static boolean isWordPart(char c) {
        return isWordStart(c) || isDigit(c);
    }

    private static boolean isDigit(char c) {
        return c >= '0' && c <= '9';
    }

    Token peek() {
        return tokens.get(next);
    }

    Token peekAfter() {
        return tokens.get(Math.min(next + 1, tokens.size() - 1));
    }

    Token take() {
        Token token = tokens.get(next);
        if (token.kind() != Kind.END) {
            next++;
        }
        return token;
    }

    boolean takeIf(String sign) {
        boolean found = peek().is(sign);
        if (found) {
            next++;
        }
        return found;
    }

    boolean takeIfWord(String keyword) {
        boolean found = peek().isWord(keyword);
        if (found) {
            next++;
        }
        return found;
    }

    void expect(String sign) {
        if (!takeIf(sign)) {
            throw syntaxError();
        }
    }

    void expectEnd() {
        if (peek().kind() != Kind.END) {
            throw syntaxError();
        }
    }

    /** The error at the next word; quotes the words before and after it as the service does. */
    ExpressionException syntaxError() {
        Token at = peek();
        int from = next > 0 ? tokens.get(next - 1).start() : at.start();
        int to = next + 1 < tokens.size() ? tokens.get(next + 1).end() : at.end();
        return new ExpressionException("Syntax error; token: \"" + at.text() + "\", near: \"" + text.substring(from, to) + "\"");
    }
}
