package dev.drawbridge.model.edit;

import static org.assertj.core.api.Assertions.assertThat;

import dev.drawbridge.model.Design;
import dev.drawbridge.model.Drawing;
import dev.drawbridge.model.End;
import dev.drawbridge.model.Fragment;
import dev.drawbridge.model.Layout;
import dev.drawbridge.model.Node;
import dev.drawbridge.model.NodeId;
import dev.drawbridge.model.Point;
import dev.drawbridge.model.Value;
import dev.drawbridge.model.Wire;
import dev.drawbridge.model.WireId;
import dev.drawbridge.model.WireRole;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;

class PastingTest {
    private static final NodeId A = new NodeId("a");
    private static final NodeId B = new NodeId("b");
    private final Drawing drawing = Drawing.of(
            Design.of("x", List.of(Node.of(A, "function", "a").withField("timeout", Value.of(5)).withNote("n"), Node.of(B, "queue", "b")),
                    List.of(Wire.of(new WireId("ab"), End.failure(A), End.in(B), WireRole.ON_FAILURE).withField("retries", Value.of(0)))),
            Layout.empty().withPlace(A, new Point(16, 32)));

    @Test
    void whatIsPastedBesideItsOriginalGetsNamesAndIdsOfItsOwn() {
        Pasting pasting = Pasting.of(drawing.design(), Fragment.of(drawing, Set.of(A, B)), 32, 16);
        Edited edited = pasting.edit().apply(drawing);
        Design after = edited.drawing().design();

        assertThat(pasting.nodes()).containsExactly(new NodeId("a2"), new NodeId("b2"));
        assertThat(after.nodes()).hasSize(4);
        assertThat(after.requireNode(new NodeId("a2"))).isEqualTo(new Node(new NodeId("a2"), "function", "a2", after.requireNode(A).fields(), "n", after.requireNode(A).unknown()));
        assertThat(after.wires()).hasSize(2);
        assertThat(after.wiresOf(new NodeId("b2"))).singleElement().satisfies(wire -> {
            assertThat(wire.from()).isEqualTo(End.failure(new NodeId("a2")));
            assertThat(wire.field("retries")).contains(Value.of(0));
        });
        assertThat(edited.drawing().layout().place(new NodeId("a2"))).contains(new Point(48, 48));
        assertThat(edited.drawing().layout().place(new NodeId("b2"))).isEmpty();
        assertThat(edited.nodes()).containsExactlyInAnyOrderElementsOf(pasting.nodes());
    }

    @Test
    void intoAnotherProjectTheNamesAreKept() {
        Pasting pasting = Pasting.of(Design.empty("y"), Fragment.of(drawing, Set.of(A, B)), 0, 0);
        Drawing after = pasting.edit().apply(Drawing.of(Design.empty("y"), Layout.empty())).drawing();

        assertThat(after.design().nodes().values().stream().map(Node::name)).containsExactly("a", "b");
        assertThat(after.design().wires()).hasSize(1);
    }
}
