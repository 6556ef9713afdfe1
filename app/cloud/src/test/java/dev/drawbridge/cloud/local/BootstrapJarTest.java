package dev.drawbridge.cloud.local;

import static org.assertj.core.api.Assertions.assertThat;

import dev.drawbridge.cloud.bootstrap.FunctionMain;
import java.io.IOException;
import java.net.URISyntaxException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.zip.ZipFile;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class BootstrapJarTest {
    @TempDir
    Path folder;

    @Test
    void everyClassOfTheBootstrapPackageIsInTheJar() throws IOException, URISyntaxException {
        Path classes = Path.of(FunctionMain.class.getProtectionDomain().getCodeSource().getLocation().toURI()).resolve("dev/drawbridge/cloud/bootstrap");
        List<String> compiled;
        try (var files = Files.list(classes)) {
            compiled = files.map(file -> file.getFileName().toString()).filter(name -> !name.equals("package-info.class")).sorted().toList();
        }
        try (ZipFile jar = new ZipFile(BootstrapJar.in(folder).toFile())) {
            assertThat(jar.stream().map(entry -> Path.of(entry.getName()).getFileName().toString())).containsExactlyInAnyOrderElementsOf(compiled);
        }
    }

    @Test
    void theSameClassesGiveTheSameFile() {
        assertThat(BootstrapJar.in(folder)).isEqualTo(BootstrapJar.in(folder));
    }
}
