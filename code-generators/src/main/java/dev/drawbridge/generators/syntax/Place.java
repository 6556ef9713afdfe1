package dev.drawbridge.generators.syntax;

/** Where a new key goes in its mapping. */
public sealed interface Place {

    /** Behind the last entry. */
    record AtEnd() implements Place {
    }

    /** Behind the entry of a key; behind the last one if there is no such key. */
    record After(String key) implements Place {
    }

    static Place end() {
        return new AtEnd();
    }

    static Place after(String key) {
        return new After(key);
    }
}
