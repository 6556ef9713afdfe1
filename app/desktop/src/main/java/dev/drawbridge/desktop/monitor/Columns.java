package dev.drawbridge.desktop.monitor;

import java.util.Comparator;
import java.util.function.Function;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.scene.control.TableCell;
import javafx.scene.control.TableColumn;
import javafx.scene.control.TableView;

/** Columns that are sorted by a value and show words for it. */
final class Columns {
    private Columns() {}

    /** @param style of the cells; empty for none */
    static <R, V extends Comparable<? super V>> TableColumn<R, V> add(TableView<R> table, String title, double width, String style, Function<R, V> value, Function<V, String> words) {
        TableColumn<R, V> column = new TableColumn<>(title);
        column.setPrefWidth(width);
        column.setMinWidth(Math.min(width, 48));
        column.setReorderable(false);
        column.setComparator(Comparator.naturalOrder());
        column.setCellValueFactory(data -> new ReadOnlyObjectWrapper<>(value.apply(data.getValue())));
        column.setCellFactory(view -> {
            TableCell<R, V> cell = new TableCell<>() {
                @Override
                protected void updateItem(V item, boolean nothing) {
                    super.updateItem(item, nothing);
                    setText(nothing || item == null ? null : words.apply(item));
                }
            };
            if (!style.isEmpty()) {
                cell.getStyleClass().add(style);
            }
            return cell;
        });
        table.getColumns().add(column);
        return column;
    }
}
