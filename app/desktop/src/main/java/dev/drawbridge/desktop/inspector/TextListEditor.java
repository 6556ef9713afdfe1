package dev.drawbridge.desktop.inspector;

import dev.drawbridge.model.Value;
import dev.drawbridge.model.kind.Field;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import javafx.scene.Node;
import javafx.scene.control.TextField;

/** A list of texts, a line for each; an expression in it stays one. */
final class TextListEditor extends RowsEditor {
    private final Field field;

    TextListEditor(Field field, Consumer<Typed> told) {
        super(field.label(), told);
        this.field = field;
    }

    @Override
    Row row(Optional<Value> element) {
        TextField input = new TextField(element.map(InlineValue::text).orElse(""));
        input.setAccessibleText(field.label());
        input.textProperty().addListener((observable, before, after) -> changed());
        return new Row() {
            @Override
            public Node node() {
                return input;
            }

            @Override
            public Optional<Value> value() {
                return InlineValue.parse(input.getText());
            }

            @Override
            public void focus() {
                input.requestFocus();
            }
        };
    }

    @Override
    List<Value> split(Value value) {
        return value.asItems();
    }

    @Override
    Value join(List<Value> elements) {
        return Value.of(elements);
    }
}
