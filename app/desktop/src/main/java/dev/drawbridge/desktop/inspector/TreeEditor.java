package dev.drawbridge.desktop.inspector;

import dev.drawbridge.desktop.words.Words;
import dev.drawbridge.model.Value;
import dev.drawbridge.model.file.ValueJson;
import dev.drawbridge.model.kind.Field;
import java.util.Optional;
import java.util.function.Consumer;
import javafx.scene.Node;
import javafx.scene.control.TextArea;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.SerializationFeature;
import tools.jackson.databind.json.JsonMapper;

/** Anything, as JSON. */
final class TreeEditor extends FieldEditor {
    private static final JsonMapper JSON = JsonMapper.builder().enable(SerializationFeature.INDENT_OUTPUT).build();

    private final Field field;
    private final TextArea input = new TextArea();

    TreeEditor(Field field, Consumer<Typed> told) {
        super(told);
        this.field = field;
        input.setPrefRowCount(12);
        input.getStyleClass().add("mono");
        input.setAccessibleText(field.label());
        input.setAccessibleHelp(field.help());
        input.textProperty().addListener((observable, before, after) -> tell(typed()));
    }

    private Typed typed() {
        if (input.getText().isBlank()) {
            return new Typed.Cleared();
        }
        try {
            return new Typed.Is(ValueJson.read(JSON.readTree(input.getText())));
        } catch (JacksonException notJson) {
            return new Typed.Wrong(Words.of("field.json", field.label(), notJson.getLocation() == null ? 1 : notJson.getLocation().getLineNr()));
        }
    }

    @Override
    Node node() {
        return input;
    }

    @Override
    boolean isBlock() {
        return true;
    }

    @Override
    void display(Optional<Value> set, Optional<Value> otherwise) {
        boolean same = typed() instanceof Typed.Is(Value typed) ? set.filter(typed::equals).isPresent() : set.isEmpty() && input.getText().isBlank();
        if (!same) {
            input.setText(set.map(value -> JSON.writeValueAsString(ValueJson.write(value))).orElse(""));
        }
    }
}
