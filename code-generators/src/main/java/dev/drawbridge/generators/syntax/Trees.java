package dev.drawbridge.generators.syntax;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Optional;
import java.util.SequencedMap;
import java.util.function.UnaryOperator;

/** Pure changes of trees: what an edit of the text has to mean. The paths are known to exist. */
final class Trees {

    private Trees() {
    }

    /** The index that a step names, if it lies below {@code size}. */
    static Optional<Integer> index(String step, int size) {
        if (step.isEmpty() || step.length() > 9 || !step.chars().allMatch(c -> c >= '0' && c <= '9')) {
            return Optional.empty();
        }
        int i = Integer.parseInt(step);
        return i < size ? Optional.of(i) : Optional.empty();
    }

    static Tree update(Tree tree, TreePath path, UnaryOperator<Tree> change) {
        return update(tree, path.steps(), change);
    }

    private static Tree update(Tree tree, List<String> steps, UnaryOperator<Tree> change) {
        if (steps.isEmpty()) {
            return change.apply(tree);
        }
        String step = steps.getFirst();
        List<String> rest = steps.subList(1, steps.size());
        if (tree instanceof Tree.Seq s) {
            List<Tree> items = new ArrayList<>(s.items());
            int i = Integer.parseInt(step);
            items.set(i, update(items.get(i), rest, change));
            return new Tree.Seq(items);
        }
        SequencedMap<String, Tree> entries = new LinkedHashMap<>(tree.entries());
        Tree old = entries.get(step);
        entries.put(step, update(old, rest, change));
        return remake(tree, entries);
    }

    static Tree put(Tree mapping, String key, Tree value) {
        SequencedMap<String, Tree> entries = new LinkedHashMap<>(mapping.entries());
        entries.put(key, value);
        return remake(mapping, entries);
    }

    static Tree remove(Tree container, String step) {
        if (container instanceof Tree.Seq s) {
            List<Tree> items = new ArrayList<>(s.items());
            items.remove(Integer.parseInt(step));
            return new Tree.Seq(items);
        }
        SequencedMap<String, Tree> entries = new LinkedHashMap<>(container.entries());
        entries.remove(step);
        return remake(container, entries);
    }

    static Tree insert(Tree sequence, int index, Tree value) {
        List<Tree> items = new ArrayList<>(sequence.items());
        items.add(index, value);
        return new Tree.Seq(items);
    }

    static Tree rename(Tree mapping, String key, String newKey) {
        SequencedMap<String, Tree> entries = new LinkedHashMap<>();
        mapping.entries().forEach((k, v) -> entries.put(k.equals(key) ? newKey : k, v));
        return remake(mapping, entries);
    }

    /** An intrinsic function with another argument stays one, whatever the argument; all else is read anew. */
    private static Tree remake(Tree before, SequencedMap<String, Tree> entries) {
        if (before instanceof Tree.Intrinsic i && entries.size() == 1 && entries.firstEntry().getKey().equals(i.name())) {
            return new Tree.Intrinsic(i.name(), entries.firstEntry().getValue());
        }
        return Tree.map(entries);
    }

    /** The same tree with every mapping that is a call of an intrinsic function written as one. */
    static Tree canonical(Tree tree) {
        return switch (tree) {
            case Tree.Scalar s -> s;
            case Tree.Seq s -> new Tree.Seq(s.items().stream().map(Trees::canonical).toList());
            case Tree.Intrinsic i -> new Tree.Intrinsic(i.name(), canonical(i.argument()));
            case Tree.Map m -> {
                SequencedMap<String, Tree> entries = new LinkedHashMap<>();
                m.entries().forEach((k, v) -> entries.put(k, canonical(v)));
                yield Tree.map(entries);
            }
        };
    }
}
