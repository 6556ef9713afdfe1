package dev.drawbridge.model.kind;

import dev.drawbridge.model.Value;
import java.util.Optional;

/**
 * One setting of a kind of card, of a row of the wire table, or of a row in another field.
 *
 * @param name as it stands in files
 * @param label as it is shown
 * @param defaultValue what holds while nothing is set
 * @param required whether something must be set or have a default
 * @param unit shown behind a number: {@code s}, {@code MB}, {@code days}; empty for none
 * @param help one line that says what it does
 * @param section the heading it stands under; empty for the first
 */
public record Field(
        String name, String label, FieldType type, Optional<Value> defaultValue, boolean required, String unit, String help, String section) {

    /** A field without default, unit or section. */
    public static Field optional(String name, String label, FieldType type, String help) {
        return new Field(name, label, type, Optional.empty(), false, "", help, "");
    }

    public Field withDefault(Value value) {
        return new Field(name, label, type, Optional.of(value), required, unit, help, section);
    }

    public Field withUnit(String newUnit) {
        return new Field(name, label, type, defaultValue, required, newUnit, help, section);
    }

    public Field asRequired() {
        return new Field(name, label, type, defaultValue, true, unit, help, section);
    }
}
