package dev.drawbridge.desktop.run;

import dev.drawbridge.cloud.journal.Message;
import dev.drawbridge.cloud.local.Address;
import dev.drawbridge.desktop.concurrent.Background;
import dev.drawbridge.desktop.theme.Controls;
import dev.drawbridge.desktop.theme.IconView;
import dev.drawbridge.desktop.words.Words;
import dev.drawbridge.model.Design;
import dev.drawbridge.model.NodeId;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Locale;
import java.util.function.Function;
import java.util.function.Supplier;
import javafx.beans.property.ReadOnlyStringWrapper;
import javafx.collections.FXCollections;
import javafx.collections.ObservableList;
import javafx.collections.transformation.FilteredList;
import javafx.css.PseudoClass;
import javafx.geometry.Pos;
import javafx.scene.control.ScrollPane;
import javafx.scene.control.SplitPane;
import javafx.scene.control.TableCell;
import javafx.scene.control.TableColumn;
import javafx.scene.control.TableRow;
import javafx.scene.control.TableView;
import javafx.scene.control.TextField;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.StackPane;
import javafx.scene.layout.VBox;

/** What crossed the wires, the newest last; one that is chosen shows what it carried and what came back. */
public final class MessagesView extends StackPane {
    private static final DateTimeFormatter TIME = DateTimeFormatter.ofPattern("HH:mm:ss.SSS", Locale.ROOT).withZone(ZoneId.systemDefault());
    private static final PseudoClass BAD = PseudoClass.getPseudoClass("bad");

    private final RunRecord record;
    private final Supplier<Design> design;
    private final RunController run;
    private final ObservableList<Message> all = FXCollections.observableArrayList();
    private final FilteredList<Message> shown = new FilteredList<>(all);
    private final TableView<Message> table = new TableView<>(shown);
    private final MessageDetail detail;
    private final SplitPane split = new SplitPane();
    private final VBox empty = new VBox(6);
    private final TextField filter = new TextField();

    public MessagesView(RunRecord record, RunController run, Supplier<Design> design, Background background, Runnable startRun) {
        this.record = record;
        this.design = design;
        this.run = run;
        detail = new MessageDetail(run, design, background, () -> table.getSelectionModel().clearSelection());
        column(Words.of("messages.time"), 104, "mono", message -> TIME.format(message.time()));
        column(Words.of("messages.path"), 190, "", message -> name(message.from()) + " → " + name(message.to()));
        TableColumn<Message, String> summary = column(Words.of("messages.summary"), 250, "mono", Message::summary);
        column(Words.of("messages.result"), 96, "result", Message::result);
        TableColumn<Message, String> took = column(Words.of("messages.duration"), 76, "", message -> Payload.duration(message.duration()));
        TableColumn<Message, String> size = column(Words.of("messages.size"), 70, "", message -> Payload.size(message.bytes()));
        summary.setMaxWidth(4000);
        table.setColumnResizePolicy(TableView.CONSTRAINED_RESIZE_POLICY_FLEX_NEXT_COLUMN);
        table.setId("messages");
        table.getStyleClass().add("quiet-table");
        table.setAccessibleText(Words.of("messages.title"));
        table.setPlaceholder(Controls.label(Words.of("messages.nofit"), "muted"));
        table.setRowFactory(view -> new TableRow<>() {
            @Override
            protected void updateItem(Message message, boolean nothing) {
                super.updateItem(message, nothing);
                pseudoClassStateChanged(BAD, !nothing && message != null && !message.ok());
            }
        });
        table.getSelectionModel().selectedItemProperty().addListener((observable, before, after) -> {
            if (after == null) {
                split.getItems().remove(detail);
                took.setVisible(true);
                size.setVisible(true);
            } else {
                detail.show(after, name(after.from()) + " → " + name(after.to()));
                // the list makes room for what the detail shows anyway
                took.setVisible(false);
                size.setVisible(false);
                if (!split.getItems().contains(detail)) {
                    split.getItems().add(detail);
                    split.setDividerPositions(0.56);
                }
            }
        });
        filter.setPromptText(Words.of("messages.filter"));
        filter.setAccessibleText(Words.of("messages.filter"));
        filter.getStyleClass().add("quiet-field");
        filter.textProperty().addListener((observable, before, after) -> refilter());
        VBox list = new VBox(table);
        VBox.setVgrow(table, Priority.ALWAYS);
        // the drawer may be lower than a table would like to be
        table.setMinHeight(0);
        list.setMinHeight(0);
        split.setMinHeight(0);
        setMinHeight(0);
        split.getItems().add(list);
        split.getStyleClass().add("quiet-split");
        empty.setAlignment(Pos.CENTER);
        empty.getStyleClass().add("empty-state");
        getChildren().addAll(split, empty);
        record.onMessages(this::add);
        record.onClear(() -> {
            all.clear();
            showEmpty(startRun);
        });
        run.listen(state -> showEmpty(startRun));
        add(record.messages());
        showEmpty(startRun);
    }

