package dev.drawbridge.generators.project;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.drawbridge.generators.export.Export;
import dev.drawbridge.generators.export.Exports;
import dev.drawbridge.generators.export.Portability;
import dev.drawbridge.generators.lens.TemplateFindings;
import dev.drawbridge.generators.syntax.Document;
import dev.drawbridge.model.Node;
import dev.drawbridge.model.NodeId;
import dev.drawbridge.model.Value;
import dev.drawbridge.model.check.Finding;
import dev.drawbridge.model.check.Subject;
import dev.drawbridge.model.edit.CardEdit;
import dev.drawbridge.model.file.ProjectFileException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A file of the Serverless Framework as the home of a project: imported, edited, undone, changed elsewhere, taken out in other formats. */
class FrameworkProjectTest {
    private static final String FILE = """
            # my shop
            service: shop
            provider:
              name: aws
              runtime: java21
            functions:
              search: # finds
                handler: com.example.Search
                memorySize: 512   # enough
                events:
                  - httpApi: 'GET /products'
                  - alb: {listenerArn: arn, priority: 1, conditions: {path: /}}
              buy:
                handler: com.example.Buy
            resources:
              Resources:
                Orders:
                  Type: AWS::SQS::Queue
            """;

    @TempDir
    private Path root;
    private Path theirs;
    private Path mine;

    @BeforeEach
    void write() throws IOException {
        theirs = root.resolve("theirs");
        mine = root.resolve("mine");
        Files.createDirectories(theirs.resolve("src/main/java/com/example"));
        Files.writeString(theirs.resolve("src/main/java/com/example/Search.java"), "package com.example;\n");
        Files.writeString(theirs.resolve("pom.xml"), "<project/>\n");
        Files.writeString(theirs.resolve("notes.txt"), "not asked for\n");
        Files.writeString(theirs.resolve("serverless.yml"), FILE);
    }

    private OpenProject imported() {
        return Imports.copy(theirs.resolve("serverless.yml"), mine).project();
    }

    private String text() throws IOException {
        return Files.readString(mine.resolve("serverless.yml"));
    }

    private static NodeId card(OpenProject project, String name) {
        return project.store().design().nodes().values().stream().filter(node -> node.name().equals(name)).map(Node::id).findFirst().orElseThrow();
    }

    @Test
    void theFileAndItsSourcesAreCopiedAsTheyAre() throws IOException {
        Imports.Imported imported = Imports.copy(theirs.resolve("serverless.yml"), mine);
        assertThat(imported.copied()).containsExactly("pom.xml", "serverless.yml", "src/main/java/com/example/Search.java");
        assertThat(text()).isEqualTo(FILE);
        assertThat(TemplateFile.in(mine)).isEqualTo("serverless.yml");
        assertThat(mine.resolve("template.yaml")).doesNotExist();
    }

    @Test
    void oneFieldIsOneLineAndUndoGivesTheBytesBack() throws IOException {
        OpenProject project = imported();
        project.store().apply(new CardEdit.SetField(card(project, "search"), "memory", Optional.of(Value.of(1024))));
        project.save();
        assertThat(text()).isEqualTo(FILE.replace("memorySize: 512   #", "memorySize: 1024   #"));
        project.store().undo();
        project.save();
        assertThat(text()).isEqualTo(FILE);
        assertThat(mine.resolve("template.yaml")).doesNotExist();
    }

    @Test
    void aChangeOfAnotherProgramIsReadAndKeepsTheCard() throws IOException {
        OpenProject project = imported();
        NodeId search = card(project, "search");
        Files.writeString(mine.resolve("serverless.yml"), FILE.replace("512", "640"));
        assertThat(project.look().now().changed()).containsExactly("serverless.yml");
        assertThat(project.save()).isInstanceOf(SaveResult.ChangedOnDisk.class);
        project.reloading().now();
        assertThat(project.store().design().requireNode(search).field("memory")).contains(Value.of(640));
        assertThat(OpenProject.open(mine).store().design()).isEqualTo(project.store().design());
    }

