package dev.drawbridge.model.edit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.drawbridge.model.Design;
import dev.drawbridge.model.Drawing;
import dev.drawbridge.model.Layout;
import dev.drawbridge.model.ModelException;
import dev.drawbridge.model.Node;
import dev.drawbridge.model.NodeId;
import dev.drawbridge.model.Point;
import dev.drawbridge.model.Value;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

class DesignStoreTest {
    private static final NodeId A = new NodeId("a");
    private final Drawing initial = Drawing.of(Design.of("x", List.of(Node.of(A, "function", "search")), List.of()), Layout.empty());
    private final DesignStore store = new DesignStore(initial);
    private final List<Change> heard = new ArrayList<>();

    private static Edit timeout(int seconds) {
        return new CardEdit.SetField(A, "timeout", Optional.of(Value.of(seconds)));
    }

    @Test
    void everyListenerHearsOfAChangeOnce() {
        List<Change> other = new ArrayList<>();
        store.listen(heard::add);
        Runnable end = store.listen(other::add);
        Change change = store.apply(new Edit.Sequence("Both", List.of(timeout(3), new CardEdit.RenameNode(A, "find"))));
        end.run();
        store.apply(timeout(4));

        assertThat(heard).hasSize(2).first().isEqualTo(change);
        assertThat(other).containsExactly(change);
        assertThat(change.before()).isSameAs(initial);
        assertThat(change.nodes()).containsExactly(A);
        assertThat(change.label()).isEqualTo("Both");
    }

    @Test
    void aListenerMustNotChangeTheDrawing() {
        store.listen(change -> store.apply(timeout(9)));

        assertThatThrownBy(() -> store.apply(timeout(3))).isInstanceOf(IllegalStateException.class);
        assertThat(store.design().requireNode(A).field("timeout")).contains(Value.of(3));
        assertThatThrownBy(store::undo).as("free again, so undo runs and its listener fails").isInstanceOf(IllegalStateException.class);
    }

    @Test
    void undoAndRedoGiveBackTheSameDrawings() {
        store.apply(timeout(3));
        Drawing after = store.drawing();
        store.listen(heard::add);

        assertThat(store.history().undoLabel()).contains("Change timeout");
        assertThat(store.undo()).get().extracting(Change::label).isEqualTo("Undo Change timeout");
        assertThat(store.drawing()).isSameAs(initial);
        assertThat(store.history().undoLabel()).isEmpty();
        assertThat(store.history().redoLabel()).contains("Change timeout");
        assertThat(store.redo()).isPresent();
        assertThat(store.drawing()).isSameAs(after);
        assertThat(heard).hasSize(2);
        assertThat(heard.getFirst().nodes()).containsExactly(A);
    }

    @Test
    void thereIsNothingToUndoAtTheStart() {
        store.listen(heard::add);

        assertThat(store.undo()).isEmpty();
        assertThat(store.redo()).isEmpty();
        assertThat(heard).isEmpty();
    }

    @Test
    void aNewEditEndsWhatCouldBeRedone() {
        store.apply(timeout(3));
        store.undo();
        store.apply(timeout(4));

        assertThat(store.redo()).isEmpty();
    }

    @Test
    void editsWithTheSameMergeKeyAreOneStep() {
        store.apply(timeout(3), "timeout");
        store.apply(timeout(4), "timeout");
        store.apply(timeout(5), "other");
        store.undo();
        assertThat(store.design().requireNode(A).field("timeout")).contains(Value.of(4));
        store.undo();

        assertThat(store.drawing()).isSameAs(initial);
    }

    @Test
    void aStepThatWasUndoneAndRedoneTakesNothingMoreIn() {
        store.apply(timeout(3), "timeout");
        store.undo();
        store.redo();
        store.apply(timeout(4), "timeout");
        store.undo();

        assertThat(store.design().requireNode(A).field("timeout")).contains(Value.of(3));
    }

    @Test
    void anEditThatChangesNothingIsNoStep() {
        store.listen(heard::add);
        store.apply(new CardEdit.SetNote(A, ""));

        assertThat(heard).hasSize(1);
        assertThat(store.history().undoLabel()).isEmpty();
    }

    @Test
    void aRefusedEditLeavesEverythingAsItWas() {
        store.listen(heard::add);

        assertThatThrownBy(() -> store.apply(new CardEdit.RenameNode(A, "1"))).isInstanceOf(ModelException.class);
        assertThat(store.drawing()).isSameAs(initial);
        assertThat(heard).isEmpty();
        assertThat(store.history().undoLabel()).isEmpty();
    }

    @Test
    void aDrawingIsChangedUntilItIsSavedOrUndone() {
        assertThat(store.isChanged()).isFalse();
        store.apply(timeout(3));
        assertThat(store.isChanged()).isTrue();
        store.undo();
        assertThat(store.isChanged()).isFalse();
        store.redo();
        store.markSaved();
        assertThat(store.isChanged()).isFalse();
        store.undo();
        assertThat(store.isChanged()).isTrue();
    }

    @Test
    void textsFollowTheDesignAndComeBackWithUndo() {
        Drawing withText = initial.withTexts(Map.of("t.yaml", "# mine\n"));
        List<Design> asked = new ArrayList<>();
        DesignStore following = new DesignStore(withText, (before, after) -> {
            asked.add(after);
            return new TreeMap<>(Map.of("t.yaml", "patched"));
        });
        following.apply(new CardEdit.MoveNodes(Map.of(A, new Point(1, 1))));
        assertThat(asked).as("a move is none of the text's business").isEmpty();
        following.apply(timeout(3));
        assertThat(following.drawing().texts()).containsEntry("t.yaml", "patched");
        following.undo();

        assertThat(following.drawing().texts()).containsEntry("t.yaml", "# mine\n");
    }

    @Test
    void anEditThatATextCannotFollowIsRefused() {
        DesignStore following = new DesignStore(initial, (before, after) -> {
            throw new ModelException("The template is broken.");
        });

        assertThatThrownBy(() -> following.apply(timeout(3))).hasMessage("The template is broken.");
        assertThat(following.drawing()).isSameAs(initial);
    }

    @Test
    void theOldestStepsAreForgottenAtTheLimit() {
        for (int i = 0; i < History.LIMIT + 5; i++) {
            store.apply(timeout(i));
        }
        int steps = 0;
        while (store.undo().isPresent()) {
            steps++;
        }

        assertThat(steps).isEqualTo(History.LIMIT);
        assertThat(store.design().requireNode(A).field("timeout")).contains(Value.of(4));
    }
}
