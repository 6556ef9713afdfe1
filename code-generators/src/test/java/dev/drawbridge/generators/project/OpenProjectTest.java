package dev.drawbridge.generators.project;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.drawbridge.generators.sam.Drawings;
import dev.drawbridge.generators.sam.SamTarget;
import dev.drawbridge.generators.sam.SamTemplate;
import dev.drawbridge.model.Design;
import dev.drawbridge.model.Layout;
import dev.drawbridge.model.NodeId;
import dev.drawbridge.model.Point;
import dev.drawbridge.model.Settings;
import dev.drawbridge.model.Value;
import dev.drawbridge.model.edit.CardEdit;
import dev.drawbridge.model.edit.Edit;
import dev.drawbridge.model.edit.WholeEdit;
import dev.drawbridge.model.file.ProjectFileException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What a user does with a project, from the first save to the last. */
class OpenProjectTest {
    private static final SamTemplate TEMPLATE = new SamTemplate(Drawings.CATALOGUE, Drawings.WIRES);
    private static final Targets TARGETS = new Targets(TEMPLATE, List.of(new SamTarget(TEMPLATE, FakeTarget::code)));
    private static final NodeId PURCHASE = new NodeId("purchase");

    @TempDir
    Path root;
    private Path folder;

    @BeforeEach
    void aPetStore() {
        folder = root.resolve("shop");
        OpenProject.create(folder, Drawings.petStore(), Layout.empty().withPlace(PURCHASE, new Point(10, 20)));
    }

    private OpenProject open() {
        return OpenProject.open(folder, TARGETS, TemplateLens.NONE);
    }

    private String template() throws IOException {
        return Files.readString(folder.resolve("template.yaml"));
    }

    private static Edit memory(int megabytes) {
        return new CardEdit.SetField(PURCHASE, "memory", Optional.of(Value.of(megabytes)));
    }

    @Test
    void whatWasDrawnAndSavedIsThereAgainWhenItIsOpenedAgain() throws IOException {
        OpenProject project = open();
        assertThat(project.store().design()).isEqualTo(Drawings.petStore());
        project.store().apply(memory(2048));
        project.store().apply(new CardEdit.RenameNode(new NodeId("products"), "goods"));
        assertThat(project.store().isChanged()).isTrue();
        assertThat(project.save()).isInstanceOfSatisfying(SaveResult.Saved.class, saved -> assertThat(saved.files()).containsExactly("drawbridge.json", "template.yaml"));
        assertThat(project.store().isChanged()).isFalse();

        OpenProject again = open();
        assertThat(again.store().drawing()).isEqualTo(project.store().drawing());
        assertThat(again.notices()).isEmpty();
        assertThat(template()).contains("MemorySize: 2048", "Goods:", "GOODS_TABLE_NAME").doesNotContain("PRODUCTS");
        assertThat(again.save()).isEqualTo(new SaveResult.Saved(List.of(), List.of()));
    }

    @Test
    void whatIsDrawnWhileASaveIsWrittenElsewhereStaysUnsavedAndTheNextSaveHasIt() throws Exception {
        OpenProject project = open();
        project.store().apply(memory(2048));
        PendingSave save = project.take();
        project.store().apply(memory(3072));
        Thread writer = Thread.ofVirtual().start(save::write);
        writer.join();
        assertThat(template()).contains("MemorySize: 2048");
        assertThat(project.store().isChanged()).isTrue();
        project.finish(save);
        assertThat(project.store().isChanged()).isTrue();
        assertThat(project.look().now().changed()).isEmpty();
        assertThat(project.save()).isInstanceOf(SaveResult.Saved.class);
        assertThat(template()).contains("MemorySize: 3072");
        assertThat(project.store().isChanged()).isFalse();
    }

    @Test
    void aSaveThatWasTakenAndNotWrittenLeavesNothingBehind() {
        OpenProject project = open();
        project.store().apply(memory(2048));
        project.finish(project.take());
        assertThat(project.store().isChanged()).isTrue();
        assertThat(project.save()).isInstanceOf(SaveResult.Saved.class);
    }

    @Test
    void undoGivesBackTheTemplateByteForByte() throws IOException {
        Files.writeString(folder.resolve("template.yaml"), template().replace("      MemorySize: 1024\n", "      MemorySize: 1024 # enough for the PDF\n"));
        OpenProject project = open();
        String text = project.store().drawing().texts().get("template.yaml");
        project.store().apply(new CardEdit.RemoveNodes(Set.of(PURCHASE)));
        assertThat(project.store().drawing().texts().get("template.yaml")).doesNotContain("enough for the PDF");
        project.store().undo();
        assertThat(project.store().drawing().texts().get("template.yaml")).isEqualTo(text);
    }

