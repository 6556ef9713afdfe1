package dev.drawbridge.model.file;

import dev.drawbridge.model.ModelException;

/** A project file cannot be read or written. The message says which file, where in it, what is wrong and what to do. */
public class ProjectFileException extends ModelException {
    private static final long serialVersionUID = 1L;

    private final String file;
    private final int line;
    private final int column;

    /**
     * @param file as the user would find it
     * @param line counted from 1; 0 when the whole file is meant
     * @param column counted from 1; 0 when the whole line is meant
     */
    public ProjectFileException(String file, int line, int column, String message, Throwable cause) {
        super(message, cause);
        this.file = file;
        this.line = line;
        this.column = column;
    }

    /** A problem with the file as a whole, or with a place in it that the message names. */
    public ProjectFileException(String file, String message) {
        super(message);
        this.file = file;
        this.line = 0;
        this.column = 0;
    }

    public String file() {
        return file;
    }

    /** Counted from 1; 0 when the whole file is meant. */
    public int line() {
        return line;
    }

    /** Counted from 1; 0 when the whole line is meant. */
    public int column() {
        return column;
    }
}
