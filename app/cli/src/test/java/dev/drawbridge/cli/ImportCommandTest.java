package dev.drawbridge.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Somebody's template from the terminal: imported, changed by commands, checked, reported. */
class ImportCommandTest {
    private static final String TEMPLATE = """
            Transform: AWS::Serverless-2016-10-31
            Resources:
              # the one that answers
              Answer:
                Type: AWS::Serverless::Function
                Properties:
                  CodeUri: code
                  Handler: app.Answer
                  Runtime: java21
                  MemorySize: 512
                  Environment: {Variables: {WHERE: !Ref Nowhere}}
              Jobs:
                Type: AWS::SQS::Queue
            """;

    @TempDir
    private Path folder;
    private Path file;
    private Path project;

    @BeforeEach
    void write() throws IOException {
        Files.createDirectories(folder.resolve("theirs/code"));
        Files.writeString(folder.resolve("theirs/code/Answer.java"), "class Answer {}\n");
        file = folder.resolve("theirs/template.yaml");
        Files.writeString(file, TEMPLATE);
        project = folder.resolve("mine");
    }

    private String text() throws IOException {
        return Files.readString(project.resolve("template.yaml"));
    }

    @Test
    void anImportedTemplateIsEditedByCommandsWhereItStands() throws IOException {
        Terminal made = Terminal.run("import", file, project);
        assertThat(made.err()).isEmpty();
        assertThat(made.out()).startsWith("Made " + project + " from " + file + ": 2 cards, 0 wires, 0 resources without a kind of its own.");
        assertThat(text()).isEqualTo(TEMPLATE);
        assertThat(project.resolve("code/Answer.java")).hasContent("class Answer {}");

        assertThat(Terminal.run("edit", project, "set", "Answer.memory", "1024").err()).isEmpty();
        assertThat(text()).isEqualTo(TEMPLATE.replace("512", "1024"));
        assertThat(Terminal.run("edit", project, "connect", "Answer", "Jobs").err()).isEmpty();
        assertThat(text()).contains("sqs:SendMessage").contains("JOBS_QUEUE_URL: !Ref Jobs").doesNotContain("AnswerRole");
        Terminal renamed = Terminal.run("edit", project, "rename", "Jobs", "Work");
        assertThat(renamed.err()).isEmpty();
        assertThat(renamed.out()).as("a resource with another name is not lost").startsWith("Rename to Work. Changed: ");
        assertThat(text()).contains("\n  Work:\n").doesNotContain("!Ref Jobs").contains("# the one that answers");
        assertThat(Terminal.run("generate", project).exit()).isZero();
        assertThat(project.resolve("functions")).doesNotExist();
    }

    @Test
    void aRemovalNamesTheResourcesThatWent() {
        Terminal.run("import", file, project);
        assertThat(Terminal.run("edit", project, "remove", "Jobs").out()).contains("template.yaml loses Jobs (AWS::SQS::Queue).", "Changed: ");
        assertThat(Terminal.run("edit", project, "set", "Answer.memory", "1024").out()).doesNotContain("loses");
    }

    @Test
    void findingsSayFileLineAndColumn() {
        Terminal.run("import", file, project);
        Terminal check = Terminal.run("check", project);
        assertThat(check.out()).contains("template.yaml:11:45: \"Nowhere\" is neither a resource nor a parameter");
        assertThat(check.exit()).isEqualTo(1);
    }

    @Test
    void theReportHasARowForEachTemplateAndTheSums() throws IOException {
        Files.writeString(folder.resolve("theirs/broken.yaml"), "Resources:\n  A: {Type: AWS::SQS::Queue\n");
        Files.writeString(folder.resolve("theirs/other.yaml"), "name: something else\n");
        Terminal report = Terminal.run("import", "--report", folder, "--json");
        JsonNode facts = JsonMapper.shared().readTree(report.out());
        assertThat(facts.path("templates")).hasSize(2);
        assertThat(facts.path("sums").path("opened").asInt()).isEqualTo(1);
        assertThat(facts.path("sums").path("identical").asInt()).isEqualTo(1);
        assertThat(facts.path("templates").path(1).path("cards").asInt()).isEqualTo(2);
        assertThat(facts.path("templates").path(0).path("problem").asString()).contains("ine ");
        assertThat(report.exit()).isEqualTo(1);
        assertThat(Terminal.run("import", "--report", folder).out()).contains("2 templates, 1 opened, 1 byte-identical; 2 resources: 2 cards");
    }

    @Test
    void theReportSaysWhichJavaFunctionsAreAttachedToTheirClass() throws IOException {
        Path mine = Files.createDirectories(folder.resolve("java"));
        Files.createDirectories(mine.resolve(".git"));
        Files.writeString(mine.resolve("template.yaml"), """
                Transform: AWS::Serverless-2016-10-31
                Globals: {Function: {Runtime: java25, CodeUri: target/all.jar}}
                Resources:
                  Here: {Type: AWS::Serverless::Function, Properties: {Handler: "shop.Here::handleRequest"}}
                  Gone: {Type: AWS::Serverless::Function, Properties: {Handler: shop.Gone}}
                """);
        Path source = mine.resolve("service/src/main/java/shop/Here.java");
        Files.createDirectories(source.getParent());
        Files.writeString(source, "package shop;\nclass Here {}\n");
        assertThat(Terminal.run("import", "--report", mine).out()).contains("2 Java functions, 1 attached to their class", "class not found: Gone (shop.Gone)")
                .doesNotContain("no sources here");
        Files.delete(source);
        assertThat(Terminal.run("import", "--report", mine).out().lines().toList()).contains("       no sources here: the classes of its Java functions (2) cannot be found")
                .noneMatch(line -> line.contains("class not found"));
    }

    @Test
    void whatIsNoTemplateIsOneSentenceWithItsPlace() throws IOException {
        Files.writeString(file, "a: b\n");
        Terminal refused = Terminal.run("import", file, project);
        assertThat(refused.exit()).isEqualTo(1);
        assertThat(refused.err().lines()).singleElement().asString().isEqualTo("drawbridge: " + file + ": Line 1, column 1: This is no template: the section Resources is missing.");
        assertThat(project).doesNotExist();
    }

    @Test
    void withoutATemplateItIsUsedWrongly() {
        assertThat(Terminal.run("import").exit()).isEqualTo(2);
        assertThat(Terminal.run("import", "--report", file).exit()).isEqualTo(2);
    }
}
