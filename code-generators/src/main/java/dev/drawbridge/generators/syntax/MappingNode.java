package dev.drawbridge.generators.syntax;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** A mapping, block or flow; entries in the order of the text, duplicates included. */
public record MappingNode(Span span, Span content, String tag, String anchor, boolean flow, List<MappingEntry> entries, Map<String, Integer> indexes)
        implements SyntaxNode {
    /** Mappings of fewer entries are searched from end to end. */
    private static final int LARGE = 12;

    /** @param indexes where each key stands, of mappings that are large */
    public MappingNode {
        entries = List.copyOf(entries);
        indexes = Map.copyOf(indexes);
    }

    MappingNode(Span span, Span content, String tag, String anchor, boolean flow, List<MappingEntry> entries) {
        this(span, content, tag, anchor, flow, entries, indexes(entries));
    }

    private static Map<String, Integer> indexes(List<MappingEntry> entries) {
        Map<String, Integer> indexes = new HashMap<>();
        for (int i = 0; i < entries.size() && entries.size() >= LARGE; i++) {
            indexes.put(entries.get(i).name(), i);
        }
        return indexes;
    }

    /** The entry of a key; of duplicate keys the last one counts. */
    public Optional<MappingEntry> entry(String key) {
        int at = indexOf(key);
        return at < 0 ? Optional.empty() : Optional.of(entries.get(at));
    }

    /** The index of the entry that counts for a key, or -1. */
    public int indexOf(String key) {
        if (entries.size() >= LARGE) {
            return indexes.getOrDefault(key, -1);
        }
        for (int i = entries.size() - 1; i >= 0; i--) {
            if (entries.get(i).name().equals(key)) {
                return i;
            }
        }
        return -1;
    }
}
