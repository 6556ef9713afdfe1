package dev.drawbridge.desktop.canvas;

import dev.drawbridge.model.Design;
import dev.drawbridge.model.Group;
import dev.drawbridge.model.geometry.Bounds;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import javafx.scene.Node;
import javafx.scene.control.Label;
import javafx.scene.layout.Region;

/** The frames of groups, below everything else. Few, so they are drawn anew whenever a card of one moves. */
final class GroupLayer {
    private static final double AIR = 20;
    private static final double TITLE = 24;

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
            frame(design, group).ifPresent(box -> {
                String colour = "family-" + (group.colour().isEmpty() ? "client" : group.colour());
                Region frame = new Region();
                frame.getStyleClass().addAll("canvas-group-frame", colour);
                frame.setManaged(false);
                frame.resizeRelocate(box.x(), box.y(), box.width(), box.height());
                Label title = new Label(group.title());
                title.getStyleClass().addAll("canvas-group-title", colour);
                title.setManaged(false);
                title.resizeRelocate(box.x() + 14, box.y() + 5, box.width() - 28, 20);
                frames.add(frame);
                frames.add(title);
            });
        }
        root.getChildren().setAll(frames);
    }

    private Optional<Bounds> frame(Design design, Group group) {
        return Bounds.around(group.members().stream().filter(id -> design.node(id).isPresent()).map(scenery::card).toList())
                .map(box -> new Bounds(box.x() - AIR, box.y() - AIR - TITLE / 2, box.width() + 2 * AIR, box.height() + 2 * AIR + TITLE / 2));
    }
}
