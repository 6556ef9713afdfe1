package dev.drawbridge.generators.lens;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeFalse;

import dev.drawbridge.generators.Adoption;
import dev.drawbridge.generators.sam.SamTemplate;
import dev.drawbridge.generators.syntax.Document;
import dev.drawbridge.model.Design;
import dev.drawbridge.model.Drawing;
import dev.drawbridge.model.Layout;
import dev.drawbridge.model.ModelException;
import dev.drawbridge.model.Node;
import dev.drawbridge.model.NodeId;
import dev.drawbridge.model.Value;
import dev.drawbridge.model.Wire;
import dev.drawbridge.model.WireId;
import dev.drawbridge.model.edit.CardEdit;
import dev.drawbridge.model.edit.DesignStore;
import dev.drawbridge.model.edit.Edit;
import dev.drawbridge.model.edit.FollowingTexts;
import dev.drawbridge.model.edit.WireEdit;
import dev.drawbridge.model.kind.Field;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;

/** The laws of the lens on public templates that lie beside the project; skipped where they do not. */
class RealTemplateLawsTest {
    private static final String FILE = "template.yaml";
    private static final SamTemplate OURS = new SamTemplate(RandomDrawings.CATALOGUE, RandomDrawings.WIRES);
    private static final LensText TEXT = new LensText(OURS);

    private static Stream<DynamicTest> each(java.util.function.Consumer<String> law) {
        assumeFalse(RealTemplates.files().isEmpty(), RealTemplates.ABSENT);
        return RealTemplates.files().stream().map(file -> DynamicTest.dynamicTest(file, () -> law.accept(RealTemplates.text(file))));
    }

    private static Design read(String text) {
        return again(text, Design.empty("real"));
    }

    /** Read by somebody who remembers nothing of it. */
    private static Design again(String text, Design known) {
        return new SamLens(OURS).read(text, known);
    }

    static DesignStore store(String text) {
        return store(text, read(text));
    }

    static DesignStore store(String text, Design design) {
        return new DesignStore(Drawing.of(design, Layout.empty()).withTexts(Map.of(FILE, text)), new FollowingTexts() {
            @Override
            public SortedMap<String, String> follow(Drawing before, Design after) {
                SortedMap<String, String> texts = new TreeMap<>(before.texts());
                texts.computeIfPresent(FILE, (_, t) -> TEXT.follow(t, before.design(), after));
                return texts;
            }

            @Override
            public Design settled(Drawing followed) {
                return TEXT.settled(followed.texts().get(FILE), followed.design());
            }
        });
    }

    static String text(DesignStore store) {
        return store.drawing().texts().get(FILE);
    }

    @TestFactory
    Stream<DynamicTest> whatWasReadIsReadAgain() {
        return each(text -> {
            Design design = read(text);
            assertThat(again(text, design)).isEqualTo(design);
            assertThat(TEXT.follow(text, design, design)).isEqualTo(text);
        });
    }

    @TestFactory
    Stream<DynamicTest> aFieldChangesItsOwnLinesAlone() {
        return each(text -> {
            DesignStore store = store(text);
            RandomDrawings random = new RandomDrawings(1);
            for (Node node : store.design().nodes().values()) {
                for (Field field : RandomDrawings.CATALOGUE.of(node).fields()) {
                    Optional<Value> value = random.value(field).filter(v -> !Optional.of(v).equals(RandomDrawings.CATALOGUE.of(node).value(node, field.name())));
                    if (value.isPresent()) {
                        law(store, text, new CardEdit.SetField(node.id(), field.name(), value));
                        law(store, text, new CardEdit.SetField(node.id(), field.name(), Optional.empty()));
                    }
                }
            }
        });
    }

    @TestFactory
    Stream<DynamicTest> aNameChangesNothingButItself() {
        return each(text -> {
            DesignStore store = store(text);
            for (Node node : store.design().nodes().values()) {
                Optional<String> after = law(store, text, new CardEdit.RenameNode(node.id(), "renamed thing"));
                if (after.isPresent() && !after.get().equals(text)) {
                    String id = Adoption.of(node).orElseThrow().logicalId();
                    assertThat(after.get().replace("RenamedThing", id.substring(id.indexOf('/') + 1))).isEqualTo(text);
                }
            }
        });
    }

    @TestFactory
    Stream<DynamicTest> cardsAndWiresGoWithTheirLines() {
        return each(text -> {
            DesignStore store = store(text);
            for (Node node : store.design().nodes().values()) {
                Optional<String> after = law(store, text, new CardEdit.RemoveNodes(Set.of(node.id())));
                after.ifPresent(changed -> assertThat(comments(changed)).isSubsetOf(comments(text)));
            }
            for (Wire wire : store.design().wires().values()) {
                law(store, text, new WireEdit.Disconnect(Set.of(wire.id())));
            }
        });
    }

