package dev.drawbridge.model.file;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.drawbridge.model.Design;
import dev.drawbridge.model.Drawing;
import dev.drawbridge.model.End;
import dev.drawbridge.model.Fragment;
import dev.drawbridge.model.Layout;
import dev.drawbridge.model.Node;
import dev.drawbridge.model.NodeId;
import dev.drawbridge.model.Point;
import dev.drawbridge.model.Wire;
import dev.drawbridge.model.WireId;
import dev.drawbridge.model.WireRole;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;

class FragmentJsonTest {
    private static final NodeId A = new NodeId("a");
    private static final NodeId B = new NodeId("b");
    private static final NodeId C = new NodeId("c");
    private final Drawing drawing = Drawing.of(
            Design.of("x", List.of(Node.of(A, "function", "a"), Node.of(B, "queue", "b"), Node.of(C, "table", "c")),
                    List.of(Wire.of(new WireId("ab"), End.out(A), End.in(B), WireRole.SEND), Wire.of(new WireId("ac"), End.out(A), End.in(C), WireRole.ACCESS))),
            Layout.empty().withPlace(A, new Point(16, 32)).withPlace(C, new Point(5, 5)));

    @Test
    void copyTakesTheCardsWithTheWiresBetweenThemAndTheirPlaces() {
        Fragment fragment = Fragment.of(drawing, Set.of(A, B));

        assertThat(fragment.nodes()).containsOnlyKeys(A, B);
        assertThat(fragment.wires()).containsOnlyKeys(new WireId("ab"));
        assertThat(fragment.places()).containsOnlyKeys(A);
    }

    @Test
    void whatWasCopiedIsReadBackFromItsText() {
        Fragment fragment = Fragment.of(drawing, Set.of(A, B));

        assertThat(FragmentJson.read(FragmentJson.write(fragment))).isEqualTo(fragment);
    }

    @Test
    void anyOtherTextIsNoFragment() {
        assertThat(FragmentJson.isFragment("hello")).isFalse();
        assertThat(FragmentJson.isFragment(DesignJson.write(drawing.design()))).isFalse();
        assertThatThrownBy(() -> FragmentJson.read("hello")).isInstanceOf(ProjectFileException.class)
                .hasMessage("The clipboard holds no cards. Copy some from a drawing first.");
    }
}
