package dev.drawbridge.model.check;

import static org.assertj.core.api.Assertions.assertThat;

import dev.drawbridge.model.Design;
import dev.drawbridge.model.Drawing;
import dev.drawbridge.model.Layout;
import dev.drawbridge.model.file.DesignJson;
import dev.drawbridge.model.kind.Catalogue;
import dev.drawbridge.model.wire.WireTable;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * The checks, specified by files: each folder below {@code checks/} has a drawing and, in {@code findings.txt}, what must be
 * found in it, no more and no less. A case is added without Java.
 */
class CheckFilesTest {
    private static final Path CASES = Path.of("src/test/resources/checks");
    private final Catalogue catalogue = Catalogue.standard();
    private final WireTable table = WireTable.standard();
    private final Checks checks = Checks.standard(LocalDate.of(2026, 11, 22));

    static Stream<String> cases() throws IOException {
        try (Stream<Path> folders = Files.list(CASES)) {
            return folders.map(folder -> folder.getFileName().toString()).sorted().toList().stream();
        }
    }

    @ParameterizedTest
    @MethodSource("cases")
    void exactlyTheExpectedFindingsAreFound(String name) throws IOException {
        String found = print(checks.run(design(name), catalogue, table));

        if (Boolean.getBoolean("golden.update")) {
            Files.writeString(CASES.resolve(name).resolve("findings.txt"), found);
        }
        assertThat(found).isEqualTo(Files.readString(CASES.resolve(name).resolve("findings.txt")));
    }

    @ParameterizedTest
    @MethodSource("cases")
    void eachFixTakesItsFindingAwayAndAddsNoError(String name) throws IOException {
        Design design = design(name);
        List<Finding> before = checks.run(design, catalogue, table);
        for (Finding finding : before) {
            for (Fix fix : finding.fixes()) {
                Design fixed = fix.edit().apply(Drawing.of(design, Layout.empty())).drawing().design();
                List<Finding> after = checks.run(fixed, catalogue, table);

                assertThat(after).as(fix.title()).noneMatch(f -> f.rule().equals(finding.rule()) && f.subject().equals(finding.subject()) && f.message().equals(finding.message()));
                assertThat(after.stream().filter(f -> f.severity() == Severity.ERROR)).as(fix.title()).hasSizeLessThanOrEqualTo((int) before.stream().filter(f -> f.severity() == Severity.ERROR).count());
            }
        }
    }

    private static Design design(String name) throws IOException {
        return DesignJson.read(Files.readString(CASES.resolve(name).resolve("drawbridge.json")));
    }

    /** One line for each finding, one below it for each of its fixes. */
    private static String print(List<Finding> findings) {
        StringBuilder text = new StringBuilder();
        for (Finding finding : findings) {
            text.append(finding.severity()).append(' ').append(finding.rule()).append(' ').append(subject(finding.subject())).append('\n');
            text.append("  ").append(finding.message()).append('\n');
            finding.fixes().forEach(fix -> text.append("  > ").append(fix.title()).append('\n'));
        }
        return text.isEmpty() ? "nothing\n" : text.toString();
    }

    private static String subject(Subject subject) {
        return switch (subject) {
            case Subject.OfNode(var node, String field) -> "card " + node + (field.isEmpty() ? "" : " " + field);
            case Subject.OfWire(var wire, String field) -> "wire " + wire + (field.isEmpty() ? "" : " " + field);
            case Subject.OfDesign() -> "design";
            case Subject.OfFile(String path, int line, int column) -> "file " + path + ":" + line + ":" + column;
        };
    }
}