    @Test
    void brokenTextKeepsTheLastGoodDrawingAndIsTold() throws IOException {
        OpenProject project = imported();
        Files.writeString(mine.resolve("serverless.yml"), FILE.replace("  name: aws", " name: [aws"));
        project.reloading().now();
        assertThat(project.store().design().nodes()).containsKey(card(project, "search"));
        assertThat(project.notices()).singleElement().asString().startsWith("serverless.yml: ").contains("ine ");
        assertThat(project.templateFindings().map(TemplateFindings::findings).orElseThrow()).extracting(Finding::rule).contains("template-unreadable");
    }

    @Test
    void findingsKnowWhereCardsStand() {
        OpenProject project = imported();
        TemplateFindings findings = project.templateFindings().orElseThrow();
        assertThat(findings.place(new Subject.OfNode(card(project, "search"), "memory"))).contains(new Subject.OfFile("serverless.yml", 9, 5));
        assertThat(findings.place(new Subject.OfNode(card(project, "Orders"), ""))).contains(new Subject.OfFile("serverless.yml", 17, 5));
    }

    @Test
    void aNewFunctionGetsItsJavaAndTheFileNamesIt() throws IOException {
        OpenProject project = imported();
        project.store().apply(new CardEdit.AddNode(Node.of(new NodeId("mail"), "function", "send mail"), Optional.empty()));
        project.generate();
        assertThat(text()).contains("  sendMail:\n    handler: ").contains("artifact: functions/send-mail/target/send-mail.zip");
        assertThat(mine.resolve("functions/send-mail/pom.xml")).exists();
        assertThat(mine.resolve("template.yaml")).doesNotExist();
        assertThat(OpenProject.open(mine).store().design()).isEqualTo(project.store().design());
        project.store().apply(new CardEdit.RenameNode(new NodeId("mail"), "post"));
        project.generate();
        assertThat(text()).contains("  post:\n    handler: ").contains("artifact: functions/post/target/post.zip").doesNotContain("sendMail:");
        assertThat(mine.resolve("functions/post/pom.xml")).exists();
    }

    @Test
    void otherFormatsAreWrittenWithWhatIsLost() {
        OpenProject project = imported();
        Exports exports = new Exports(project.targets().template());
        Export sam = exports.export(project.store().drawing(), Exports.SAM);
        assertThat(Document.parse(sam.files().getFirst().content()).tree().at("Resources", "SearchLambdaFunction", "Type")).isPresent();
        assertThat(sam.files().getFirst().content()).doesNotContain("Serverless::Event");
        assertThat(sam.cards()).filteredOn(card -> card.level() == Portability.Level.IMPOSSIBLE).extracting(Portability::card).containsExactly("search alb");
        assertThat(exports.export(project.store().drawing(), "serverless").files().getFirst().content()).isEqualTo(FILE);
        assertThat(exports.export(project.store().drawing(), "serverless").cards()).extracting(Portability::level).containsOnly(Portability.Level.EXACT);
        assertThat(exports.export(project.store().drawing(), "terraform").files()).isNotEmpty();
    }

    @Test
    void aFolderWithSuchAFileOpensInPlace() {
        assertThat(OpenProject.openAt(theirs.resolve("serverless.yml")).templateFile()).isEqualTo("serverless.yml");
        assertThat(OpenProject.open(theirs).store().design().nodes()).hasSize(5);
        assertThat(List.of(theirs.resolve("drawbridge.json"))).allSatisfy(file -> assertThat(file).doesNotExist());
    }

    @Test
    void whatIsNoSuchFileIsNotImported() throws IOException {
        Files.writeString(theirs.resolve("serverless.yml"), "org: me\n");
        assertThatThrownBy(this::imported).isInstanceOf(ProjectFileException.class).hasMessageContaining("serverless.yml: Line 1, column 1: This is no file of the Serverless Framework");
        assertThat(mine).doesNotExist();
    }
}
