package dev.drawbridge.desktop.canvas;

import dev.drawbridge.model.Design;
import dev.drawbridge.model.Group;
import java.util.ArrayList;
import java.util.List;
import javafx.scene.Node;
import javafx.scene.control.Label;
import javafx.scene.layout.Region;

/** The frames of groups, below everything else. Few, so they are drawn anew whenever a card of one moves. */
final class GroupLayer {
    private final javafx.scene.Group root = new javafx.scene.Group();
    private final Scenery scenery;

    GroupLayer(Scenery scenery) {
        this.scenery = scenery;
        root.setManaged(false);
        root.setAutoSizeChildren(false);
    }

    javafx.scene.Group root() {
        return root;
    }

    void refresh() {
        Design design = scenery.drawing().design();
        if (design.groups().isEmpty() && root.getChildren().isEmpty()) {
            return;
        }
        List<Node> frames = new ArrayList<>();
        for (Group group : design.groups().values()) {
            GroupFrames.of(group, scenery::card).ifPresent(box -> {
                String colour = "family-" + (group.colour().isEmpty() ? "client" : group.colour());
                Region frame = new Region();
                frame.getStyleClass().addAll("canvas-group-frame", colour);
                frame.setManaged(false);
                frame.resizeRelocate(box.x(), box.y(), box.width(), box.height());
                Label title = new Label(group.title());
                title.getStyleClass().addAll("canvas-group-title", colour);
                title.setManaged(false);
                title.resizeRelocate(box.x() + 14, box.y() + 6, box.width() - 28, 20);
                frames.add(frame);
                frames.add(title);
            });
        }
        root.getChildren().setAll(frames);
    }
}
