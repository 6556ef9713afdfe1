package dev.drawbridge.model.file;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

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
import dev.drawbridge.model.Wire;
import dev.drawbridge.model.WireId;
import dev.drawbridge.model.WireRole;
import dev.drawbridge.model.edit.Edit;
import dev.drawbridge.model.edit.GroupEdit;
import dev.drawbridge.model.edit.NoteEdit;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
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
        Fragment fragment = Fragment.of(drawing, Set.of(A, B), Set.of());

        assertThat(fragment.nodes()).containsOnlyKeys(A, B);
        assertThat(fragment.wires()).containsOnlyKeys(new WireId("ab"));
        assertThat(fragment.places()).containsOnlyKeys(A);
    }

    @Test
    void whatWasCopiedIsReadBackFromItsText() {
        Fragment fragment = Fragment.of(drawing, Set.of(A, B), Set.of());

        assertThat(FragmentJson.read(FragmentJson.write(fragment))).isEqualTo(fragment);
    }

    @Test
    void groupsAndNotesAreReadBackToo() {
        NoteId note = new NoteId("note");
        Drawing all = new Edit.Sequence("all", List.of(
                new NoteEdit.PutNote(Note.of(note, "a } and a { and \"quotes\""), Optional.of(new NoteBox(new Point(0, 200), 160, 96))),
                new GroupEdit.PutGroup(new Group(new GroupId("g"), "Both", new TreeSet<>(Set.of(A, B)), "", true, new TreeMap<>())))).apply(drawing).drawing();
        Fragment fragment = Fragment.of(all, Set.of(A, B), Set.of(note));

        assertThat(fragment.groups()).hasSize(1);
        assertThat(FragmentJson.read(FragmentJson.write(fragment))).isEqualTo(fragment);
    }

    @Test
    void wordsAroundItDoNotMatter() {
        Fragment fragment = Fragment.of(drawing, Set.of(A, B), Set.of());
        String json = FragmentJson.write(fragment);

        assertThat(FragmentJson.read("Try this {maybe}:\n\n```json\n" + json + "```\nIt sends to a queue {b}.")).isEqualTo(fragment);
        assertThat(FragmentJson.read("> " + json.replace("\n", "\r\n"))).isEqualTo(fragment);
    }

    @Test
    void theQuotationMarksThatAChatMakesAreTakenForPlainOnes() {
        Fragment fragment = Fragment.of(drawing, Set.of(A, B), Set.of());

        assertThat(FragmentJson.read(FragmentJson.write(fragment).replaceAll("\"([^\"]*)\"", "\u201C$1\u201D").replace("  ", "\u00A0\u00A0"))).isEqualTo(fragment);
    }

    @Test
    void aTextThatWasCutOffIsNoFragment() {
        String json = FragmentJson.write(Fragment.of(drawing, Set.of(A, B), Set.of()));

        assertThatThrownBy(() -> FragmentJson.read(json.substring(0, json.length() - 4))).isInstanceOf(ProjectFileException.class).hasMessageContaining("holds no cards");
    }

    @Test
    void anyOtherTextIsNoFragment() {
        assertThat(FragmentJson.isFragment("hello")).isFalse();
        assertThat(FragmentJson.isFragment(DesignJson.write(drawing.design()))).isFalse();
        assertThatThrownBy(() -> FragmentJson.read("hello")).isInstanceOf(ProjectFileException.class)
                .hasMessage("The clipboard holds no cards. Copy some from a drawing first.");
    }
}
