package dev.drawbridge.generators.syntax;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/**
 * Finds what to do to turn one tree into another: as little as possible, as deep as possible. Elements of sequences that stay equal are
 * found by a longest common subsequence; what lies between two of them is paired in order. A key whose value moves unchanged to a new
 * key is renamed.
 *
 * <p>Replacements come first, so that they can be done in one go; indexes and keys in the steps that follow account for each other.
 */
final class TreeDiff {
    private static final long MAX_TABLE = 4_000_000;

    private final List<Change> replacements = new ArrayList<>();
    private final List<Change> others = new ArrayList<>();

    private TreeDiff() {
    }

    static List<Change> between(Tree before, Tree after, TreePath path) {
        TreeDiff diff = new TreeDiff();
        diff.compare(before, after, path);
        diff.replacements.addAll(diff.others);
        return diff.replacements;
    }

    private void compare(Tree before, Tree after, TreePath path) {
        if (before.equals(after)) {
            return;
        }
        if (before instanceof Tree.Map b && after instanceof Tree.Map a && !b.entries().isEmpty()) {
            maps(b.entries(), a.entries(), path);
        } else if (before instanceof Tree.Seq b && after instanceof Tree.Seq a && !b.items().isEmpty()) {
            sequences(b.items(), a.items(), path);
        } else if (before instanceof Tree.Intrinsic b && after instanceof Tree.Intrinsic a && b.name().equals(a.name())
                && !(b.argument() instanceof Tree.Scalar) && !(a.argument() instanceof Tree.Scalar) && !a.name().equals("Fn::GetAtt")
                && b.argument().getClass() == a.argument().getClass()) {
            compare(b.argument(), a.argument(), path.child(a.name()));
        } else {
            replacements.add(new Change.Replace(path, after));
        }
    }

    private void maps(Map<String, Tree> before, Map<String, Tree> after, TreePath path) {
        List<String> gone = new ArrayList<>(before.keySet());
        gone.removeAll(after.keySet());
        for (String key : before.keySet()) {
            if (after.containsKey(key)) {
                compare(before.get(key), after.get(key), path.child(key));
            }
        }
        Place place = Place.end();
        for (Map.Entry<String, Tree> e : after.entrySet()) {
            if (!before.containsKey(e.getKey())) {
                String old = gone.stream().filter(g -> !(e.getValue() instanceof Tree.Scalar) && before.get(g).equals(e.getValue())).findFirst().orElse(null);
                if (old != null) {
                    gone.remove(old);
                    others.add(new Change.Rename(path.child(old), e.getKey()));
                } else {
                    others.add(new Change.Put(path, e.getKey(), e.getValue(), place));
                }
            }
            place = Place.after(e.getKey());
        }
        gone.forEach(key -> others.add(new Change.Remove(path.child(key))));
    }

    /** Works from the end to the start, so that the indexes still to come stay right. */
    private void sequences(List<Tree> before, List<Tree> after, TreePath path) {
        List<int[]> common = commonPairs(before, after);
        common.addFirst(new int[] {-1, -1});
        int b = before.size();
        int a = after.size();
        for (int c = common.size() - 1; c >= 0; c--) {
            int fromB = common.get(c)[0] + 1;
            int fromA = common.get(c)[1] + 1;
            int pairs = Math.min(b - fromB, a - fromA);
            for (int i = a - 1; i >= fromA + pairs; i--) {
                others.add(new Change.Insert(path, b, after.get(i)));
            }
            for (int i = b - 1; i >= fromB + pairs; i--) {
                others.add(new Change.Remove(path.child(i)));
            }
            for (int i = pairs - 1; i >= 0; i--) {
                compare(before.get(fromB + i), after.get(fromA + i), path.child(fromB + i));
            }
            b = common.get(c)[0];
            a = common.get(c)[1];
        }
    }

    private static List<int[]> commonPairs(List<Tree> before, List<Tree> after) {
        int head = 0;
        int limit = Math.min(before.size(), after.size());
        List<int[]> pairs = new ArrayList<>();
        while (head < limit && before.get(head).equals(after.get(head))) {
            pairs.add(new int[] {head, head});
            head++;
        }
        int tail = 0;
        while (tail < limit - head && before.get(before.size() - 1 - tail).equals(after.get(after.size() - 1 - tail))) {
            tail++;
        }
        int n = before.size() - head - tail;
        int m = after.size() - head - tail;
        if ((long) n * m <= MAX_TABLE) {
            longestCommon(before, after, head, n, m, pairs);
        }
        for (int i = tail; i > 0; i--) {
            pairs.add(new int[] {before.size() - i, after.size() - i});
        }
        return pairs;
    }

    private static void longestCommon(List<Tree> before, List<Tree> after, int head, int n, int m, List<int[]> pairs) {
        int[][] length = new int[n + 1][m + 1];
        for (int i = n - 1; i >= 0; i--) {
            for (int j = m - 1; j >= 0; j--) {
                length[i][j] = before.get(head + i).equals(after.get(head + j)) ? length[i + 1][j + 1] + 1 : Math.max(length[i + 1][j], length[i][j + 1]);
            }
        }
        for (int i = 0, j = 0; i < n && j < m;) {
            if (before.get(head + i).equals(after.get(head + j))) {
                pairs.add(new int[] {head + i++, head + j++});
            } else if (length[i + 1][j] >= length[i][j + 1]) {
                i++;
            } else {
                j++;
            }
        }
    }
}
