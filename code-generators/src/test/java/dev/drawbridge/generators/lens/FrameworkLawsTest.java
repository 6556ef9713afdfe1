package dev.drawbridge.generators.lens;

import static org.assertj.core.api.Assertions.assertThat;

import dev.drawbridge.generators.Adoption;
import dev.drawbridge.generators.sam.SamTemplate;
import dev.drawbridge.generators.syntax.Document;
import dev.drawbridge.model.Design;
import dev.drawbridge.model.Drawing;
import dev.drawbridge.model.Layout;
import dev.drawbridge.model.ModelException;
import dev.drawbridge.model.Node;
import dev.drawbridge.model.Value;
import dev.drawbridge.model.Wire;
import dev.drawbridge.model.WireRole;
import dev.drawbridge.model.edit.CardEdit;
import dev.drawbridge.model.edit.DesignStore;
import dev.drawbridge.model.edit.Edit;
import dev.drawbridge.model.edit.FollowingTexts;
import dev.drawbridge.model.edit.WireEdit;
import dev.drawbridge.model.kind.Catalogue;
import dev.drawbridge.model.kind.Field;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;

/** The laws of the lens on files of the Serverless Framework: those beside the project, where they are, and ones of our own. */
class FrameworkLawsTest {
    static final Lens LENS = new FrameworkFile(new SamTemplate(RandomDrawings.CATALOGUE, RandomDrawings.WIRES));

    static Stream<DynamicTest> each(Consumer<String> law) {
        Stream<DynamicTest> own = FrameworkSamples.ALL.entrySet().stream().map(sample -> DynamicTest.dynamicTest(sample.getKey(), () -> law.accept(sample.getValue())));
        Stream<DynamicTest> real = RealTemplates.serverless().stream().map(file -> DynamicTest.dynamicTest(file, () -> law.accept(RealTemplates.text(file))));
        return Stream.concat(own, real);
    }

    static Design read(String text) {
        return LENS.read(text, Design.empty("real"));
    }

    static DesignStore store(String text) {
        return new DesignStore(Drawing.of(read(text), Layout.empty()).withTexts(Map.of(LENS.file(), text)), new FollowingTexts() {
            @Override
            public SortedMap<String, String> follow(Drawing before, Design after) {
                SortedMap<String, String> texts = new TreeMap<>(before.texts());
                texts.computeIfPresent(LENS.file(), (_, t) -> LENS.follow(t, before.design(), after));
                return texts;
            }

            @Override
            public Design settled(Drawing followed) {
                return LENS.settled(followed.texts().get(LENS.file()), followed.design());
            }
        });
    }

    static String text(DesignStore store) {
        return store.drawing().texts().get(LENS.file());
    }

