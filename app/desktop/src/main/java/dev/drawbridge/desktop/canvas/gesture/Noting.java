package dev.drawbridge.desktop.canvas.gesture;

import dev.drawbridge.desktop.canvas.gesture.GestureState.Sizing;
import dev.drawbridge.desktop.canvas.gesture.GestureState.Sliding;
import dev.drawbridge.generators.markdown.Markdown;
import dev.drawbridge.model.Note;
import dev.drawbridge.model.NoteBox;
import dev.drawbridge.model.NoteId;
import dev.drawbridge.model.Point;
import dev.drawbridge.model.edit.Edit;
import dev.drawbridge.model.edit.NoteEdit;
import dev.drawbridge.model.geometry.CardMetrics;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** Notes: added, gone to, moved and made larger. */
final class Noting {
    private Noting() {}

    /** A new note at the pointer, to be typed into at once. */
    static Step add(GestureState idle, GestureContext context) {
        NoteId id = context.design().freshNoteId();
        return Step.to(idle, new Effect.Apply(new NoteEdit.PutNote(Note.of(id, ""), Optional.of(NoteBox.at(CardMetrics.snap(context.pointer()))))),
                Effect.Select.notes(Set.of(id)), new Effect.EditNote(id));
    }

    /** From note to note, in the order of their ids. */
    static Step next(GestureState idle, GestureContext context) {
        List<NoteId> all = List.copyOf(context.design().notes().keySet());
        if (all.isEmpty()) {
            return Step.to(idle, new Effect.Notice("There are no notes. Press N to write one."));
        }
        int now = context.selectedNotes().stream().findFirst().map(all::indexOf).orElse(-1);
        NoteId next = all.get((now + 1) % all.size());
        return Step.to(idle, Effect.Select.notes(Set.of(next)), new Effect.RevealNote(next));
    }

    /** The links of the selected note. */
    static Step openLinks(GestureState idle, GestureContext context) {
        Optional<NoteId> note = single(context);
        List<String> links = note.map(id -> Markdown.links(context.design().notes().get(id).text())).orElse(List.of());
        return links.isEmpty() ? Step.to(idle, new Effect.Notice("Select a note with a link first, such as [plan](https://example.com)."))
                : Step.to(idle, new Effect.OpenLinks(note.get(), links));
    }

    /** A click on a note; on a link of it that opens the link, too. */
    static List<Effect> clicked(NoteId note, Point at, GestureContext context) {
        return context.linkAt(note, at).<List<Effect>>map(link -> List.of(new Effect.OpenLinks(note, List.of(link)))).orElse(List.of());
    }

    /** The one note that is selected, and nothing else. */
    static Optional<NoteId> single(GestureContext context) {
        return context.selectedCards().isEmpty() && context.selectedNotes().size() == 1 ? context.selectedNotes().stream().findFirst() : Optional.empty();
    }

    static GestureState slide(GestureState.Pressing pressing, Input.Move move, GestureContext context) {
        Map<NoteId, NoteBox> origins = boxes(context.selectedNotes(), context);
        return slide(new Sliding(pressing.at(), origins, origins), move.at(), move.keys());
    }

    static Sliding slide(Sliding sliding, Point at, Modifiers keys) {
        Map<NoteId, NoteBox> boxes = new HashMap<>();
        sliding.origins().forEach((id, box) -> {
            NoteBox moved = box.movedBy(at.x() - sliding.grabbed().x(), at.y() - sliding.grabbed().y());
            boxes.put(id, free(keys) ? moved : new NoteBox(CardMetrics.snap(moved.place()), moved.width(), moved.height()));
        });
        return new Sliding(sliding.grabbed(), sliding.origins(), boxes);
    }

    static Sizing size(Sizing sizing, Point at, Modifiers keys) {
        NoteBox from = sizing.origin();
        Point end = from.place().plus(from.width() + at.x() - sizing.grabbed().x(), from.height() + at.y() - sizing.grabbed().y());
        Point snapped = free(keys) ? end : CardMetrics.snap(end);
        return new Sizing(sizing.note(), sizing.grabbed(), from, new NoteBox(from.place(), snapped.x() - from.place().x(), snapped.y() - from.place().y()));
    }

    private static boolean free(Modifiers keys) {
        return keys.alt() || keys.shift();
    }

    static List<Effect> drop(Sliding sliding) {
        return sliding.boxes().equals(sliding.origins()) ? List.of() : List.of(new Effect.Apply(new NoteEdit.PlaceNotes(sliding.boxes())));
    }

    static List<Effect> drop(Sizing sizing) {
        return sizing.box().equals(sizing.origin()) ? List.of() : List.of(new Effect.Apply(new NoteEdit.PlaceNotes(Map.of(sizing.note(), sizing.box()))));
    }

    /** What moves the selected notes along with cards; none when there are no notes. */
    static List<Edit> along(double dx, double dy, GestureContext context) {
        if (context.selectedNotes().isEmpty()) {
            return List.of();
        }
        Map<NoteId, NoteBox> moved = new HashMap<>();
        boxes(context.selectedNotes(), context).forEach((id, box) -> moved.put(id, box.movedBy(dx, dy)));
        return List.of(new NoteEdit.PlaceNotes(moved));
    }

    static Map<NoteId, NoteBox> boxes(Set<NoteId> notes, GestureContext context) {
        Map<NoteId, NoteBox> boxes = new HashMap<>();
        notes.forEach(id -> boxes.put(id, context.noteBox(id)));
        return boxes;
    }

    /** Makes a text larger or smaller by steps of the keyboard. */
    static Step grow(GestureState idle, double dx, double dy, GestureContext context) {
        Map<NoteId, NoteBox> boxes = new HashMap<>();
        boxes(context.selectedNotes(), context).forEach((id, box) -> boxes.put(id, new NoteBox(box.place(), box.width() + dx, box.height() + dy)));
        return boxes.isEmpty() ? Step.to(idle) : Step.to(idle, new Effect.Apply(new NoteEdit.PlaceNotes(boxes), "size " + boxes.keySet()));
    }

    /** The next colour of each selected note. */
    static List<Edit> colours(List<String> colours, GestureContext context) {
        List<Edit> edits = new ArrayList<>();
        for (NoteId id : context.selectedNotes()) {
            Note note = context.design().notes().get(id);
            edits.add(new NoteEdit.PutNote(note.withColour(colours.get((colours.indexOf(note.colour()) + 1) % colours.size())), Optional.empty()));
        }
        return edits;
    }
}
