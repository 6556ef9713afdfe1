package dev.drawbridge.cli;

import dev.drawbridge.model.Design;
import dev.drawbridge.model.ModelException;
import dev.drawbridge.model.check.Finding;
import dev.drawbridge.model.check.Fix;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Which findings are to be mended, and how: {@code wide-grant}, {@code wide-grant@search->products}, {@code conflict@search:2}.
 *
 * @param where a card or wire as findings name it, or its id; empty for all
 * @param number of the way out, from 1
 */
record FixWords(String rule, String where, int number) {
    private static final Pattern WORDS = Pattern.compile("([a-z][a-z0-9-]*)(?:@(.+?))?(?::([1-9]))?");

    static FixWords of(String text) {
        Matcher words = WORDS.matcher(text);
        if (!words.matches()) {
            throw new ModelException("Write what to fix as RULE, RULE@CARD or RULE@CARD:2, for example wide-grant@search->products, instead of \"" + text + "\".");
        }
        return new FixWords(words.group(1), words.group(2) == null ? "" : words.group(2), words.group(3) == null ? 1 : Integer.parseInt(words.group(3)));
    }

    /** Whether that finding is meant and can be mended. */
    boolean means(Design design, Finding finding) {
        String place = CheckCommand.where(design, finding.subject());
        return finding.rule().equals(rule) && !finding.fixes().isEmpty() && (where.isEmpty() || where.equals(finding.subject().key()) || place.equals(where) || place.startsWith(where + "."));
    }

    /** @throws ModelException if the finding has not so many */
    Fix way(Finding finding) {
        if (number > finding.fixes().size()) {
            throw new ModelException(finding.rule() + " has " + finding.fixes().size() + (finding.fixes().size() == 1 ? " way out: " : " ways out: ")
                    + String.join("; ", finding.fixes().stream().map(Fix::title).toList()) + ".");
        }
        return finding.fixes().get(number - 1);
    }
}
