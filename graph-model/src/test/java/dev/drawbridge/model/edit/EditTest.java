package dev.drawbridge.model.edit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.drawbridge.model.Design;
import dev.drawbridge.model.Drawing;
import dev.drawbridge.model.End;
import dev.drawbridge.model.Group;
import dev.drawbridge.model.GroupId;
import dev.drawbridge.model.Layout;
import dev.drawbridge.model.ModelException;
import dev.drawbridge.model.Node;
import dev.drawbridge.model.NodeId;
import dev.drawbridge.model.Point;
import dev.drawbridge.model.Value;
import dev.drawbridge.model.Wire;
import dev.drawbridge.model.WireId;
import dev.drawbridge.model.WireRole;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;

class EditTest {
    private static final NodeId A = new NodeId("a");
    private static final NodeId B = new NodeId("b");
    private static final NodeId C = new NodeId("c");
    private static final WireId AB = new WireId("ab");
    private static final WireId BC = new WireId("bc");
    private static final GroupId G = new GroupId("g");
    private final Drawing drawing = Drawing.of(
            Design.of("x", List.of(Node.of(A, "http-api", "shop"), Node.of(B, "function", "search"), Node.of(C, "table", "products")),
                            List.of(Wire.of(AB, End.out(A), End.in(B), WireRole.CALL), Wire.of(BC, End.out(B), End.in(C), WireRole.ACCESS)))
                    .withGroups(Map.of(G, group("Shop", A, B))),
            Layout.empty().withPlace(A, new Point(0, 0)).withPlace(B, new Point(100, 0)));

    private static Group group(String title, NodeId... members) {
        return new Group(G, title, new TreeSet<>(Set.of(members)), "", false, new TreeMap<>());
    }

    private Edited apply(Edit edit) {
        return edit.apply(drawing);
    }

    private void refused(Edit edit, String message) {
        assertThatThrownBy(() -> edit.apply(drawing)).isInstanceOf(ModelException.class).hasMessage(message);
    }

    @Test
    void addNodePlacesACard() {
        Node queue = Node.of(new NodeId("q"), "queue", "orders");
        Edited edited = apply(new CardEdit.AddNode(queue, Optional.of(new Point(16, 32))));

        assertThat(edited.drawing().design().requireNode(queue.id())).isEqualTo(queue);
        assertThat(edited.drawing().layout().place(queue.id())).contains(new Point(16, 32));
        assertThat(edited.nodes()).containsExactly(queue.id());
        assertThat(new CardEdit.AddNode(queue, Optional.empty()).label()).isEqualTo("Add orders");
        assertThat(apply(new CardEdit.AddNode(queue, Optional.empty())).drawing().layout()).isEqualTo(drawing.layout());
        refused(new CardEdit.AddNode(Node.of(A, "queue", "other"), Optional.empty()), "There is a card with the id \"a\" already.");
        refused(new CardEdit.AddNode(Node.of(new NodeId("q"), "queue", ""), Optional.empty()), "A card needs a name.");
    }

    @Test
    void removeNodesTakesTheirWiresPlacesAndMembershipsAlong() {
        Edited edited = apply(new CardEdit.RemoveNodes(Set.of(B)));
        Design after = edited.drawing().design();

        assertThat(after.nodes()).containsOnlyKeys(A, C);
        assertThat(after.wires()).isEmpty();
        assertThat(after.groups().get(G).members()).containsExactly(A);
        assertThat(edited.drawing().layout().places()).containsOnlyKeys(A);
        assertThat(edited.nodes()).containsExactly(B);
        assertThat(edited.wires()).containsExactlyInAnyOrder(AB, BC);
        assertThat(new CardEdit.RemoveNodes(Set.of(B)).label()).isEqualTo("Delete card");
        assertThat(new CardEdit.RemoveNodes(Set.of(A, B)).label()).isEqualTo("Delete 2 cards");
        refused(new CardEdit.RemoveNodes(Set.of(A, new NodeId("gone"))), "There is no card \"gone\".");
    }

