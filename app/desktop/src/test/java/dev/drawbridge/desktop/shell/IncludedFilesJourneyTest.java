package dev.drawbridge.desktop.shell;

import dev.drawbridge.desktop.fx.Fx;
import dev.drawbridge.desktop.run.FakeCloud;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import static org.assertj.core.api.Assertions.assertThat;

/** What another program writes into a file that the template includes shows in the window. */
class IncludedFilesJourneyTest {
    @TempDir
    private Path folder;

    @Test
    void aCardOfAnIncludedFileComesWithoutAQuestionAndNothingIsToBeSaved() throws Exception {
        Fx.start();
        Path project = Files.createDirectories(folder.resolve("shop"));
        Files.writeString(project.resolve("serverless.yml"), "service: shop\nprovider: {name: aws, runtime: java21}\nfunctions: ${file(functions.yml)}\n");
        Files.writeString(project.resolve("functions.yml"), "work:\n  handler: com.example.Work\n");
        OpenWindow open = new OpenWindow(folder, project, "light", 1200, 800, () -> new FakeCloud());
        try {
            Studio studio = Fx.call(() -> open.window.studio().orElseThrow());
            Files.writeString(project.resolve("functions.yml"), "work:\n  handler: com.example.Work\nrest:\n  handler: com.example.Rest\n");
            Fx.run(studio::lookAgain);
            OpenWindow.until(() -> studio.workspace().store().design().nodeNamed("rest").isPresent());
            Fx.run(() -> assertThat(studio.workspace().store().isChanged()).isFalse());
        } finally {
            open.close();
        }
    }
}