    @TestFactory
    Stream<DynamicTest> whatWasReadIsReadAgain() {
        return each(text -> {
            Design design = read(text);
            assertThat(LENS.read(text, design)).isEqualTo(design);
            assertThat(LENS.follow(text, design, design)).isEqualTo(text);
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
                        law(store, text, new CardEdit.SetField(node.id(), field.name(), value), 14);
                        law(store, text, new CardEdit.SetField(node.id(), field.name(), Optional.empty()), 14);
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
                law(store, text, new CardEdit.RenameNode(node.id(), "renamed thing"), Integer.MAX_VALUE).ifPresent(after ->
                        assertThat(after.lines().count()).isEqualTo(text.lines().count()));
            }
        });
    }

    @TestFactory
    Stream<DynamicTest> cardsAndWiresGoWithTheirLines() {
        return each(text -> {
            DesignStore store = store(text);
            for (Node node : store.design().nodes().values()) {
                law(store, text, new CardEdit.RemoveNodes(Set.of(node.id())), Integer.MAX_VALUE).ifPresent(after -> assertThat(comments(text)).containsAll(comments(after)));
            }
            for (Wire wire : store.design().wires().values()) {
                law(store, text, new WireEdit.Disconnect(Set.of(wire.id())), Integer.MAX_VALUE);
            }
        });
    }

    @TestFactory
    Stream<DynamicTest> newCardsAndWiresAreReadAgain() {
        return each(text -> {
            DesignStore store = store(text);
            RandomDrawings random = new RandomDrawings(2);
            for (int i = 0; i < 12; i++) {
                law(store, text, new CardEdit.AddNode(random.card(store.design(), "fresh" + i), Optional.empty()), Integer.MAX_VALUE);
            }
            for (int i = 0; i < 60; i++) {
                random.wire(store.design()).ifPresent(wire -> law(store, text, new WireEdit.Connect(wire), Integer.MAX_VALUE));
            }
        });
    }

    @TestFactory
    Stream<DynamicTest> anySequenceOfEditsUndoneGivesTheBytesBack() {
        return each(text -> {
            for (long seed = 3; seed < 9; seed++) {
                editAndUndo(text, seed);
            }
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
            assertThat(LENS.read(text(store), store.design())).as(edit + "\n" + text(store)).isEqualTo(store.design());
        }
        while (store.undo().isPresent()) {
            assertThat(Document.parse(text(store)).tree().get("service")).isPresent();
        }
        assertThat(text(store)).isEqualTo(text);
    }

    /** The edit, its law and its undo; the text in between, unless the edit was refused. */
    static Optional<String> law(DesignStore store, String text, Edit edit, int mostLines) {
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
        String difference = RealTemplateLawsTest.difference(text, after);
        if (edit instanceof CardEdit.RemoveNodes) {
            // with the last event goes what the framework makes for events
            // a part that served what is gone stands for itself, and the bus of the account is there as long as something names it
            assertThat(wish.nodes().keySet()).as(difference).containsAll(store.design().nodes().values().stream().filter(node -> !Set.of("raw-resource", "event-bus").contains(node.kind()) && !Catalogue.resourceKinds().contains(node.kind())).map(Node::id).toList());
            Design found = store.design();
            // what names a part that is a card now is a reference
            assertThat(wish.wires().keySet()).as(difference).containsAll(found.wires().values().stream()
                    .filter(wire -> wire.role() != WireRole.REFERENCE || wish.node(wire.from().node()).isPresent() && wish.node(wire.to().node()).isPresent()).map(Wire::id).toList());
        } else if (edit instanceof CardEdit.AddNode(Node node, var _)) {
            assertThat(store.design().nodes()).as(node + "\n" + difference).containsKey(node.id());
            assertThat(store.design().requireNode(node.id())).as(difference).returns(node.kind(), Node::kind).returns(node.name(), Node::name);
            assertThat(rest(store.design(), node)).as(difference).isEqualTo(RealTemplateLawsTest.words(before));
        } else if (edit instanceof WireEdit.Connect(Wire wire) && RealTemplateLawsTest.words(store.design()).contains(" ACCESS ")) {
            // the framework has one role for all functions: what it permits to one it permits to all
            assertThat(store.design().wires()).as(edit + "\n" + difference).containsKey(wire.id());
            assertThat(store.design().nodes()).isEqualTo(wish.nodes());
        } else {
            String id = edit instanceof CardEdit.RenameNode(var renamed, String _) ? Adoption.of(before.requireNode(renamed)).orElseThrow().logicalId() : "no id at all";
            // nothing but its routes says whom a REST API of the framework asks: the last one takes the wire along
            Design wished = edit instanceof WireEdit.Disconnect ? wish.withWires(wish.wires().values().stream().filter(wire -> store.design().wire(wire.id()).isPresent() || !isAskedNoMore(wish, wire, after))
                    .collect(Collectors.toMap(Wire::id, wire -> wire, (a, _) -> a, TreeMap::new))) : wish;
            // nor whether browsers of other origins may call it
            Design said = edit instanceof WireEdit.Disconnect ? uncalled(wished, store.design()) : wished;
            assertThat(RealTemplateLawsTest.difference(RealTemplateLawsTest.words(said).replace(id, "RenamedThing"), RealTemplateLawsTest.words(store.design()).replace(id, "RenamedThing"))).as(() -> edit + "\n" + difference)
                    // what is left of a wire that said more may be a reference
                    .matches("(?s)(\\+ (raw-resource|http-api) .*)?(- (http-api|rest-api|bucket|topic|event-bus) .*)?(\\+ .* (ACCESS|SEND|CALL"
                            + (edit instanceof WireEdit.Disconnect ? "|REFERENCE" : "") + ") .*)?");
        }
        assertThat(RealTemplateLawsTest.changedLines(text, after)).as(() -> edit + "\n" + difference).isLessThanOrEqualTo(mostLines);
        if (!store.design().equals(before)) {
            store.undo();
        }
        assertThat(text(store)).isEqualTo(text);
        return Optional.of(after);
    }

    /** REST APIs that call nobody any more, as no route says it, are found without that setting. */
    private static Design uncalled(Design design, Design found) {
        Design bare = design;
        for (Node api : design.nodes().values()) {
            boolean called = found.wires().values().stream().anyMatch(wire -> wire.from().node().equals(api.id()) && wire.role() == WireRole.TRIGGER);
            Optional<Value> cors = found.node(api.id()).flatMap(now -> now.field("cors"));
            if (api.kind().equals("rest-api") && !called) {
                bare = bare.withNode(cors.map(value -> api.withField("cors", value)).orElseGet(() -> api.withoutField("cors")));
            }
        }
        return bare;
    }

    private static boolean isAskedNoMore(Design design, Wire wire, String after) {
        String key = Adoption.of(design.requireNode(wire.from().node())).map(Adoption::logicalId).orElse("").replaceFirst("LambdaFunction$", "");
        return wire.role() == WireRole.AUTHORIZE && design.requireNode(wire.to().node()).kind().equals("rest-api")
                && after.lines().noneMatch(line -> line.matches("(?i).*(authorizer|name): *['\"]?" + key + "['\"]?\\s*"));
    }

    private static String rest(Design design, Node without) {
        Map<dev.drawbridge.model.NodeId, Node> nodes = new TreeMap<>(design.nodes());
        nodes.remove(without.id());
        return RealTemplateLawsTest.words(design.withNodes(nodes));
    }

    private static List<String> comments(String text) {
        return text.lines().map(String::strip).filter(line -> line.startsWith("#")).toList();
    }
}
