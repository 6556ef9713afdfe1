package dev.drawbridge.model.edit;

import dev.drawbridge.model.Drawing;
import dev.drawbridge.model.ModelException;
import dev.drawbridge.model.Note;
import dev.drawbridge.model.NoteBox;
import dev.drawbridge.model.NoteId;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;

/** What can be done to notes, which lie on the drawing beside the cards. */
public sealed interface NoteEdit extends Edit {
    /** Adds a note, or replaces the one with the same id; a place is needed for a new one. */
    record PutNote(Note note, Optional<NoteBox> box) implements NoteEdit {
        @Override
        public Edited apply(Drawing drawing) {
            SortedMap<NoteId, Note> notes = new TreeMap<>(drawing.design().notes());
            notes.put(note.id(), note);
            SortedMap<NoteId, NoteBox> boxes = new TreeMap<>(drawing.layout().notes());
            box.ifPresent(b -> boxes.put(note.id(), b));
            return new Edited(drawing.withDesign(drawing.design().withNotes(notes)).withLayout(drawing.layout().withNotes(boxes)), Set.of(), Set.of());
        }

        @Override
        public String label() {
            return "Change note";
        }
    }

    /** Takes notes away. */
    record RemoveNotes(Set<NoteId> notes) implements NoteEdit {
        public RemoveNotes {
            notes = Set.copyOf(notes);
        }

        @Override
        public Edited apply(Drawing drawing) {
            SortedMap<NoteId, Note> kept = new TreeMap<>(drawing.design().notes());
            SortedMap<NoteId, NoteBox> boxes = new TreeMap<>(drawing.layout().notes());
            for (NoteId id : notes) {
                requireNote(drawing, id);
                kept.remove(id);
                boxes.remove(id);
            }
            return new Edited(drawing.withDesign(drawing.design().withNotes(kept)).withLayout(drawing.layout().withNotes(boxes)), Set.of(), Set.of());
        }

        @Override
        public String label() {
            return notes.size() == 1 ? "Delete note" : "Delete " + notes.size() + " notes";
        }
    }

    /** Moves notes, or gives them another size. */
    record PlaceNotes(Map<NoteId, NoteBox> boxes) implements NoteEdit {
        public PlaceNotes {
            boxes = Map.copyOf(boxes);
        }

        @Override
        public Edited apply(Drawing drawing) {
            boxes.keySet().forEach(id -> requireNote(drawing, id));
            SortedMap<NoteId, NoteBox> all = new TreeMap<>(drawing.layout().notes());
            all.putAll(boxes);
            return new Edited(drawing.withLayout(drawing.layout().withNotes(all)), Set.of(), Set.of());
        }

        @Override
        public String label() {
            return boxes.size() == 1 ? "Move note" : "Move " + boxes.size() + " notes";
        }
    }

    private static void requireNote(Drawing drawing, NoteId note) {
        if (!drawing.design().notes().containsKey(note)) {
            throw new ModelException("There is no note \"" + note + "\".");
        }
    }
}
