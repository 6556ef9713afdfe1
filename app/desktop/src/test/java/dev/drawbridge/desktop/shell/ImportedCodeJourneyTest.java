package dev.drawbridge.desktop.shell;

import dev.drawbridge.desktop.code.CodeView;
import dev.drawbridge.desktop.fx.Fx;
import dev.drawbridge.desktop.run.FakeCloud;
import dev.drawbridge.model.NodeId;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The code tab of a function that brings its own code shows the class where it is in the repository. */
class ImportedCodeJourneyTest {
    @TempDir
    private Path folder;

    private Path write(String path) throws Exception {
        Path file = folder.resolve("repository").resolve(path);
        Files.createDirectories(file.getParent());
        return Files.writeString(file, "package com.example;\npublic class Work {}\n");
    }

    private static Optional<Path> shown(CodeTabs code, NodeId function) {
        code.code(function);
        return code.opened(function).map(CodeView::path);
    }

    @Test
    void aClassInAnotherModuleIsShownAndAfterAMoveByAnotherProgramWhereItIsThen() throws Exception {
        Fx.start();
        Path project = Files.createDirectories(folder.resolve("repository/shop"));
        Files.createDirectories(folder.resolve("repository/.git"));
        Files.writeString(project.resolve("serverless.yml"), "service: shop\nprovider: {name: aws, runtime: java21}\nfunctions:\n  work:\n    handler: com.example.Work\n");
        Path first = write("first/src/main/java/com/example/Work.java");
        OpenWindow open = new OpenWindow(folder, project, "light", 1200, 800, FakeCloud::new);
        try {
            Studio studio = Fx.call(() -> open.window.studio().orElseThrow());
            NodeId work = Fx.call(() -> studio.workspace().store().design().nodeNamed("work").orElseThrow().id());
            CodeTabs code = Fx.call(() -> studio.desks().code());
            OpenWindow.until(() -> shown(code, work).equals(Optional.of(first)));

            Files.delete(first);
            Path second = write("second/src/main/java/com/example/Work.java");
            Fx.run(studio::lookAgain);
            OpenWindow.until(() -> shown(code, work).equals(Optional.of(second)));
        } finally {
            open.close();
        }
    }
}
