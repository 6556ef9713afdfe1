package dev.drawbridge.desktop.deploy;

import java.util.List;
import java.util.Optional;
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
        this(summary, Optional.empty(), list);
    }

    /** @param foot what to do about it, which stays in sight however long the rest is */
    Halves(List<Node> summary, Node foot, List<Node> list) {
        this(summary, Optional.of(foot), list);
    }

    private Halves(List<Node> summary, Optional<Node> foot, List<Node> list) {
        getStyleClass().add("deploy-halves");
        ScrollPane left = scrolling(new VBox(10), summary, "deploy-summary");
        VBox.setVgrow(left, Priority.ALWAYS);
        VBox half = new VBox(left);
        foot.ifPresent(node -> {
            node.getStyleClass().add("deploy-foot");
            half.getChildren().add(node);
        });
        half.setPrefWidth(list.isEmpty() ? READS_WELL : LEFT);
        half.setMinWidth(LEAST);
        getChildren().add(half);
        if (list.isEmpty()) {
            return;
        }
        ScrollPane right = scrolling(new VBox(1), list, "deploy-list");
        HBox.setHgrow(right, Priority.ALWAYS);
        getChildren().add(right);
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
