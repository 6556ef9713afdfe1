package dev.drawbridge.desktop.run;

import dev.drawbridge.cloud.local.LocalCloud;
import dev.drawbridge.cloud.local.event.SampleEvents;
import dev.drawbridge.desktop.concurrent.Background;
import dev.drawbridge.desktop.theme.Controls;
import dev.drawbridge.desktop.words.Words;
import dev.drawbridge.model.NodeId;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import javafx.geometry.Pos;
import javafx.scene.control.Button;
import javafx.scene.control.ComboBox;
import javafx.scene.control.Label;
import javafx.scene.control.MenuButton;
import javafx.scene.control.MenuItem;
import javafx.scene.control.TextArea;
import javafx.scene.control.TextField;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.VBox;
import javafx.util.StringConverter;

/** Runs one function with an event that can be chosen, changed and saved, and shows what it answered. */
public final class TestView extends VBox {
    private final NodeId function;
    private final RunController run;
    private final Background background;
    private final EventFiles files;
    private final String functionName;
    private final ComboBox<Path> events = new ComboBox<>();
    private final TextArea event = new TextArea("{}");
    private final TextArea answer = new TextArea();
    private final Label wrong = Controls.paragraph("", "field-message");
    private final Label facts = Controls.label("", "muted");
    private final Button invoke;
    private final Runnable startRun;

    /**
     * @param startRun starts the drawing
     * @param samples events of sources that do not run here, as the drawing is when it is asked
     */
    public TestView(NodeId function, String functionName, Path project, RunController run, Background background, Runnable startRun, Supplier<List<SampleEvents.Sample>> samples) {
        super(8);
        this.function = function;
        this.functionName = functionName;
        this.run = run;
        this.background = background;
        this.files = new EventFiles(project);
        this.startRun = startRun;
        getStyleClass().addAll("form", "test-view");
        events.setPromptText(Words.of("test.choose"));
        events.setMaxWidth(Double.MAX_VALUE);
        events.setAccessibleText(Words.of("test.choose"));
        events.setConverter(new StringConverter<>() {
            @Override
            public String toString(Path path) {
                return path == null ? "" : files.name(path);
            }

            @Override
            public Path fromString(String text) {
                return Path.of(text);
            }
        });
        events.valueProperty().addListener((observable, before, after) -> {
            if (after != null) {
                background.io(() -> files.read(after), text -> read(after, text), failure -> tell(failure.getMessage()));
            }
        });
        HBox.setHgrow(events, Priority.ALWAYS);
        event.getStyleClass().add("mono");
        event.setAccessibleText(Words.of("test.event"));
        event.textProperty().addListener((observable, before, after) -> check());
        answer.getStyleClass().add("mono");
        answer.setEditable(false);
        answer.setAccessibleText(Words.of("test.answer"));
        answer.setPromptText(Words.of("test.answer.none"));
        invoke = Controls.button(Words.of("test.invoke"), this::invoke);
        invoke.getStyleClass().add("accent-button");
        HBox buttons = new HBox(8, invoke, facts, Controls.spring(), Controls.linkButton(Words.of("test.save"), this::askName));
        buttons.setAlignment(Pos.CENTER_LEFT);
        VBox.setVgrow(event, Priority.ALWAYS);
        VBox.setVgrow(answer, Priority.ALWAYS);
        tell("");
        getChildren().addAll(new HBox(8, events, sampleMenu(samples)), event, wrong, buttons, Controls.label(Words.of("test.answer"), "column-head"), answer);
        list(Optional.empty());
        run.listen(state -> arrange());
        arrange();
    }

