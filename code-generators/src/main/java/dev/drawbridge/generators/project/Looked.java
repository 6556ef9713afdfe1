package dev.drawbridge.generators.project;

import java.util.List;
import java.util.Optional;

/**
 * What other programs did to the files of a project.
 *
 * @param changed files of the project that are others than they were read or written here; to be reloaded or merged
 * @param beside files that the template includes and that were others; what they say is taken up already
 * @param problem why it could not be: a sentence. The drawing is as it was then, and it is not said again
 */
public record Looked(List<String> changed, List<String> beside, Optional<String> problem) {
    public Looked {
        changed = List.copyOf(changed);
        beside = List.copyOf(beside);
    }
}
