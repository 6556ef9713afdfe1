package dev.drawbridge.desktop.inspector;

import dev.drawbridge.model.Value;
import dev.drawbridge.model.kind.Field;
import java.util.List;
import java.util.Optional;

/** What a form shows and changes: the fields of a card or of a wire. */
interface FormSubject {
    List<Field> fields();

    /** What was set; empty while the default holds. */
    Optional<Value> value(Field field);

    /**
     * Sets the field, or gives it back its default.
     *
     * @param mergeKey changes that follow each other with the same key are one step of undo
     * @return why it was refused, if it was
     */
    Optional<String> change(Field field, Optional<Value> value, String mergeKey);

    /** Whether a value may also be an expression of the cloud. */
    default boolean takesExpressions() {
        return true;
    }
}
