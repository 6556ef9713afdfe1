package dev.drawbridge.model.kind;

/** Where wires may be fastened to a card of a kind: it is called at the left, calls at the right, and sends failures out below. */
public enum Port {
    IN("in"), OUT("out"), FAILURE("failure");

    private final String id;

    Port(String id) {
        this.id = id;
    }

    /** As it stands in files. */
    public String id() {
        return id;
    }
}