    @Test
    void aFileThatAnotherProgramChangedIsNotOverwrittenUntilTheUserSaysSo() throws IOException {
        OpenProject project = open();
        project.store().apply(memory(2048));
        String theirs = template() + "# theirs\n";
        Files.writeString(folder.resolve("template.yaml"), theirs);
        assertThat(project.save()).isInstanceOfSatisfying(SaveResult.ChangedOnDisk.class, changed -> {
            assertThat(changed.files()).containsExactly("template.yaml");
            assertThat(changed.sentence()).startsWith("template.yaml was changed by another program");
        });
        assertThat(template()).isEqualTo(theirs);
        assertThatThrownBy(project::generate).isInstanceOf(ProjectFileException.class).hasMessageContaining("changed by another program");

        project.saveOver();
        assertThat(template()).contains("MemorySize: 2048").doesNotContain("# theirs");
    }

    @Test
    void reloadingTakesWhatIsOnDiskAndCanBeUndone() throws IOException {
        OpenProject project = open();
        OpenProject other = open();
        other.store().apply(new CardEdit.RenameNode(new NodeId("products"), "goods"));
        other.save();
        Files.writeString(folder.resolve("template.yaml"), template() + "# theirs\n");
        assertThat(project.look().now().changed()).containsExactly("drawbridge.json", "template.yaml");

        project.reloading().now();
        assertThat(project.look().now().changed()).isEmpty();
        assertThat(project.store().design()).isEqualTo(other.store().design());
        assertThat(project.store().drawing().texts().get("template.yaml")).endsWith("# theirs\n").contains("Goods:");
        assertThat(project.store().isChanged()).isFalse();
        project.store().undo();
        assertThat(project.store().design()).isEqualTo(Drawings.petStore());
    }

    @Test
    void aTemplateThatWasChangedBetweenTwoSessionsStaysTheUsersText() throws IOException {
        Files.writeString(folder.resolve("template.yaml"), "# mine\n" + template());
        OpenProject project = open();
        project.store().apply(memory(2048));
        project.save();
        assertThat(template()).startsWith("# mine\n").contains("MemorySize: 2048");
    }

    @Test
    void theLensIsAskedOnlyAboutATemplateThatWasChangedElsewhere() throws IOException {
        TemplateLens lens = (text, known) -> text.contains("# mine") ? known.withName("read from the template") : known.withName("asked for nothing");
        assertThat(OpenProject.open(folder, TARGETS, lens).store().design().name()).isEqualTo("pet-store");
        Files.writeString(folder.resolve("template.yaml"), "# mine\n" + template());
        assertThat(OpenProject.open(folder, TARGETS, lens).store().design().name()).isEqualTo("read from the template");
    }

    @Test
    void aDrawingThatWasEditedAsTextTakesItsTemplateAlong() throws IOException {
        Path file = folder.resolve("drawbridge.json");
        Files.writeString(file, Files.readString(file).replace("1024", "4096"));
        OpenProject project = open();
        assertThat(project.store().drawing().texts().get("template.yaml")).contains("MemorySize: 4096").doesNotContain("1024");
        project.save();
        assertThat(template()).contains("MemorySize: 4096");
    }

    @Test
    void aBrokenTemplateIsSaidAndKept() throws IOException {
        Files.writeString(folder.resolve("template.yaml"), "Resources: [");
        Path file = folder.resolve("drawbridge.json");
        Files.writeString(file, Files.readString(file).replace("1024", "4096"));
        OpenProject project = open();
        assertThat(project.notices()).singleElement().asString().startsWith("template.yaml: The template cannot follow the drawing: Line 1");
        project.save();
        assertThat(template()).isEqualTo("Resources: [");
    }

    @Test
    void aTemplateThatWasThereBeforeTheProjectIsKept() throws IOException {
        Path other = root.resolve("other");
        Files.createDirectories(other);
        Files.writeString(other.resolve("template.yaml"), "Resources:\n  Mine:\n    Type: AWS::SNS::Topic\n");
        OpenProject.create(other, Design.empty("other"), Layout.empty());
        assertThat(Files.readString(other.resolve("template.yaml"))).isEqualTo("Resources:\n  Mine:\n    Type: AWS::SNS::Topic\n");
    }

