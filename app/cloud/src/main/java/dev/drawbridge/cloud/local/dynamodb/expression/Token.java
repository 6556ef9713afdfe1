package dev.drawbridge.cloud.local.dynamodb.expression;

/** A word of an expression, with where it stands in the text so that a syntax error can quote its surroundings. */
record Token(Kind kind, String text, int start, int end) {
    /** The kinds of words. */
    enum Kind { IDENTIFIER, NAME, VALUE, NUMBER, SIGN, UNKNOWN, END }

    boolean is(String sign) {
        return kind == Kind.SIGN && text.equals(sign);
    }

    /** Keywords are not case-sensitive. */
    boolean isWord(String keyword) {
        return kind == Kind.IDENTIFIER && text.equalsIgnoreCase(keyword);
    }
}
