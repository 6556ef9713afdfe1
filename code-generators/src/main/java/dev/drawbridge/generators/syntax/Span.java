package dev.drawbridge.generators.syntax;

/** A stretch of a text: UTF-16 offsets, {@code end} excluded. An empty span marks a place. */
public record Span(int start, int end) {

    public Span {
        if (start < 0 || end < start) {
            throw new IllegalArgumentException("A span runs from " + start + " to " + end + ".");
        }
    }

    public int length() {
        return end - start;
    }

    public boolean isEmpty() {
        return start == end;
    }

    /** Whether {@code other} lies within this span, ends included. */
    public boolean covers(Span other) {
        return start <= other.start && other.end <= end;
    }

    public String in(String text) {
        return text.substring(start, end);
    }
}
