package dev.drawbridge.generators.export;

import java.util.List;

/**
 * What one wire makes a format say: the lines that would not be there without it.
 *
 * @param format the id of the format
 * @param title as it is shown, such as {@code Terraform}, or the name of the project's own file
 * @param own whether the lines stand in the project's own file, where the line numbers count
 * @param passages the lines, in the order of the file; none when the wire leaves no trace there
 * @param impossible why the format cannot say the wire; empty when it can
 */
public record WireText(String format, String title, boolean own, List<Passage> passages, String impossible) {
    public WireText {
        passages = List.copyOf(passages);
    }

    /**
     * Lines that stand together.
     *
     * @param file its path
     * @param line of the first one, counted from 1
     * @param inside the headings that they stand below, from the outermost: {@code Resources}, {@code Search}
     * @param lines without the indentation that they share
     */
    public record Passage(String file, int line, List<String> inside, List<String> lines) {
        public Passage {
            inside = List.copyOf(inside);
            lines = List.copyOf(lines);
        }
    }

    /** Whether the format can say the wire. */
    public boolean isExpressible() {
        return impossible.isEmpty();
    }

    /** How many lines there are. */
    public int size() {
        return passages.stream().mapToInt(passage -> passage.lines().size()).sum();
    }
}
