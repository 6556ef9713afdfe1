package dev.drawbridge.generators.layout;

/** Which blocks hang together: a union-find. */
final class Parts {
    private final int[] parents;

    Parts(int size) {
        parents = new int[size];
        for (int i = 0; i < size; i++) {
            parents[i] = i;
        }
    }

    /** The number of the part that the block belongs to; holds until the next join. */
    int of(int block) {
        int root = block;
        while (parents[root] != root) {
            parents[root] = parents[parents[root]];
            root = parents[root];
        }
        return root;
    }

    void join(int a, int b) {
        parents[of(a)] = of(b);
    }
}
