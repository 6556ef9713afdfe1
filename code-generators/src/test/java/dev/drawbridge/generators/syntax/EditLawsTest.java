package dev.drawbridge.generators.syntax;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.TreeSet;
import java.util.regex.Pattern;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Assume;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;

/** The laws of editing, on ugly documents. */
class EditLawsTest {
    private static final Pattern COMMENT = Pattern.compile("#c\\d+#");

    @Provide
    Arbitrary<Tree> trees() {
        return TreeArbitraries.trees();
    }

    @Property(tries = 300)
    void settingWhatIsAlreadyThereChangesNoByte(@ForAll long seed, @ForAll boolean aliases) {
        String text = UglyYaml.document(seed, aliases);
        Edits edits = edits(text);
        assertThat(edits.text()).isEqualTo(text);
        for (TreePath path : paths(edits.tree())) {
            assertThat(edits.set(path, edits.tree().at(path).orElseThrow()).text()).isEqualTo(text);
        }
    }

    @Property(tries = 600)
    void aValueThatIsSetIsReadBackAndAllElseStays(@ForAll long seed, @ForAll boolean aliases, @ForAll("trees") Tree value) {
        Edits edits = edits(UglyYaml.document(seed, aliases));
        TreePath path = pick(seed, paths(edits.tree()));
        Edits after = edits.set(path, value);
        assertThat(Document.parse(after.text()).tree()).isEqualTo(Trees.update(edits.tree(), path, _ -> value));
    }

    @Property(tries = 300)
    void aWholeTreeThatIsSetIsReadBack(@ForAll long seed, @ForAll boolean aliases, @ForAll long other) {
        Edits edits = edits(UglyYaml.document(seed, aliases));
        Tree wanted = Document.parse(UglyYaml.document(other, false)).tree();
        assertThat(Document.parse(edits.set(TreePath.ROOT, wanted).text()).tree()).isEqualTo(wanted);
    }

    @Property(tries = 400)
    void aNumberThatIsSetChangesOneLineAndSettingItBackGivesTheBytes(@ForAll long seed) {
        Edits edits = edits(UglyYaml.document(seed, false));
        List<TreePath> numbers = paths(edits.tree()).stream()
                .filter(p -> edits.tree().at(p).orElseThrow() instanceof Tree.Scalar(_, var kind) && kind == Tree.Kind.INT).toList();
        Assume.that(!numbers.isEmpty());
        TreePath path = pick(seed, numbers);
        Edits after = edits.set(path, Tree.integer(987654));
        assertThat(changedLines(edits.text(), after.text())).isEqualTo(1);
        assertThat(after.set(path, edits.tree().at(path).orElseThrow()).text()).isEqualTo(edits.text());
    }

    @Property(tries = 400)
    void textThatIsSetAndSetBackGivesTheBytesInEveryStyle(@ForAll long seed) {
        Edits edits = edits(UglyYaml.document(seed, false));
        for (TreePath path : paths(edits.tree())) {
            // A plain scalar that looks like a number is quoted when it comes back, so only words are asked.
            if (edits.tree().at(path).orElseThrow() instanceof Tree.Scalar(var text, var kind) && kind == Tree.Kind.STRING && text.matches("(?s)[a-z].*")) {
                Edits after = edits.set(path, Tree.string(text.replaceFirst("^\\w", "Q")));
                assertThat(changedLines(edits.text(), after.text())).isEqualTo(1);
                assertThat(after.set(path, edits.tree().at(path).orElseThrow()).text()).isEqualTo(edits.text());
            }
        }
    }

    @Property(tries = 400)
    void aKeyThatIsPutAndRemovedLeavesTheBytes(@ForAll long seed, @ForAll("trees") Tree value) {
        Edits edits = edits(UglyYaml.document(seed, false));
        for (TreePath path : paths(edits.tree())) {
            if (edits.tree().at(path).orElseThrow() instanceof Tree.Map m && !m.entries().isEmpty()) {
                Place place = seed % 2 == 0 ? Place.end() : Place.after(m.entries().firstEntry().getKey());
                Edits after = edits.put(path, "NewKey", value, place);
                assertThat(comments(after.text())).containsAll(comments(edits.text()));
                assertThat(after.remove(path.child("NewKey")).text()).as(after.text()).isEqualTo(edits.text());
            }
        }
    }

    @Property(tries = 400)
    void anElementThatIsInsertedAndRemovedLeavesTheBytes(@ForAll long seed, @ForAll("trees") Tree value) {
        Edits edits = edits(UglyYaml.document(seed, false));
        for (TreePath path : paths(edits.tree())) {
            if (edits.tree().at(path).orElseThrow() instanceof Tree.Seq s && !s.items().isEmpty()) {
                int index = (int) Math.floorMod(seed, s.items().size() + 1L);
                Edits after = edits.insert(path, index, value);
                assertThat(comments(after.text())).containsAll(comments(edits.text()));
                assertThat(after.remove(path.child(index)).text()).as(after.text()).isEqualTo(edits.text());
            }
        }
    }

