package dev.drawbridge.generators.lens;

import dev.drawbridge.generators.syntax.SyntaxException;
import dev.drawbridge.model.ModelException;

/** A text that is no template: where (lines and columns from 1; 0 for the whole text) and one sentence for the user. */
public final class TemplateException extends ModelException {
    private static final long serialVersionUID = 1L;

    private final int line;
    private final int column;
    private final String sentence;

    TemplateException(int line, int column, String sentence) {
        super(line > 0 ? "Line " + line + ", column " + column + ": " + sentence : sentence);
        this.line = line;
        this.column = column;
        this.sentence = sentence;
    }

    TemplateException(SyntaxException cause) {
        super(cause.getMessage(), cause);
        this.line = cause.line();
        this.column = cause.column();
        this.sentence = cause.sentence();
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
