package dev.drawbridge.desktop.inspector;

import dev.drawbridge.desktop.theme.Controls;
import dev.drawbridge.desktop.words.Words;
import dev.drawbridge.model.kind.Field;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import javafx.scene.Node;
import javafx.scene.layout.VBox;

/** All fields of a subject, under the headings of their sections. */
final class PropertiesForm extends VBox {
    private final List<FieldRow> rows = new ArrayList<>();

    PropertiesForm(FormSubject subject, String nothing) {
        super(6);
        getStyleClass().add("form");
        Map<String, List<Field>> sections = new LinkedHashMap<>();
        subject.fields().forEach(field -> sections.computeIfAbsent(field.section(), section -> new ArrayList<>()).add(field));
        sections.forEach((section, fields) -> {
            if (!section.isEmpty()) {
                getChildren().add(Controls.label(section.toUpperCase(Locale.ROOT), "group-head"));
            }
            fields.forEach(field -> {
                FieldRow row = new FieldRow(subject, field);
                rows.add(row);
                getChildren().add(row);
            });
        });
        if (rows.isEmpty()) {
            getChildren().add(Controls.paragraph(nothing, "muted"));
        }
    }

    /** Something more below the fields. */
    void append(Node node) {
        getChildren().add(node);
    }

    void refresh() {
        rows.forEach(FieldRow::refresh);
    }

    /** Puts the caret into the field of that name, if there is one. */
    void focusField(String name) {
        rows.stream().filter(row -> row.field().name().equals(name)).findFirst().ifPresent(FieldRow::focusEditor);
    }

    static String nothingToSet() {
        return Words.of("inspector.nothing");
    }
}
