package dev.drawbridge.desktop.monitor;

import dev.drawbridge.cloud.monitor.LogEntry;
import dev.drawbridge.cloud.monitor.LogLevel;
import dev.drawbridge.desktop.logs.LogCell;
import dev.drawbridge.desktop.logs.SourcePlace;
import dev.drawbridge.desktop.theme.Controls;
import dev.drawbridge.desktop.words.Words;
import dev.drawbridge.generators.java.FunctionCode;
import dev.drawbridge.model.Node;
import dev.drawbridge.model.NodeId;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import javafx.collections.FXCollections;
import javafx.collections.ObservableList;
import javafx.collections.transformation.FilteredList;
import javafx.geometry.Pos;
import javafx.scene.control.ComboBox;
import javafx.scene.control.Label;
import javafx.scene.control.ListView;
import javafx.scene.control.SelectionMode;
import javafx.scene.control.TextField;
import javafx.scene.input.Clipboard;
import javafx.scene.input.DataFormat;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.VBox;
import javafx.util.StringConverter;

/** What was written, of all cards or of one, with search and level; a line of a stack trace opens the code. */
final class LogPane extends VBox {
    /** Lines of all entries that are shown; an entry can have many. */
    private static final int LINES = 20_000;

    /** A line of an entry; a stack trace is one entry with many. */
    private record Line(LogEntry entry, String text, boolean first) {}

    /** A choice of the card; all when empty. */
    private record Choice(Optional<NodeId> card, String name) {}

    /** A choice of the level. */
    private enum Least {
        ALL,
        NO_PLATFORM,
        WARNING,
        ERROR;

        String words() {
            return Words.of("live.level." + name().toLowerCase(Locale.ROOT));
        }

        boolean takes(LogLevel level) {
            return switch (this) {
                case ALL -> true;
                case NO_PLATFORM -> level != LogLevel.PLATFORM;
                case WARNING -> level == LogLevel.WARNING || level == LogLevel.ERROR;
                case ERROR -> level == LogLevel.ERROR;
            };
        }
    }

    /** Whoever has a log: functions, APIs of their calls, state machines of their steps. */
    private static final Set<String> WRITERS = Set.of("function", "http-api", "rest-api", "websocket-api", "graphql-api", "state-machine");

    private final LiveController live;
    private final LiveHooks hooks;
    private final ObservableList<Line> all = FXCollections.observableArrayList();
    private final FilteredList<Line> shown = new FilteredList<>(all);
    private final ListView<Line> list = new ListView<>(shown);
    private final ComboBox<Choice> card = new ComboBox<>();
    private final ComboBox<Least> level = new ComboBox<>();
    private final TextField search = new TextField();
    private final Label note = Controls.paragraph("", "live-note");

    LogPane(LiveController live, LiveHooks hooks) {
        this.live = live;
        this.hooks = hooks;
        list.setId("live-logs");
        list.getStyleClass().addAll("quiet-list", "log-list");
        list.setAccessibleText(Words.of("live.logs"));
        list.setMinHeight(0);
        list.setFixedCellSize(22);
        list.setPlaceholder(Controls.label(Words.of("live.logs.none"), "muted"));
        list.getSelectionModel().setSelectionMode(SelectionMode.MULTIPLE);
        list.setCellFactory(view -> new LogCell<>(this::look, this::open));
        Controls.lineKeys(list, this::copy, this::open);
        card.setAccessibleText(Words.of("live.logs.card"));
        card.setConverter(converter(Choice::name));
        card.setOnShowing(event -> choices());
        choices();
        card.getSelectionModel().selectFirst();
        card.valueProperty().addListener((observable, before, after) -> live.logsOf(after == null ? Set.of() : after.card().map(Set::of).orElse(Set.of())));
        level.getItems().setAll(Least.values());
        level.setAccessibleText(Words.of("live.level"));
        level.setConverter(converter(Least::words));
        level.setValue(Least.ALL);
        level.valueProperty().addListener((observable, before, after) -> refilter());
        search.setPromptText(Words.of("live.search"));
        search.setAccessibleText(Words.of("live.search"));
        search.getStyleClass().add("quiet-field");
        search.textProperty().addListener((observable, before, after) -> refilter());
        note.managedProperty().bind(note.visibleProperty());
        note.setVisible(false);
        VBox.setVgrow(list, Priority.ALWAYS);
        setMinHeight(0);
        getChildren().addAll(note, list);
        live.onEntries(this::add);
    }

