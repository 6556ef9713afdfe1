package dev.drawbridge.model.edit;

import static org.assertj.core.api.Assertions.assertThat;

import dev.drawbridge.model.Design;
import dev.drawbridge.model.Drawing;
import dev.drawbridge.model.End;
import dev.drawbridge.model.Group;
import dev.drawbridge.model.Layout;
import dev.drawbridge.model.ModelException;
import dev.drawbridge.model.Node;
import dev.drawbridge.model.NodeId;
import dev.drawbridge.model.Point;
import dev.drawbridge.model.Value;
import dev.drawbridge.model.Wire;
import dev.drawbridge.model.WireId;
import dev.drawbridge.model.WireRole;
import dev.drawbridge.model.file.DesignJson;
import dev.drawbridge.model.file.LayoutJson;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;

/** Whatever was done, in whatever order: undo gives back the drawing and its files, to the byte. */
class UndoPropertiesTest {
    private static final List<String> KINDS = List.of("function", "queue", "table", "http-api", "hologram");

    /** A wish that becomes an edit when it is known what there is. */
    record Step(int what, int a, int b, String word) {
        Edit edit(Drawing drawing) {
            Design design = drawing.design();
            List<NodeId> nodes = new ArrayList<>(design.nodes().keySet());
            List<WireId> wires = new ArrayList<>(design.wires().keySet());
            NodeId first = nodes.isEmpty() ? new NodeId("none") : nodes.get(a % nodes.size());
            NodeId second = nodes.isEmpty() ? first : nodes.get(b % nodes.size());
            WireId wire = wires.isEmpty() ? new WireId("none") : wires.get(a % wires.size());
            WireRole role = WireRole.values()[b % WireRole.values().length];
            return switch (what) {
                case 0, 1, 2 -> new CardEdit.AddNode(Node.of(design.freshNodeId(word), KINDS.get(a % KINDS.size()), design.freshName(word)), b % 2 == 0 ? Optional.empty() : Optional.of(new Point(a, b)));
                case 3, 4 -> new WireEdit.Connect(Wire.of(design.freshWireId(first, second), End.out(first), End.in(second), role));
                case 5 -> new CardEdit.RenameNode(first, word);
                case 6 -> new CardEdit.SetField(first, word, b % 3 == 0 ? Optional.empty() : Optional.of(Value.of(b)));
                case 7 -> new WireEdit.SetWireField(wire, word, b % 3 == 0 ? Optional.empty() : Optional.of(Value.entries(word, b)));
                case 8 -> new CardEdit.MoveNodes(Map.of(first, new Point(a, -b)));
                case 9 -> new CardEdit.RemoveNodes(Set.of(first));
                case 10 -> new WireEdit.Disconnect(Set.of(wire));
                case 11 -> new GroupEdit.PutGroup(new Group(design.freshGroupId(word), word, new TreeSet<>(List.of(first, second)), "", b % 2 == 0, new TreeMap<>()));
                case 12 -> new CardEdit.SetNote(first, word);
                case 13 -> new WireEdit.Retarget(wire, End.failure(second), End.in(first), role);
                case 14 -> new WholeEdit.ChangeSettings(design.settings().withSuppression(word, "x", word));
                default -> new Edit.Sequence(word, List.of(new CardEdit.SetNote(first, word), new CardEdit.RemoveNodes(Set.of(second))));
            };
        }
    }

    @Provide
    Arbitrary<List<Step>> steps() {
        Arbitrary<Integer> index = Arbitraries.integers().between(0, 40);
        Arbitrary<String> word = Arbitraries.of("search", "orders", "pay", "A b", "x-1");
        return Combinators.combine(Arbitraries.integers().between(0, 15), index, index, word).as(Step::new).list().ofMaxSize(60);
    }

    @Property(tries = 200, seed = "2026")
    void undoingEverythingGivesBackTheSameDrawingAndTheSameBytes(@ForAll("steps") List<Step> steps) {
        Drawing initial = Drawing.of(Design.empty("shop"), Layout.empty());
        DesignStore store = new DesignStore(initial);
        List<String> states = new ArrayList<>(List.of(bytes(initial)));
        for (Step step : steps) {
            Drawing before = store.drawing();
            try {
                store.apply(step.edit(before), "");
            } catch (ModelException refusal) {
                assertThat(store.drawing()).isSameAs(before);
                assertThat(refusal.getMessage()).endsWith(".");
            }
            if (!store.drawing().equals(before)) {
                states.add(bytes(store.drawing()));
            }
            assertThat(DesignJson.read(DesignJson.write(store.design()))).isEqualTo(store.design());
        }
        Drawing last = store.drawing();
        for (int i = states.size() - 1; i > 0; i--) {
            assertThat(bytes(store.drawing())).isEqualTo(states.get(i));
            assertThat(store.undo()).isPresent();
        }
        assertThat(store.undo()).isEmpty();
        assertThat(store.drawing()).isEqualTo(initial);
        assertThat(bytes(store.drawing())).isEqualTo(states.getFirst());
        while (store.redo().isPresent()) {
            assertThat(states).contains(bytes(store.drawing()));
        }
        assertThat(store.drawing()).isEqualTo(last);
    }

    private static String bytes(Drawing drawing) {
        return DesignJson.write(drawing.design()) + LayoutJson.write(drawing.layout());
    }
}
