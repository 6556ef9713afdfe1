package dev.drawbridge.model.edit;

import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;

/** What a person may have meant who typed a word that is not there. */
final class NearWords {
    private static final int SHOWN = 12;

    private NearWords() {}

    /** "Did you mean a or b?", else "There are a, b and c.", else nothing. */
    static String hint(String typed, Collection<String> known) {
        String wish = typed.toLowerCase(Locale.ROOT);
        int reach = Math.max(1, wish.length() / 3);
        List<String> near = known.stream().distinct()
                .filter(word -> distance(wish, word.toLowerCase(Locale.ROOT)) <= reach || wish.length() > 2 && word.toLowerCase(Locale.ROOT).contains(wish))
                .sorted(Comparator.comparingInt((String word) -> distance(wish, word.toLowerCase(Locale.ROOT))).thenComparing(Comparator.naturalOrder()))
                .limit(3).toList();
        if (!near.isEmpty()) {
            return " Did you mean " + list(near, "or") + "?";
        }
        List<String> all = known.stream().distinct().sorted().toList();
        if (all.isEmpty()) {
            return "";
        }
        return all.size() <= SHOWN ? " There " + (all.size() == 1 ? "is " : "are ") + list(all, "and") + "."
                : " There are " + String.join(", ", all.subList(0, SHOWN)) + " and " + (all.size() - SHOWN) + " more.";
    }

    static String list(List<String> words, String last) {
        return words.size() < 2 ? String.join("", words) : String.join(", ", words.subList(0, words.size() - 1)) + " " + last + " " + words.getLast();
    }

    /** How many letters must be put in, left out, changed or swapped with their neighbour. */
    static int distance(String a, String b) {
        int[][] d = new int[a.length() + 1][b.length() + 1];
        for (int i = 0; i <= a.length(); i++) {
            for (int j = 0; j <= b.length(); j++) {
                if (i == 0 || j == 0) {
                    d[i][j] = i + j;
                    continue;
                }
                int change = a.charAt(i - 1) == b.charAt(j - 1) ? 0 : 1;
                d[i][j] = Math.min(d[i - 1][j - 1] + change, 1 + Math.min(d[i - 1][j], d[i][j - 1]));
                if (i > 1 && j > 1 && a.charAt(i - 1) == b.charAt(j - 2) && a.charAt(i - 2) == b.charAt(j - 1)) {
                    d[i][j] = Math.min(d[i][j], d[i - 2][j - 2] + 1);
                }
            }
        }
        return d[a.length()][b.length()];
    }
}
