package dev.drawbridge.generators.cloudformation;

import dev.drawbridge.generators.syntax.Tree;
import java.util.SequencedMap;

/**
 * A template that needs no transform, and how it came about.
 *
 * @param tree what it says
 * @param makers for each resource that was made of another one: the logical id of that one
 * @param losses what could not be said
 */
public record PlainTemplate(Tree tree, SequencedMap<String, String> makers, Losses losses) {

    /** The resources, by logical id. */
    public SequencedMap<String, Tree> resources() {
        return tree.get("Resources").orElse(Tree.map()).entries();
    }
}
