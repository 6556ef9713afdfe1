package dev.drawbridge.generators.syntax;

import java.util.ArrayList;
import java.util.List;

/**
 * Names a place in a document: keys of mappings, decimal indexes of sequences and long names of intrinsic functions
 * ({@code "Fn::Sub"} leads to the argument of {@code !Sub} as well as to that of {@code Fn::Sub:}).
 */
public record TreePath(List<String> steps) {

    public static final TreePath ROOT = new TreePath(List.of());

    public TreePath {
        steps = List.copyOf(steps);
    }

    public static TreePath of(String... steps) {
        return new TreePath(List.of(steps));
    }

    public TreePath child(String key) {
        List<String> longer = new ArrayList<>(steps);
        longer.add(key);
        return new TreePath(longer);
    }

    public TreePath child(int index) {
        return child(Integer.toString(index));
    }

    public boolean isRoot() {
        return steps.isEmpty();
    }

    /** The path without its last step; the root has none. */
    public TreePath parent() {
        return new TreePath(steps.subList(0, steps.size() - 1));
    }

    public String last() {
        return steps.getLast();
    }

    /** The steps joined by {@code /}, to show. */
    @Override
    public String toString() {
        return isRoot() ? "the document" : String.join("/", steps);
    }
}
