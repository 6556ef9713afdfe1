package dev.drawbridge.generators.syntax;

import java.util.List;
import java.util.Optional;

/** A mapping, block or flow; entries in the order of the text, duplicates included. */
public record MappingNode(Span span, Span content, String tag, String anchor, boolean flow, List<MappingEntry> entries)
        implements SyntaxNode {

    public MappingNode {
        entries = List.copyOf(entries);
    }

    /** The entry of a key; of duplicate keys the last one counts. */
    public Optional<MappingEntry> entry(String key) {
        int at = indexOf(key);
        return at < 0 ? Optional.empty() : Optional.of(entries.get(at));
    }

    /** The index of the entry that counts for a key, or -1. */
    public int indexOf(String key) {
        for (int i = entries.size() - 1; i >= 0; i--) {
            if (entries.get(i).name().equals(key)) {
                return i;
            }
        }
        return -1;
    }
}
