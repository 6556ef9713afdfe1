package dev.drawbridge.generators.syntax;

/** One step from a tree to another; its path holds when the steps before it are done. */
sealed interface Change {

    record Replace(TreePath path, Tree value) implements Change {
    }

    record Put(TreePath mapping, String key, Tree value, Place place) implements Change {
    }

    record Insert(TreePath sequence, int index, Tree value) implements Change {
    }

    record Remove(TreePath path) implements Change {
    }

    record Rename(TreePath path, String key) implements Change {
    }
}