    @Test
    void aSaveThatFailsHalfWayIsTakenBackAndSaidInOneSentence() throws IOException {
        OpenProject project = open();
        project.store().apply(memory(2048));
        project.store().apply(new CardEdit.MoveNodes(Map.of(PURCHASE, new Point(1, 1))));
        String before = template();
        String design = Files.readString(folder.resolve("drawbridge.json"));
        Path layout = folder.resolve("drawbridge.layout.json");
        // the file that is written last leads to where nothing can be written, not even by root
        Files.delete(layout);
        try {
            Files.createSymbolicLink(layout, Path.of("template.yaml", "nowhere"));
        } catch (IOException | UnsupportedOperationException e) {
            Assumptions.abort("links cannot be made here: " + e);
        }
        assertThatThrownBy(project::saveOver).isInstanceOf(ProjectFileException.class).hasMessageContaining("drawbridge.layout.json cannot be written");
        assertThat(template()).isEqualTo(before);
        assertThat(folder.resolve("drawbridge.json")).hasContent(design);
        assertThat(project.store().isChanged()).isTrue();

        Files.delete(layout);
        project.saveOver();
        assertThat(template()).contains("MemorySize: 2048");
        assertThat(open().store().drawing()).isEqualTo(project.store().drawing());
    }

    @Test
    void aFolderThatIsWriteProtectedGivesOneSentence() {
        OpenProject project = open();
        project.store().apply(memory(2048));
        assertThat(folder.toFile().setWritable(false)).isTrue();
        try {
            Assumptions.assumeFalse(Files.isWritable(folder), "this user may write everywhere");
            assertThatThrownBy(project::save).isInstanceOf(ProjectFileException.class).hasMessageContaining("template.yaml cannot be written");
        } finally {
            assertThat(folder.toFile().setWritable(true)).isTrue();
        }
    }

    @Test
    void generatingTwiceWritesNothingTheSecondTimeAndNeverTheUsersCode() throws IOException {
        OpenProject project = open();
        Generated first = project.generate();
        assertThat(first.written()).contains("pom.xml", "functions/search/pom.xml", "functions/search/src/generated/java/SearchHandler.java");
        assertThat(first.notes()).isEmpty();
        Path user = folder.resolve("functions/search/src/main/java/com/example/petstore/search/Search.java");
        Files.writeString(user, "// my code\n");
        Generated second = open().generate();
        assertThat(second.written()).isEmpty();
        assertThat(second.kept()).contains("functions/search/src/main/java/com/example/petstore/search/Search.java");
        assertThat(user).hasContent("// my code\n");
    }

    @Test
    void ofAFunctionThatIsGoneOurFilesGoAndTheUsersStay() throws IOException {
        OpenProject project = open();
        project.generate();
        project.store().apply(new CardEdit.RemoveNodes(Set.of(new NodeId("search"))));
        Generated generated = project.generate();
        assertThat(generated.removed()).containsExactly("functions/search/src/generated/java/SearchHandler.java");
        assertThat(folder.resolve("functions/search/src/generated")).doesNotExist();
        assertThat(folder.resolve("functions/search/src/main/java/com/example/petstore/search/Search.java")).exists();
    }

    @Test
    void onAFreshCloneOurFilesAreKnownByTheirMark() throws IOException {
        open().generate();
        Files.delete(folder.resolve(".drawbridge/generated.json"));
        Files.writeString(folder.resolve("pom.xml"), "<project/><!-- Generated from the drawing. --> of last week\n");
        assertThat(open().generate().written()).containsExactly("pom.xml");
    }

    @Test
    void aFileOfTheUsersInThePlaceOfAGeneratedOneIsLeftAlone() throws IOException {
        Files.writeString(folder.resolve("pom.xml"), "<project>mine</project>\n");
        Generated generated = open().generate();
        assertThat(folder.resolve("pom.xml")).hasContent("<project>mine</project>\n");
        assertThat(generated.notes()).singleElement().asString().startsWith("pom.xml was not written by Drawbridge");
    }

    @Test
    void aRenamedFunctionTakesItsCodeAlongAndUndoBringsItBack() throws IOException {
        OpenProject project = open();
        project.generate();
        Path old = folder.resolve("functions/search/src/main/java/com/example/petstore/search");
        Files.writeString(old.resolve("Search.java"), "package com.example.petstore.search;\n\n/** Mine. */\npublic class Search {\n    Search() {}\n}\n");
        Files.writeString(old.resolve("Index.java"), "package com.example.petstore.search;\n\nclass Index { Search search; }\n");
        project.store().apply(new CardEdit.RenameNode(new NodeId("search"), "find things"));
        assertThat(project.save()).isInstanceOfSatisfying(SaveResult.Saved.class, saved -> assertThat(saved.notes()).containsExactly(
                "The code of find things moved to functions/find-things/src/main/java/com/example/petstore/findthings/FindThings.java."));
        Path now = folder.resolve("functions/find-things/src/main/java/com/example/petstore/findthings");
        assertThat(now.resolve("FindThings.java")).hasContent("package com.example.petstore.findthings;\n\n/** Mine. */\npublic class FindThings {\n    FindThings() {}\n}\n");
        assertThat(now.resolve("Index.java")).hasContent("package com.example.petstore.findthings;\n\nclass Index { FindThings search; }\n");
        assertThat(folder.resolve("functions/search")).doesNotExist();
        assertThat(folder.resolve("functions/find-things/pom.xml")).hasContent("<artifactId>find-things-wiring</artifactId>\n");
        Generated generated = project.generate();
        assertThat(generated.removed()).containsExactly("functions/find-things/src/generated/java/SearchHandler.java");

        project.store().undo();
        project.generate();
        assertThat(old.resolve("Search.java")).hasContent("package com.example.petstore.search;\n\n/** Mine. */\npublic class Search {\n    Search() {}\n}\n");
        assertThat(folder.resolve("functions/find-things")).doesNotExist();
    }

