package dev.drawbridge.desktop.inspector;

import dev.drawbridge.desktop.theme.Controls;
import dev.drawbridge.desktop.words.Words;
import dev.drawbridge.model.Value;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.TextField;
import javafx.scene.input.KeyCode;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.VBox;

/** What lists, maps and records have in common: rows that can be added and removed. Every change tells the whole value. */
abstract class RowsEditor extends FieldEditor {
    /** One row on the screen. */
    interface Row {
        Node node();

        /** The value of the row, while it has one. */
        Optional<Value> value();

        /** What is wrong with it, if something is. */
        default Optional<String> problem() {
            return Optional.empty();
        }

        void focus();
    }

    private final VBox lines = new VBox(4);
    private final VBox box;
    private final List<Row> rows = new ArrayList<>();
    private Optional<Value> shown = Optional.empty();

    RowsEditor(String label, Consumer<Typed> told) {
        super(told);
        Button add = Controls.linkButton(Words.of("rows.add"), this::add);
        add.setAccessibleText(Words.of("rows.add.to", label));
        add.getStyleClass().add("add-row");
        box = new VBox(4, lines, add);
        box.getStyleClass().add("rows-editor");
        box.addEventHandler(javafx.scene.input.KeyEvent.KEY_PRESSED, event -> {
            if (event.getCode() == KeyCode.ENTER && event.getTarget() instanceof TextField) {
                add();
                event.consume();
            }
        });
    }

    /** Something to stand above the rows. */
    final void setHead(Node head) {
        box.getChildren().addFirst(head);
    }

    /** A new row; empty, or with that element of the value. */
    abstract Row row(Optional<Value> element);

    /** The elements of a value of this type. */
    abstract List<Value> split(Value value);

    /** The value of these elements. */
    abstract Value join(List<Value> elements);

    private void add() {
        Row added = append(Optional.empty());
        added.focus();
    }

    private Row append(Optional<Value> element) {
        Row row = row(element);
        HBox line = new HBox(4, row.node());
        line.setAlignment(Pos.CENTER_LEFT);
        HBox.setHgrow(row.node(), Priority.ALWAYS);
        line.getChildren().add(Controls.iconButton("close", Words.of("rows.remove"), () -> {
            rows.remove(row);
            lines.getChildren().remove(line);
            changed();
        }));
        rows.add(row);
        lines.getChildren().add(line);
        return row;
    }

    /** To be called by a row when the user entered something. */
    final void changed() {
        for (Row row : rows) {
            Optional<String> problem = row.problem();
            if (problem.isPresent()) {
                tell(new Typed.Wrong(problem.get()));
                return;
            }
        }
        List<Value> elements = rows.stream().flatMap(row -> row.value().stream()).toList();
        shown = elements.isEmpty() ? Optional.empty() : Optional.of(join(elements));
        tell(shown.<Typed>map(Typed.Is::new).orElseGet(Typed.Cleared::new));
    }

    @Override
    final Node node() {
        return box;
    }

    @Override
    final boolean isBlock() {
        return true;
    }

    @Override
    final void display(Optional<Value> set, Optional<Value> otherwise) {
        Optional<Value> wanted = set.or(() -> otherwise);
        if (wanted.equals(shown)) {
            return;
        }
        shown = wanted;
        rows.clear();
        lines.getChildren().clear();
        wanted.ifPresent(value -> split(value).forEach(element -> append(Optional.of(element))));
    }
}
