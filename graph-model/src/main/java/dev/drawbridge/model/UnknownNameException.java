package dev.drawbridge.model;

/** Something was asked for by a name that nothing has: a card, a kind, a format. Who typed it can choose another; the command line calls that wrong use. */
public class UnknownNameException extends ModelException {
    private static final long serialVersionUID = 1L;

    public UnknownNameException(String message) {
        super(message);
    }
}
