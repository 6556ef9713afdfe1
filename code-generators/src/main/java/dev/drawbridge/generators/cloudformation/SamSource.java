package dev.drawbridge.generators.cloudformation;

import dev.drawbridge.generators.syntax.Tree;
import java.util.Set;

/**
 * The SAM template that a descriptor of another tool is written from: the user's own with all that only it says, or ours of a drawing.
 *
 * @param project the name of the drawing
 * @param template what it says
 * @param raw logical ids of resources whose properties are the user's own, so that no writer of ours knows all of them
 */
public record SamSource(String project, Tree template, Set<String> raw) {
    public SamSource {
        raw = Set.copyOf(raw);
    }
}
