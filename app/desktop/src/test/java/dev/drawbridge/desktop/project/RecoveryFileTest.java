package dev.drawbridge.desktop.project;

import static org.assertj.core.api.Assertions.assertThat;

import dev.drawbridge.model.Design;
import dev.drawbridge.model.Drawing;
import dev.drawbridge.model.Layout;
import dev.drawbridge.model.Node;
import dev.drawbridge.model.NodeId;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class RecoveryFileTest {
    @TempDir
    Path project;

    private static RecoveryFile.Kept work() {
        Design design = Design.of("d", List.of(Node.of(new NodeId("a"), "function", "größe")), List.of());
        return new RecoveryFile.Kept(Instant.parse("2026-01-02T03:04:05Z"), Drawing.of(design, Layout.empty()).withTexts(Map.of("template.yaml", "a: 1 # x\r\n")),
                new TreeMap<>(Map.of("functions/a/A.java", "class A {\n}\n")));
    }

    @Test
    void whatIsWrittenIsReadAgain() throws Exception {
        RecoveryFile file = new RecoveryFile(project);
        file.write(work());
        assertThat(file.read()).contains(work());
    }

    @Test
    void afterRemovingThereIsNothing() throws Exception {
        RecoveryFile file = new RecoveryFile(project);
        file.write(work());
        file.remove();
        assertThat(file.read()).isEmpty();
    }

    @Test
    void aFileThatCannotBeReadIsNone() throws Exception {
        Files.createDirectories(project.resolve(".drawbridge"));
        Files.writeString(project.resolve(".drawbridge/recovery.json"), "{\"time\": \"");
        assertThat(new RecoveryFile(project).read()).isEmpty();
    }

    @Test
    void aSecondWindowDoesNotGetTheProjectBeforeTheFirstLetsGo() throws Exception {
        WindowLock first = WindowLock.take(project).orElseThrow();
        assertThat(WindowLock.take(project)).isEmpty();
        first.close();
        try (WindowLock second = WindowLock.take(project).orElseThrow()) {
            assertThat(second).isNotNull();
        }
    }
}
