package dev.drawbridge.desktop.run;

import dev.drawbridge.cloud.journal.LogLine;
import dev.drawbridge.desktop.logs.LogCell;
import dev.drawbridge.desktop.logs.SourcePlace;
import dev.drawbridge.desktop.theme.Controls;
import dev.drawbridge.desktop.theme.IconView;
import dev.drawbridge.desktop.words.Words;
import dev.drawbridge.generators.java.FunctionCode;
import dev.drawbridge.model.Design;
import dev.drawbridge.model.Node;
import dev.drawbridge.model.NodeId;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Supplier;
import javafx.collections.FXCollections;
import javafx.collections.ObservableList;
import javafx.collections.transformation.FilteredList;
import javafx.geometry.Pos;
import javafx.scene.control.ComboBox;
import javafx.scene.control.ListView;
import javafx.scene.control.SelectionMode;
import javafx.scene.control.TextField;
import javafx.scene.input.Clipboard;
import javafx.scene.input.DataFormat;
import javafx.scene.layout.HBox;
import javafx.scene.layout.StackPane;
import javafx.scene.layout.VBox;
import javafx.util.StringConverter;

/** What the functions wrote, all together or one at a time, with a search; a line that names a place in the code opens it. */
public final class LogsView extends StackPane {
    /** A choice of the filter; all when empty. */
    private record Choice(Optional<NodeId> function, String name) {}

    private final Supplier<Design> design;
    private final RunHooks hooks;
    private final ObservableList<LogLine> all = FXCollections.observableArrayList();
    private final FilteredList<LogLine> shown = new FilteredList<>(all);
    private final ListView<LogLine> list = new ListView<>(shown);
    private final ComboBox<Choice> function = new ComboBox<>();
    private final TextField search = new TextField();
    private final VBox empty = new VBox(6);

    public LogsView(RunRecord record, Supplier<Design> design, RunHooks hooks) {
        this.design = design;
        this.hooks = hooks;
        list.setId("logs");
        list.setMinHeight(0);
        setMinHeight(0);
        list.getStyleClass().addAll("quiet-list", "log-list");
        list.setAccessibleText(Words.of("logs.title"));
        list.getSelectionModel().setSelectionMode(SelectionMode.MULTIPLE);
        list.setCellFactory(view -> new LogCell<>(this::look, this::open));
        Controls.lineKeys(list, this::copy, this::open);
        function.setAccessibleText(Words.of("logs.function"));
        function.setConverter(new StringConverter<>() {
            @Override
            public String toString(Choice choice) {
                return choice == null ? "" : choice.name();
            }

            @Override
            public Choice fromString(String text) {
                return new Choice(Optional.empty(), text);
            }
        });
        function.setOnShowing(event -> choices());
        choices();
        function.getSelectionModel().selectFirst();
        function.valueProperty().addListener((observable, before, after) -> refilter());
        search.setPromptText(Words.of("logs.search"));
        search.setAccessibleText(Words.of("logs.search"));
        search.getStyleClass().add("quiet-field");
        search.textProperty().addListener((observable, before, after) -> refilter());
        empty.setAlignment(Pos.CENTER);
        empty.getStyleClass().add("empty-state");
        empty.getChildren().setAll(new IconView("terminal", 20), Controls.label(Words.of("logs.none"), "muted"));
        getChildren().addAll(list, empty);
        record.onLines(this::add);
        record.onClear(() -> {
            all.clear();
            showEmpty();
        });
        add(record.lines());
    }

    /** The filter and the search, for the head of the drawer. */
    public HBox tools() {
        HBox box = new HBox(6, function, search);
        box.setAlignment(Pos.CENTER_RIGHT);
        return box;
    }

    /** Shows only what that function wrote. */
    public void showOnly(NodeId card) {
        choices();
        function.getItems().stream().filter(choice -> choice.function().filter(card::equals).isPresent()).findFirst().ifPresent(function::setValue);
    }

    private void choices() {
        Choice before = function.getValue();
        List<Choice> choices = new ArrayList<>(List.of(new Choice(Optional.empty(), Words.of("logs.all"))));
        design.get().nodes().values().stream().filter(node -> node.kind().equals("function"))
                .forEach(node -> choices.add(new Choice(Optional.of(node.id()), node.name())));
        if (!function.getItems().equals(choices)) {
            function.getItems().setAll(choices);
            function.setValue(choices.contains(before) ? before : choices.getFirst());
        }
    }

    private void add(List<LogLine> batch) {
        all.addAll(batch);
        if (all.size() > RunRecord.LINES) {
            all.remove(0, all.size() - RunRecord.LINES);
        }
        if (list.getSelectionModel().isEmpty() && !shown.isEmpty()) {
            list.scrollTo(shown.size() - 1);
        }
        showEmpty();
    }

    private void showEmpty() {
        empty.setVisible(all.isEmpty());
        list.setVisible(!all.isEmpty());
    }

    private void refilter() {
        String wanted = search.getText().strip().toLowerCase(Locale.ROOT);
        Optional<NodeId> only = function.getValue() == null ? Optional.empty() : function.getValue().function();
        shown.setPredicate(line -> (only.isEmpty() || only.get().equals(line.function()))
                && (wanted.isEmpty() || line.text().toLowerCase(Locale.ROOT).contains(wanted)));
    }

    private void copy() {
        String text = String.join("\n", list.getSelectionModel().getSelectedItems().stream()
                .map(line -> LogCell.time(line.time()) + " " + name(line.function()) + " " + line.text()).toList());
        Clipboard.getSystemClipboard().setContent(java.util.Map.of(DataFormat.PLAIN_TEXT, text));
    }

    private String name(NodeId card) {
        return design.get().node(card).map(Node::name).orElse(card.value());
    }

    private Optional<SourcePlace> place(LogLine line) {
        return design.get().node(line.function()).flatMap(node ->
                SourcePlace.find(line.text(), FunctionCode.of(design.get(), node).className() + ".java"));
    }

    private void open(LogLine line) {
        place(line).ifPresent(place -> hooks.openCode(line.function(), place.line()));
    }

    private LogCell.Look look(LogLine line) {
        return new LogCell.Look(LogCell.time(line.time()), name(line.function()), line.text(), line.error() ? LogCell.Tone.BAD : LogCell.Tone.NORMAL, place(line).isPresent());
    }
}
