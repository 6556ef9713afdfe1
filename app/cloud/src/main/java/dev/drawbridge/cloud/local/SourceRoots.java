package dev.drawbridge.cloud.local;

import dev.drawbridge.cloud.local.lambda.Fault;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/**
 * Where the code that a user writes for a function is, to tell it from libraries and from what was generated.
 *
 * @param folders each the root of packages
 */
record SourceRoots(List<Path> folders) {
    /** No code of the user's is known. */
    static final SourceRoots NONE = new SourceRoots(List.of());

    SourceRoots {
        folders = List.copyOf(folders);
    }

    /** Whether a call of a stack trace is in one of these files. */
    boolean have(Fault.Frame frame) {
        int dot = frame.className().lastIndexOf('.');
        String packageFolder = dot < 0 ? "" : frame.className().substring(0, dot).replace('.', '/');
        return folders.stream().anyMatch(folder -> Files.isRegularFile(folder.resolve(packageFolder).resolve(frame.file())));
    }
}
