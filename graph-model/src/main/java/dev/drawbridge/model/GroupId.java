package dev.drawbridge.model;

/**
 * Identifies a group inside one design; never shown, never changed by a rename. Made from the first name that was
 * given, so that files read well, but nothing may be concluded from its text.
 *
 * @param value one or more printable characters without white space
 */
public record GroupId(String value) implements Comparable<GroupId> {
    public GroupId {
        Ids.check("group", value);
    }

    @Override
    public int compareTo(GroupId other) {
        return value.compareTo(other.value);
    }

    @Override
    public String toString() {
        return value;
    }
}
