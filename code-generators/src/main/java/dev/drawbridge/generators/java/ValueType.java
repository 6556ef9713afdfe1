package dev.drawbridge.generators.java;

import java.util.Arrays;

/** What a member of an item or message holds, and its Java. */
enum ValueType {
    TEXT("text", "java.lang.String", "java.lang.String"),
    WHOLE("whole", "java.lang.Long", "long"),
    DECIMAL("decimal", "java.math.BigDecimal", "java.math.BigDecimal"),
    FLAG("flag", "java.lang.Boolean", "boolean"),
    TEXT_LIST("text-list", "java.util.List", "java.util.List");

    private final String id;
    private final String boxed;
    private final String bare;

    ValueType(String id, String boxed, String bare) {
        this.id = id;
        this.boxed = boxed;
        this.bare = bare;
    }

    /** The type of that id in the catalogue's choice; text for anything else. */
    static ValueType of(String id) {
        return Arrays.stream(values()).filter(type -> type.id.equals(id)).findFirst().orElse(TEXT);
    }

    /** The type of a member that may be absent (null). */
    String boxed() {
        return simple(boxed);
    }

    /** The type of a member that must be there, and of parameters. */
    String bare() {
        return simple(bare);
    }

    boolean number() {
        return this == WHOLE || this == DECIMAL;
    }

    private String simple(String qualified) {
        String name = qualified.substring(qualified.lastIndexOf('.') + 1);
        return this == TEXT_LIST ? name + "<String>" : name;
    }
}
