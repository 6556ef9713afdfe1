package dev.drawbridge.desktop.inspector;

import dev.drawbridge.model.kind.Field;
import dev.drawbridge.model.kind.FieldType;
import java.util.function.Consumer;

/** One editor for each type of field; the switch is complete because types are closed. */
final class FieldEditors {
    private FieldEditors() {}

    static FieldEditor of(Field field, Consumer<Typed> told) {
        return switch (field.type()) {
            case FieldType.Text text -> new TextEditor(field, text.multiline(), told);
            case FieldType.Whole whole -> new WholeEditor(field, whole, told);
            case FieldType.Flag() -> new FlagEditor(field, told);
            case FieldType.Choice choice -> new ChoiceEditor(field, choice, told);
            case FieldType.TextList list -> new TextListEditor(field, told);
            case FieldType.TextMap() -> new TextMapEditor(field, told);
            case FieldType.Records records -> new RecordsEditor(field, records.columns(), told);
            case FieldType.Tree() -> new TreeEditor(field, told);
        };
    }
}
