package dev.drawbridge.generators.project;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.drawbridge.model.Node;
import dev.drawbridge.model.NodeId;
import dev.drawbridge.model.Point;
import dev.drawbridge.model.Value;
import dev.drawbridge.model.edit.CardEdit;
import dev.drawbridge.model.edit.WireEdit;
import dev.drawbridge.model.file.ProjectFileException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFileAttributeView;
import java.nio.file.attribute.PosixFilePermission;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Somebody's template as a project: copied, opened, changed here and elsewhere. */
class ImportsTest {
    private static final String TEMPLATE = """
            # my shop
            AWSTemplateFormatVersion: '2010-09-09'
            Transform: AWS::Serverless-2016-10-31
            Globals:
              Function: {Timeout: 20, Runtime: java21}
            Resources:
              GetThingsFunction: # answers
                Type: AWS::Serverless::Function
                Properties:
                  CodeUri: src/get
                  Handler: shop.Get::handle
                  MemorySize: 1024   # enough
                  Policies:
                    - DynamoDBReadPolicy: {TableName: !Ref ThingsTable}
                  Events:
                    Get: {Type: Api, Properties: {Path: /things, Method: get}}
              ThingsTable: {Type: AWS::Serverless::SimpleTable}
            """;

    @TempDir
    private Path root;
    private Path file;
    private Path project;

    @Test
    void theBuildOfAClassComesAlongWhereTheTemplateNamesABucket() throws IOException {
        Files.createDirectories(root.resolve("theirs/.git"));
        Files.writeString(file, TEMPLATE.replace("CodeUri: src/get", "CodeUri: s3://code/get.jar"));
        Path source = Files.createDirectories(root.resolve("theirs/get/src/main/java/shop")).resolve("Get.java");
        Files.writeString(source, "package shop;\nclass Get {}\n");
        Files.writeString(root.resolve("theirs/get/pom.xml"), "<project/>");
        assertThat(Imports.copy(file, project).copied()).containsExactly("get/pom.xml", "get/src/main/java/shop/Get.java", "shop.yml");
    }

    @Test
    void aClassOutsideOfTheTemplatesFolderIsSaidToStayBehind() throws IOException {
        Files.createDirectories(root.resolve(".git"));
        Files.writeString(file, TEMPLATE.replace("CodeUri: src/get", "CodeUri: s3://code/get.jar"));
        Path source = Files.createDirectories(root.resolve("get/src/main/java/shop")).resolve("Get.java");
        Files.writeString(source, "package shop;\nclass Get {}\n");
        assertThat(Imports.copy(file, project).notes()).containsExactly("The code of GetThingsFunction is in ../get/src/main/java/shop/Get.java, outside the folder of the template, so it was not copied. "
                + "Open the template where it is to work with its code.");
    }

    @BeforeEach
    void write() throws IOException {
        Files.createDirectories(root.resolve("theirs/src/get"));
        Files.writeString(root.resolve("theirs/src/get/Get.java"), "class Get {}\n");
        file = root.resolve("theirs/shop.yml");
        Files.writeString(file, TEMPLATE);
        project = root.resolve("mine");
    }

    private String text() throws IOException {
        return Files.readString(project.resolve("shop.yml"));
    }

    private static Node named(OpenProject open, String name) {
        return open.store().design().nodeNamed(name).orElseThrow();
    }

    @Test
    void theTemplateAndItsFilesAreCopiedWithTheirBytes() throws IOException {
        Imports.Imported imported = Imports.copy(file, project);
        assertThat(imported.copied()).containsExactly("shop.yml", "src/get/Get.java");
        assertThat(text()).isEqualTo(TEMPLATE);
        assertThat(Files.readString(project.resolve("src/get/Get.java"))).isEqualTo("class Get {}\n");
        assertThat(imported.project().store().design().nodes()).hasSize(3);
        assertThat(imported.project().store().design().wires()).hasSize(2);
        assertThat(imported.project().store().layout().places()).hasSize(3);
        assertThat(Files.exists(project.resolve("drawbridge.json"))).isTrue();
    }

