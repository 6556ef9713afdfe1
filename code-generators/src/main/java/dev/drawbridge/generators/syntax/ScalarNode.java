package dev.drawbridge.generators.syntax;

/**
 * A scalar. The content of a block scalar starts at its {@code |} or {@code >} and ends with its last line of text; that of a value
 * that is not there is empty and marks the place where it would stand.
 *
 * @param value the decoded text
 */
public record ScalarNode(Span span, Span content, String tag, String anchor, ScalarStyle style, String value) implements SyntaxNode {
}
