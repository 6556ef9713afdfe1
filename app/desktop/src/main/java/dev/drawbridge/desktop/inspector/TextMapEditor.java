package dev.drawbridge.desktop.inspector;

import dev.drawbridge.desktop.words.Words;
import dev.drawbridge.model.Value;
import dev.drawbridge.model.kind.Field;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import javafx.scene.Node;
import javafx.scene.control.TextField;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;

/** Names with texts. */
final class TextMapEditor extends RowsEditor {
    private final Field field;

    TextMapEditor(Field field, Consumer<Typed> told) {
        super(field.label(), told);
        this.field = field;
    }

    @Override
    Row row(Optional<Value> element) {
        Optional<Map.Entry<String, Value>> entry = element.map(e -> ((Value.Entries) e).entries().entrySet().iterator().next());
        TextField name = new TextField(entry.map(Map.Entry::getKey).orElse(""));
        TextField text = new TextField(entry.map(Map.Entry::getValue).map(InlineValue::text).orElse(""));
        name.setPromptText(Words.of("map.name"));
        text.setPromptText(Words.of("map.value"));
        name.setAccessibleText(field.label() + ", " + Words.of("map.name"));
        text.setAccessibleText(field.label() + ", " + Words.of("map.value"));
        name.getStyleClass().add("mono");
        text.getStyleClass().add("mono");
        name.textProperty().addListener((observable, before, after) -> changed());
        text.textProperty().addListener((observable, before, after) -> changed());
        HBox box = new HBox(4, name, text);
        HBox.setHgrow(name, Priority.ALWAYS);
        HBox.setHgrow(text, Priority.ALWAYS);
        name.setPrefWidth(80);
        text.setPrefWidth(80);
        return new Row() {
            @Override
            public Node node() {
                return box;
            }

            @Override
            public Optional<Value> value() {
                return name.getText().isBlank() ? Optional.empty()
                        : Optional.of(Value.entries(name.getText().strip(), InlineValue.parse(text.getText()).orElseGet(() -> Value.of(""))));
            }

            @Override
            public Optional<String> problem() {
                return name.getText().isBlank() && !text.getText().isBlank() ? Optional.of(Words.of("map.nameless", field.label())) : Optional.empty();
            }

            @Override
            public void focus() {
                name.requestFocus();
            }
        };
    }

    @Override
    List<Value> split(Value value) {
        return value instanceof Value.Entries(Map<String, Value> entries)
                ? entries.entrySet().stream().<Value>map(e -> Value.entries(e.getKey(), e.getValue())).toList()
                : List.of();
    }

    @Override
    Value join(List<Value> elements) {
        Map<String, Value> all = new LinkedHashMap<>();
        elements.forEach(element -> all.putAll(((Value.Entries) element).entries()));
        return new Value.Entries(all);
    }
}
