package dev.drawbridge.cloud.deploy.aws;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** docs/deploy-faults.md says of each fault which test holds it: they are there. */
class FaultsPageTest {
    /** {@code AwsAccessTest.aThrottledCall...}, or what goes on with the class before. */
    private static final Pattern TEST = Pattern.compile("`(?:([A-Z]\\w*Test)\\b)?[.]?([a-z]\\w*)?(?:[.]{3})?`");

    @Test
    void eachFaultNamesTestsThatAreThere() throws IOException {
        Path root = Path.of("").toAbsolutePath();
        while (!Files.exists(root.resolve("docs/deploy-faults.md"))) {
            root = root.getParent();
        }
        Map<String, String> tests = new TreeMap<>();
        for (String module : List.of("app/cloud", "app/cli", "app/desktop")) {
            try (Stream<Path> files = Files.walk(root.resolve(module).resolve("src/test/java"))) {
                for (Path file : files.filter(each -> each.toString().endsWith("Test.java")).toList()) {
                    tests.put(file.getFileName().toString().replace(".java", ""), Files.readString(file));
                }
            }
        }
        List<String> rows = Files.readAllLines(root.resolve("docs/deploy-faults.md")).stream().filter(line -> line.startsWith("| ") && !line.startsWith("| fault ")).toList();
        assertThat(rows).hasSizeGreaterThan(40);
        for (String row : rows) {
            String cell = row.substring(row.lastIndexOf('|', row.length() - 2));
            List<String> named = new ArrayList<>();
            Matcher test = TEST.matcher(cell);
            while (test.find()) {
                if (test.group(1) != null) {
                    named.add(test.group(1));
                }
                assertThat(tests).as(row).containsKey(named.getLast());
                if (test.group(2) != null) {
                    assertThat(tests.get(named.getLast())).as(row).containsPattern("void " + test.group(2));
                }
            }
            assertThat(named).as(row).isNotEmpty();
        }
    }
}
