package dev.drawbridge.generators.sam;

import dev.drawbridge.generators.syntax.Tree;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Optional;
import java.util.SequencedMap;

/** Collects the entries of one mapping, in the order they are written; what is empty is left out. */
public final class Block {
    private final SequencedMap<String, Tree> entries = new LinkedHashMap<>();

    public Block put(String key, Tree value) {
        entries.put(key, value);
        return this;
    }

    public Block put(String key, String text) {
        return put(key, Tree.string(text));
    }

    public Block put(String key, long number) {
        return put(key, Tree.integer(number));
    }

    public Block put(String key, boolean on) {
        return put(key, Tree.bool(on));
    }

    public Block put(String key, Optional<Tree> value) {
        value.ifPresent(tree -> put(key, tree));
        return this;
    }

    public Block put(String key, Block block) {
        return block.isEmpty() ? this : put(key, block.tree());
    }

    public Block put(String key, List<Tree> items) {
        return items.isEmpty() ? this : put(key, Tree.seq(items));
    }

    /** Whether an entry of that name was put. */
    public boolean has(String key) {
        return entries.containsKey(key);
    }

    public boolean isEmpty() {
        return entries.isEmpty();
    }

    public Tree tree() {
        return Tree.map(entries);
    }

    /** A sequence of strings. */
    public static Tree strings(List<String> texts) {
        return Tree.seq(texts.stream().map(Tree::string).toList());
    }

    public static Tree strings(String... texts) {
        return strings(List.of(texts));
    }
}
