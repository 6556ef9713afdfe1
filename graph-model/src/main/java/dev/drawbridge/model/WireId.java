package dev.drawbridge.model;

/**
 * Identifies a wire inside one design; never shown, never changed by a rename. Made from the first name that was
 * given, so that files read well, but nothing may be concluded from its text.
 *
 * @param value one or more printable characters without white space
 */
public record WireId(String value) implements Comparable<WireId> {
    public WireId {
        Ids.check("wire", value);
    }

    @Override
    public int compareTo(WireId other) {
        return value.compareTo(other.value);
    }

    @Override
    public String toString() {
        return value;
    }
}
