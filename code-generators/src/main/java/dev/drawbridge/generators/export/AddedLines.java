package dev.drawbridge.generators.export;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/** The lines of a text that another one does not have, by the shortest edit script (E. Myers, An O(ND) Difference Algorithm, 1986). Pure. */
final class AddedLines {
    /** Texts that differ in more lines than this are not two states of one file. */
    private static final int MOST = 3000;

    private AddedLines() {}

    /** Lines that stand together. @param from index of the first one @param lines as they stand */
    record Run(int from, List<String> lines) {}

    /** The runs of lines of {@code text} that {@code without} lacks. */
    static List<Run> of(List<String> text, List<String> without) {
        int head = 0;
        while (head < text.size() && head < without.size() && text.get(head).equals(without.get(head))) {
            head++;
        }
        int tail = 0;
        while (tail < text.size() - head && tail < without.size() - head && text.get(text.size() - 1 - tail).equals(without.get(without.size() - 1 - tail))) {
            tail++;
        }
        boolean[] added = added(without.subList(head, without.size() - tail), text.subList(head, text.size() - tail));
        List<Run> runs = new ArrayList<>();
        for (int i = 0; i < added.length; i++) {
            if (added[i]) {
                int from = i;
                while (i < added.length && added[i]) {
                    i++;
                }
                runs.add(new Run(head + from, List.copyOf(text.subList(head + from, head + i))));
            }
        }
        return runs;
    }

    private static boolean[] added(List<String> before, List<String> after) {
        boolean[] added = new boolean[after.size()];
        if (before.isEmpty()) {
            Arrays.fill(added, true);
            return added;
        }
        List<int[]> trace = new ArrayList<>();
        int most = Math.min(MOST, before.size() + after.size());
        int[] reach = new int[2 * most + 3];
        int middle = most + 1;
        for (int d = 0; d <= most; d++) {
            trace.add(Arrays.copyOfRange(reach, middle - d - 1, middle + d + 2));
            for (int k = -d; k <= d; k += 2) {
                int x = k == -d || k != d && reach[middle + k - 1] < reach[middle + k + 1] ? reach[middle + k + 1] : reach[middle + k - 1] + 1;
                int y = x - k;
                while (x < before.size() && y < after.size() && before.get(x).equals(after.get(y))) {
                    x++;
                    y++;
                }
                reach[middle + k] = x;
                if (x >= before.size() && y >= after.size()) {
                    back(trace, d, before.size(), after.size(), added);
                    return added;
                }
            }
        }
        Arrays.fill(added, true);
        return added;
    }

    private static void back(List<int[]> trace, int last, int width, int height, boolean[] added) {
        int x = width;
        int y = height;
        for (int d = last; d > 0; d--) {
            // the part of the front that this step can have come from, with its own middle
            int[] reach = trace.get(d);
            int middle = d + 1;
            int k = x - y;
            boolean down = k == -d || k != d && reach[middle + k - 1] < reach[middle + k + 1];
            int from = down ? k + 1 : k - 1;
            x = reach[middle + from];
            y = x - from;
            if (down) {
                added[y] = true;
            }
        }
    }
}
