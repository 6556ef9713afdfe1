package dev.drawbridge.generators.java;

import dev.drawbridge.generators.GeneratedFile;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/** Writes a drawing's Java into a folder, to look at it or to build it by hand: {@code WriteProject petstore|everything FOLDER}. */
final class WriteProject {
    private WriteProject() {}

    public static void main(String[] args) throws IOException {
        write(JavaProject.standard().of(args[0].equals("petstore") ? Drawings.petStore() : Drawings.everything()), Path.of(args[1]));
    }

    static void write(List<GeneratedFile> files, Path folder) throws IOException {
        for (GeneratedFile file : files) {
            Path path = folder.resolve(file.path());
            Files.createDirectories(path.getParent());
            Files.writeString(path, file.content());
        }
    }
}
