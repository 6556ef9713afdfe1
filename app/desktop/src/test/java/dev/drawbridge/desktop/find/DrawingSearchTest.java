package dev.drawbridge.desktop.find;

import static org.assertj.core.api.Assertions.assertThat;

import dev.drawbridge.model.Design;
import dev.drawbridge.model.Node;
import dev.drawbridge.model.NodeId;
import dev.drawbridge.model.Note;
import dev.drawbridge.model.NoteId;
import dev.drawbridge.model.Value;
import dev.drawbridge.model.kind.Catalogue;
import java.util.List;
import org.junit.jupiter.api.Test;

class DrawingSearchTest {
    private static final Design DESIGN = Design.of("d", List.of(
            Node.of(new NodeId("a"), "function", "audit").withField("timeout", Value.of(42)),
            Node.of(new NodeId("b"), "queue", "tail").withNote("for the audit of next year"),
            Node.of(new NodeId("c"), "function", "late-audit")), List.of());

    private static List<DrawingSearch.Hit> find(String words) {
        return new DrawingSearch(Catalogue.standard()).find(DESIGN, words);
    }

    @Test
    void namesThatBeginWithTheWordsComeFirstThenOtherNamesThenNotes() {
        assertThat(find("AUDIT")).containsExactly(card("a", ""), card("c", ""), card("b", "for the audit of next year"));
    }

    @Test
    void notesAreFoundByTheirTextAsItIsReadAndByTheirLinks() {
        Note note = Note.of(new NoteId("n"), "See **the** [plan](https://example.com/q3) for auditors");
        Design design = DESIGN.withNotes(java.util.Map.of(note.id(), note));
        DrawingSearch search = new DrawingSearch(Catalogue.standard());
        String plain = "See the plan for auditors";
        assertThat(search.find(design, "see the plan")).containsExactly(new DrawingSearch.Hit.Sheet(note.id(), plain));
        assertThat(search.find(design, "q3")).containsExactly(new DrawingSearch.Hit.Sheet(note.id(), plain));
        assertThat(search.find(design, "auditors plan")).containsExactly(new DrawingSearch.Hit.Sheet(note.id(), plain));
        assertThat(search.find(design, "audit")).last().isEqualTo(new DrawingSearch.Hit.Sheet(note.id(), plain));
    }

    @Test
    void kindsAreFound() {
        assertThat(find("queue")).containsExactly(card("b", ""));
    }

    @Test
    void valuesOfFieldsAreFoundAndNamed() {
        assertThat(find("42")).containsExactly(card("a", "timeout: 42"));
        assertThat(find("timeout: 42")).containsExactly(card("a", "timeout: 42"));
    }

    @Test
    void severalWordsMayStandInDifferentPlaces() {
        assertThat(find("function 42")).containsExactly(card("a", ""));
    }

    @Test
    void nothingIsFoundForNoWords() {
        assertThat(find("  ")).isEmpty();
        assertThat(find("zebra")).isEmpty();
    }

    private static DrawingSearch.Hit card(String id, String why) {
        return new DrawingSearch.Hit.Card(new NodeId(id), why);
    }
}
