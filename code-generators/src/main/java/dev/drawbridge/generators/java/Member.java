package dev.drawbridge.generators.java;

/**
 * A member of an item or of a message.
 *
 * @param attribute as it is stored and sent
 * @param component as the record calls it
 * @param key whether it is part of a table's key, so that it is never absent
 */
record Member(String attribute, String component, ValueType type, boolean key) {
    /** Its type in the record. */
    String recordType() {
        return key ? type.bare() : type.boxed();
    }

    /** {@code String id}. */
    String parameter() {
        return type.bare() + " " + component;
    }
}
