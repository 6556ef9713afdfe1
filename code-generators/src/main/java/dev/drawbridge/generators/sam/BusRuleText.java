package dev.drawbridge.generators.sam;

import dev.drawbridge.generators.syntax.Tree;

/** The words of rules that their readers and writers share. */
public final class BusRuleText {
    private static final Tree EVERYTHING = Tree.map("source", Tree.seq(Tree.map("prefix", Tree.string(""))));

    private BusRuleText() {}

    /** The pattern that every event fits: a rule must have one. */
    public static Tree everything() {
        return EVERYTHING;
    }

    /** Whether a pattern is the one that every event fits. */
    public static boolean isEverything(Tree pattern) {
        return pattern.equals(EVERYTHING);
    }
}