    @Test
    void codeFollowsTheNameOfACardThatItIsWiredTo() throws IOException {
        OpenProject project = open();
        project.generate();
        Path java = folder.resolve("functions/search/src/main/java/com/example/petstore/search/Search.java");
        Files.writeString(java, "package com.example.petstore.search;\n\nclass Search { ProductsTable products; List<ProductsItem> ProductsOther; }\n");
        project.store().apply(new CardEdit.RenameNode(new NodeId("products"), "goods"));
        assertThat(((SaveResult.Saved) project.save()).notes()).anyMatch(note -> note.startsWith("The code of search uses GoodsItem, "));
        assertThat(java).hasContent("package com.example.petstore.search;\n\nclass Search { GoodsTable products; List<GoodsItem> ProductsOther; }\n");
    }

    @Test
    void codeNeverMovesOverOtherCode() throws IOException {
        OpenProject project = open();
        project.generate();
        Files.createDirectories(folder.resolve("functions/find/src"));
        project.store().apply(new CardEdit.RenameNode(new NodeId("search"), "find"));
        assertThatThrownBy(project::save).isInstanceOf(ProjectFileException.class).hasMessageContaining("functions/find now, but there is code already");
        assertThat(open().store().design().nodeNamed("search")).isPresent();
    }

    @Test
    void writtenElsewhereAProjectHasTheUsersCodeAndStandsOnItsOwn() throws IOException {
        OpenProject project = open();
        project.generate();
        Path java = folder.resolve("functions/search/src/main/java/com/example/petstore/search");
        Files.writeString(java.resolve("Search.java"), "// mine\n");
        Files.writeString(java.resolve("Index.java"), "// also mine\n");
        Files.createDirectories(folder.resolve("functions/search/src/main/resources"));
        Files.write(folder.resolve("functions/search/src/main/resources/logo.png"), new byte[] {(byte) 0x89, 'P', 'N', 'G', (byte) 0xff});
        Path out = root.resolve("out");
        Generated generated = project.generate(out, TARGETS.require("aws"));
        assertThat(generated.notes()).isEmpty();
        Path there = out.resolve("functions/search/src/main/java/com/example/petstore/search");
        assertThat(there.resolve("Search.java")).hasContent("// mine\n");
        assertThat(there.resolve("Index.java")).hasContent("// also mine\n");
        assertThat(out.resolve("functions/search/src/main/resources/logo.png")).exists();
        assertThat(out.resolve("template.yaml")).hasContent(template());

        Files.writeString(java.resolve("Search.java"), "// mine, better\n");
        Files.writeString(there.resolve("Index.java"), "// changed there\n");
        assertThat(project.generate(out, TARGETS.require("aws")).notes()).singleElement().asString().contains("Index.java was changed by another program");
        assertThat(there.resolve("Search.java")).hasContent("// mine, better\n");
        assertThat(there.resolve("Index.java")).hasContent("// changed there\n");
    }

    @Test
    void aProjectWithoutTargetsSaysWhatToTick() {
        OpenProject project = open();
        Settings settings = project.store().design().settings();
        project.store().apply(new WholeEdit.ChangeSettings(new Settings(new TreeSet<>(), settings.javaPackage(), settings.suppressions(), settings.unknown())));
        assertThatThrownBy(project::generate).hasMessage("No target is ticked that this version can write for. Tick one of: aws.");
        assertThatThrownBy(() -> TARGETS.require("moon")).hasMessage("There is no target \"moon\"; there is aws.");
    }

    @Test
    void aFolderWithoutAProjectGivesOneSentence() {
        assertThatThrownBy(() -> OpenProject.open(root.resolve("nowhere"))).isInstanceOf(ProjectFileException.class).hasMessageContaining("does not exist");
    }
}
