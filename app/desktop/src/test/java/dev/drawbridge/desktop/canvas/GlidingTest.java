package dev.drawbridge.desktop.canvas;

import static org.assertj.core.api.Assertions.assertThat;

import dev.drawbridge.desktop.fx.Fx;
import dev.drawbridge.desktop.theme.Theme;
import dev.drawbridge.model.Group;
import dev.drawbridge.model.GroupId;
import dev.drawbridge.model.NodeId;
import dev.drawbridge.model.Note;
import dev.drawbridge.model.NoteBox;
import dev.drawbridge.model.NoteId;
import dev.drawbridge.model.Point;
import dev.drawbridge.model.edit.CardEdit;
import dev.drawbridge.model.edit.GroupEdit;
import dev.drawbridge.model.edit.NoteEdit;
import dev.drawbridge.model.geometry.CardMetrics;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import javafx.geometry.Bounds;
import javafx.geometry.Rectangle2D;
import javafx.scene.SnapshotParameters;
import javafx.scene.image.PixelReader;
import javafx.scene.image.WritableImage;
import org.junit.jupiter.api.Test;

/** While the view moves cards are pixels of one picture; nobody must see the difference. */
class GlidingTest {
    private static final NodeId SEARCH = new NodeId("search");
    private static final NodeId PURCHASE = new NodeId("purchase");

    /** What is seen of a rectangle of the canvas at this moment, also in the middle of a movement. */
    private static WritableImage seen(CanvasStage stage, Bounds part) {
        stage.canvas.frames().render();
        SnapshotParameters how = new SnapshotParameters();
        how.setViewport(new Rectangle2D(part.getMinX(), part.getMinY(), part.getWidth(), part.getHeight()));
        return stage.canvas.snapshot(how, null);
    }

    private static WritableImage seen(CanvasStage stage, NodeId card) {
        return seen(stage, stage.canvas.boundsOf(card).orElseThrow());
    }

    /** How far the worst of three channels is off on average, 0 to 255. */
    private static double difference(WritableImage one, WritableImage other) {
        assertThat(one.getWidth()).isEqualTo(other.getWidth());
        PixelReader a = one.getPixelReader();
        PixelReader b = other.getPixelReader();
        double sum = 0;
        for (int y = 0; y < one.getHeight(); y++) {
            for (int x = 0; x < one.getWidth(); x++) {
                int p = a.getArgb(x, y);
                int q = b.getArgb(x, y);
                sum += Math.max(Math.abs((p >> 16 & 255) - (q >> 16 & 255)), Math.max(Math.abs((p >> 8 & 255) - (q >> 8 & 255)), Math.abs((p & 255) - (q & 255))));
            }
        }
        return sum / one.getWidth() / one.getHeight();
    }

    @Test
    void aCardThatTheViewTakesAlongLooksAsItDoesAtRest() {
        for (Theme theme : Theme.values()) {
            try (CanvasStage stage = new CanvasStage(Drawings.petStore(), theme, 900, 620)) {
                stage.rest();
                WritableImage atRest = Fx.call(() -> seen(stage, SEARCH));
                WritableImage other = Fx.call(() -> seen(stage, PURCHASE));
                WritableImage moving = Fx.call(() -> {
                    stage.canvas.look(stage.canvas.viewpoint().panned(-33, 21));
                    WritableImage picture = seen(stage, SEARCH);
                    assertThat(stage.canvas.cards().root().getOpacity()).as("the cards themselves are not painted").isZero();
                    return picture;
                });
                assertThat(difference(atRest, moving)).isLessThan(1);
                assertThat(difference(atRest, other)).as("cards differ by more").isGreaterThan(4);
                stage.rest();
                assertThat(Fx.call(() -> stage.canvas.cards().root().getOpacity())).isEqualTo(1);
                assertThat(difference(atRest, Fx.call(() -> seen(stage, SEARCH)))).isLessThan(1);
            }
        }
    }

    @Test
    void aCardIsScaledWhileTheViewZooms() {
        try (CanvasStage stage = new CanvasStage(Drawings.petStore(), Theme.LIGHT, 900, 620)) {
            stage.rest();
            for (double zoom : new double[] {0.7, 1.4}) {
                WritableImage moving = Fx.call(() -> {
                    stage.canvas.look(new Viewpoint(zoom, -100, 40));
                    return seen(stage, SEARCH);
                });
                stage.rest();
                WritableImage sharp = Fx.call(() -> seen(stage, SEARCH));
                assertThat(difference(sharp, moving)).as("at %s", zoom).isLessThan(10);
                assertThat(difference(Fx.call(() -> seen(stage, PURCHASE)), sharp)).isGreaterThan(4);
            }
        }
    }

    @Test
    void aCardThatChangedAtRestMovesAsItIsNow() {
        try (CanvasStage stage = new CanvasStage(Drawings.petStore(), Theme.LIGHT, 900, 620)) {
            stage.rest();
            WritableImage before = Fx.call(() -> seen(stage, SEARCH));
            Fx.run(() -> stage.workspace.store().apply(new CardEdit.RenameNode(SEARCH, "a-very-other-name")));
            stage.rest();
            WritableImage renamed = Fx.call(() -> seen(stage, SEARCH));
            WritableImage moving = Fx.call(() -> {
                stage.canvas.look(stage.canvas.viewpoint().panned(16, 0));
                return seen(stage, SEARCH);
            });
            assertThat(difference(renamed, moving)).isLessThan(1);
            assertThat(difference(before, moving)).isGreaterThan(difference(renamed, moving) + 1);
        }
    }

