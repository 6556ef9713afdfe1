package dev.drawbridge.cloud.local.control;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.drawbridge.cloud.CloudException;
import dev.drawbridge.cloud.ProcessLock;
import dev.drawbridge.cloud.local.Address;
import dev.drawbridge.model.NodeId;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class RunFileTest {
    @TempDir
    Path project;

    private static RunFile of(long pid) {
        return new RunFile(pid, URI.create("http://127.0.0.1:1"), "s3cret", List.of(new Address(new NodeId("shop"), "GET /products", "http://127.0.0.1:2/products")));
    }

    private Path file() {
        return project.resolve(".drawbridge/run.json");
    }

    @Test
    void aRunThatLivesIsFound() {
        of(ProcessHandle.current().pid()).write(project);
        assertThat(RunFile.read(project)).contains(of(ProcessHandle.current().pid()));
    }

    @Test
    void theSecretIsForTheOwnerOnly() throws IOException {
        of(1).write(project);
        Assumptions.assumeTrue(Files.getFileStore(project).supportsFileAttributeView("posix"), "skipped: this file system has no owners");
        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(file()))).isEqualTo("rw-------");
    }

    @Test
    void aRunWhoseProcessIsGoneCountsAsNone() throws Exception {
        Process process = new ProcessBuilder(ProcessHandle.current().info().command().orElseThrow(), "-version").redirectErrorStream(true).redirectOutput(ProcessBuilder.Redirect.DISCARD).start();
        of(process.pid()).write(project);
        process.waitFor();
        assertThat(RunFile.read(project)).isEmpty();
    }

    @Test
    void aProcessThatOnlyInheritedTheNumberIsNotTheRun() throws IOException {
        of(ProcessHandle.current().pid()).write(project);
        String text = Files.readString(file());
        Assumptions.assumeTrue(text.contains("\"started\" : \"20"), "skipped: this system does not tell when a process started");
        Files.writeString(file(), text.replaceFirst("\"started\" : \"20..", "\"started\" : \"1999"));
        assertThat(RunFile.read(project)).isEmpty();
    }

    @Test
    void aFileThatCannotBeReadCountsAsNone() throws IOException {
        Files.createDirectories(file().getParent());
        for (String text : List.of("", "{", "[]", "{\"pid\": 1, \"control\": \"no address at all\"}")) {
            Files.writeString(file(), text);
            assertThat(RunFile.read(project)).as(text).isEmpty();
        }
    }

    @Test
    void aProjectHasOneRunAtATime() {
        try (ProcessLock lock = RunLock.take(project)) {
            assertThat(lock).isNotNull();
            assertThatThrownBy(() -> RunLock.take(project)).isInstanceOf(CloudException.class).hasMessage("The project runs already. Stop it first: drawbridge stop " + project + ".");
        }
        RunLock.take(project).close();
    }

    @Test
    void aFolderThatCannotBeWrittenIsSaidInOneSentence() throws IOException {
        Files.writeString(project.resolve(".drawbridge"), "in the way");
        assertThatThrownBy(() -> RunLock.take(project)).isInstanceOf(CloudException.class).hasMessageStartingWith("The project folder " + project + " cannot be written: ");
    }
}