    /** Fills the event in; there while something of elsewhere starts the function. */
    private MenuButton sampleMenu(Supplier<List<SampleEvents.Sample>> samples) {
        MenuButton menu = new MenuButton(Words.of("test.samples"));
        menu.setId("test-samples");
        Runnable fill = () -> {
            menu.getItems().setAll(samples.get().stream().map(sample -> {
                MenuItem item = new MenuItem(sample.title());
                item.setMnemonicParsing(false);
                item.setOnAction(chosen -> {
                    events.setValue(null);
                    event.setText(sample.text());
                });
                return item;
            }).toList());
            menu.setVisible(!menu.getItems().isEmpty());
            menu.setManaged(menu.isVisible());
        };
        menu.setOnShowing(shown -> fill.run());
        // the drawing may have got such a source meanwhile
        sceneProperty().addListener((observable, before, after) -> fill.run());
        fill.run();
        return menu;
    }

    private void list(Optional<Path> chosen) {
        background.io(() -> files.list(functionName), (List<Path> found) -> {
            events.getItems().setAll(found);
            events.setDisable(found.isEmpty());
            if (found.isEmpty()) {
                events.setPromptText(Words.of("test.noevents"));
            }
            // what is in the field by now was put there by hand
            chosen.or(() -> found.stream().filter(file -> event.getText().isBlank()).filter(file -> files.name(file).startsWith(functionName)).findFirst()).ifPresent(events::setValue);
        }, failure -> tell(failure.getMessage()));
    }

    /** The text of a file that was chosen, unless something else was chosen while it was read. */
    private void read(Path file, String text) {
        if (file.equals(events.getValue())) {
            event.setText(text);
        }
    }

    private void arrange() {
        boolean running = run.state() instanceof RunState.Running;
        invoke.setText(running ? Words.of("test.invoke") : Words.of("test.start"));
        invoke.setDisable(!running && run.state().isBusy());
    }

    private boolean check() {
        Optional<Integer> line = Payload.wrongLine(event.getText());
        tell(line.map(n -> Words.of("test.json", n)).orElse(""));
        return line.isEmpty();
    }

    private void tell(String sentence) {
        wrong.setText(sentence == null ? "" : sentence);
        wrong.setVisible(!wrong.getText().isEmpty());
        wrong.setManaged(!wrong.getText().isEmpty());
    }

    private void invoke() {
        Optional<LocalCloud> cloud = run.cloud();
        if (cloud.isEmpty()) {
            startRun.run();
            return;
        }
        if (!check()) {
            return;
        }
        invoke.setDisable(true);
        facts.setText(Words.of("test.running"));
        byte[] bytes = event.getText().getBytes(StandardCharsets.UTF_8);
        background.io(() -> cloud.get().invoke(function, bytes), this::answered, failure -> {
            invoke.setDisable(false);
            facts.setText("");
            tell(failure.getMessage());
        });
    }

    private void answered(LocalCloud.Invocation done) {
        invoke.setDisable(false);
        facts.setText(Words.of(done.ok() ? "test.ok" : "test.failed", Payload.duration(done.duration())));
        StringBuilder text = new StringBuilder(Payload.pretty(new String(done.answer(), StandardCharsets.UTF_8)));
        if (!done.log().isEmpty()) {
            text.append("\n\n").append(String.join("\n", done.log()));
        }
        answer.setText(text.toString());
    }

    private void askName() {
        TextField name = new TextField(functionName + "-");
        name.setAccessibleText(Words.of("test.name"));
        HBox.setHgrow(name, Priority.ALWAYS);
        HBox line = new HBox(8, name);
        Runnable save = () -> background.io(() -> files.save(name.getText(), event.getText()), file -> {
            getChildren().remove(line);
            list(Optional.of(file));
        }, failure -> tell(failure.getMessage()));
        line.getChildren().addAll(Controls.button(Words.of("test.save.do"), save), Controls.linkButton(Words.of("cancel"), () -> getChildren().remove(line)));
        line.setAlignment(Pos.CENTER_LEFT);
        name.setOnAction(done -> save.run());
        getChildren().removeIf(node -> "save-line".equals(node.getId()));
        line.setId("save-line");
        getChildren().add(4, line);
        name.requestFocus();
        name.end();
    }
}
