package dev.drawbridge.model;

import java.util.SortedMap;

/**
 * A sheet with words on the drawing, for people alone: nothing is generated from it.
 *
 * @param text in Markdown (CommonMark)
 * @param colour the name of one of the card families, or empty
 */
public record Note(NoteId id, String text, String colour, SortedMap<String, Value> unknown) {
    public Note {
        unknown = Maps.sorted(unknown);
    }

    /** A note without a colour. */
    public static Note of(NoteId id, String text) {
        return new Note(id, text, "", Maps.none());
    }

    public Note withText(String newText) {
        return new Note(id, newText, colour, unknown);
    }

    public Note withColour(String newColour) {
        return new Note(id, text, newColour, unknown);
    }
}
