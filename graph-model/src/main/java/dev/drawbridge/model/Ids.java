package dev.drawbridge.model;

import java.util.Locale;
import java.util.function.Predicate;

/** How identifiers are made and checked; one place, so that node, wire and group ids follow the same rule. */
final class Ids {
    private Ids() {}

    static void check(String what, String value) {
        if (value.isEmpty() || value.chars().anyMatch(c -> c <= ' ' || c == 127)) {
            throw new ModelException("The id of a " + what + " must be printable text without spaces, but is \"" + value + "\".");
        }
    }

    /** The wish as a slug, with the smallest number behind it that makes it free. */
    static String fresh(String wish, Predicate<String> taken) {
        String slug = wish.toLowerCase(Locale.ROOT).replaceAll("[^a-z0-9.]+", "-").replaceAll("^-+|-+$", "");
        String base = slug.isEmpty() ? "card" : slug;
        String id = base;
        for (int n = 2; taken.test(id); n++) {
            id = base + "-" + n;
        }
        return id;
    }
}
