package dev.drawbridge.generators.layout;

import static org.assertj.core.api.Assertions.assertThat;

import dev.drawbridge.model.Design;
import dev.drawbridge.model.Drawing;
import dev.drawbridge.model.Layout;
import dev.drawbridge.model.NodeId;
import dev.drawbridge.model.Note;
import dev.drawbridge.model.NoteBox;
import dev.drawbridge.model.NoteId;
import dev.drawbridge.model.Point;
import dev.drawbridge.model.geometry.Bounds;
import dev.drawbridge.model.geometry.CardMetrics;
import dev.drawbridge.model.geometry.NotePlaces;
import dev.drawbridge.model.wire.WireTable;
import java.util.HashMap;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.TreeMap;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import org.junit.jupiter.api.Test;

class TidyNotesTest {
    private static final NoteId NOTE = new NoteId("n");
    private final Tidy tidy = new Tidy(WireTable.standard());

    private static Drawing withNotes(Design design, Layout layout, Map<NoteId, NoteBox> boxes) {
        Map<NoteId, Note> notes = new TreeMap<>();
        boxes.keySet().forEach(id -> notes.put(id, Note.of(id, "words")));
        return Drawing.of(design.withNotes(notes), layout.withNotes(boxes));
    }

    private Layout tidied(Drawing drawing) {
        return tidy.of(drawing.design(), drawing.layout()).edit().apply(drawing).drawing().layout();
    }

    @Test
    void aNoteGoesWhereTheCardBesideItGoes() {
        Design design = Services.design(1);
        Layout layout = Layout.empty().withPlaces(tidy.places(design, Layout.empty()));
        NodeId card = new NodeId("s0-t1");
        // pulled far down, where there is room for a note
        Point off = new Point(layout.places().get(card).x(), 6000);
        Drawing drawing = withNotes(design, layout.withPlace(card, off), Map.of(NOTE, NoteBox.at(off.plus(0, 100))));
        Layout after = tidied(drawing);
        Point now = after.places().get(card);
        assertThat(now).isNotEqualTo(off);
        Bounds note = NotePlaces.bounds(after.notes().get(NOTE));
        assertThat(Math.hypot(note.x() - now.x(), note.y() - now.y() - 100)).as("beside its card, or as near as there is room").isLessThan(500);
    }

    @Test
    void aHeadingStaysAboveTheDrawing() {
        Design design = Services.design(2);
        Drawing drawing = withNotes(design, scattered(design, 3), Map.of(NOTE, NoteBox.at(new Point(0, -1000))));
        Layout after = tidied(drawing);
        Bounds all = Bounds.around(after.places().values().stream().map(CardMetrics::bounds).toList()).orElseThrow();
        assertThat(after.notes().get(NOTE).place().y()).isLessThan(all.y() - 240);
    }

    @Test
    void notesOfCardsThatAreNotSelectedStay() {
        Design design = Services.design(3);
        Layout layout = Layout.empty().withPlaces(tidy.places(design, Layout.empty()));
        Bounds all = Bounds.around(layout.places().values().stream().map(CardMetrics::bounds).toList()).orElseThrow();
        Set<NodeId> selection = Set.of(new NodeId("s0-f0"), new NodeId("s0-f1"));
        Map<NodeId, Point> away = new HashMap<>();
        selection.forEach(id -> away.put(id, new Point(all.maxX() + 3000, id.value().endsWith("0") ? 0 : 900)));
        Drawing drawing = withNotes(design, layout.withPlaces(away), Map.of(NOTE, NoteBox.at(new Point(all.x() - 230, all.y()))));
        Rearrangement found = tidy.of(drawing.design(), drawing.layout(), selection);
        assertThat(found.cards()).isNotEmpty();
        assertThat(found.notes()).isEmpty();
    }

    @Property(tries = 60)
    void noNoteCoversACardOrANoteAndASecondTimeChangesNothing(@ForAll @IntRange(min = 1, max = 4) int services, @ForAll @IntRange(min = 1, max = 9) int notes, @ForAll long seed) {
        Design design = Services.design(services);
        Random random = new Random(seed);
        Map<NoteId, NoteBox> boxes = new TreeMap<>();
        for (int i = 0; i < notes; i++) {
            boxes.put(new NoteId("n" + i), new NoteBox(new Point(random.nextInt(3000), random.nextInt(2000)), 100 + random.nextInt(300), 50 + random.nextInt(200)));
        }
        Drawing drawing = withNotes(design, scattered(design, seed), boxes);
        Layout after = tidied(drawing);
        after.notes().forEach((id, box) -> {
            Bounds note = NotePlaces.bounds(box);
            assertThat(after.places().values()).noneMatch(place -> CardMetrics.bounds(place).intersects(note));
            assertThat(after.notes().entrySet()).noneMatch(other -> !other.getKey().equals(id) && NotePlaces.bounds(other.getValue()).intersects(note));
            assertThat(box.width()).isEqualTo(boxes.get(id).width());
        });
        assertThat(tidy.of(drawing.design(), after).isEmpty()).isTrue();
    }

    private static Layout scattered(Design design, long seed) {
        Random random = new Random(seed);
        Map<NodeId, Point> places = new HashMap<>();
        design.nodes().keySet().forEach(id -> places.put(id, new Point(random.nextInt(2000), random.nextInt(1500))));
        return Layout.empty().withPlaces(places);
    }
}