    @Test
    void theCopyOfAFileThatMustNotBeEditedCanBe() throws IOException {
        Assumptions.assumeTrue(Files.getFileStore(root).supportsFileAttributeView(PosixFileAttributeView.class), "permissions here are not those of POSIX");
        Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("r--r--r--"));
        Imports.copy(file, project);
        assertThat(Files.getPosixFilePermissions(project.resolve("shop.yml"))).contains(PosixFilePermission.OWNER_WRITE);
    }

    private void theirs(String path) throws IOException {
        Path there = Files.createDirectories(file.resolveSibling(path).getParent()).resolve(file.resolveSibling(path).getFileName());
        Files.writeString(there, "x");
    }

    @Test
    void codeThatABuildMakesBringsTheWholeBuildAndNotWhatItMade() throws IOException {
        Files.writeString(file, TEMPLATE.replaceFirst("CodeUri: [^\\s,}]+", "CodeUri: services/get/target/get.jar"));
        for (String path : List.of("services/get/pom.xml", "services/get/src/main/java/Get.java", "services/get/target/get.jar", "services/get/target/classes/Get.class", "pom.xml", "mvnw", ".mvn/wrapper/maven-wrapper.properties", "notes.txt")) {
            theirs(path);
        }
        Imports.Imported imported = Imports.copy(file, project);
        assertThat(imported.notes()).isEmpty();
        assertThat(imported.copied()).containsExactly(".mvn/wrapper/maven-wrapper.properties", "mvnw", "pom.xml", "services/get/pom.xml", "services/get/src/main/java/Get.java", "shop.yml");
    }

    @Test
    void aModuleBringsTheModulesBesideIt() throws IOException {
        Files.writeString(file, TEMPLATE.replaceFirst("CodeUri: [^\\s,}]+", "CodeUri: all/get"));
        for (String path : List.of("all/get/build.gradle", "all/get/src/Get.java", "all/get/build/libs/get.jar", "all/common/build.gradle", "all/common/src/Common.java", "all/settings.gradle", "all/gradlew")) {
            theirs(path);
        }
        assertThat(Imports.copy(file, project).copied())
                .containsExactly("all/common/build.gradle", "all/common/src/Common.java", "all/get/build.gradle", "all/get/src/Get.java", "all/gradlew", "all/settings.gradle", "shop.yml");
    }

    @Test
    void openedAgainItIsTheSameProjectAndGeneratingWritesNoCodeOfOurs() throws IOException {
        Imports.copy(file, project);
        OpenProject open = OpenProject.open(project);
        assertThat(open.templateFile()).isEqualTo("shop.yml");
        assertThat(open.generate().written()).isEmpty();
        assertThat(text()).isEqualTo(TEMPLATE);
        try (var files = Files.list(project)) {
            assertThat(files.map(each -> each.getFileName().toString())).containsExactlyInAnyOrder(".drawbridge", ".gitignore", "drawbridge.json", "drawbridge.layout.json", "shop.yml", "src");
        }
    }

    @Test
    void oneFieldChangesOneLine() throws IOException {
        OpenProject open = Imports.copy(file, project).project();
        open.store().apply(new CardEdit.SetField(named(open, "GetThingsFunction").id(), "memory", Optional.of(Value.of(2048))));
        open.save();
        assertThat(text()).isEqualTo(TEMPLATE.replace("MemorySize: 1024   # enough", "MemorySize: 2048   # enough"));
        open.store().undo();
        open.save();
        assertThat(text()).isEqualTo(TEMPLATE);
    }

    @Test
    void whatIsInheritedIsOverriddenOnTheFunctionItself() throws IOException {
        OpenProject open = Imports.copy(file, project).project();
        assertThat(named(open, "GetThingsFunction").field("timeout")).contains(Value.of(20));
        open.store().apply(new CardEdit.SetField(named(open, "GetThingsFunction").id(), "timeout", Optional.of(Value.of(30))));
        open.save();
        assertThat(text()).contains("Function: {Timeout: 20, Runtime: java21}").contains("      Timeout: 30\n");
        assertThat(text().lines().count()).isEqualTo(TEMPLATE.lines().count() + 1);
    }

    @Test
    void accessThatGetsWiderIsTheWiderPolicyTemplate() throws IOException {
        OpenProject open = Imports.copy(file, project).project();
        var wire = open.store().design().wires().values().stream().filter(w -> w.to().node().equals(named(open, "ThingsTable").id())).findFirst().orElseThrow();
        open.store().apply(new WireEdit.SetWireField(wire.id(), "mode", Optional.of(Value.of("read-write"))));
        open.save();
        assertThat(text()).isEqualTo(TEMPLATE.replace("DynamoDBReadPolicy", "DynamoDBCrudPolicy"));
    }

    @Test
    void aChangeByAnotherProgramKeepsPlacesAndNotes() throws IOException {
        OpenProject open = Imports.copy(file, project).project();
        NodeId function = named(open, "GetThingsFunction").id();
        open.store().apply(new CardEdit.MoveNodes(Map.of(function, new Point(960, 480))));
        open.store().apply(new CardEdit.SetNote(function, "mine"));
        open.save();
        Files.writeString(project.resolve("shop.yml"), TEMPLATE.replace("1024", "512") + "  Jobs: {Type: AWS::SQS::Queue}\n");
        assertThat(open.look().now().changed()).containsExactly("shop.yml");
        open.reloading().now();
        assertThat(named(open, "GetThingsFunction").note()).isEqualTo("mine");
        assertThat(named(open, "GetThingsFunction").id()).isEqualTo(function);
        assertThat(open.store().layout().places().get(function)).isEqualTo(new Point(960, 480));
        assertThat(open.store().layout().places()).containsKey(named(open, "Jobs").id());
        assertThat(text()).contains("MemorySize: 512");
    }

    @Test
    void aTextThatBrokeKeepsTheLastGoodDrawingAndSaysWhere() throws IOException {
        OpenProject open = Imports.copy(file, project).project();
        Files.writeString(project.resolve("shop.yml"), TEMPLATE + "  Broken: 'x\n");
        open.reloading().now();
        assertThat(open.store().design().nodes()).hasSize(3);
        assertThat(open.notices()).singleElement().satisfies(notice -> assertThat(notice).startsWith("shop.yml: Line 1"));
        assertThat(open.templateFindings().orElseThrow().findings()).isNotEmpty();
        assertThat(text()).endsWith("  Broken: 'x\n");
    }

    @Test
    void aFolderThatHoldsOnlyATemplateOpensWithoutBeingChanged() throws IOException {
        OpenProject open = OpenProject.open(file.getParent());
        assertThat(open.store().design().nodes()).hasSize(3);
        assertThat(Files.exists(file.resolveSibling("drawbridge.json"))).isFalse();
        open.save();
        assertThat(Files.readString(file)).isEqualTo(TEMPLATE);
        assertThat(OpenProject.open(file.getParent()).store().design()).isEqualTo(open.store().design());
    }

    @Test
    void whatIsNoTemplateIsSaidAndNothingIsWritten() throws IOException {
        Files.writeString(file, "a: b\n");
        assertThatThrownBy(() -> Imports.copy(file, project)).isInstanceOf(ProjectFileException.class).hasMessageContaining("shop.yml: Line 1, column 1: This is no template");
        assertThat(Files.exists(project)).isFalse();
        assertThatThrownBy(() -> Imports.copy(root.resolve("absent.yml"), project)).isInstanceOf(ProjectFileException.class).hasMessageContaining("does not exist");
    }

    @Test
    void aFolderThatIsNotEmptyIsLeftAlone() throws IOException {
        Files.createDirectories(project);
        Files.writeString(project.resolve("mine.txt"), "x");
        assertThatThrownBy(() -> Imports.copy(file, project)).isInstanceOf(ProjectFileException.class).hasMessageContaining("not empty");
        assertThat(project.toFile().list()).containsExactly("mine.txt");
    }
}
