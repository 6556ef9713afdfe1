package dev.drawbridge.desktop.deploy;

import dev.drawbridge.cloud.deploy.TemplateParameter;
import dev.drawbridge.desktop.theme.Controls;
import dev.drawbridge.desktop.words.Words;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.Supplier;
import javafx.scene.Node;
import javafx.scene.control.ComboBox;
import javafx.scene.control.Label;
import javafx.scene.control.TextField;
import javafx.scene.control.Tooltip;
import javafx.scene.layout.VBox;

/**
 * The values for a template's parameters, one row each. What is secret is hidden, and what is typed of it goes into no file: it is kept in memory until it is deployed. A
 * reference to a variable of the process is no secret and belongs into the file.
 */
final class ParameterRows extends VBox {
    private List<TemplateParameter> declared = List.of();
    private SortedMap<String, String> written = new TreeMap<>();
    private SortedMap<String, String> unwritten = new TreeMap<>();
    private final Map<String, Row> rows = new LinkedHashMap<>();

    private record Row(boolean secret, Supplier<String> text) {}

    ParameterRows() {
        super(8);
        setId("environment-parameters");
    }

    /** What the template asks for is known. */
    void declare(List<TemplateParameter> parameters) {
        Map<String, String> now = new TreeMap<>();
        rows.forEach((name, row) -> now.put(name, row.text().get()));
        declared = parameters;
        fill(Optional.of(now).filter(texts -> !texts.isEmpty()));
    }

    /** Other values. @param kept those that stand in no file */
    void show(SortedMap<String, String> values, SortedMap<String, String> kept) {
        written = values;
        unwritten = kept;
        fill(Optional.empty());
    }

    /** What belongs into the file. */
    TreeMap<String, String> inFile() {
        return chosen(false);
    }

    /** What is kept in memory alone. */
    TreeMap<String, String> inMemory() {
        return chosen(true);
    }

    private TreeMap<String, String> chosen(boolean hidden) {
        TreeMap<String, String> values = new TreeMap<>();
        rows.forEach((name, row) -> {
            String text = row.text().get();
            boolean stands = text.equals(written.get(name));
            if (!text.isEmpty() && hidden == (row.secret() && !stands && !TemplateParameter.isReference(text))) {
                values.put(name, text);
            }
        });
        return values;
    }

    private void fill(Optional<Map<String, String>> typed) {
        List<TemplateParameter> all = new ArrayList<>(declared);
        List<String> names = declared.stream().map(TemplateParameter::name).toList();
        // what the template does not ask for can at least be taken away here; nobody knows whether it is secret
        written.keySet().stream().filter(name -> !names.contains(name))
                .forEach(name -> all.add(new TemplateParameter(name, "String", Optional.empty(), Words.of("deploy.parameter.unknown"), true, List.of())));
        rows.clear();
        getChildren().setAll(all.isEmpty() ? List.of(Controls.paragraph(Words.of("deploy.parameter.none"), "muted", "hint")) : List.of());
        all.forEach(parameter -> getChildren().add(row(parameter, typed.map(texts -> texts.get(parameter.name())).orElseGet(() -> value(parameter.name())))));
    }

    private String value(String name) {
        return unwritten.getOrDefault(name, written.getOrDefault(name, ""));
    }

    private Node row(TemplateParameter parameter, String value) {
        String name = parameter.name();
        Label label = Controls.label(name, "field-label");
        if (!parameter.description().isBlank()) {
            label.setTooltip(new Tooltip(parameter.description()));
        }
        String prompt = parameter.otherwise().filter(text -> !text.isEmpty()).map(text -> parameter.secret() ? Words.of("deploy.parameter.default") : text)
                .orElseGet(() -> parameter.otherwise().isPresent() ? "" : Words.of("deploy.parameter.needed"));
        VBox row = new VBox(3, label);
        if (parameter.secret()) {
            SecretField field = new SecretField("parameter-" + name, name);
            field.prompt(prompt);
            field.text(value);
            row.getChildren().addAll(field, hint(parameter));
            rows.put(name, new Row(true, () -> field.text().strip()));
            return row;
        }
        if (!parameter.allowed().isEmpty()) {
            ComboBox<String> box = EnvironmentSheet.combo("parameter-" + name);
            box.setEditable(false);
            box.setAccessibleText(name);
            box.setPromptText(prompt);
            box.getItems().add("");
            box.getItems().addAll(parameter.allowed());
            box.setValue(value);
            row.getChildren().add(box);
            rows.put(name, new Row(false, () -> box.getValue() == null ? "" : box.getValue()));
            return row;
        }
        TextField field = EnvironmentSheet.text("parameter-" + name);
        field.setAccessibleText(name);
        field.setPromptText(prompt);
        field.setText(value);
        field.getStyleClass().add("mono");
        row.getChildren().add(field);
        rows.put(name, new Row(false, () -> field.getText().strip()));
        return row;
    }

    private Label hint(TemplateParameter parameter) {
        String stands = written.getOrDefault(parameter.name(), "");
        if (parameter.description().equals(Words.of("deploy.parameter.unknown"))) {
            return Controls.paragraph(parameter.description(), "muted", "hint");
        }
        boolean exposed = !stands.isEmpty() && !TemplateParameter.isReference(stands);
        return exposed ? Controls.paragraph(Words.of("deploy.parameter.exposed"), "field-message") : Controls.paragraph(Words.of("deploy.parameter.secret"), "muted", "hint");
    }
}
