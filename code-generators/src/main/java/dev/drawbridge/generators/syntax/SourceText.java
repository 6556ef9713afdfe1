package dev.drawbridge.generators.syntax;

import java.util.Arrays;

/** A text with its lines: turns offsets into lines and columns, and knows how lines end here. */
public final class SourceText {
    private final String text;
    private final int[] lineStarts;
    private final String newline;

    public SourceText(String text) {
        this.text = text;
        int[] starts = new int[64];
        int lines = 1;
        int crlf = 0;
        for (int i = text.indexOf('\n'); i >= 0; i = text.indexOf('\n', i + 1)) {
            if (lines == starts.length) {
                starts = Arrays.copyOf(starts, lines * 2);
            }
            starts[lines++] = i + 1;
            crlf += i > 0 && text.charAt(i - 1) == '\r' ? 1 : 0;
        }
        this.lineStarts = Arrays.copyOf(starts, lines);
        this.newline = crlf * 2 > lines - 1 ? "\r\n" : "\n";
    }

    public String text() {
        return text;
    }

    public int length() {
        return text.length();
    }

    /** How most lines of this text end: {@code "\n"} or {@code "\r\n"}. */
    public String newline() {
        return newline;
    }

    /** The line of an offset, from 1. */
    public int line(int offset) {
        int at = Arrays.binarySearch(lineStarts, offset);
        return at >= 0 ? at + 1 : -at - 1;
    }

    /** The column of an offset, from 1, in UTF-16 units; a byte order mark takes no column. */
    public int column(int offset) {
        int start = lineStart(offset);
        return offset - start + 1 - (start == 0 && hasByteOrderMark() && offset > 0 ? 1 : 0);
    }

    public boolean hasByteOrderMark() {
        return !text.isEmpty() && text.charAt(0) == '\uFEFF';
    }

    /** A problem at an offset. */
    SyntaxException problem(int offset, String sentence) {
        return new SyntaxException(line(offset), column(offset), sentence);
    }

    int lineStart(int offset) {
        return lineStarts[line(offset) - 1];
    }

    /** The end of the line of {@code offset}, before its line break. */
    int lineEnd(int offset) {
        int n = text.indexOf('\n', offset);
        if (n < 0) {
            return text.length();
        }
        return n > offset && text.charAt(n - 1) == '\r' ? n - 1 : n;
    }

    /** The start of the line after that of {@code offset}, or the end of the text. */
    int nextLine(int offset) {
        int n = text.indexOf('\n', offset);
        return n < 0 ? text.length() : n + 1;
    }

    /** How far {@code offset} stands from the start of its line, from 0; the column as an indentation. */
    int indentOf(int offset) {
        return column(offset) - 1;
    }

    /** The first offset from {@code offset} on that is neither space nor tab. */
    int skipBlanks(int offset) {
        int i = offset;
        while (i < text.length() && (text.charAt(i) == ' ' || text.charAt(i) == '\t')) {
            i++;
        }
        return i;
    }

    boolean isBlankLine(int lineStart) {
        return skipBlanks(lineStart) >= lineEnd(lineStart);
    }

    /** Whether only white space stands before {@code offset} on its line. */
    boolean isFirstOnLine(int offset) {
        int start = lineStart(offset);
        int i = start == 0 && hasByteOrderMark() ? 1 : start;
        return skipBlanks(i) >= offset;
    }

    /** The first offset from {@code offset} on that is no white space, line break or YAML comment. */
    int skipSpaceAndComments(int offset) {
        int i = offset;
        while (i < text.length()) {
            char c = text.charAt(i);
            if (c == '#' && (i == 0 || Character.isWhitespace(text.charAt(i - 1)) || i == offset)) {
                i = lineEnd(i);
            } else if (c == ' ' || c == '\t' || c == '\n' || c == '\r' || c == '\uFEFF') {
                i++;
            } else {
                break;
            }
        }
        return i;
    }
}
