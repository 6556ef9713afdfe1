package dev.drawbridge.desktop.start;

import dev.drawbridge.desktop.theme.Controls;
import dev.drawbridge.desktop.words.Words;
import java.util.Optional;
import javafx.geometry.Pos;
import javafx.scene.AccessibleRole;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;

/** The card of the step that comes next; it turns to the next one when the step was done, and goes for good when it is closed. */
public final class TourCard extends VBox {
    private static final double WIDTH = 300;

    private final Runnable ended;
    private final Label number = Controls.label("", "muted", "hint");
    private final Label title = Controls.label("", "tour-title");
    private final Label words = Controls.paragraph("");
    private final Button close;
    private final Button skip;
    private static final double THREE_LINES = 47;
    private FirstSteps steps = FirstSteps.none();

    /** @param ended the user has done it all, or does not want it */
    public TourCard(Runnable ended) {
        super(6);
        this.ended = ended;
        setId("tour");
        setAccessibleRole(AccessibleRole.PARENT);
        close = Controls.iconButton("close", Words.of("tour.close"), this::end);
        skip = Controls.linkButton(Words.of("tour.skip"), () -> steps.current().ifPresent(step -> take(steps.with(step))));
        managedProperty().bind(visibleProperty());
        setCompact(false);
        setVisible(false);
    }

    /** Stands as a card over the drawing, or, where there is little room, in one line above it. */
    public void setCompact(boolean compact) {
        getStyleClass().setAll(compact ? "tour-line" : "tour-card");
        setMaxSize(compact ? Double.MAX_VALUE : WIDTH, Region.USE_PREF_SIZE);
        setPrefWidth(compact ? Region.USE_COMPUTED_SIZE : WIDTH);
        if (compact) {
            words.setMinHeight(Region.USE_COMPUTED_SIZE);
            HBox.setHgrow(words, Priority.ALWAYS);
            words.setMaxWidth(Double.MAX_VALUE);
            title.setMinWidth(Region.USE_PREF_SIZE);
            number.setMinWidth(Region.USE_PREF_SIZE);
            skip.setMinWidth(Region.USE_PREF_SIZE);
            HBox line = new HBox(12, number, title, words, skip, close);
            line.setAlignment(Pos.CENTER_LEFT);
            getChildren().setAll(line);
        } else {
            // the button of all steps stands at one place, however long their words are
            words.setMinHeight(THREE_LINES);
            words.setAlignment(Pos.TOP_LEFT);
            HBox head = new HBox(8, number, Controls.spring(), close);
            head.setAlignment(Pos.CENTER_LEFT);
            getChildren().setAll(head, title, words, new HBox(8, Controls.spring(), skip));
        }
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
        skip.setText(Words.of(current.get().ordinal() + 1 < FirstSteps.Step.values().length ? "tour.skip" : "tour.done"));
        setAccessibleText(number.getText() + ": " + title.getText() + ". " + words.getText());
    }

    private void end() {
        setVisible(false);
        ended.run();
    }
}
