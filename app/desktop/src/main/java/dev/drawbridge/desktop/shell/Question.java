package dev.drawbridge.desktop.shell;

import dev.drawbridge.desktop.theme.Controls;
import java.util.List;
import javafx.geometry.Pos;
import javafx.scene.control.Button;
import javafx.scene.layout.HBox;
import javafx.scene.layout.VBox;

/** A question in the window with its answers as buttons, the usual one last. */
final class Question extends VBox {
    /** An answer. @param usual whether Enter gives it */
    record Answer(String words, boolean usual, Runnable action) {}

    Question(String title, String words, List<Answer> answers, Overlay overlay) {
        super(12);
        getStyleClass().add("dialog-sheet");
        setMaxSize(460, USE_PREF_SIZE);
        HBox buttons = new HBox(8);
        buttons.setAlignment(Pos.CENTER_RIGHT);
        for (Answer answer : answers) {
            Button button = Controls.button(answer.words(), () -> {
                overlay.hide();
                answer.action().run();
            });
            if (answer.usual()) {
                button.getStyleClass().add("accent-button");
                button.setDefaultButton(true);
                javafx.application.Platform.runLater(button::requestFocus);
            }
            buttons.getChildren().add(button);
        }
        getChildren().addAll(Controls.label(title, "sheet-title"), Controls.paragraph(words), buttons);
    }
}
