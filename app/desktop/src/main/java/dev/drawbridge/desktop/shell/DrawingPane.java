package dev.drawbridge.desktop.shell;

import dev.drawbridge.desktop.find.FindBar;
import dev.drawbridge.desktop.start.TourCard;
import javafx.geometry.Insets;
import javafx.geometry.Pos;
import javafx.scene.layout.BorderPane;
import javafx.scene.layout.Region;
import javafx.scene.layout.StackPane;

/** The drawing with what floats over it: which environment is looked at, the bar that finds things, and the first steps, which in a narrow window stand above it instead. */
final class DrawingPane extends BorderPane {
    private final StackPane stack;
    private final TourCard tour;

    DrawingPane(Region surface, LookedAt lookedAt, FindBar find, TourCard tour) {
        this.tour = tour;
        stack = new StackPane(surface, lookedAt, find, tour);
        StackPane.setAlignment(lookedAt, Pos.TOP_CENTER);
        StackPane.setMargin(lookedAt, new Insets(10));
        StackPane.setAlignment(tour, Pos.TOP_LEFT);
        StackPane.setMargin(tour, new Insets(16));
        StackPane.setAlignment(find, Pos.TOP_RIGHT);
        StackPane.setMargin(find, new Insets(12));
        stack.setMinSize(0, 0);
        setMinSize(0, 0);
        setCenter(stack);
    }

    void setNarrow(boolean narrow) {
        setTop(null);
        stack.getChildren().remove(tour);
        tour.setCompact(narrow);
        if (narrow) {
            setTop(tour);
        } else {
            stack.getChildren().add(tour);
        }
    }
}
