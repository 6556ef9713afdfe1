package dev.drawbridge.generators.markdown;

/**
 * A run of text that looks the same throughout.
 *
 * @param link where it leads; empty for plain text
 */
public record Span(String text, boolean bold, boolean italic, boolean code, String link) {
    /** Text without any marking. */
    public static Span plain(String text) {
        return new Span(text, false, false, false, "");
    }

    public boolean isLink() {
        return !link.isEmpty();
    }

    Span with(String newText) {
        return new Span(newText, bold, italic, code, link);
    }
}
