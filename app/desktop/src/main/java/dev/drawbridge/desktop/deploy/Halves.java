package dev.drawbridge.desktop.deploy;

import java.util.List;
import javafx.scene.Node;
import javafx.scene.control.ScrollPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.VBox;

/**
 * The two halves of the panel: what it is and what to do about it at the left, the list at the right. Each scrolls for itself.
 * Without a list the words have the whole width, up to what reads well.
 */
final class Halves extends HBox {
    private static final double LEFT = 320;
    private static final double LEAST = 280;
    private static final double READS_WELL = 640;

    Halves(List<Node> summary, List<Node> list) {
        getStyleClass().add("deploy-halves");
        ScrollPane left = scrolling(new VBox(10), summary, "deploy-summary");
        left.setPrefWidth(LEFT);
        left.setMinWidth(LEAST);
        if (list.isEmpty()) {
            left.setPrefWidth(READS_WELL);
            getChildren().add(left);
            return;
        }
        ScrollPane right = scrolling(new VBox(1), list, "deploy-list");
        HBox.setHgrow(right, Priority.ALWAYS);
        getChildren().addAll(left, right);
    }

    private static ScrollPane scrolling(VBox box, List<Node> children, String style) {
        box.getStyleClass().add(style);
        box.getChildren().setAll(children);
        ScrollPane pane = new ScrollPane(box);
        pane.getStyleClass().add("quiet-scroll");
        pane.setFitToWidth(true);
        pane.setHbarPolicy(ScrollPane.ScrollBarPolicy.NEVER);
        return pane;
    }
}
