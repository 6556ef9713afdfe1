package dev.drawbridge.generators.lens;

import java.util.List;

/**
 * Whether an edit changed the lines of its property alone: what differs between two texts is one place, and there, on either side, stands one entry with all that is below it. Commas at the
 * ends of lines, which JSON asks of the neighbour, lines with brackets alone, and comments right above the entry count for nothing.
 */
final class OwnLines {
    private OwnLines() {}

    /** @param most how many entries the property is written as */
    static boolean areChanged(String before, String after, int most) {
        List<String> a = lines(before);
        List<String> b = lines(after);
        int shorter = Math.min(a.size(), b.size());
        int same = 0;
        while (same < shorter && a.get(same).equals(b.get(same))) {
            same++;
        }
        int end = 0;
        while (end < shorter && a.get(a.size() - 1 - end).equals(b.get(b.size() - 1 - end))) {
            end++;
        }
        // lines that stand twice may be taken for the one or the other, so the place may begin anywhere up to the first difference
        for (int start = same; start >= Math.max(0, shorter - end); start--) {
            int rest = Math.min(end, shorter - start);
            if (isEntry(a.subList(start, a.size() - rest), most) && isEntry(b.subList(start, b.size() - rest), most)) {
                return true;
            }
        }
        int rest = Math.min(end, shorter - same);
        return isEntry(a.subList(same, a.size() - rest), most) && isEntry(b.subList(same, b.size() - rest), most);
    }

    private static List<String> lines(String text) {
        return text.lines().map(line -> line.stripTrailing().replaceFirst(",$", "")).toList();
    }

    private static boolean isEntry(List<String> lines, int most) {
        List<String> all = lines.stream().filter(line -> !line.isBlank() && !line.strip().matches("[\\[\\]{}]+")).toList();
        // what is said above an entry at its own depth is about it
        int at = 0;
        while (at + 1 < all.size() && all.get(at).strip().startsWith("#") && indent(all.get(at)) == indent(all.get(at + 1))) {
            at++;
        }
        List<String> said = all.subList(at, all.size());
        int least = said.stream().mapToInt(OwnLines::indent).min().orElse(0);
        boolean item = !said.isEmpty() && isItem(said.getFirst());
        return said.isEmpty() || indent(said.getFirst()) == least && said.stream().filter(line -> indent(line) == least && (item || !isItem(line))).count() <= most;
    }

    /** Elements of a list may stand no deeper than its key. */
    private static boolean isItem(String line) {
        return line.strip().matches("-( .*)?");
    }

    private static int indent(String line) {
        return line.length() - line.stripLeading().length();
    }
}
