package dev.drawbridge.generators.syntax;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/** Replaces {@code length} UTF-16 units at {@code offset} by {@code replacement}. */
public record Patch(int offset, int length, String replacement) {

    public Patch {
        if (offset < 0 || length < 0) {
            throw new IllegalArgumentException("A patch cannot start at " + offset + " with length " + length + ".");
        }
    }

    static Patch insert(int offset, String text) {
        return new Patch(offset, 0, text);
    }

    static Patch delete(int start, int end) {
        return new Patch(start, end - start, "");
    }

    static Patch replace(int start, int end, String text) {
        return new Patch(start, end - start, text);
    }

    public int end() {
        return offset + length;
    }

    /**
     * Applies all patches at once; their offsets all mean the text as it was. Insertions at one place keep their order.
     *
     * @throws IllegalArgumentException if two patches overlap or one leaves the text
     */
    public static String apply(String text, List<Patch> patches) {
        List<Patch> sorted = new ArrayList<>(patches);
        sorted.sort(Comparator.comparingInt(Patch::offset));
        StringBuilder out = new StringBuilder(text.length() + 64);
        int done = 0;
        for (Patch p : sorted) {
            if (p.offset < done || p.end() > text.length()) {
                throw new IllegalArgumentException("The patch at offset " + p.offset + " overlaps another one or leaves the text.");
            }
            out.append(text, done, p.offset).append(p.replacement);
            done = p.end();
        }
        return out.append(text, done, text.length()).toString();
    }

    /** The one patch that turns {@code before} into {@code after}, as short as can be: what an open editor needs to follow. */
    public static Patch between(String before, String after) {
        int limit = Math.min(before.length(), after.length());
        int head = 0;
        while (head < limit && before.charAt(head) == after.charAt(head)) {
            head++;
        }
        int tail = 0;
        while (tail < limit - head && before.charAt(before.length() - 1 - tail) == after.charAt(after.length() - 1 - tail)) {
            tail++;
        }
        return replace(head, before.length() - tail, after.substring(head, after.length() - tail));
    }
}
