package dev.drawbridge.desktop.inspector;

import dev.drawbridge.model.Value;

/** What an editor of a field was told by the user. */
sealed interface Typed {
    /** A value. */
    record Is(Value value) implements Typed {}

    /** Nothing: back to the default. */
    record Cleared() implements Typed {}

    /** Something that is no value of this type. @param sentence what is wrong */
    record Wrong(String sentence) implements Typed {}
}
