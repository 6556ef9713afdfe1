package dev.drawbridge.desktop.canvas;

import static org.assertj.core.api.Assertions.assertThat;

import dev.drawbridge.desktop.canvas.gesture.CanvasAction;
import dev.drawbridge.desktop.canvas.gesture.Effect;
import dev.drawbridge.desktop.fx.Fx;
import dev.drawbridge.desktop.theme.Theme;
import dev.drawbridge.model.Drawing;
import dev.drawbridge.model.Note;
import dev.drawbridge.model.NoteBox;
import dev.drawbridge.model.NoteId;
import dev.drawbridge.model.Point;
import dev.drawbridge.model.edit.NoteEdit;
import dev.drawbridge.model.file.DesignJson;
import dev.drawbridge.model.file.LayoutJson;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import javafx.scene.control.TextArea;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class NotesTest {
    private static final NoteId NOTE = new NoteId("why");
    private static final String TEXT = """
            # Why two tables
            Reads must **never** wait for writes, *not even* on sale days. See [the notes](https://example.com).

            - `products` is read only
            - `purchases` grows
              - about 40 a minute

            1. first
            2. second

                GetItem  products
            """;

    private static Drawing noted() {
        Drawing drawing = Drawings.petStore();
        return drawing.withDesign(drawing.design().withNotes(Map.of(NOTE, new Note(NOTE, TEXT, "data", new java.util.TreeMap<>()))))
                .withLayout(drawing.layout().withNotes(Map.of(NOTE, new NoteBox(new Point(0, 480), 320, 240))));
    }

    private static String saved(Hand hand) {
        return DesignJson.write(hand.workspace.store().design()) + LayoutJson.write(hand.workspace.store().layout());
    }

    private static void escape(TextArea field) {
        Fx.run(() -> javafx.event.Event.fireEvent(field, new KeyEvent(KeyEvent.KEY_PRESSED, "", "", KeyCode.ESCAPE, false, false, false, false)));
        Fx.frames(2);
    }

    @Test
    void aNoteIsMovedSizedColouredAndDeletedByTheMouseAndUndoneToTheSameBytes() {
        Hand hand = new Hand(noted());
        String before = saved(hand);
        hand.drag(60, 560, 124, 640);
        assertThat(hand.workspace.store().layout().note(NOTE)).contains(new NoteBox(new Point(64, 560), 320, 240));
        assertThat(hand.workspace.selection().notes()).containsExactly(NOTE);
        hand.drag(64 + 318, 560 + 238, 64 + 382, 560 + 302);
        assertThat(hand.workspace.store().layout().note(NOTE)).contains(new NoteBox(new Point(64, 560), 384, 304));
        hand.act(CanvasAction.COLOUR_GROUP);
        assertThat(hand.workspace.store().design().notes().get(NOTE).colour()).isEqualTo("identity");
        hand.act(CanvasAction.DELETE);
        assertThat(hand.workspace.store().design().notes()).isEmpty();
        hand.act(CanvasAction.UNDO, CanvasAction.UNDO, CanvasAction.UNDO, CanvasAction.UNDO);
        assertThat(saved(hand)).isEqualTo(before);
    }

    @Test
    void keysAddGoToMoveSizeAndDeleteANote() {
        Hand hand = new Hand(Drawings.petStore());
        hand.act(CanvasAction.ADD_NOTE);
        NoteId id = hand.workspace.store().design().notes().firstKey();
        NoteBox box = hand.workspace.store().layout().note(id).orElseThrow();
        hand.act(CanvasAction.CANCEL, CanvasAction.NEXT_NOTE);
        assertThat(hand.workspace.selection().notes()).containsExactly(id);
        hand.act(CanvasAction.MOVE_RIGHT, CanvasAction.SIZE_DOWN, CanvasAction.SIZE_DOWN);
        assertThat(hand.workspace.store().layout().note(id)).contains(new NoteBox(box.place().plus(16, 0), box.width(), box.height() + 32));
        hand.act(CanvasAction.DELETE);
        assertThat(hand.workspace.store().design().notes()).isEmpty();
        assertThat(hand.workspace.store().layout().notes()).isEmpty();
    }

    @Test
    void cardsAndNotesAreMarqueedAndMovedTogetherInOneStep() {
        Hand hand = new Hand(noted());
        hand.act(CanvasAction.SELECT_ALL);
        Point shop = hand.place("shop");
        int edits = hand.edits().size();
        hand.drag(hand.scenery.card(new dev.drawbridge.model.NodeId("shop")).centre().x(), hand.scenery.card(new dev.drawbridge.model.NodeId("shop")).centre().y(),
                hand.scenery.card(new dev.drawbridge.model.NodeId("shop")).centre().x() + 160, hand.scenery.card(new dev.drawbridge.model.NodeId("shop")).centre().y());
        double dx = hand.place("shop").x() - shop.x();
        assertThat(dx).isNotZero();
        assertThat(hand.workspace.store().layout().note(NOTE).orElseThrow().place().x()).isEqualTo(dx);
        assertThat(hand.edits()).hasSize(edits + 1);
    }

    @Test
    void theLetterOfTheKeyThatOpensANoteIsNoPartOfIt() {
        try (CanvasStage stage = new CanvasStage(Drawings.petStore(), Theme.LIGHT, 868, 620)) {
            Fx.run(() -> stage.canvas.perform(CanvasAction.ADD_NOTE));
            Fx.frames(2);
            TextArea field = Fx.call(() -> stage.canvas.chrome().noteField());
            key(field, KeyEvent.KEY_TYPED, "n", KeyCode.UNDEFINED);
            for (String letter : List.of("h", "n")) {
                key(field, KeyEvent.KEY_PRESSED, letter, KeyCode.getKeyCode(letter.toUpperCase(java.util.Locale.ROOT)));
                key(field, KeyEvent.KEY_TYPED, letter, KeyCode.UNDEFINED);
            }
            assertThat(Fx.<String>call(field::getText)).isEqualTo("hn");
        }
    }

    private static void key(TextArea field, javafx.event.EventType<KeyEvent> type, String letter, KeyCode code) {
        Fx.run(() -> javafx.event.Event.fireEvent(field, new KeyEvent(type, letter, letter, code, false, false, false, false)));
    }

    @Test
    void aNoteIsWrittenInPlaceByKeysAloneAndAnEmptyOneGoes() {
        try (CanvasStage stage = new CanvasStage(Drawings.petStore(), Theme.LIGHT, 868, 620)) {
            Fx.run(() -> stage.canvas.perform(CanvasAction.ADD_NOTE));
            Fx.frames(2);
            TextArea field = Fx.call(() -> stage.canvas.chrome().noteField());
            assertThat(Fx.call(field::isFocused)).isTrue();
            Fx.run(() -> field.setText("# Plan\n" + "many words that need room ".repeat(20)));
            escape(field);
            Note note = stage.workspace.store().design().notes().values().iterator().next();
            assertThat(note.text()).startsWith("# Plan");
            NoteBox box = stage.workspace.store().layout().note(note.id()).orElseThrow();
            assertThat(box.height()).as("it grows with its words").isGreaterThan(NoteBox.at(new Point(0, 0)).height());
            assertThat(Fx.call(() -> stage.canvas.isFocused())).isTrue();
            Fx.run(() -> stage.canvas.perform(CanvasAction.OPEN));
            Fx.run(() -> field.setText("  "));
            escape(field);
            assertThat(stage.workspace.store().design().notes()).isEmpty();
        }
    }

    @Test
    void aClickOnALinkOpensItAndADragDoesNot() {
        Hand hand = new Hand(noted());
        hand.links.put(new Point(40, 520), "https://example.com");
        hand.click(40, 520);
        assertThat(hand.last(Effect.OpenLinks.class)).contains(new Effect.OpenLinks(NOTE, List.of("https://example.com")));
        hand.effects.clear();
        hand.click(40, 520).click(60, 540).drag(40, 520, 80, 560);
        assertThat(hand.effects).filteredOn(Effect.OpenLinks.class::isInstance).as("again on the selected note, and nowhere else").hasSize(1);
    }

    @Test
    void aKeyOpensTheLinkOfTheSelectedNoteAndSaysWhereThereIsNone() {
        Hand hand = new Hand(noted()).act(CanvasAction.NEXT_NOTE, CanvasAction.OPEN_LINK);
        assertThat(hand.last(Effect.OpenLinks.class)).contains(new Effect.OpenLinks(NOTE, List.of("https://example.com")));
        hand.effects.clear();
        hand.act(CanvasAction.CANCEL, CanvasAction.OPEN_LINK);
        assertThat(hand.last(Effect.Notice.class).orElseThrow().text()).contains("Select a note with a link");
    }

    @Test
    void notesAreCopiedCutPastedAndDuplicatedWithCards() {
        try (CanvasStage stage = new CanvasStage(noted(), Theme.LIGHT, 868, 720)) {
            Fx.run(() -> {
                stage.workspace.selection().set(Set.of(new dev.drawbridge.model.NodeId("search")), Set.of(), Set.of(NOTE));
                stage.canvas.perform(CanvasAction.DUPLICATE);
                assertThat(stage.workspace.store().design().notes()).hasSize(2);
                assertThat(stage.workspace.selection().notes()).hasSize(1).doesNotContain(NOTE);
                assertThat(stage.workspace.selection().nodes()).hasSize(1);
                stage.workspace.selection().select(NOTE);
                stage.canvas.perform(CanvasAction.CUT);
                assertThat(stage.workspace.store().design().notes()).hasSize(1);
                stage.canvas.perform(CanvasAction.PASTE);
                NoteId pasted = stage.workspace.selection().notes().iterator().next();
                assertThat(stage.workspace.store().design().notes().get(pasted)).satisfies(note -> {
                    assertThat(note.text()).isEqualTo(TEXT);
                    assertThat(note.colour()).isEqualTo("data");
                });
            });
            assertThat(stage.notices).isEmpty();
        }
    }

    @ParameterizedTest
    @EnumSource(Theme.class)
    void aNoteShowsItsMarkdown(Theme theme) {
        try (CanvasStage stage = new CanvasStage(noted(), theme, 868, 720)) {
            assertThat(stage.picture("note-" + theme.name().toLowerCase())).isNotEmptyFile();
            NoteView view = Fx.call(() -> stage.canvas.lookup("#note-why") instanceof NoteView note ? note : new NoteView(NOTE));
            assertThat(Fx.call(view::getAccessibleText)).startsWith("Note: Why two tables Reads must never wait");
            assertThat(Fx.call(() -> view.lookupAll(".bold").size())).isEqualTo(1);
            assertThat(Fx.call(() -> view.lookupAll(".link").size())).isEqualTo(1);
            assertThat(Fx.call(view::getAccessibleText)).endsWith(", 1 link");
            Point link = Fx.call(() -> {
                javafx.scene.Node run = view.lookup(".link");
                var middle = view.getParent().sceneToLocal(run.localToScene(run.getLayoutBounds().getCenterX(), run.getLayoutBounds().getCenterY()));
                return new Point(middle.getX(), middle.getY());
            });
            assertThat(Fx.call(() -> view.linkAt(link))).contains("https://example.com");
            assertThat(Fx.call(() -> view.linkAt(link.plus(0, 60)))).isEmpty();
            Fx.run(() -> stage.workspace.store().apply(new NoteEdit.PutNote(Note.of(NOTE, "plain"), Optional.empty())));
            Fx.frames(2);
            assertThat(Fx.call(view::getAccessibleText)).isEqualTo("Note: plain");
            Fx.run(() -> stage.workspace.selection().set(Set.of(), Set.of(), Set.of(NOTE)));
            assertThat(view.getPseudoClassStates()).contains(Styles.SELECTED);
        }
    }
}
