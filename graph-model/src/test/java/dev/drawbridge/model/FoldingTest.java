package dev.drawbridge.model;

import static org.assertj.core.api.Assertions.assertThat;

import dev.drawbridge.model.edit.CardEdit;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;

class FoldingTest {
    private static final NodeId A = new NodeId("a");
    private static final NodeId B = new NodeId("b");
    private static final NodeId C = new NodeId("c");
    private static final NodeId OUTSIDE = new NodeId("outside");
    private static final GroupId GROUP = new GroupId("g");

    private static Wire wire(String id, NodeId from, String port, NodeId to) {
        return Wire.of(new WireId(id), new End(from, port), End.in(to), WireRole.SEND);
    }

    private static Design design(boolean collapsed, NodeId... members) {
        Design plain = Design.of("shop", List.of(Node.of(A, "function", "a"), Node.of(B, "function", "b"), Node.of(C, "queue", "c"), Node.of(OUTSIDE, "queue", "outside")),
                List.of(wire("1-inside", A, "out", B), wire("2-out", A, "out", OUTSIDE), wire("3-out", B, "out", OUTSIDE), wire("4-failure", B, "failure", OUTSIDE),
                        wire("5-other", C, "out", OUTSIDE)));
        return plain.withGroups(Map.of(GROUP, new Group(GROUP, "Orders", new TreeSet<>(List.of(members)), "", collapsed, new TreeMap<>())));
    }

    @Test
    void anExpandedGroupHidesNothing() {
        assertThat(Folding.of(design(false, A, B))).isSameAs(Folding.NONE);
        assertThat(Folding.NONE.together(new WireId("2-out"))).containsExactly(new WireId("2-out"));
    }

    @Test
    void aCollapsedGroupHidesItsCardsAndTheWiresBetweenThem() {
        Folding folding = Folding.of(design(true, A, B));
        assertThat(folding.hides(A)).isTrue();
        assertThat(folding.hides(OUTSIDE)).isFalse();
        assertThat(folding.groupOf(B)).contains(GROUP);
        assertThat(folding.hides(new WireId("1-inside"))).isTrue();
        assertThat(folding.shown(new WireId("1-inside"))).isEmpty();
        assertThat(folding.hides(new WireId("5-other"))).isFalse();
    }

    @Test
    void wiresThatLookTheSameAreDrawnAsOneAndFailuresApart() {
        Folding folding = Folding.of(design(true, A, B));
        assertThat(folding.together(new WireId("3-out"))).containsExactly(new WireId("2-out"), new WireId("3-out"));
        assertThat(folding.hides(new WireId("2-out"))).isFalse();
        assertThat(folding.hides(new WireId("3-out"))).isTrue();
        assertThat(folding.shown(new WireId("3-out"))).isEqualTo(Optional.of(new WireId("2-out")));
        assertThat(folding.together(new WireId("4-failure"))).containsExactly(new WireId("4-failure"));
    }

    @Test
    void whatDiffersAfterExpandingIsEveryWireOfTheGroupAndNoOther() {
        Set<WireId> differing = Folding.of(design(true, A, B)).differing(Folding.NONE);
        assertThat(differing).extracting(WireId::value).containsExactlyInAnyOrder("1-inside", "2-out", "3-out", "4-failure");
    }

    @Test
    void aGroupGoesWithItsLastCardAndComesBackWithUndo() {
        Drawing drawing = Drawing.of(design(true, A), Layout.empty());
        assertThat(new CardEdit.RemoveNodes(Set.of(A)).apply(drawing).drawing().design().groups()).isEmpty();
        Drawing both = Drawing.of(design(true, A, B), Layout.empty());
        assertThat(new CardEdit.RemoveNodes(Set.of(A)).apply(both).drawing().design().groups().get(GROUP).members()).containsExactly(B);
    }
}
