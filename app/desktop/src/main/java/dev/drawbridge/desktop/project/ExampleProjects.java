package dev.drawbridge.desktop.project;

import dev.drawbridge.examples.Example;
import dev.drawbridge.model.Drawing;
import dev.drawbridge.model.ModelException;
import dev.drawbridge.model.file.ProjectFolder;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.stream.Stream;

/** The examples as folders of the user, where they can be edited, saved and run. Blocks. */
public final class ExampleProjects {
    /** The one that the designer opens at its first start. */
    public static final String FIRST = "pet-store";

    private final Path home;

    /** @param home the folder that the copies are made in */
    public ExampleProjects(Path home) {
        this.home = home;
    }

    /** The user's own copy of the first example, made if it is not there yet. */
    public Path first() {
        Path folder = home.resolve(FIRST);
        return Files.exists(folder.resolve("drawbridge.json")) ? folder : copy(FIRST, folder);
    }

    /** A new copy, under the example's name or the next free one. */
    public Path fresh(String id) {
        Path folder = home.resolve(id);
        for (int n = 2; Files.exists(folder); n++) {
            folder = home.resolve(id + "-" + n);
        }
        return copy(id, folder);
    }

    /** What an example draws, for a picture of it. */
    public Drawing drawing(String id) {
        try {
            Path folder = Files.createTempDirectory("drawbridge-example");
            try {
                return new ProjectFolder(copy(id, folder)).read().drawing();
            } finally {
                remove(folder);
            }
        } catch (IOException e) {
            throw new ModelException("The example " + id + " cannot be read: " + e.getMessage() + ".", e);
        }
    }

    private static void remove(Path folder) throws IOException {
        try (Stream<Path> files = Files.walk(folder)) {
            for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
                Files.delete(file);
            }
        }
    }

    private static Path copy(String id, Path folder) {
        Example example = Example.find(id).orElseThrow(() -> new ModelException("There is no example called \"" + id + "\"."));
        try {
            example.copyTo(folder);
            return folder;
        } catch (IOException e) {
            throw new ModelException("The example " + id + " cannot be copied to " + folder + ": " + e.getMessage() + ".", e);
        }
    }
}
