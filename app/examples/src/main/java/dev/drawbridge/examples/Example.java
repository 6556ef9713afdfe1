package dev.drawbridge.examples;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.JarURLConnection;
import java.net.URISyntaxException;
import java.net.URL;
import java.net.URLConnection;
import java.nio.file.FileSystem;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * A complete drawing with code, data and events.
 *
 * @param id its folder, for example {@code pet-store}
 * @param title as it is shown
 * @param summary one sentence
 */
public record Example(String id, String title, String summary) {
    private static final List<Example> ALL = List.of(
            new Example("pet-store", "Pet store", "A web shop: an HTTP API with a sign-in, two functions and two tables."),
            new Example("click-counter", "Click counter", "An ad server posts clicks into a queue; a processor counts them for each ad, however many come at once."),
            new Example("thumbnails", "Thumbnails", "A photo that is put into a bucket starts a function, which scales it and notes its size in a table."),
            new Example("chat", "Chat", "A WebSocket API with rooms: who is there stands in a table, and what is said goes to everybody in the room."),
            new Example("orders", "Orders", "A state machine takes orders from the shelf to the door: it tries again, undoes what failed, and waits for the warehouse."),
            new Example("daily-report", "Daily report", "Totals follow each sale; every morning a report is signed, kept in a bucket and mailed."));

    /** All of them, the simplest to understand first. */
    public static List<Example> all() {
        return ALL;
    }

    public static Optional<Example> find(String id) {
        return ALL.stream().filter(example -> example.id.equals(id)).findFirst();
    }

    /**
     * Copies the example's files into a folder, which is made if it is not there.
     *
     * @throws IOException if the folder holds something already, or a file cannot be written
     */
    public void copyTo(Path folder) throws IOException {
        if (Files.exists(folder) && (!Files.isDirectory(folder) || hasContent(folder))) {
            throw new IOException(folder + " is not empty; choose a new folder");
        }
        URL source = Example.class.getResource("projects/" + id);
        if (source == null) {
            throw new IOException("the example " + id + " is not in this build");
        }
        try {
            URLConnection connection = source.openConnection();
            if (connection instanceof JarURLConnection jar) {
                // by its path: a file system by URI can be there only once in a program, and two copies may be made at a time
                try (FileSystem zip = FileSystems.newFileSystem(Path.of(jar.getJarFileURL().toURI()), Map.of())) {
                    copyTree(zip.getPath(jar.getEntryName()), folder);
                }
            } else {
                copyTree(Path.of(source.toURI()), folder);
            }
            // not among the resources: tools that pack them leave such files out
            Files.writeString(folder.resolve(".gitignore"), "target/\n.drawbridge/\n");
        } catch (URISyntaxException e) {
            throw new IOException("the example " + id + " cannot be found: " + e.getMessage(), e);
        }
    }

    private static boolean hasContent(Path folder) throws IOException {
        try (Stream<Path> files = Files.list(folder)) {
            return files.findAny().isPresent();
        }
    }

    private static void copyTree(Path from, Path to) throws IOException {
        try (Stream<Path> files = Files.walk(from)) {
            for (Path file : (Iterable<Path>) files::iterator) {
                Path target = to.resolve(from.relativize(file).toString());
                if (Files.isDirectory(file)) {
                    Files.createDirectories(target);
                } else {
                    Files.copy(file, target);
                }
            }
        } catch (UncheckedIOException e) {
            throw e.getCause();
        }
    }
}
