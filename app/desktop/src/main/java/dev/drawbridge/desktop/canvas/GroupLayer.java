package dev.drawbridge.desktop.canvas;

import dev.drawbridge.desktop.workspace.Workspace;
import dev.drawbridge.model.Group;
import dev.drawbridge.model.GroupId;
import dev.drawbridge.model.NodeId;
import dev.drawbridge.model.geometry.Bounds;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Supplier;
import javafx.scene.Node;

/** The groups in view: frames below everything else, and the cards of collapsed ones among the cards. */
final class GroupLayer {
    private final javafx.scene.Group frames = layer();
    private final javafx.scene.Group cards = layer();
    private final Map<GroupId, GroupFrameView> shownFrames = new HashMap<>();
    private final Map<GroupId, GroupCardView> shownCards = new HashMap<>();
    private final Workspace workspace;
    private final Scenery scenery;
    private final Supplier<CardStatus> status;
    private final MarkBook marks;
    private boolean bitmaps;

    GroupLayer(Workspace workspace, Scenery scenery, Supplier<CardStatus> status, MarkBook marks) {
        this.workspace = workspace;
        this.scenery = scenery;
        this.status = status;
        this.marks = marks;
    }

    private static javafx.scene.Group layer() {
        javafx.scene.Group root = new javafx.scene.Group();
        root.setManaged(false);
        root.setAutoSizeChildren(false);
        root.setPickOnBounds(false);
        return root;
    }

    /** Whether the frame of a group is in view. */
    boolean hasFrames() {
        return !shownFrames.isEmpty();
    }

    Node frames() {
        return frames;
    }

    Node cards() {
        return cards;
    }

    Optional<GroupCardView> card(GroupId id) {
        return Optional.ofNullable(shownCards.get(id));
    }

    /** Attaches the groups that touch the rectangle, or none; tells whether a card that had the focus has gone. */
    boolean sync(Optional<Bounds> seen) {
        Set<GroupId> wanted = seen.map(area -> scenery.groups().in(area)).orElse(Set.of());
        boolean focusGone = false;
        for (GroupCardView view : List.copyOf(shownCards.values())) {
            if (!wanted.contains(view.group()) || !scenery.groups().group(view.group()).collapsed()) {
                focusGone |= view.isFocused();
                cards.getChildren().remove(shownCards.remove(view.group()));
            }
        }
        for (GroupId id : List.copyOf(shownFrames.keySet())) {
            if (!wanted.contains(id) || scenery.groups().group(id).collapsed()) {
                frames.getChildren().remove(shownFrames.remove(id));
            }
        }
        wanted.stream().sorted().forEach(this::show);
        return focusGone;
    }

    private void show(GroupId id) {
        Group group = scenery.groups().group(id);
        Bounds box = scenery.groups().box(id).orElseThrow();
        if (group.collapsed()) {
            GroupCardView view = shownCards.computeIfAbsent(id, GroupCardView::new);
            fill(view, group);
            view.relocate(box.x(), box.y());
            if (view.getParent() == null) {
                Bitmaps.use(view, bitmaps, Bitmaps.outputScale(cards));
                cards.getChildren().add(view);
            }
        } else {
            GroupFrameView view = shownFrames.computeIfAbsent(id, GroupFrameView::new);
            view.show(group, box);
            if (view.getParent() == null) {
                frames.getChildren().add(view);
            }
        }
    }

    private void fill(GroupCardView view, Group group) {
        GroupSummary summary = GroupSummary.of(scenery.drawing().design(), workspace.catalogue(), group, status.get());
        view.show(group, summary, marks.of(group.members()));
        view.pseudoClassStateChanged(Styles.SELECTED, group.members().stream().anyMatch(workspace.selection().nodes()::contains));
    }

    /** Figures, findings or marks of these cards are others. */
    void refresh(Set<NodeId> changed) {
        if (!shownCards.isEmpty()) {
            scenery.groups().of(changed).forEach(id -> card(id).ifPresent(view -> fill(view, scenery.groups().group(id))));
        }
    }

    void select() {
        shownCards.forEach((id, view) -> view.pseudoClassStateChanged(Styles.SELECTED,
                scenery.groups().group(id).members().stream().anyMatch(workspace.selection().nodes()::contains)));
    }

    void setHot(GroupId id, boolean hot) {
        card(id).ifPresent(view -> view.pseudoClassStateChanged(Styles.HOT, hot));
        Optional.ofNullable(shownFrames.get(id)).ifPresent(view -> view.setHot(hot));
    }

    void asBitmaps(boolean on) {
        bitmaps = on;
        double scale = Bitmaps.outputScale(cards);
        new ArrayList<>(shownCards.values()).forEach(view -> Bitmaps.use(view, on, scale));
    }
}
