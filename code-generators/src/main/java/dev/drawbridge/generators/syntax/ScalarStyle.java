package dev.drawbridge.generators.syntax;

/** How a scalar is spelled. Everything in JSON that is no string is {@link #PLAIN}. */
public enum ScalarStyle {
    PLAIN, SINGLE_QUOTED, DOUBLE_QUOTED, LITERAL, FOLDED;

    /** A block scalar ({@code |} or {@code >}) lives on lines of its own. */
    public boolean isBlock() {
        return this == LITERAL || this == FOLDED;
    }

    public boolean isQuoted() {
        return this == SINGLE_QUOTED || this == DOUBLE_QUOTED;
    }
}