    @TestFactory
    Stream<DynamicTest> newCardsAndWiresAreReadAgain() {
        return each(text -> {
            DesignStore store = store(text);
            RandomDrawings random = new RandomDrawings(2);
            for (int i = 0; i < 6; i++) {
                law(store, text, new CardEdit.AddNode(random.card(store.design(), "fresh" + i), Optional.empty()));
            }
            for (int i = 0; i < 40; i++) {
                random.wire(store.design()).ifPresent(wire -> law(store, text, new WireEdit.Connect(wire)));
            }
        });
    }

    @TestFactory
    Stream<DynamicTest> anySequenceOfEditsUndoneGivesTheBytesBack() {
        return each(text -> {
            editAndUndo(text, 3);
        });
    }

    /** Edits at random; whatever is not refused is read again as it was drawn, and undone it leaves no trace. */
    static void editAndUndo(String text, long seed) {
        DesignStore store = store(text);
        RandomDrawings random = new RandomDrawings(seed);
        for (int i = 0; i < 25; i++) {
            Optional<Edit> edit = random.edit(store.design(), "fresh" + i);
            try {
                edit.ifPresent(store::apply);
            } catch (ModelException refused) {
                assertThat(refused.getMessage()).endsWith(".");
            }
            assertThat(again(text(store), store.design())).as(String.valueOf(edit)).isEqualTo(store.design());
        }
        while (store.undo().isPresent()) {
            assertThat(Document.parse(text(store)).tree().get("Resources")).isPresent();
        }
        assertThat(text(store)).isEqualTo(text);
    }

    /** The edit, its law and its undo; the text in between, unless the edit was refused. */
    private static Optional<String> law(DesignStore store, String text, Edit edit) {
        Design before = store.design();
        Design wish = edit.apply(store.drawing()).drawing().design();
        try {
            store.apply(edit);
        } catch (ModelException refused) {
            assertThat(refused.getMessage()).endsWith(".");
            assertThat(store.design()).isEqualTo(before);
            return Optional.empty();
        }
        String after = text(store);
        EditLaw law = new EditLaw(text, after, before, wish, store.design());
        switch (edit) {
            case CardEdit.RemoveNodes(Set<NodeId> gone) -> law.removal(gone);
            case CardEdit.AddNode(Node node, var _) -> {
                // a new card inherits what the template's globals say, so its fields may differ
                assertThat(store.design().requireNode(node.id())).returns(node.kind(), Node::kind).returns(node.name(), Node::name);
                assertThat(store.design().withNodes(without(store.design(), node))).isEqualTo(before);
            }
            case CardEdit.RenameNode(NodeId node, String _) -> law.rename(node);
            case WireEdit.Connect(Wire wire) -> law.connect(wire);
            case WireEdit.Disconnect(Set<WireId> wires) -> law.disconnect(wires);
            case CardEdit.SetField(NodeId node, String field, var _) -> law.field(node, field);
            default -> throw new IllegalArgumentException(edit.label());
        }
        if (!store.design().equals(before)) {
            store.undo();
        }
        assertThat(text(store)).isEqualTo(text);
        return Optional.of(after);
    }

    private static Map<NodeId, Node> without(Design design, Node node) {
        Map<NodeId, Node> rest = new TreeMap<>(design.nodes());
        rest.remove(node.id());
        return rest;
    }

    /** What a design says, one line a card and wire: differences show at a glance. */
    static String words(Design design) {
        StringBuilder words = new StringBuilder();
        design.nodes().values().forEach(node -> words.append(words(node)).append('\n'));
        design.wires().values().forEach(wire -> words.append(words(wire)).append('\n'));
        return words.toString();
    }

    static String words(Node node) {
        return node.kind() + " " + node.name() + " " + fields(node);
    }

    static String words(Wire wire) {
        return wire.from() + " " + wire.role() + " " + wire.to() + " " + wire.fields();
    }

    /** Defaults may be written out or not. */
    static Map<String, Value> fields(Node node) {
        Map<String, Value> fields = new TreeMap<>(node.fields());
        RandomDrawings.CATALOGUE.of(node).fields().forEach(field -> field.defaultValue().ifPresent(value -> fields.putIfAbsent(field.name(), value)));
        return fields;
    }

    private static List<String> comments(String text) {
        return text.lines().map(String::strip).filter(line -> line.startsWith("#")).toList();
    }

    static long changedLines(String a, String b) {
        return difference(a, b).lines().count();
    }

    /** Lines of one that the other has not, as often as they stand there. */
    static String difference(String a, String b) {
        Map<String, Integer> count = new HashMap<>();
        a.lines().forEach(line -> count.merge(line, 1, Integer::sum));
        List<String> found = new ArrayList<>();
        b.lines().forEach(line -> {
            if (count.merge(line, -1, Integer::sum) < 0) {
                found.add("+ " + line);
            }
        });
        Map<String, Integer> rest = new HashMap<>();
        b.lines().forEach(line -> rest.merge(line, 1, Integer::sum));
        a.lines().forEach(line -> {
            if (rest.merge(line, -1, Integer::sum) < 0) {
                found.add("- " + line);
            }
        });
        return String.join("\n", found);
    }
}