    /** The field that narrows the list; it stands in the head of the drawer. */
    public TextField filter() {
        return filter;
    }

    private TableColumn<Message, String> column(String title, double width, String styleClass, Function<Message, String> words) {
        TableColumn<Message, String> column = new TableColumn<>(title);
        column.setPrefWidth(width);
        column.setMinWidth(styleClass.equals("mono") ? 96 : 56);
        column.setSortable(false);
        column.setReorderable(false);
        column.setCellValueFactory(data -> new ReadOnlyStringWrapper(words.apply(data.getValue())));
        column.setCellFactory(view -> {
            TableCell<Message, String> cell = new TableCell<>() {
                @Override
                protected void updateItem(String text, boolean nothing) {
                    super.updateItem(text, nothing);
                    setText(nothing ? null : text);
                }
            };
            if (!styleClass.isEmpty()) {
                cell.getStyleClass().add(styleClass);
            }
            return cell;
        });
        table.getColumns().add(column);
        return column;
    }

    private String name(NodeId card) {
        return design.get().node(card).map(node -> node.name()).orElse(card.value());
    }

    private void add(List<Message> fresh) {
        boolean following = table.getSelectionModel().isEmpty();
        all.addAll(fresh);
        if (all.size() > RunRecord.MESSAGES) {
            all.remove(0, all.size() - RunRecord.MESSAGES);
        }
        if (following && !shown.isEmpty()) {
            table.scrollTo(shown.size() - 1);
        }
        boolean none = all.isEmpty();
        empty.setVisible(none);
        split.setVisible(!none);
    }

    private void refilter() {
        String wanted = filter.getText().strip().toLowerCase(Locale.ROOT);
        shown.setPredicate(wanted.isEmpty() ? null : message ->
                (name(message.from()) + " " + name(message.to()) + " " + message.summary() + " " + message.result() + " " + message.payload())
                        .toLowerCase(Locale.ROOT).contains(wanted));
    }

    private void showEmpty(Runnable startRun) {
        boolean none = all.isEmpty();
        empty.setVisible(none);
        split.setVisible(!none);
        switch (run.state()) {
            case RunState.Idle idle -> empty.getChildren().setAll(new IconView("play", 20), Controls.label(Words.of("messages.idle"), "muted"),
                    Controls.linkButton(Words.of("run.start"), startRun));
            case RunState.Starting(String step) -> empty.getChildren().setAll(Controls.label(step, "muted"), Controls.linkButton(Words.of("cancel"), run::stop));
            case RunState.Stopping stopping -> empty.getChildren().setAll(Controls.label(Words.of("run.stopping"), "muted"));
            case RunState.Running(List<Address> addresses) -> {
                VBox list = new VBox(2);
                list.setMaxWidth(640);
                addresses.forEach(address -> list.getChildren().add(new AddressRow(address)));
                // many addresses in a low drawer: they scroll, below the tabs and not over them
                ScrollPane scroll = new ScrollPane(list);
                scroll.getStyleClass().add("quiet-scroll");
                scroll.setFitToWidth(true);
                scroll.setMaxWidth(640);
                scroll.setMinHeight(0);
                empty.getChildren().setAll(Controls.label(Words.of("messages.none"), "muted"), scroll);
            }
        }
    }

    /** The head of the drawer's tab: how many there are. */
    public String count() {
        return record.total() == 0 ? Words.of("messages.title") : Words.of("messages.title") + " " + record.total();
    }

    /** The filter with its icon, for the head of the drawer. */
    public HBox tools() {
        HBox box = new HBox(filter);
        box.setAlignment(Pos.CENTER_RIGHT);
        return box;
    }
}
