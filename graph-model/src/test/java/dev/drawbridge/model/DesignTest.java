package dev.drawbridge.model;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;

class DesignTest {
    private static final NodeId A = new NodeId("a");
    private static final NodeId B = new NodeId("b");
    private final Wire wire = Wire.of(new WireId("w"), End.out(A), End.in(B), WireRole.ACCESS);
    private final Design design = Design.of("x", List.of(Node.of(A, "function", "search"), Node.of(B, "table", "Products")), List.of(wire));

    @Test
    void aWireToNowhereIsRefused() {
        assertThatThrownBy(() -> design.withWire(Wire.of(new WireId("v"), End.out(A), End.in(new NodeId("gone")), WireRole.SEND)))
                .isInstanceOf(ModelException.class).hasMessage("The wire \"v\" is fastened to \"gone\", but there is no such card.");
    }

    @Test
    void aGroupOfACardThatIsNotThereIsRefused() {
        SortedSet<NodeId> members = new TreeSet<>(Set.of(new NodeId("gone")));
        GroupId id = new GroupId("g");

        assertThatThrownBy(() -> design.withGroups(Map.of(id, new Group(id, "Shop", members, "", false, new TreeMap<>()))))
                .isInstanceOf(ModelException.class).hasMessage("The group \"Shop\" holds \"gone\", but there is no such card.");
    }

    @Test
    void whatIsChangedOutsideAfterwardsDoesNotReachIn() {
        Map<NodeId, Node> nodes = new HashMap<>(design.nodes());
        Design copy = design.withNodes(nodes);
        nodes.clear();

        assertThat(copy.nodes()).hasSize(2);
        assertThatThrownBy(() -> copy.nodes().remove(A)).isInstanceOf(UnsupportedOperationException.class);
        assertThatThrownBy(() -> copy.nodes().values().clear()).isInstanceOf(UnsupportedOperationException.class);
        assertThatThrownBy(() -> copy.nodes().entrySet().iterator().next().setValue(null)).isInstanceOf(UnsupportedOperationException.class);
    }

    @Test
    void aFreshNameAndIdAvoidWhatIsThere() {
        assertThat(design.freshName("products")).isEqualTo("products2");
        assertThat(design.freshNodeId("A")).isEqualTo(new NodeId("a-2"));
        assertThat(design.freshNodeId("!!")).isEqualTo(new NodeId("card"));
        assertThat(design.freshWireId(A, B)).isEqualTo(new WireId("a..b"));
    }

    @Test
    void theIndexKnowsTheWiresOfEachCard() {
        DesignIndex index = new DesignIndex(design);

        assertThat(index.outOf(A)).containsExactly(wire);
        assertThat(index.into(B, WireRole.ACCESS)).containsExactly(wire);
        assertThat(index.into(A)).isEmpty();
        assertThat(index.outOf(A, WireRole.SEND)).isEmpty();
        assertThat(index.to(wire).name()).isEqualTo("Products");
        assertThat(index.from(wire).name()).isEqualTo("search");
    }

    @Test
    void anIdHasNoSpacesAndIsNotEmpty() {
        assertThatThrownBy(() -> new NodeId("")).isInstanceOf(ModelException.class);
        assertThatThrownBy(() -> new WireId("a b")).isInstanceOf(ModelException.class);
        assertThatThrownBy(() -> new GroupId("a\u007f")).isInstanceOf(ModelException.class);
    }

    @Test
    void everyRoleIsFoundByItsId() {
        assertThat(WireRole.values()).allSatisfy(role -> assertThat(WireRole.find(role.id())).contains(role));
        assertThat(WireRole.ON_FAILURE.id()).isEqualTo("on-failure");
    }
}