    @Test
    void renameNodeKeepsTheId() {
        Edited edited = apply(new CardEdit.RenameNode(B, "find"));

        assertThat(edited.drawing().design().requireNode(B).name()).isEqualTo("find");
        assertThat(edited.nodes()).containsExactly(B);
        assertThat(new CardEdit.RenameNode(B, "find").label()).isEqualTo("Rename to find");
        assertThat(apply(new CardEdit.RenameNode(B, "Search")).drawing().design().requireNode(B).name()).isEqualTo("Search");
        refused(new CardEdit.RenameNode(B, "SHOP"), "Another card is called \"shop\" already.");
        refused(new CardEdit.RenameNode(B, "a/b"), "The name \"a/b\" must start with a letter and go on with letters, digits, spaces, - or _.");
        refused(new CardEdit.RenameNode(new NodeId("gone"), "x"), "There is no card \"gone\".");
    }

    @Test
    void setFieldSetsAndClears() {
        Edit set = new CardEdit.SetField(B, "timeout", Optional.of(Value.of(5)));
        Drawing after = apply(set).drawing();

        assertThat(after.design().requireNode(B).field("timeout")).contains(Value.of(5));
        assertThat(new CardEdit.SetField(B, "timeout", Optional.empty()).apply(after).drawing()).isEqualTo(drawing);
        assertThat(set.label()).isEqualTo("Change timeout");
        refused(new CardEdit.SetField(new NodeId("gone"), "x", Optional.empty()), "There is no card \"gone\".");
    }

    @Test
    void setNoteSetsTheNote() {
        assertThat(apply(new CardEdit.SetNote(B, "why")).drawing().design().requireNode(B).note()).isEqualTo("why");
        assertThat(new CardEdit.SetNote(B, "why").label()).isEqualTo("Change note");
    }

    @Test
    void connectAddsAWireBetweenCardsThatAreThere() {
        Wire wire = Wire.of(new WireId("w"), End.out(B), End.in(A), WireRole.SEND);
        Edited edited = apply(new WireEdit.Connect(wire));

        assertThat(edited.drawing().design().requireWire(wire.id())).isEqualTo(wire);
        assertThat(edited.wires()).containsExactly(wire.id());
        assertThat(edited.nodes()).isEmpty();
        assertThat(new WireEdit.Connect(wire).label()).isEqualTo("Connect");
        refused(new WireEdit.Connect(Wire.of(AB, End.out(B), End.in(A), WireRole.SEND)), "There is a wire with the id \"ab\" already.");
        refused(new WireEdit.Connect(Wire.of(new WireId("w"), End.out(B), End.in(new NodeId("gone")), WireRole.SEND)), "The wire \"w\" is fastened to \"gone\", but there is no such card.");
    }

    @Test
    void disconnectTakesWiresAway() {
        Edited edited = apply(new WireEdit.Disconnect(Set.of(AB, BC)));

        assertThat(edited.drawing().design().wires()).isEmpty();
        assertThat(edited.wires()).containsExactlyInAnyOrder(AB, BC);
        assertThat(new WireEdit.Disconnect(Set.of(AB)).label()).isEqualTo("Disconnect");
        assertThat(new WireEdit.Disconnect(Set.of(AB, BC)).label()).isEqualTo("Delete 2 wires");
        refused(new WireEdit.Disconnect(Set.of(AB, new WireId("gone"))), "There is no wire \"gone\".");
    }

    @Test
    void setWireFieldSetsAndClears() {
        Edit set = new WireEdit.SetWireField(BC, "mode", Optional.of(Value.of("write")));
        Drawing after = apply(set).drawing();

        assertThat(after.design().requireWire(BC).field("mode")).contains(Value.of("write"));
        assertThat(new WireEdit.SetWireField(BC, "mode", Optional.empty()).apply(after).drawing()).isEqualTo(drawing);
        assertThat(set.label()).isEqualTo("Change mode");
        refused(new WireEdit.SetWireField(new WireId("gone"), "x", Optional.empty()), "There is no wire \"gone\".");
    }

    @Test
    void retargetMovesBothEnds() {
        Edited edited = apply(new WireEdit.Retarget(BC, End.failure(B), End.in(A), WireRole.ON_FAILURE));

        assertThat(edited.drawing().design().requireWire(BC)).isEqualTo(Wire.of(BC, End.failure(B), End.in(A), WireRole.ON_FAILURE));
        assertThat(edited.wires()).containsExactly(BC);
        assertThat(new WireEdit.Retarget(BC, End.out(B), End.in(A), WireRole.SEND).label()).isEqualTo("Move wire");
        assertThatThrownBy(() -> apply(new WireEdit.Retarget(BC, End.out(B), End.in(new NodeId("gone")), WireRole.SEND))).isInstanceOf(ModelException.class);
    }

