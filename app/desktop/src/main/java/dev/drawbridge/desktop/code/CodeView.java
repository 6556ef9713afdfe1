package dev.drawbridge.desktop.code;

import dev.drawbridge.desktop.concurrent.Background;
import dev.drawbridge.desktop.theme.Controls;
import dev.drawbridge.desktop.words.Words;
import dev.drawbridge.model.NodeId;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.function.Consumer;
import javafx.geometry.Pos;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyCodeCombination;
import javafx.scene.input.KeyCombination;
import javafx.scene.input.KeyEvent;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.StackPane;
import javafx.scene.layout.VBox;

/** The class of one function: shown, edited, saved, and kept in step with the file when somebody else writes it. */
public final class CodeView extends VBox {
    private static final KeyCombination SAVE = new KeyCodeCombination(KeyCode.S, KeyCombination.SHORTCUT_DOWN);

    private final NodeId function;
    private final SourceFile file;
    private final Background background;
    private final CodeHooks hooks;
    private final CodeEditor editor = new RichCodeEditor(true);
    private final Label name;
    private final Label dot = Controls.label("●", "unsaved-dot");
    private final HBox banner = new HBox(8);
    private final HBox gaps = new HBox(8);
    private final Label problem = Controls.paragraph("", "code-problem", "mono");
    private final StackPane body = new StackPane();
    private Optional<String> onDisk = Optional.empty();
    private boolean loaded;
    private boolean saving;
    private final List<Runnable> afterSaving = new ArrayList<>();
    private Optional<String> proposed = Optional.empty();
    private int wantedLine;

    public CodeView(NodeId function, Path path, Background background, CodeHooks hooks) {
        this.function = function;
        this.file = new SourceFile(path);
        this.background = background;
        this.hooks = hooks;
        getStyleClass().add("code-view");
        name = Controls.label(path.getFileName().toString(), "mono", "muted");
        name.setTooltip(new javafx.scene.control.Tooltip(path.toString()));
        dot.setVisible(false);
        dot.setAccessibleText(Words.of("unsaved"));
        Button save = Controls.iconButton("save", Words.of("code.save"), this::save);
        HBox head = new HBox(6, name, dot, Controls.spring(), save);
        head.setAlignment(Pos.CENTER_LEFT);
        head.getStyleClass().add("code-head");
        banner.getStyleClass().add("code-banner");
        banner.setAlignment(Pos.CENTER_LEFT);
        hideBanner();
        gaps.getStyleClass().add("code-banner");
        gaps.setId("code-gaps");
        gaps.setAlignment(Pos.CENTER_LEFT);
        offer(Optional.empty());
        problem.setMaxWidth(Double.MAX_VALUE);
        hideProblem();
        VBox.setVgrow(body, Priority.ALWAYS);
        getChildren().addAll(head, banner, problem, gaps, body);
        editor.onEdited(text -> {
            editor.mark(Set.of());
            hideProblem();
            // what was found was found in another text
            offer(Optional.empty());
            showDot();
        });
        addEventFilter(KeyEvent.KEY_PRESSED, event -> {
            if (SAVE.match(event)) {
                save();
                event.consume();
            }
        });
        body.getChildren().setAll(Controls.label(Words.of("code.loading"), "muted"));
        reload();
    }

    public NodeId function() {
        return function;
    }

    /** The file that is shown. */
    public Path path() {
        return file.path();
    }

    /** Whether there are changes that are not in the file. */
    public boolean isUnsaved() {
        return loaded && onDisk.isPresent() && !editor.text().equals(shownText(onDisk.get()));
    }

    /** The text as it stands in the editor. */
    public String text() {
        return editor.text();
    }

    /** Puts another text into the editor, as a step that can be undone; it is not saved. */
    public void propose(String text) {
        proposed = Optional.of(text);
        if (loaded) {
            takeProposed();
        }
    }

    private void takeProposed() {
        proposed.ifPresent(editor::replace);
        proposed = Optional.empty();
        showDot();
    }

    private void showDot() {
        if (dot.isVisible() != isUnsaved()) {
            dot.setVisible(isUnsaved());
            hooks.unsavedChanged();
        }
    }

    /** Looks at the file again: what nobody edited follows it; what was edited is asked about. */
    public void reload() {
        background.io(file::read, this::arrived, failure -> hooks.failed(Words.of("code.unreadable", file.path()), failure));
    }

