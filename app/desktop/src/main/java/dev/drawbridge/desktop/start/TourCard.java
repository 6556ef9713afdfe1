package dev.drawbridge.desktop.start;

import dev.drawbridge.desktop.theme.Controls;
import dev.drawbridge.desktop.words.Words;
import java.util.Optional;
import javafx.geometry.Pos;
import javafx.scene.AccessibleRole;
import javafx.scene.control.Label;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;

/** The card of the step that comes next; it turns to the next one when the step was done, and goes for good when it is closed. */
public final class TourCard extends VBox {
    private final Runnable ended;
    private final Label number = Controls.label("", "muted", "hint");
    private final Label title = Controls.label("", "tour-title");
    private final Label words = Controls.paragraph("");
    private FirstSteps steps = FirstSteps.none();

    /** @param ended the user has done it all, or does not want it */
    public TourCard(Runnable ended) {
        super(6);
        this.ended = ended;
        setId("tour");
        getStyleClass().add("tour-card");
        setMaxSize(300, Region.USE_PREF_SIZE);
        setPrefWidth(300);
        setAccessibleRole(AccessibleRole.PARENT);
        HBox head = new HBox(8, number, Controls.spring(), Controls.iconButton("close", Words.of("tour.close"), this::end));
        head.setAlignment(Pos.CENTER_LEFT);
        HBox foot = new HBox(8, Controls.spring(), Controls.linkButton(Words.of("tour.skip"), () -> steps.current().ifPresent(step -> take(steps.with(step)))));
        getChildren().addAll(head, title, words, foot);
        setVisible(false);
    }

    /** Shows the first step. */
    public void begin() {
        setVisible(true);
        take(FirstSteps.none());
    }

    public FirstSteps steps() {
        return steps;
    }

    /** Shows the step that is next now. */
    public void take(FirstSteps next) {
        if (!isVisible()) {
            return;
        }
        steps = next;
        Optional<FirstSteps.Step> current = steps.current();
        if (current.isEmpty()) {
            end();
            return;
        }
        String key = "tour." + current.get().key();
        number.setText(Words.of("tour.number", current.get().ordinal() + 1, FirstSteps.Step.values().length));
        title.setText(Words.of(key + ".title"));
        words.setText(Words.of(key + ".words"));
        setAccessibleText(number.getText() + ": " + title.getText() + ". " + words.getText());
    }

    private void end() {
        setVisible(false);
        ended.run();
    }
}
