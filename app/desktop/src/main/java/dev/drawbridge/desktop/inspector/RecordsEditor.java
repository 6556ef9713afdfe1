package dev.drawbridge.desktop.inspector;

import dev.drawbridge.desktop.theme.Controls;
import dev.drawbridge.model.Value;
import dev.drawbridge.model.kind.Field;
import dev.drawbridge.model.kind.FieldType;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.control.Label;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;

/** A small table: a row for each element, an editor for each column. Members that no column names are kept. */
final class RecordsEditor extends RowsEditor {
    private static final int BESIDE_EACH_OTHER = 3;
    private final Field field;
    private final List<Field> columns;
    private final boolean stacked;

    RecordsEditor(Field field, List<Field> columns, Consumer<Typed> told) {
        super(field.label(), told);
        this.field = field;
        this.columns = columns;
        this.stacked = columns.size() > BESIDE_EACH_OTHER;
        if (!stacked) {
            HBox head = new HBox(4);
            columns.forEach(column -> {
                Label label = Controls.label(column.label(), "column-head");
                head.getChildren().add(sized(column, label));
            });
            Region room = new Region();
            room.setMinWidth(32);
            head.getChildren().add(room);
            setHead(head);
        }
    }

    private static Region sized(Field column, Region node) {
        boolean narrow = column.type() instanceof FieldType.Flag;
        // a switch is as wide as what stands above it
        double switchWidth = Math.max(44, column.label().length() * 6.4);
        node.setMinWidth(narrow ? switchWidth : 40);
        node.setPrefWidth(narrow ? switchWidth : 90);
        node.setMaxWidth(narrow ? switchWidth : Double.MAX_VALUE);
        if (!narrow) {
            HBox.setHgrow(node, Priority.ALWAYS);
        }
        return node;
    }

    @Override
    Row row(Optional<Value> element) {
        return new Record(element);
    }

    /** One element. */
    private final class Record implements Row {
        private final Map<String, Value> members = new LinkedHashMap<>();
        private final Map<String, String> wrong = new LinkedHashMap<>();
        private final Region box;
        private final List<FieldEditor> editors = new ArrayList<>();
        private final Optional<Value> notARecord;

        Record(Optional<Value> element) {
            notARecord = element.filter(e -> !(e instanceof Value.Entries));
            element.filter(Value.Entries.class::isInstance).map(Value.Entries.class::cast).ifPresent(e -> members.putAll(e.entries()));
            if (notARecord.isPresent()) {
                box = Controls.label(InlineValue.text(notARecord.get()), "mono", "muted");
                return;
            }
            HBox beside = new HBox(4);
            beside.setAlignment(Pos.CENTER_LEFT);
            VBox below = new VBox(4);
            below.getStyleClass().add("record-card");
            for (Field column : columns) {
                FieldEditor editor = FieldEditors.of(column, typed -> entered(column, typed));
                editor.show(Optional.ofNullable(members.get(column.name())), column.defaultValue());
                editor.node().setAccessibleText(field.label() + ", " + column.label());
                editors.add(editor);
                if (stacked) {
                    HBox line = new HBox(8, sized(column, Controls.label(column.label(), "column-head")), editor.node());
                    line.setAlignment(Pos.CENTER_LEFT);
                    HBox.setHgrow(editor.node(), Priority.ALWAYS);
                    below.getChildren().add(line);
                } else {
                    beside.getChildren().add(editor.node() instanceof Region region ? sized(column, region) : editor.node());
                }
            }
            box = stacked ? below : beside;
        }

        private void entered(Field column, Typed typed) {
            wrong.remove(column.name());
            switch (typed) {
                case Typed.Is(Value value) -> members.put(column.name(), value);
                case Typed.Cleared() -> members.remove(column.name());
                case Typed.Wrong(String sentence) -> wrong.put(column.name(), sentence);
            }
            changed();
        }

        @Override
        public Node node() {
            return box;
        }

        @Override
        public Optional<Value> value() {
            return notARecord.or(() -> members.isEmpty() ? Optional.empty() : Optional.of(new Value.Entries(members)));
        }

        @Override
        public Optional<String> problem() {
            return wrong.values().stream().findFirst();
        }

        @Override
        public void focus() {
            if (!editors.isEmpty()) {
                editors.getFirst().node().requestFocus();
            }
        }
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
