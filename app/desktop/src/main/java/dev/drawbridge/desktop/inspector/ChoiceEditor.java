package dev.drawbridge.desktop.inspector;

import dev.drawbridge.model.Value;
import dev.drawbridge.model.kind.Field;
import dev.drawbridge.model.kind.FieldType;
import java.util.Optional;
import java.util.function.Consumer;
import javafx.scene.Node;
import javafx.scene.control.ComboBox;
import javafx.util.StringConverter;

/** One of several. A value that is none of them (from a newer version, or from a file) is shown as it is and kept. */
final class ChoiceEditor extends FieldEditor {
    private final ComboBox<FieldType.Option> input = new ComboBox<>();
    private final FieldType.Choice choice;

    ChoiceEditor(Field field, FieldType.Choice choice, Consumer<Typed> told) {
        super(told);
        this.choice = choice;
        input.getItems().setAll(choice.options());
        input.setMaxWidth(Double.MAX_VALUE);
        input.setAccessibleText(field.label());
        input.setAccessibleHelp(field.help());
        input.setConverter(new StringConverter<>() {
            @Override
            public String toString(FieldType.Option option) {
                return option == null ? "" : option.label();
            }

            @Override
            public FieldType.Option fromString(String text) {
                return new FieldType.Option(text, text);
            }
        });
        input.valueProperty().addListener((observable, before, after) -> {
            if (after != null) {
                tell(new Typed.Is(Value.of(after.id())));
            }
        });
    }

    @Override
    Node node() {
        return input;
    }

    @Override
    void display(Optional<Value> set, Optional<Value> otherwise) {
        Optional<String> id = set.or(() -> otherwise).map(Value::display);
        input.setValue(id.map(this::option).orElse(null));
    }

    private FieldType.Option option(String id) {
        return choice.option(id).orElseGet(() -> new FieldType.Option(id, id));
    }
}
