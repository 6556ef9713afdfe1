package dev.drawbridge.desktop.outline;

import static org.assertj.core.api.Assertions.assertThat;

import dev.drawbridge.model.Design;
import dev.drawbridge.model.Group;
import dev.drawbridge.model.GroupId;
import dev.drawbridge.model.Node;
import dev.drawbridge.model.NodeId;
import dev.drawbridge.model.Note;
import dev.drawbridge.model.NoteId;
import dev.drawbridge.model.kind.Catalogue;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;

class OutlineTest {
    private static final Node B = Node.of(new NodeId("1"), "function", "b");
    private static final Node A = Node.of(new NodeId("2"), "function", "A");
    private static final Node T = Node.of(new NodeId("3"), "table", "t");

    @Test
    void cardsStandUnderTheirGroupsByName() {
        Outline outline = Outline.of(Design.of("d", List.of(B, A, T), List.of()), Catalogue.standard());
        assertThat(outline.sections()).extracting(Outline.Section::title).containsExactly("Functions", "Services");
        assertThat(outline.sections().getFirst().cards()).extracting(Outline.Card::name).containsExactly("A", "b");
    }

    @Test
    void aFrameHoldsItsCardsAndNoOtherHeadingDoes() {
        Group frame = new Group(new GroupId("g"), "Checkout", new TreeSet<>(List.of(T.id(), B.id())), "", false, new TreeMap<>());
        Outline outline = Outline.of(Design.of("d", List.of(B, A, T), List.of()).withGroups(Map.of(frame.id(), frame)), Catalogue.standard());
        assertThat(outline.sections()).extracting(Outline.Section::title).containsExactly("Checkout", "Functions");
        assertThat(outline.sections().getFirst().cards()).extracting(Outline.Card::name).containsExactly("b", "t");
        assertThat(outline.sections().getLast().cards()).extracting(Outline.Card::name).containsExactly("A");
    }

    @Test
    void aCollapsedGroupIsKnownAsSuchAndKeepsItsCards() {
        Group frame = new Group(new GroupId("g"), "Checkout", new TreeSet<>(List.of(T.id(), B.id())), "", true, new TreeMap<>());
        Outline.Section section = Outline.of(Design.of("d", List.of(B, T), List.of()).withGroups(Map.of(frame.id(), frame)), Catalogue.standard()).sections().getFirst();
        assertThat(section.collapsed()).isTrue();
        assertThat(section.frame()).contains(frame.id());
        assertThat(section.cards()).hasSize(2);
    }

    @Test
    void notesStandAtTheEndByTheirFirstWords() {
        Note note = Note.of(new NoteId("n"), "\n# Why **two** tables\nBecause.");
        assertThat(Outline.of(Design.of("d", List.of(B), List.of()).withNotes(Map.of(note.id(), note)), Catalogue.standard()).notes())
                .containsExactly(new Outline.Sheet(note.id(), "Why two tables"));
    }
}