    private void arrived(Optional<String> text) {
        if (text.isEmpty()) {
            if (!loaded) {
                missing();
            }
            return;
        }
        if (loaded && text.equals(onDisk)) {
            lookForGaps();
            return;
        }
        if (!loaded || !isUnsaved()) {
            take(text.get());
            return;
        }
        banner.getChildren().setAll(Controls.paragraph(Words.of("code.changed")), Controls.spring(),
                Controls.linkButton(Words.of("code.take"), () -> take(text.get())),
                Controls.linkButton(Words.of("code.keep"), () -> {
                    onDisk = text;
                    hideBanner();
                    showDot();
                }));
        banner.setManaged(true);
        banner.setVisible(true);
    }

    private void take(String text) {
        hideBanner();
        onDisk = Optional.of(text);
        if (loaded) {
            editor.replace(shownText(text));
        } else {
            editor.open(shownText(text));
        }
        loaded = true;
        body.getChildren().setAll(editor.node());
        showDot();
        takeProposed();
        lookForGaps();
        if (wantedLine > 0) {
            goTo(wantedLine);
        }
    }

    // the editor counts lines by \n; the file keeps the line ends it has
    private static String shownText(String text) {
        return text.replace("\r\n", "\n");
    }

    private void missing() {
        VBox box = new VBox(8, Controls.paragraph(Words.of("code.missing"), "muted"),
                Controls.button(Words.of("code.generate"), () -> hooks.generate(this::reload)));
        box.setAlignment(Pos.CENTER);
        box.getStyleClass().add("empty-state");
        body.getChildren().setAll(box);
    }

    /** Compares the class with what the wires ask of it, and offers to fill what is missing. */
    public void lookForGaps() {
        if (!loaded) {
            return;
        }
        Callable<Optional<String>> wanted = hooks.wanted(function);
        String text = editor.text();
        background.io(() -> wanted.call().flatMap(asked -> ClassGaps.find(asked, text)), this::offer, failure -> offer(Optional.empty()));
    }

    private void offer(Optional<ClassGaps.Gap> gap) {
        gaps.getChildren().clear();
        gap.ifPresent(found -> {
            String missing = String.join(", ", found.missing());
            Button add = Controls.linkButton(Words.of("code.gap.add"), () -> {
                offer(Optional.empty());
                hideProblem();
                propose(found.filled());
            });
            add.setMinWidth(USE_PREF_SIZE);
            Label words = Controls.paragraph(Words.of("code.gap", missing));
            HBox.setHgrow(words, Priority.ALWAYS);
            gaps.getChildren().setAll(words, add);
        });
        gaps.setManaged(gap.isPresent());
        gaps.setVisible(gap.isPresent());
    }

    /** Shows why the class does not compile, until it is edited. */
    public void problem(String sentence) {
        problem.setText(sentence);
        problem.setManaged(true);
        problem.setVisible(true);
        lookForGaps();
    }

    private void hideProblem() {
        problem.setManaged(false);
        problem.setVisible(false);
    }

    private void hideBanner() {
        banner.setManaged(false);
        banner.setVisible(false);
    }

    /** Writes the text into its file. */
    public void save() {
        save(done -> { });
    }

    /** Writes the text into its file if it has to be. @param then hears whether all that was typed is in the file */
    public void save(Consumer<Boolean> then) {
        if (saving) {
            afterSaving.add(() -> save(then));
            return;
        }
        if (!loaded || !isUnsaved()) {
            then.accept(true);
            return;
        }
        saving = true;
        String read = onDisk.orElse("");
        String text = read.contains("\r\n") ? editor.text().replace("\n", "\r\n") : editor.text();
        background.io(() -> file.save(text, read), written -> {
            saving = false;
            if (written) {
                onDisk = Optional.of(text);
                showDot();
                lookForGaps();
                hooks.saved(function);
            } else {
                reload();
            }
            then.accept(written);
            next();
        }, failure -> {
            saving = false;
            hooks.failed(Words.of("code.unsaved", file.path()), failure);
            then.accept(false);
            next();
        });
    }

    private void next() {
        List<Runnable> waiting = List.copyOf(afterSaving);
        afterSaving.clear();
        waiting.forEach(Runnable::run);
    }

    /** Shows that line, as soon as the text is there. @param line counted from 1 */
    public void goTo(int line) {
        wantedLine = line;
        if (loaded) {
            wantedLine = 0;
            editor.goTo(line);
        }
    }

    /** Marks the lines of compile errors. */
    public void mark(Set<Integer> lines) {
        editor.mark(lines);
    }

    /** Puts the caret into the text. */
    public void focusEditor() {
        editor.focus();
    }
}
