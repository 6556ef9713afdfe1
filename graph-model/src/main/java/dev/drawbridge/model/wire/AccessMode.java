package dev.drawbridge.model.wire;

import java.util.Arrays;
import java.util.Optional;

/** What a function may do with what a service keeps. */
public enum AccessMode {
    READ("read", "reads"), WRITE("write", "writes"), READ_WRITE("read-write", "reads and writes");

    private final String id;
    private final String verb;

    AccessMode(String id, String verb) {
        this.id = id;
        this.verb = verb;
    }

    /** As it stands in files. */
    public String id() {
        return id;
    }

    /** As it is read: "search reads products". */
    public String verb() {
        return verb;
    }

    public boolean reads() {
        return this != WRITE;
    }

    public boolean writes() {
        return this != READ;
    }

    public static Optional<AccessMode> find(String id) {
        return Arrays.stream(values()).filter(mode -> mode.id.equals(id)).findFirst();
    }
}
