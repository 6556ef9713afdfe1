package dev.drawbridge.desktop.deploy;

import dev.drawbridge.cloud.deploy.TemplateParameter;
import dev.drawbridge.desktop.theme.Controls;
import dev.drawbridge.desktop.words.Words;
import javafx.geometry.Pos;
import javafx.scene.control.PasswordField;
import javafx.scene.control.TextField;
import javafx.scene.control.ToggleButton;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.StackPane;

/** A text that is dots until it is asked for: whoever looks over a shoulder, or at a picture of the window, does not read it. Where it is found may be read by all. */
final class SecretField extends HBox {
    private final PasswordField dots = new PasswordField();
    private final TextField clear = new TextField();
    private final ToggleButton reveal = Controls.iconToggle("eye", Words.of("deploy.secret.show"));

    SecretField(String id, String name) {
        super(4);
        setAlignment(Pos.CENTER_LEFT);
        clear.textProperty().bindBidirectional(dots.textProperty());
        dots.setId(id);
        clear.setId(id + "-clear");
        reveal.setId(id + "-show");
        for (TextField field : java.util.List.of(dots, clear)) {
            field.setAccessibleText(name);
            field.getStyleClass().add("mono");
        }
        clear.visibleProperty().bind(reveal.selectedProperty());
        dots.visibleProperty().bind(reveal.selectedProperty().not());
        StackPane both = new StackPane(dots, clear);
        HBox.setHgrow(both, Priority.ALWAYS);
        getChildren().addAll(both, reveal);
    }

    String text() {
        return dots.getText();
    }

    /** Another text, hidden unless it only says where the secret is. */
    void text(String text) {
        reveal.setSelected(TemplateParameter.isReference(text));
        dots.setText(text);
    }

    void prompt(String words) {
        dots.setPromptText(words);
        clear.setPromptText(words);
    }
}
