package dev.drawbridge.desktop.canvas;

import dev.drawbridge.model.Group;
import dev.drawbridge.model.GroupId;
import dev.drawbridge.model.geometry.Bounds;
import dev.drawbridge.model.geometry.GroupFrames;
import javafx.scene.control.Label;
import javafx.scene.layout.Region;

/** The frame of an expanded group with its title and the sign that collapses it. */
final class GroupFrameView extends Region {
    private final Region ground = new Region();
    private final Label title = new Label();
    private final FoldSign sign = new FoldSign(true);

    GroupFrameView(GroupId id) {
        setId("group-" + id);
        setManaged(false);
        setMouseTransparent(true);
        title.setMnemonicParsing(false);
        getChildren().addAll(ground, title, sign);
    }

    void show(Group group, Bounds box) {
        String colour = family(group);
        getStyleClass().setAll("canvas-group", colour);
        ground.getStyleClass().setAll("canvas-group-frame");
        title.getStyleClass().setAll("label", "canvas-group-title");
        title.setText(group.title());
        setAccessibleText(group.title());
        resizeRelocate(box.x(), box.y(), box.width(), box.height());
        requestLayout();
    }

    /** The style class that gives the colours of the group. */
    static String family(Group group) {
        return "family-" + (group.colour().isEmpty() ? "client" : group.colour());
    }

    void setHot(boolean hot) {
        sign.pseudoClassStateChanged(Styles.HOT, hot);
    }

    @Override
    protected void layoutChildren() {
        Bounds own = new Bounds(0, 0, getWidth(), getHeight());
        Bounds at = GroupFrames.sign(own);
        ground.resizeRelocate(0, 0, getWidth(), getHeight());
        title.resizeRelocate(14, 7, Math.max(0, getWidth() - 28 - GroupFrames.SIGN), 20);
        sign.resizeRelocate(at.x(), at.y(), at.width(), at.height());
    }
}
