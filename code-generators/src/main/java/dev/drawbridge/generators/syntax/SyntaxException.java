package dev.drawbridge.generators.syntax;

/** A text that cannot be read, or an edit that it does not admit: where (from 1, both) and one sentence for the user. */
public final class SyntaxException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    private final int line;
    private final int column;
    private final String sentence;

    /** @param sentence what is wrong and what to do, without the place: {@link #getMessage()} puts it in front */
    public SyntaxException(int line, int column, String sentence) {
        super("Line " + line + ", column " + column + ": " + sentence);
        this.line = line;
        this.column = column;
        this.sentence = sentence;
    }

    public int line() {
        return line;
    }

    public int column() {
        return column;
    }

    /** The message without its place. */
    public String sentence() {
        return sentence;
    }
}
