package dev.drawbridge.generators.syntax;

/**
 * One element of a sequence.
 *
 * @param start where it starts: the dash of a block sequence, the value in a flow sequence
 */
public record SequenceItem(int start, SyntaxNode value) {

    /** Where the element ends: the end of its value, or behind the dash of one without a value. */
    public int end() {
        return Math.max(start, value.span().end());
    }
}
