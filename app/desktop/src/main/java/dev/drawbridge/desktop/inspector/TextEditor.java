package dev.drawbridge.desktop.inspector;

import dev.drawbridge.model.Value;
import dev.drawbridge.model.kind.Field;
import java.util.Optional;
import java.util.function.Consumer;
import javafx.scene.Node;
import javafx.scene.control.TextArea;
import javafx.scene.control.TextField;
import javafx.scene.control.TextInputControl;

/** Text of one line or of several. */
final class TextEditor extends FieldEditor {
    private final TextInputControl input;
    private final boolean multiline;

    TextEditor(Field field, boolean multiline, Consumer<Typed> told) {
        super(told);
        this.multiline = multiline;
        if (multiline) {
            TextArea area = new TextArea();
            area.setPrefRowCount(4);
            area.setWrapText(true);
            input = area;
        } else {
            input = new TextField();
        }
        input.setAccessibleText(field.label());
        input.setAccessibleHelp(field.help());
        input.textProperty().addListener((observable, before, after) -> tell(typed()));
    }

    private Typed typed() {
        return input.getText().isEmpty() ? new Typed.Cleared() : new Typed.Is(Value.of(input.getText()));
    }

    @Override
    Node node() {
        return input;
    }

    @Override
    boolean isBlock() {
        return multiline;
    }

    @Override
    void display(Optional<Value> set, Optional<Value> otherwise) {
        String text = set.map(Value::display).orElse("");
        if (!input.getText().equals(text)) {
            input.setText(text);
        }
        input.setPromptText(otherwise.map(Value::display).orElse(""));
    }
}
