package dev.drawbridge.generators.project;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Collection;

/**
 * A cheap look at the files of a project, to know whether a real one is worth while.
 *
 * @param own of the project's own files
 * @param beside of the texts that go with the drawing: definitions in files of their own, what the template includes
 */
public record FileStamps(String own, String beside) {
    /** Of a project that nobody has looked at yet. */
    public static final FileStamps NONE = new FileStamps("", "");

    /** When they were written and how long they are; folders are none of them, for a build writes into those. */
    static String of(Path folder, Collection<String> names) {
        StringBuilder all = new StringBuilder();
        for (String name : names) {
            all.append(stamp(folder.resolve(name))).append(' ');
        }
        return all.toString();
    }

    private static String stamp(Path file) {
        try {
            return Files.isRegularFile(file) ? Files.getLastModifiedTime(file) + "/" + Files.size(file) : "absent";
        } catch (IOException unreadable) {
            return "unreadable";
        }
    }
}
