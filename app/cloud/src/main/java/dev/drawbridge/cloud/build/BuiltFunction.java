package dev.drawbridge.cloud.build;

import java.nio.file.Path;
import java.util.List;

/**
 * What a function runs with.
 *
 * @param handler Lambda's handler setting
 * @param libraries what it needs besides
 * @param classes its own classes: folders, or a jar that its own build made
 * @param sources the folders of the user's own code
 * @param version counts up each time the classes become others, so that a change is not lost when another function of the same build fails
 */
public record BuiltFunction(String handler, ClassPath libraries, ClassPath classes, List<Path> sources, int version) {
    public BuiltFunction {
        sources = List.copyOf(sources);
    }
}