    private static <T> StringConverter<T> converter(java.util.function.Function<T, String> words) {
        return new StringConverter<>() {
            @Override
            public String toString(T value) {
                return value == null ? "" : words.apply(value);
            }

            @Override
            public T fromString(String text) {
                throw new UnsupportedOperationException("cannot be typed");
            }
        };
    }

    /** Filters and search, for the head of the panel. */
    HBox tools() {
        HBox box = new HBox(6, card, level, search);
        box.setAlignment(Pos.CENTER_RIGHT);
        return box;
    }

    /** Shows only what that card wrote. */
    void showOnly(NodeId wanted) {
        choices();
        card.getItems().stream().filter(choice -> choice.card().filter(wanted::equals).isPresent()).findFirst().ifPresent(card::setValue);
    }

    /** Shows only what contains this. */
    void find(String text) {
        search.setText(text);
    }

    private void choices() {
        Choice before = card.getValue();
        List<Choice> choices = new ArrayList<>(List.of(new Choice(Optional.empty(), Words.of("live.logs.all"))));
        hooks.design().nodes().values().stream().filter(node -> WRITERS.contains(node.kind()))
                .sorted(java.util.Comparator.comparing(Node::name)).forEach(node -> choices.add(new Choice(Optional.of(node.id()), node.name())));
        if (!card.getItems().equals(choices)) {
            card.getItems().setAll(choices);
            card.setValue(choices.contains(before) ? before : choices.getFirst());
        }
    }

    void refresh() {
        String words = live.logNote();
        note.setText(words);
        note.setVisible(!words.isEmpty());
    }

    private void add(List<LogEntry> fresh) {
        if (fresh.isEmpty()) {
            all.clear();
            return;
        }
        List<Line> lines = new ArrayList<>();
        for (LogEntry entry : fresh) {
            String[] texts = entry.text().split("\r?\n|\r");
            for (int i = 0; i < texts.length; i++) {
                lines.add(new Line(entry, texts[i], i == 0));
            }
        }
        boolean follows = list.getSelectionModel().isEmpty();
        all.addAll(lines);
        if (all.size() > LINES) {
            all.remove(0, all.size() - LINES);
        }
        if (follows && !shown.isEmpty()) {
            list.scrollTo(shown.size() - 1);
        }
    }

    private void refilter() {
        String wanted = search.getText().strip().toLowerCase(Locale.ROOT);
        Least least = level.getValue();
        shown.setPredicate(wanted.isEmpty() && least == Least.ALL ? null : line -> least.takes(line.entry().level())
                && (wanted.isEmpty() || line.entry().text().toLowerCase(Locale.ROOT).contains(wanted) || line.entry().requestId().equals(wanted)));
    }

    private void copy() {
        String text = String.join("\n", list.getSelectionModel().getSelectedItems().stream()
                .map(line -> line.first() ? LogCell.time(line.entry().time()) + " " + name(line.entry().card()) + " " + line.text() : line.text()).toList());
        Clipboard.getSystemClipboard().setContent(java.util.Map.of(DataFormat.PLAIN_TEXT, text));
    }

    private String name(NodeId id) {
        return hooks.design().node(id).map(Node::name).orElse(id.value());
    }

    /** The line of the card's own class that a text names. */
    private Optional<SourcePlace> place(Line line) {
        return hooks.design().node(line.entry().card()).filter(node -> node.kind().equals("function"))
                .flatMap(node -> SourcePlace.find(line.text(), FunctionCode.of(hooks.design(), node).className() + ".java"));
    }

    private void open(Line line) {
        place(line).ifPresent(place -> hooks.openCode(line.entry().card(), place.line()));
    }

    private LogCell.Look look(Line line) {
        return new LogCell.Look(line.first() ? LogCell.time(line.entry().time()) : "", line.first() ? name(line.entry().card()) : "", line.text(), switch (line.entry().level()) {
            case ERROR -> LogCell.Tone.BAD;
            case WARNING -> LogCell.Tone.UNEASY;
            case PLATFORM, DEBUG -> LogCell.Tone.FAINT;
            case INFO -> LogCell.Tone.NORMAL;
        }, place(line).isPresent());
    }
}
