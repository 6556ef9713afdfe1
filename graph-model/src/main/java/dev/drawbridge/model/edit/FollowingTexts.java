package dev.drawbridge.model.edit;

import dev.drawbridge.model.Design;
import dev.drawbridge.model.Drawing;
import java.util.SortedMap;

/** Keeps texts (templates, descriptors) in step with a design: pure, because undo relies on it. */
@FunctionalInterface
public interface FollowingTexts {
    /** No text follows. */
    FollowingTexts NONE = (before, after) -> before.texts();

    /**
     * The texts for the design after an edit.
     *
     * @param before the drawing before it, whose texts are patched
     * @throws dev.drawbridge.model.ModelException if a text cannot follow; the edit is then refused
     */
    SortedMap<String, String> follow(Drawing before, Design after);

    /**
     * The design as its texts say it now: what an edit changes in a text can change what other cards say, as a rename does where another
     * card names the renamed one.
     */
    default Design settled(Drawing followed) {
        return followed.design();
    }
}
