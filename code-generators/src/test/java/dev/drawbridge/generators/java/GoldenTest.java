package dev.drawbridge.generators.java;

import static org.assertj.core.api.Assertions.assertThat;

import dev.drawbridge.generators.GeneratedFile;
import dev.drawbridge.model.Design;
import dev.drawbridge.model.file.DesignJson;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Each folder below {@code golden/java} is a case: {@code drawbridge.json} beside {@code expected}, the files it gives. A case
 * is added by adding its drawing and running with {@code -Dgolden.update=true}. Types that are the same in every project
 * are kept in the case {@code search} only.
 */
class GoldenTest {
    private static final Path CASES = Path.of("src/test/resources/golden/java");

    static Stream<Path> cases() throws IOException {
        try (Stream<Path> folders = Files.list(CASES)) {
            return folders.filter(Files::isDirectory).sorted().toList().stream();
        }
    }

    @ParameterizedTest
    @MethodSource("cases")
    void theDrawingGivesExactlyTheExpectedFiles(Path folder) throws IOException {
        Design design = DesignJson.read(Files.readString(folder.resolve("drawbridge.json")));
        Map<String, String> actual = JavaProject.standard().of(design).stream().filter(file -> kept(folder, file))
                .collect(Collectors.toMap(GeneratedFile::path, file -> file.ownership() + "\n" + file.content(), (a, b) -> a, TreeMap::new));
        if (Boolean.getBoolean("golden.update")) {
            update(folder.resolve("expected"), actual);
        }
        Map<String, String> expected = read(folder.resolve("expected"));
        assertThat(actual.keySet()).isEqualTo(expected.keySet());
        actual.forEach((path, text) -> assertThat(text).as(path).isEqualTo(expected.get(path)));
    }

    private static boolean kept(Path folder, GeneratedFile file) {
        boolean same = file.path().matches(".*/(events/(Batch|BatchResult|Delivery|HttpException|HttpRequest|HttpResponse|Invocation|Json|ObjectEvent|Tick)"
                + "|ports/(Page|Paging|Range|FunctionCallException)|aws/(DynamoTable|Construction|Calls|Environment|HttpEvents|QueueEvents))\\.java");
        return !same || folder.endsWith("search");
    }

    /** The first line of an expected file says whose it is. */
    private static Map<String, String> read(Path folder) throws IOException {
        Map<String, String> files = new TreeMap<>();
        try (Stream<Path> paths = Files.walk(folder)) {
            for (Path path : paths.filter(Files::isRegularFile).toList()) {
                files.put(folder.relativize(path).toString().replace('\\', '/').replaceAll("\\.txt$", ""), Files.readString(path).replace("\r\n", "\n"));
            }
        }
        return files;
    }

    private static void update(Path folder, Map<String, String> files) throws IOException {
        if (Files.exists(folder)) {
            try (Stream<Path> paths = Files.walk(folder)) {
                List<Path> all = paths.sorted(Comparator.reverseOrder()).toList();
                for (Path path : all) {
                    Files.delete(path);
                }
            }
        }
        for (var file : files.entrySet()) {
            Path path = folder.resolve(file.getKey() + ".txt");
            Files.createDirectories(path.getParent());
            Files.writeString(path, file.getValue());
        }
    }
}