    @Property(tries = 200)
    void aKeyThatIsRenamedThereAndBackLeavesTheBytes(@ForAll long seed, @ForAll boolean aliases) {
        Edits edits = edits(UglyYaml.document(seed, aliases));
        TreePath path = pick(seed, paths(edits.tree()).stream().filter(p -> p.last().startsWith("Key") && edits.document().find(p.parent()).orElseThrow() instanceof MappingNode).toList());
        Assume.that(Located.find(edits.document(), path, false).isPresent());
        Edits after = edits.rename(path, "Renamed");
        assertThat(changedLines(edits.text(), after.text())).isEqualTo(1);
        assertThat(after.rename(path.parent().child("Renamed"), path.last()).text()).isEqualTo(edits.text());
    }

    @Property(tries = 300)
    void randomSequencesOfEditsStayReadableAndKeepTheCommentsOfOthers(@ForAll long seed, @ForAll("trees") Tree value) {
        Random random = new Random(seed);
        Edits edits = edits(UglyYaml.document(seed, false));
        for (int i = 0; i < 8; i++) {
            List<TreePath> paths = paths(edits.tree());
            if (paths.isEmpty()) {
                return;
            }
            TreePath path = paths.get(random.nextInt(paths.size()));
            Tree now = edits.tree().at(path).orElseThrow();
            Edits before = edits;
            boolean intrinsic = edits.tree().at(path.parent()).orElseThrow() instanceof Tree.Intrinsic;
            switch (random.nextInt(4)) {
                case 0 -> edits = edits.set(path, value);
                case 1 -> edits = intrinsic ? edits : edits.remove(path);
                case 2 -> edits = now instanceof Tree.Map ? edits.put(path, "New" + i, value, Place.end()) : edits;
                default -> edits = now instanceof Tree.Seq ? edits.append(path, value) : edits;
            }
            assertThat(Document.parse(edits.text()).tree()).isEqualTo(edits.tree());
            List<String> lost = new ArrayList<>(comments(before.text()));
            lost.removeAll(comments(edits.text()));
            assertThat(commentsAround(before, path)).as("lost by edit of " + path + "\n" + before.text() + "\n---\n" + edits.text()).containsAll(lost);
        }
    }

    /** The comments that may speak of an entry: from the end of the one before to the start of what follows. */
    private static TreeSet<String> commentsAround(Edits edits, TreePath path) {
        Document document = edits.document();
        int from = 0;
        int to = document.text().length();
        Located at = Located.find(document, path, true).orElseThrow();
        Parts parts = switch (at.slot()) {
            case Slot.InMapping m -> Parts.of(m.mapping());
            case Slot.InSequence s -> Parts.of(s.sequence());
            case Slot.Root _ -> Parts.of(at.node());
        };
        for (Parts.Part part : parts.parts()) {
            from = part.end() < at.node().span().start() ? document.source().lineEnd(part.end()) : from;
            to = part.start() > at.node().span().end() ? Math.min(to, part.start()) : to;
        }
        if (from == 0) {
            from = parts.container().span().start() - 300;
        }
        return comments(document.text().substring(Math.clamp(from, 0, to), to));
    }

    private static Edits edits(String text) {
        return new Edits(Document.parse(text));
    }

    private static TreePath pick(long seed, List<TreePath> paths) {
        Assume.that(!paths.isEmpty());
        return paths.get((int) Math.floorMod(seed, (long) paths.size()));
    }

    private static List<TreePath> paths(Tree tree) {
        List<TreePath> paths = new ArrayList<>();
        collect(tree, TreePath.ROOT, paths);
        return paths;
    }

    static void collect(Tree tree, TreePath path, List<TreePath> paths) {
        if (!path.isRoot()) {
            paths.add(path);
        }
        if (tree instanceof Tree.Map m) {
            m.entries().forEach((k, v) -> collect(v, path.child(k), paths));
        }
        for (int i = 0; i < tree.items().size(); i++) {
            collect(tree.items().get(i), path.child(i), paths);
        }
    }

    private static TreeSet<String> comments(String text) {
        TreeSet<String> found = new TreeSet<>();
        COMMENT.matcher(text).results().forEach(r -> found.add(r.group()));
        return found;
    }

    static long changedLines(String before, String after) {
        String[] b = before.split("\n", -1);
        String[] a = after.split("\n", -1);
        assertThat(a).hasSameSizeAs(b);
        long changed = 0;
        for (int i = 0; i < a.length; i++) {
            changed += a[i].equals(b[i]) ? 0 : 1;
        }
        return changed;
    }
}
