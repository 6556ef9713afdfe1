package dev.drawbridge.desktop.canvas;

import static org.assertj.core.api.Assertions.assertThat;

import dev.drawbridge.desktop.canvas.gesture.CanvasAction;
import dev.drawbridge.desktop.fx.Fx;
import dev.drawbridge.desktop.theme.Theme;
import dev.drawbridge.model.Drawing;
import dev.drawbridge.model.edit.CardEdit;
import dev.drawbridge.model.edit.Edit;
import dev.drawbridge.model.edit.WireEdit;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** What else a deletion took from the project's own file, in one sentence. */
class AlsoRemovedTest {
    private static final Drawing STORE = Drawings.petStore();

    private static Drawing with(Drawing drawing, String... ids) {
        return drawing.withTexts(Map.of("template.yaml", "Resources:\n  Kept: {Type: AWS::SQS::Queue}\n" + List.of(ids).stream().map(id -> "  " + id + ": {Type: AWS::IAM::Role}\n").collect(Collectors.joining())));
    }

    @Test
    void partsThatWentAreNamedWithTheirTypesAndManyAreCounted() {
        Edit edit = new CardEdit.RemoveNodes(Set.of(STORE.design().nodes().firstKey()));
        Drawing after = with(edit.apply(STORE).drawing());
        assertThat(AlsoRemoved.sentence(with(STORE, "Heard"), edit, after)).hasValue("Also removed: Heard (AWS::IAM::Role).");
        assertThat(AlsoRemoved.sentence(with(STORE, IntStream.range(0, 6).mapToObj(i -> "P" + i).toArray(String[]::new)), edit, after)).hasValueSatisfying(said -> assertThat(said).endsWith("P3 (AWS::IAM::Role) and 2 more."));
        assertThat(AlsoRemoved.sentence(with(STORE), edit, after)).isEmpty();
    }

    @Test
    void aWireThatNothingSaysAnyMoreIsNamedByItsEnds() {
        var wires = List.copyOf(STORE.design().wires().values());
        Edit edit = new WireEdit.Disconnect(Set.of(wires.getFirst().id()));
        Drawing after = new WireEdit.Disconnect(Set.of(wires.getFirst().id(), wires.get(1).id())).apply(STORE).drawing();
        assertThat(AlsoRemoved.sentence(STORE, edit, after)).hasValue("Also removed: the wire from " + STORE.design().requireNode(wires.get(1).from().node()).name() + " to "
                + STORE.design().requireNode(wires.get(1).to().node()).name() + ".");
    }

    @Test
    void aDeletionThatTookNothingAlongSaysNothing() {
        try (CanvasStage stage = new CanvasStage(Drawings.petStore(), Theme.LIGHT, 800, 600)) {
            Fx.run(() -> {
                stage.workspace.selection().set(Set.of(stage.workspace.store().design().nodes().firstKey()), Set.of());
                stage.canvas.perform(CanvasAction.MOVE_LEFT);
                assertThat(stage.thoughts).as("nothing went").isEmpty();
                stage.canvas.perform(CanvasAction.DELETE);
            });
            // the texts are parsed where the host thinks, not on the thread of the views
            assertThat(stage.thoughts).hasSize(1);
            assertThat(stage.notices).isEmpty();
        }
    }
}
