package dev.drawbridge.model.edit;

import static org.assertj.core.api.Assertions.assertThat;

import dev.drawbridge.model.Design;
import dev.drawbridge.model.Drawing;
import dev.drawbridge.model.End;
import dev.drawbridge.model.Fragment;
import dev.drawbridge.model.Group;
import dev.drawbridge.model.GroupId;
import dev.drawbridge.model.Layout;
import dev.drawbridge.model.Node;
import dev.drawbridge.model.NodeId;
import dev.drawbridge.model.Note;
import dev.drawbridge.model.NoteBox;
import dev.drawbridge.model.NoteId;
import dev.drawbridge.model.Point;
import dev.drawbridge.model.Value;
import dev.drawbridge.model.Wire;
import dev.drawbridge.model.WireId;
import dev.drawbridge.model.WireRole;
import dev.drawbridge.model.geometry.CardMetrics;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;

class PastingTest {
    private static final NodeId A = new NodeId("a");
    private static final NodeId B = new NodeId("b");
    private final Drawing drawing = Drawing.of(
            Design.of("x", List.of(Node.of(A, "function", "a").withField("timeout", Value.of(5)).withNote("n"), Node.of(B, "queue", "b")),
                    List.of(Wire.of(new WireId("ab"), End.failure(A), End.in(B), WireRole.ON_FAILURE).withField("retries", Value.of(0)))),
            Layout.empty().withPlace(A, new Point(16, 32)));

    private Fragment both() {
        return Fragment.of(drawing, Set.of(A, B), Set.of());
    }

    @Test
    void whatIsPastedBesideItsOriginalGetsNamesAndIdsOfItsOwn() {
        Pasting pasting = Pasting.of(drawing.design(), both(), CardMetrics.bounds(new Point(48, 48)).centre(), "Paste").orElseThrow();
        Edited edited = pasting.edit().apply(drawing);
        Design after = edited.drawing().design();

        assertThat(pasting.cards()).containsExactlyInAnyOrder(new NodeId("a2"), new NodeId("b2"));
        assertThat(after.nodes()).hasSize(4);
        assertThat(after.requireNode(new NodeId("a2"))).isEqualTo(new Node(new NodeId("a2"), "function", "a2", after.requireNode(A).fields(), "n", after.requireNode(A).unknown()));
        assertThat(after.wires()).hasSize(2);
        assertThat(after.wiresOf(new NodeId("b2"))).singleElement().satisfies(wire -> {
            assertThat(wire.from()).isEqualTo(End.failure(new NodeId("a2")));
            assertThat(wire.field("retries")).contains(Value.of(0));
        });
        assertThat(edited.drawing().layout().place(new NodeId("a2"))).contains(new Point(48, 48));
        assertThat(edited.drawing().layout().place(new NodeId("b2"))).isEmpty();
        assertThat(edited.nodes()).containsExactlyInAnyOrderElementsOf(pasting.cards());
    }

    @Test
    void intoAnotherProjectTheNamesAreKept() {
        Pasting pasting = Pasting.of(Design.empty("y"), both(), new Point(0, 0), "Paste").orElseThrow();
        Drawing after = pasting.edit().apply(Drawing.of(Design.empty("y"), Layout.empty())).drawing();

        assertThat(after.design().nodes().values().stream().map(Node::name)).containsExactly("a", "b");
        assertThat(after.design().wires()).hasSize(1);
    }

    @Test
    void aCopyIsNoLongerTiedToTheTemplateThatItsOriginalWasFoundIn() {
        Node found = new Node(A, "function", "a", new TreeMap<>(), "", new TreeMap<>(Map.of("template", Value.entries("id", "A", "name", "a"), "other", Value.of(1))));
        Drawing template = Drawing.of(Design.of("x", List.of(found), List.of()), Layout.empty());
        Pasting pasting = Pasting.of(template.design(), Fragment.of(template, Set.of(A), Set.of()), new Point(0, 0), "Paste").orElseThrow();

        assertThat(pasting.edit().apply(template).drawing().design().requireNode(new NodeId("a2")).unknown()).containsOnlyKeys("other");
    }

    @Test
    void notesAndWholeGroupsComeAlong() {
        NoteId note = new NoteId("note");
        Drawing all = new Edit.Sequence("all", List.of(
                new NoteEdit.PutNote(Note.of(note, "# why"), Optional.of(new NoteBox(new Point(0, 200), 160, 96))),
                new GroupEdit.PutGroup(new Group(new GroupId("g"), "Both", new TreeSet<>(Set.of(A, B)), "data", true, new TreeMap<>())))).apply(drawing).drawing();
        Pasting pasting = Pasting.of(all.design(), Fragment.of(all, Set.of(A, B), Set.of(note)), new Point(1000, 1000), "Paste").orElseThrow();
        Drawing after = pasting.edit().apply(all).drawing();

        assertThat(after.design().groups()).hasSize(2);
        assertThat(after.design().groups().values()).filteredOn(group -> group.members().equals(pasting.cards())).singleElement()
                .satisfies(group -> assertThat(group.collapsed()).isTrue());
        NoteId copy = pasting.notes().iterator().next();
        assertThat(copy).isNotEqualTo(note);
        assertThat(after.design().notes().get(copy).text()).isEqualTo("# why");
        assertThat(after.layout().note(copy).orElseThrow().width()).isEqualTo(160);
        assertThat(Fragment.of(all, Set.of(A), Set.of()).groups()).as("half a group").isEmpty();
    }
}
