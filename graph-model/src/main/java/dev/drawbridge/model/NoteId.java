package dev.drawbridge.model;

/**
 * Identifies a note inside one design; never shown.
 *
 * @param value one or more printable characters without white space
 */
public record NoteId(String value) implements Comparable<NoteId> {
    public NoteId {
        Ids.check("note", value);
    }

    @Override
    public int compareTo(NoteId other) {
        return value.compareTo(other.value);
    }

    @Override
    public String toString() {
        return value;
    }
}
