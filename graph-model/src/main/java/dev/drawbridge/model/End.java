package dev.drawbridge.model;

/**
 * Where a wire is fastened: a port of a card.
 *
 * @param node the card
 * @param port the name of one of the ports of its kind: {@code in}, {@code out} or {@code failure}
 */
public record End(NodeId node, String port) {
    /** The right side of a card: it calls, sends or triggers. */
    public static End out(NodeId node) {
        return new End(node, "out");
    }

    /** The left side of a card: it is called. */
    public static End in(NodeId node) {
        return new End(node, "in");
    }

    /** Below a card: where failures go. */
    public static End failure(NodeId node) {
        return new End(node, "failure");
    }
}
