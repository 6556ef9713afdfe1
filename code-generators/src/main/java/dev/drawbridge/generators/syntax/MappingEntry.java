package dev.drawbridge.generators.syntax;

/**
 * One {@code key: value} of a mapping.
 *
 * @param start where the entry starts: the key, or the {@code ?} before an explicit key
 * @param name the decoded key; the source text of a key that is no scalar
 * @param afterColon the offset behind the {@code :}, or the end of the key where a flow mapping has no colon
 */
public record MappingEntry(int start, String name, SyntaxNode key, int afterColon, SyntaxNode value) {

    /** Whether this is {@code <<: *base}, which brings in the entries of another mapping. */
    public boolean isMerge() {
        return name.equals("<<") && key instanceof ScalarNode s && s.style() == ScalarStyle.PLAIN;
    }

    /** Where the entry ends: the end of its value, or the colon of one without a value. */
    public int end() {
        return Math.max(afterColon, value.span().end());
    }
}
