package dev.drawbridge.desktop.shell;

import static org.assertj.core.api.Assertions.assertThat;

import dev.drawbridge.desktop.concurrent.Background;
import dev.drawbridge.generators.project.HandlerFiles;
import dev.drawbridge.generators.project.OpenProject;
import dev.drawbridge.model.Design;
import dev.drawbridge.model.Node;
import dev.drawbridge.model.NodeId;
import dev.drawbridge.model.Value;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What the thread of the views asks of {@link OwnCode} is answered from memory, or later. */
class OwnCodeTest {
    /** Answers wait here until the test lets the thread of the views have them. */
    private final BlockingQueue<Runnable> ui = new LinkedBlockingQueue<>();
    private final Background background = new Background(ui::add);
    private final List<Optional<String>> told = new ArrayList<>();

    @TempDir
    private Path folder;

    private Design design;
    private OwnCode code;

    @BeforeEach
    void open() throws IOException {
        Files.createDirectories(folder.resolve(".git"));
        Files.writeString(folder.resolve("serverless.yml"), "service: shop\nprovider: {name: aws, runtime: java21}\nfunctions:\n  work:\n    handler: com.example.Work\n");
        source("first");
        design = OpenProject.open(folder).store().design();
        code = new OwnCode(() -> design.nodes().values(), new HandlerFiles(folder), background);
    }

    @AfterEach
    void end() {
        background.close();
    }

    private void source(String module) throws IOException {
        Files.createDirectories(folder.resolve(module));
        Files.writeString(folder.resolve(module).resolve("Work.java"), "package com.example;\npublic class Work {}\n");
    }

    private Node work() {
        return design.nodeNamed("work").orElseThrow();
    }

    private void answer() throws InterruptedException {
        Runnable answer = ui.poll(10, TimeUnit.SECONDS);
        assertThat(answer).as("an answer").isNotNull();
        answer.run();
    }

    @Test
    void whatIsNotKnownIsToldAsSoonAsItIsFoundAndAtOnceFromThenOn() throws Exception {
        code.of(work(), told::add);
        assertThat(told).isEmpty();
        answer();
        assertThat(told).containsExactly(Optional.of("first/Work.java"));
        code.of(work(), told::add);
        assertThat(told).hasSize(2);
        assertThat(ui.poll(50, TimeUnit.MILLISECONDS)).as("nothing is looked for").isNull();
    }

    @Test
    void manyWhoAskAreAnsweredByOneLook() throws Exception {
        code.of(work(), told::add);
        code.of(work(), told::add);
        code.of(work(), told::add);
        answer();
        assertThat(told).hasSize(3);
        assertThat(ui.poll(50, TimeUnit.MILLISECONDS)).isNull();
    }

    @Test
    void aCardThatWasEditedIsAnsweredWithWhatIsKnownAndOnceMoreOnlyWhereItsCodeIsElsewhere() throws Exception {
        code.look();
        answer();
        design = design.withNode(work().withField("memory", Value.of(2048)));
        code.of(work(), told::add);
        assertThat(told).containsExactly(Optional.of("first/Work.java"));
        answer();
        assertThat(told).hasSize(1);
        design = design.withNode(work().withField("handler", Value.of("com.example.Other")));
        code.of(work(), told::add);
        answer();
        assertThat(told).containsExactly(Optional.of("first/Work.java"), Optional.of("first/Work.java"), Optional.empty());
    }

    @Test
    void filesThatMovedAreFoundWhenItIsLookedAgain() throws Exception {
        code.look();
        answer();
        Files.delete(folder.resolve("first/Work.java"));
        source("second");
        code.of(work(), told::add);
        assertThat(told).containsExactly(Optional.of("first/Work.java"));
        code.look();
        answer();
        code.of(work(), told::add);
        assertThat(told.getLast()).contains("second/Work.java");
    }

    @Test
    void nobodyIsToldOnceTheProjectIsClosed() throws Exception {
        code.of(work(), told::add);
        code.close();
        answer();
        code.of(work(), told::add);
        assertThat(told).isEmpty();
    }

    @Test
    void aCardWhoseCodeIsOursIsAnsweredAtOnce() {
        code.of(Node.of(new NodeId("ours"), "function", "ours"), told::add);
        assertThat(told).containsExactly(Optional.empty());
    }
}
