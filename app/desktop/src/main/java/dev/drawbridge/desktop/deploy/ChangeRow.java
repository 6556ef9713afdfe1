package dev.drawbridge.desktop.deploy;

import dev.drawbridge.desktop.theme.Controls;
import java.util.Locale;
import java.util.Optional;
import javafx.geometry.Pos;
import javafx.scene.AccessibleRole;
import javafx.scene.Node;
import javafx.scene.control.Label;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.VBox;

/** One line of the panel: a sign that tells without its colour, what it is about, and details below. Pressed, it shows its card. */
final class ChangeRow extends VBox {
    private static final double SIGN = 18;

    /**
     * @param sign a character or word
     * @param muted what comes behind the title: type, name in the cloud
     */
    ChangeRow(CardSign.Tone tone, String sign, String title, String muted, Optional<Runnable> show) {
        super(2);
        getStyleClass().add("change-row");
        Label mark = Controls.label(sign, "change-sign", "tone-" + tone.name().toLowerCase(Locale.ROOT));
        mark.setMinWidth(SIGN);
        mark.setAlignment(Pos.CENTER);
        Label name = Controls.label(title, "change-title");
        name.setMinWidth(USE_PREF_SIZE);
        Label what = Controls.label(muted, "muted", "hint");
        Desk.tellWhole(what);
        HBox.setHgrow(what, Priority.ALWAYS);
        HBox head = new HBox(8, mark, name, what);
        head.setAlignment(Pos.CENTER_LEFT);
        getChildren().add(head);
        setAccessibleRole(AccessibleRole.BUTTON);
        setAccessibleText(sign + " " + title + " " + muted);
        show.ifPresent(action -> {
            getStyleClass().add("pressable");
            setFocusTraversable(true);
            setOnMouseClicked(event -> action.run());
            setOnKeyPressed(event -> {
                if (event.getCode() == javafx.scene.input.KeyCode.ENTER) {
                    action.run();
                    event.consume();
                }
            });
        });
    }

    /** A line below, under the title. */
    ChangeRow with(Node below) {
        HBox indented = new HBox(below);
        indented.getStyleClass().add("change-below");
        HBox.setHgrow(below, Priority.ALWAYS);
        getChildren().add(indented);
        return this;
    }
}
