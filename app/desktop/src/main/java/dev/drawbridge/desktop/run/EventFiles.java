package dev.drawbridge.desktop.run;

import dev.drawbridge.model.file.AtomicFile;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;

/** The saved test events of a project: {@code events/*.json}, and {@code events/FUNCTION/*.json} for one function. Blocks. */
record EventFiles(Path project) {
    private Path folder() {
        return project.resolve("events");
    }

    /** Those that suit the function: its own folder and those named after it first, then the others. */
    List<Path> list(String function) throws IOException {
        if (!Files.isDirectory(folder())) {
            return List.of();
        }
        try (Stream<Path> files = Files.walk(folder(), 2)) {
            Comparator<Path> suits = Comparator.comparing(file -> !folder().relativize(file).toString().startsWith(function));
            return files.filter(file -> file.toString().endsWith(".json")).sorted(suits.thenComparing(Comparator.naturalOrder())).toList();
        }
    }

    String read(Path file) throws IOException {
        return Files.readString(file);
    }

    /** How the file is called in the list. */
    String name(Path file) {
        return folder().relativize(file).toString().replace('\\', '/');
    }

    /** Saves an event under that name and gives its file. */
    Path save(String name, String text) throws IOException {
        String plain = name.strip().replaceAll("\\.json$", "");
        if (!plain.matches("[A-Za-z0-9][A-Za-z0-9 _-]{0,80}")) {
            throw new IOException("\"" + name + "\" is no good name for an event: use letters, digits, spaces, - and _.");
        }
        Files.createDirectories(folder());
        Path file = folder().resolve(plain + ".json");
        AtomicFile.write(file, text.getBytes(StandardCharsets.UTF_8));
        return file;
    }
}
