package dev.drawbridge.model;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;

/** What a wire does. Closed: a new role needs an answer in every reader of the wire table. */
public enum WireRole {
    /** A client, API or function asks and waits for the answer. */
    CALL,
    /** A source starts a function. */
    TRIGGER,
    /** A function reads or writes what a service keeps. */
    ACCESS,
    /** A function hands a message over and goes on. */
    SEND,
    /** A source hands its messages to another source. */
    DELIVER,
    /** An identity service decides who may call. */
    AUTHORIZE,
    /** Where events go that could not be worked on. */
    ON_FAILURE,
    /** A client uses a service without a function between, with a role of its own. */
    DIRECT,
    /** One resource names another in its properties: a template says so, no drawing does, and no right follows from it. */
    REFERENCE;

    /** As it stands in files: lower case with hyphens. */
    public String id() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    /** The role with that id. */
    public static Optional<WireRole> find(String id) {
        return Arrays.stream(values()).filter(role -> role.id().equals(id)).findFirst();
    }
}
