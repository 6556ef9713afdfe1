package dev.drawbridge.model.kind;

/** The colour a kind is drawn in. */
public enum Family {
    CLIENT, SOURCE, FUNCTION, FLOW, DATA, IDENTITY
}
