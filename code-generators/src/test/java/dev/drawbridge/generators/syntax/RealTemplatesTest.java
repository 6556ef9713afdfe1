package dev.drawbridge.generators.syntax;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;

/** The laws on public templates that lie beside the project; skipped where they do not. */
class RealTemplatesTest {

    @TestFactory
    Stream<DynamicTest> everyRealTemplateKeepsTheLaws() throws IOException {
        Path folder = folder();
        assumeTrue(folder != null, "There is no folder shared/templates beside this project; the real templates are not tested.");
        return Files.readAllLines(folder.resolve("INDEX.tsv")).stream().skip(1).map(l -> l.split("\t")[2])
                .map(f -> DynamicTest.dynamicTest(f, () -> check(new Edits(Document.parse(Files.readString(folder.resolve(f)))))));
    }

    private static Path folder() {
        for (Path up = Path.of("").toAbsolutePath(); up != null; up = up.getParent()) {
            Path there = up.resolve("shared").resolve("templates");
            if (Files.isRegularFile(there.resolve("INDEX.tsv"))) {
                return there;
            }
        }
        return null;
    }

    private static void check(Edits edits) {
        checkNames(edits.document());
        String text = edits.text();
        Tree whole = edits.tree();
        assertThat(edits.set(TreePath.ROOT, whole).text()).isEqualTo(text);
        assertThat(Document.parse(new Emitter(DocumentStyle.STANDARD).emit(whole)).tree()).isEqualTo(whole);
        assertThat(Document.parse(new Emitter(DocumentStyle.STANDARD_JSON).emit(whole)).tree()).isEqualTo(whole);
        List<TreePath> paths = new ArrayList<>();
        EditLawsTest.collect(whole, TreePath.ROOT, paths);
        Tree resource = Tree.map("Type", Tree.string("AWS::SQS::Queue"))
                .with("Properties", Tree.map("Name", Tree.sub("${AWS::StackName}-q")).with("Tags", Tree.seq(Tree.map("Key", Tree.ref("A")).with("Value", Tree.integer(1)))));
        for (TreePath path : paths) {
            switch (whole.at(path).orElseThrow()) {
                case Tree.Scalar(var _, var kind) when kind == Tree.Kind.INT -> {
                    Edits after = edits.set(path, Tree.integer(4711));
                    assertThat(EditLawsTest.changedLines(text, after.text())).isEqualTo(1);
                    assertThat(after.set(path, whole.at(path).orElseThrow()).text()).isEqualTo(text);
                }
                case Tree.Map m when !m.entries().isEmpty() -> {
                    String first = m.entries().firstEntry().getKey();
                    assertThat(edits.put(path, "New", resource, Place.end()).remove(path.child("New")).text()).isEqualTo(text);
                    assertThat(edits.put(path, "New", resource, Place.after(first)).remove(path.child("New")).text()).isEqualTo(text);
                    assertThat(edits.rename(path.child(first), "New").rename(path.child("New"), first).text()).isEqualTo(text);
                }
                case Tree.Seq s when !s.items().isEmpty() -> {
                    assertThat(edits.append(path, resource).remove(path.child(s.items().size())).text()).isEqualTo(text);
                    assertThat(edits.insert(path, 0, resource).remove(path.child(0)).text()).isEqualTo(text);
                }
                case Tree.Scalar _, Tree.Map _, Tree.Seq _, Tree.Intrinsic _ -> { }
            }
            Tree without = Trees.update(whole, path.parent(), c -> Trees.remove(c, path.last()));
            assertThat(edits.remove(path).tree()).isEqualTo(without);
            assertThat(edits.remove(path).set(TreePath.ROOT, whole).tree()).isEqualTo(whole);
        }
    }

    private static void checkNames(Document document) {
        for (NameUse use : new CloudFormationNames(document).uses()) {
            assertThat(use.span().in(document.text())).isEqualTo(use.id());
            if (use.kind() == NameUse.Kind.DEFINITION) {
                Document renamed = new CloudFormationNames(document).rename(use.id(), "RenamedThing");
                CloudFormationNames names = new CloudFormationNames(renamed);
                assertThat(names.uses(use.id())).isEmpty();
                assertThat(names.uses("RenamedThing")).hasSameSizeAs(new CloudFormationNames(document).uses(use.id()));
                assertThat(EditLawsTest.changedLines(document.text(), renamed.text())).isLessThanOrEqualTo(names.uses("RenamedThing").size());
                assertThat(names.rename("RenamedThing", use.id()).text()).isEqualTo(document.text());
            }
        }
    }
}
