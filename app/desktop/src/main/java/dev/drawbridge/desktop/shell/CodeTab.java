package dev.drawbridge.desktop.shell;

import dev.drawbridge.desktop.code.CodeView;
import dev.drawbridge.desktop.theme.Controls;
import dev.drawbridge.desktop.words.Words;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import javafx.scene.layout.StackPane;

/** The place of a function's editor, which comes as soon as it is known which file has the code. Belongs to the JavaFX thread. */
final class CodeTab extends StackPane {
    private final List<Consumer<CodeView>> waiting = new ArrayList<>();
    private Optional<CodeView> view = Optional.empty();

    CodeTab() {
        getChildren().setAll(Controls.label(Words.of("code.loading"), "muted"));
    }

    /** The editor, if it is there by now. */
    Optional<CodeView> view() {
        return view;
    }

    /** Does something with the editor as soon as it is there. */
    void with(Consumer<CodeView> then) {
        view.ifPresentOrElse(then, () -> waiting.add(then));
    }

    void show(CodeView made) {
        view = Optional.of(made);
        getChildren().setAll(made);
        List<Consumer<CodeView>> those = List.copyOf(waiting);
        waiting.clear();
        those.forEach(each -> each.accept(made));
    }
}
