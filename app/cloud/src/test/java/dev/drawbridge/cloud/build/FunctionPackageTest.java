package dev.drawbridge.cloud.build;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.LocalDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.TimeZone;
import java.util.zip.ZipEntry;
import java.util.zip.ZipFile;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class FunctionPackageTest {
    @TempDir
    Path folder;

    private Path file(String name, String text) throws IOException {
        Path file = folder.resolve(name);
        Files.createDirectories(file.getParent());
        return Files.writeString(file, text);
    }

    private PackageRequest request(String to) throws IOException {
        file("classes/b/B.class", "B");
        file("classes/a.txt", "a");
        Path one = file("repo/one/x.jar", "one");
        Path two = file("repo/two/x.jar", "two");
        return new PackageRequest("search", List.of(folder.resolve("classes")), ClassPath.of(one, two), folder.resolve(to));
    }

    @Test
    void classesLieAtTheRootAndJarsUnderLibAllSorted() throws IOException {
        FunctionPackage zip = FunctionPackage.write(request("out"));
        List<String> names = new ArrayList<>();
        try (ZipFile file = new ZipFile(zip.file().toFile())) {
            file.stream().map(ZipEntry::getName).forEach(names::add);
            assertThat(file.stream().map(ZipEntry::getTimeLocal)).containsOnly(LocalDateTime.of(1980, 2, 1, 0, 0));
            assertThat(new String(file.getInputStream(file.getEntry("lib/x.jar")).readAllBytes())).isEqualTo("one");
        }
        assertThat(names).isSorted().contains("a.txt", "b/B.class", "lib/x.jar").hasSize(4);
        assertThat(names).filteredOn(name -> name.startsWith("lib/")).hasSize(2);
    }

    @Test
    void theSameContentGivesTheSameBytesWhateverTheTimesAndTheZone() throws IOException {
        FunctionPackage first = FunctionPackage.write(request("one"));
        Files.setLastModifiedTime(folder.resolve("classes/a.txt"), FileTime.fromMillis(5));
        TimeZone zone = TimeZone.getDefault();
        try {
            TimeZone.setDefault(TimeZone.getTimeZone("Asia/Seoul"));
            FunctionPackage second = FunctionPackage.write(request("two"));
            assertThat(second.hash()).isEqualTo(first.hash());
            assertThat(Files.mismatch(first.file(), second.file())).isEqualTo(-1);
        } finally {
            TimeZone.setDefault(zone);
        }
    }

    @Test
    void anUnchangedPackageIsNotWrittenAgainAndAChangedOneReplacesIt() throws IOException {
        FunctionPackage first = FunctionPackage.write(request("out"));
        FileTime old = FileTime.fromMillis(1_000_000);
        Files.setLastModifiedTime(first.file(), old);
        assertThat(Files.getLastModifiedTime(FunctionPackage.write(request("out")).file())).isEqualTo(old);
        PackageRequest request = request("out");
        file("classes/a.txt", "b");
        FunctionPackage second = FunctionPackage.write(request);
        assertThat(second.hash()).isNotEqualTo(first.hash());
        assertThat(first.file()).doesNotExist();
        try (var files = Files.list(folder.resolve("out"))) {
            assertThat(files).containsExactly(second.file());
        }
    }

    @Test
    void aNameThatIsNoFileNameIsRefused() {
        assertThatThrownBy(() -> new PackageRequest("../x", List.of(), ClassPath.EMPTY, folder)).isInstanceOf(BuildException.class).hasMessageContaining("../x");
    }
}
