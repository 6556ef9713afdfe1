package dev.drawbridge.generators.lens;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.stream.Stream;

/** The public templates that lie beside the project; none is part of it. */
public final class RealTemplates {
    static final String ABSENT = "There is no folder shared/templates beside this project; the real templates are not tested.";

    private RealTemplates() {}

    /** The folder, where there is one. */
    static Optional<Path> folder() {
        for (Path up = Path.of("").toAbsolutePath(); up != null; up = up.getParent()) {
            Path there = up.resolve("shared").resolve("templates");
            if (Files.isRegularFile(there.resolve("INDEX.tsv"))) {
                return Optional.of(there);
            }
        }
        return Optional.empty();
    }

    /** Paths of SAM and CloudFormation templates inside the folder. */
    public static List<String> files() {
        return files(kind -> !kind.equals("sls"));
    }

    /** Paths of files of the Serverless Framework inside the folder. */
    static List<String> serverless() {
        return files("sls"::equals);
    }

    private static List<String> files(Predicate<String> wanted) {
        return folder().map(folder -> {
            try (Stream<String> lines = Files.lines(folder.resolve("INDEX.tsv"))) {
                return lines.skip(1).map(line -> line.split("\t")).filter(row -> wanted.test(row[0])).map(row -> row[2]).toList();
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }).orElse(List.of());
    }

    public static String text(String file) {
        try {
            return Files.readString(folder().orElseThrow().resolve(file));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
