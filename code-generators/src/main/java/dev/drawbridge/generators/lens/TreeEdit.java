package dev.drawbridge.generators.lens;

import dev.drawbridge.generators.syntax.Tree;
import dev.drawbridge.model.ModelException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Optional;
import java.util.SequencedMap;

/** Trees with one place changed; what is on the way is made, what gets empty on the way goes. */
final class TreeEdit {
    private TreeEdit() {}

    static Tree with(Tree tree, List<String> path, Tree value) {
        if (path.isEmpty()) {
            return value;
        }
        if (tree instanceof Tree.Intrinsic(String function, Tree _)) {
            throw new ModelException("What holds " + String.join("/", path) + " is the result of " + function + ". Change it in the template, the drawing follows.");
        }
        String step = path.getFirst();
        List<String> rest = path.subList(1, path.size());
        if (tree instanceof Tree.Seq(var items) && step.matches("[0-9]+") && Integer.parseInt(step) < items.size()) {
            List<Tree> changed = new ArrayList<>(items);
            changed.set(Integer.parseInt(step), with(items.get(Integer.parseInt(step)), rest, value));
            return Tree.seq(changed);
        }
        Tree below = tree.get(step).orElseGet(Tree::map);
        return (tree instanceof Tree.Map ? tree : Tree.map()).with(step, with(below, rest, value));
    }

    /** Without that place, and without mappings that hold nothing else. */
    static Tree without(Tree tree, List<String> path) {
        Optional<Tree> below = tree.get(path.getFirst());
        if (!(tree instanceof Tree.Map(var entries)) || below.isEmpty()) {
            return tree;
        }
        SequencedMap<String, Tree> rest = new LinkedHashMap<>(entries);
        if (path.size() == 1) {
            rest.remove(path.getFirst());
        } else {
            Tree smaller = without(below.get(), path.subList(1, path.size()));
            boolean emptied = smaller instanceof Tree.Map(var left) && left.isEmpty() && !below.get().entries().isEmpty();
            if (emptied) {
                rest.remove(path.getFirst());
            } else {
                rest.put(path.getFirst(), smaller);
            }
        }
        return new Tree.Map(rest);
    }

    static Tree at(Tree tree, List<String> path, Optional<Tree> value) {
        return value.map(v -> with(tree, path, v)).orElseGet(() -> without(tree, path));
    }
}
