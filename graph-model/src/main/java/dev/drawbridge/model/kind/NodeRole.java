package dev.drawbridge.model.kind;

/** What part a card plays. Closed, so that a switch over it is complete. */
public enum NodeRole {
    /** Starts functions: an API, a queue, a topic, a schedule. */
    SOURCE,
    /** The user's code. */
    FUNCTION,
    /** Keeps or does something for functions: a table, a bucket, a user pool. */
    SERVICE,
    /** Stands outside and calls in: a browser, a phone, a partner. */
    CLIENT,
    /** A resource of a template that is shown and kept, but that the wire table says nothing about: its wires follow from what it refers to. */
    RAW,
    /** A kind that this version does not know; drawn grey, written back unchanged. */
    UNKNOWN
}
