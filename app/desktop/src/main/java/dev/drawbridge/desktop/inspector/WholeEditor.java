package dev.drawbridge.desktop.inspector;

import dev.drawbridge.desktop.theme.Controls;
import dev.drawbridge.desktop.words.Words;
import dev.drawbridge.model.Value;
import dev.drawbridge.model.kind.Field;
import dev.drawbridge.model.kind.FieldType;
import java.util.Optional;
import java.util.function.Consumer;
import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.control.TextField;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;

/** A whole number with its unit; the arrow keys count. */
final class WholeEditor extends FieldEditor {
    private final TextField input = new TextField();
    private final HBox box = new HBox(8, input);
    private final FieldType.Whole limits;
    private final Field field;

    WholeEditor(Field field, FieldType.Whole limits, Consumer<Typed> told) {
        super(told);
        this.field = field;
        this.limits = limits;
        box.setAlignment(Pos.CENTER_LEFT);
        HBox.setHgrow(input, Priority.ALWAYS);
        if (!field.unit().isEmpty()) {
            javafx.scene.control.Label unit = Controls.label(field.unit(), "unit");
            unit.setMinWidth(javafx.scene.layout.Region.USE_PREF_SIZE);
            box.getChildren().add(unit);
        }
        input.setAccessibleText(field.label() + (field.unit().isEmpty() ? "" : ", " + field.unit()));
        input.setAccessibleHelp(field.help());
        input.textProperty().addListener((observable, before, after) -> tell(typed(after)));
        input.addEventFilter(KeyEvent.KEY_PRESSED, this::count);
    }

    private Typed typed(String text) {
        String digits = text.strip();
        if (digits.isEmpty()) {
            return new Typed.Cleared();
        }
        try {
            return new Typed.Is(Value.of(Long.parseLong(digits)));
        } catch (NumberFormatException notWhole) {
            return new Typed.Wrong(Words.of("field.whole", field.label(), limits.min(), limits.max(), field.unit()).strip());
        }
    }

    private void count(KeyEvent event) {
        int step = event.getCode() == KeyCode.UP ? 1 : event.getCode() == KeyCode.DOWN ? -1 : 0;
        if (step == 0) {
            return;
        }
        String from = input.getText().isBlank() ? input.getPromptText() : input.getText();
        try {
            long next = Long.parseLong(from.strip()) + step * (event.isShiftDown() ? 10L : 1L);
            input.setText(Long.toString(Math.clamp(next, (long) limits.min(), (long) limits.max())));
            input.end();
        } catch (NumberFormatException notWhole) {
            input.setText(Integer.toString(limits.min()));
        }
        event.consume();
    }

    @Override
    Node node() {
        return box;
    }

    @Override
    void display(Optional<Value> set, Optional<Value> otherwise) {
        String text = set.map(Value::display).orElse("");
        if (!input.getText().strip().equals(text)) {
            input.setText(text);
        }
        input.setPromptText(otherwise.map(Value::display).orElse(""));
    }
}