    @Test
    void theSelectionMovesToo() {
        try (CanvasStage stage = new CanvasStage(Drawings.petStore(), Theme.LIGHT, 900, 620)) {
            stage.rest();
            Fx.run(() -> stage.workspace.selection().set(Set.of(SEARCH), Set.of()));
            stage.rest();
            WritableImage selected = Fx.call(() -> seen(stage, SEARCH));
            WritableImage moving = Fx.call(() -> {
                stage.canvas.look(stage.canvas.viewpoint().panned(16, 0));
                return seen(stage, SEARCH);
            });
            assertThat(difference(selected, moving)).isLessThan(1);
        }
    }

    @Test
    void afterAnotherThemeNoCardOfTheOldOneMoves() {
        try (CanvasStage stage = new CanvasStage(Drawings.petStore(), Theme.LIGHT, 900, 620)) {
            stage.rest();
            Fx.run(() -> Theme.DARK.apply(stage.scene()));
            stage.rest();
            WritableImage dark = Fx.call(() -> seen(stage, SEARCH));
            WritableImage moving = Fx.call(() -> {
                stage.canvas.look(stage.canvas.viewpoint().panned(16, 0));
                return seen(stage, SEARCH);
            });
            assertThat(difference(dark, moving)).isLessThan(1);
        }
    }

    @Test
    void framesAndNotesStayBelowCardsThatMove() {
        try (CanvasStage stage = new CanvasStage(Drawings.petStore(), Theme.LIGHT, 900, 620)) {
            Fx.run(() -> {
                stage.workspace.store().apply(new GroupEdit.PutGroup(new Group(new GroupId("group"), "Functions", new TreeSet<>(Set.of(SEARCH, PURCHASE)), "function", false, new TreeMap<>())));
                stage.workspace.store().apply(new NoteEdit.PutNote(Note.of(new NoteId("note"), "# Read me\nWhat lies **below** is read"),
                        Optional.of(new NoteBox(new Point(700, -90), 200, 80))));
            });
            stage.rest();
            Bounds search = Fx.call(() -> stage.canvas.boundsOf(SEARCH).orElseThrow());
            Bounds around = new javafx.geometry.BoundingBox(search.getMinX() - 20, search.getMinY() - 20, search.getWidth() + 40, search.getHeight() + 40);
            WritableImage atRest = Fx.call(() -> seen(stage, around));
            Bounds note = Fx.call(() -> {
                Point at = stage.canvas.viewpoint().toScreen(new Point(700, -90));
                return new javafx.geometry.BoundingBox(at.x(), at.y(), 200 * stage.canvas.viewpoint().zoom(), 60 * stage.canvas.viewpoint().zoom());
            });
            WritableImage noteAtRest = Fx.call(() -> seen(stage, note));
            Fx.run(() -> {
                stage.canvas.look(stage.canvas.viewpoint().panned(-16, 16));
                WritableImage moving = seen(stage, new javafx.geometry.BoundingBox(around.getMinX() - 16, around.getMinY() + 16, around.getWidth(), around.getHeight()));
                assertThat(difference(atRest, moving)).as("card and frame").isLessThan(3);
                WritableImage noteMoving = seen(stage, new javafx.geometry.BoundingBox(note.getMinX() - 16, note.getMinY() + 16, note.getWidth(), note.getHeight()));
                assertThat(difference(noteAtRest, noteMoving)).as("note").isLessThan(1);
            });
        }
    }

    @Test
    void picturesAreTakenOfWhatIsInViewAndBounded() {
        try (CanvasStage stage = new CanvasStage(Drawings.services(5000), Theme.LIGHT, 1200, 800)) {
            Fx.run(() -> stage.canvas.look(new Viewpoint(1, -4000, -3000)));
            stage.rest();
            Fx.run(() -> {
                CardPictures pictures = stage.canvas.cards().pictures();
                assertThat(stage.canvas.cards().attached()).isNotEmpty().allMatch(id -> pictures.isFresh(id, 1));
            });
            for (int i = 0; i < 12; i++) {
                double x = -4000 - 1000.0 * i;
                Fx.run(() -> stage.canvas.look(new Viewpoint(1, x, -3000)));
                stage.rest();
            }
            assertThat(Fx.call(() -> stage.canvas.cards().pictures().sparePixels())).isPositive().isLessThanOrEqualTo(CardPictures.MOST_SPARE_PIXELS);
        }
    }

    @Test
    void aCardThatComesIntoViewIsAnOutlineForAFrameAndThenItself() {
        try (CanvasStage stage = new CanvasStage(Drawings.services(1000), Theme.LIGHT, 1200, 800)) {
            Fx.run(() -> stage.canvas.look(new Viewpoint(1, 0, 0)));
            stage.rest();
            NodeId far = Fx.call(() -> stage.workspace.store().design().nodes().keySet().stream()
                    .filter(id -> stage.workspace.store().layout().place(id).orElseThrow().x() > 2500 && stage.canvas.cards().pictures().of(id).isEmpty())
                    .min(java.util.Comparator.comparingDouble(id -> stage.workspace.store().layout().place(id).orElseThrow().x())).orElseThrow());
            Point place = Fx.call(() -> stage.workspace.store().layout().place(far).orElseThrow());
            WritableImage moving = Fx.call(() -> {
                // as many steps as it takes at the pace of a movement, at one go so that it cannot come to rest in between
                for (int i = 0; i < 40; i++) {
                    stage.canvas.look(new Viewpoint(1, 600 - place.x() - i, 400 - place.y() - CardMetrics.HEIGHT));
                    stage.canvas.frames().render();
                }
                assertThat(stage.canvas.cards().pictures().of(far)).isPresent();
                return seen(stage, far);
            });
            stage.rest();
            assertThat(difference(moving, Fx.call(() -> seen(stage, far)))).isLessThan(1);
        }
    }
}