    @Test
    void moveNodesChangesPlacesAlone() {
        Edited edited = apply(new CardEdit.MoveNodes(Map.of(A, new Point(1, 2), C, new Point(3, 4))));

        assertThat(edited.drawing().design()).isSameAs(drawing.design());
        assertThat(edited.drawing().layout().places()).containsEntry(A, new Point(1, 2)).containsEntry(B, new Point(100, 0)).containsEntry(C, new Point(3, 4));
        assertThat(edited.nodes()).containsExactlyInAnyOrder(A, C);
        assertThat(new CardEdit.MoveNodes(Map.of(A, new Point(1, 2))).label()).isEqualTo("Move card");
        assertThat(new CardEdit.MoveNodes(Map.of(A, new Point(1, 2), B, new Point(1, 2))).label()).isEqualTo("Move 2 cards");
        refused(new CardEdit.MoveNodes(Map.of(new NodeId("gone"), new Point(0, 0))), "There is no card \"gone\".");
    }

    @Test
    void putGroupTouchesWhoComesAndWhoGoes() {
        Edited edited = apply(new GroupEdit.PutGroup(group("Stock", C)));

        assertThat(edited.drawing().design().groups().get(G).title()).isEqualTo("Stock");
        assertThat(edited.nodes()).containsExactlyInAnyOrder(A, B, C);
        assertThat(new GroupEdit.PutGroup(group("Stock", C)).label()).isEqualTo("Group Stock");
        refused(new GroupEdit.PutGroup(group("Stock", new NodeId("gone"))), "The group \"Stock\" holds \"gone\", but there is no such card.");
    }

    @Test
    void removeGroupKeepsTheCards() {
        Edited edited = apply(new GroupEdit.RemoveGroup(G));

        assertThat(edited.drawing().design().groups()).isEmpty();
        assertThat(edited.drawing().design().nodes()).hasSize(3);
        assertThat(edited.nodes()).containsExactlyInAnyOrder(A, B);
        assertThat(new GroupEdit.RemoveGroup(G).label()).isEqualTo("Ungroup");
        refused(new GroupEdit.RemoveGroup(new GroupId("gone")), "There is no group \"gone\".");
    }

    @Test
    void changeSettingsReplacesThem() {
        var settings = drawing.design().settings().withSuppression("rule", "a", "because");

        assertThat(apply(new WholeEdit.ChangeSettings(settings)).drawing().design().settings().suppression("rule", "a")).contains("because");
        assertThat(new WholeEdit.ChangeSettings(settings).label()).isEqualTo("Change settings");
    }

    @Test
    void replaceTouchesEverythingOfBothDrawings() {
        Design other = Design.of("y", List.of(Node.of(new NodeId("z"), "table", "z")), List.of());
        Edited edited = apply(new WholeEdit.Replace(other, Layout.empty(), "Reload"));

        assertThat(edited.drawing()).isEqualTo(Drawing.of(other, Layout.empty()));
        assertThat(edited.nodes()).containsExactlyInAnyOrder(A, B, C, new NodeId("z"));
        assertThat(edited.wires()).containsExactlyInAnyOrder(AB, BC);
        assertThat(new WholeEdit.Replace(other, Layout.empty(), "Reload").label()).isEqualTo("Reload");
    }

    @Test
    void aSequenceHappensWholeOrNotAtAll() {
        Edit both = new Edit.Sequence("Tidy", List.of(new CardEdit.RenameNode(B, "find"), new WireEdit.Disconnect(Set.of(AB))));
        Edited edited = apply(both);

        assertThat(edited.nodes()).containsExactly(B);
        assertThat(edited.wires()).containsExactly(AB);
        assertThat(both.label()).isEqualTo("Tidy");
        DesignStore store = new DesignStore(drawing);
        assertThatThrownBy(() -> store.apply(new Edit.Sequence("x", List.of(new CardEdit.RenameNode(B, "find"), new WireEdit.Disconnect(Set.of(new WireId("gone"))))))).isInstanceOf(ModelException.class);
        assertThat(store.drawing()).isSameAs(drawing);
    }
}
