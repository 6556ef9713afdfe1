package dev.drawbridge.model;

/**
 * Identifies a card inside one design; never shown, never changed by a rename. Made from the first name that was
 * given, so that files read well, but nothing may be concluded from its text.
 *
 * @param value one or more printable characters without white space
 */
public record NodeId(String value) implements Comparable<NodeId> {
    public NodeId {
        Ids.check("node", value);
    }

    @Override
    public int compareTo(NodeId other) {
        return value.compareTo(other.value);
    }

    @Override
    public String toString() {
        return value;
    }
}
