package dev.drawbridge.generators.syntax;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;

/** The laws of editing on JSON, indented with spaces or tabs, or all on one line. */
class JsonLawsTest {

    @Provide
    Arbitrary<Tree> trees() {
        return TreeArbitraries.trees();
    }

    @Property(tries = 200)
    void putAndRemoveSetAndSetBackLeaveTheBytes(@ForAll("trees") Tree before, @ForAll("trees") Tree value, @ForAll("trees") Tree other,
            @ForAll int shape) {
        Tree tree = Tree.map("A", before).with("B", Tree.map("c", Tree.integer(1)).with("d", Tree.seq(other, Tree.bool(true))));
        DocumentStyle s = DocumentStyle.STANDARD_JSON;
        String indent = List.of("  ", "    ", "\t", "").get(Math.floorMod(shape, 4));
        DocumentStyle style = new DocumentStyle(2, 2, false, shape < 0 ? "\r\n" : "\n", false, false, false, false, false, 0, true, indent, shape % 3 == 0 ? ":" : s.jsonColon());
        Edits edits = new Edits(Document.parse(new Emitter(style).emit(tree)));
        assertThat(edits.tree()).isEqualTo(tree);
        List<TreePath> paths = new ArrayList<>();
        EditLawsTest.collect(tree, TreePath.ROOT, paths);
        for (TreePath path : paths) {
            Tree now = tree.at(path).orElseThrow();
            Edits set = edits.set(path, value);
            assertThat(Document.parse(set.text()).tree()).isEqualTo(Trees.update(tree, path, _ -> value));
            if (now instanceof Tree.Scalar && value instanceof Tree.Scalar) {
                assertThat(set.set(path, now).text()).isEqualTo(edits.text());
            } else if (now instanceof Tree.Map) {
                assertThat(edits.put(path, "NewKey", value, Place.end()).remove(path.child("NewKey")).text()).isEqualTo(edits.text());
            } else if (now instanceof Tree.Seq seq) {
                int index = Math.floorMod(shape, seq.items().size() + 1);
                assertThat(edits.insert(path, index, value).remove(path.child(index)).text()).isEqualTo(edits.text());
            }
        }
    }
}
