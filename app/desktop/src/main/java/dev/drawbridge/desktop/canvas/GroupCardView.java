package dev.drawbridge.desktop.canvas;

import dev.drawbridge.desktop.words.Words;
import dev.drawbridge.model.Group;
import dev.drawbridge.model.GroupId;
import dev.drawbridge.model.Point;
import dev.drawbridge.model.geometry.Bounds;
import dev.drawbridge.model.geometry.CardMetrics;
import dev.drawbridge.model.geometry.GroupFrames;
import java.util.Locale;
import java.util.Optional;
import javafx.scene.AccessibleRole;
import javafx.scene.control.Label;
import javafx.scene.layout.Region;
import javafx.scene.shape.Circle;

/** A collapsed group: a card on a pile, with the number of cards where a card has its icon. Laid out by {@link CardMetrics} alone. */
final class GroupCardView extends Region {
    private static final double BADGE_HEIGHT = 18;

    private final GroupId group;
    private final Label tile = CardView.label("tile");
    private final Label title = CardView.label("title");
    private final Label count = CardView.label("kind");
    private final Label kinds = CardView.label("kinds");
    private final Label badge = CardView.label("badge");
    private final FoldSign sign = new FoldSign(false);
    private Optional<CardMarkView> mark = Optional.empty();

    GroupCardView(GroupId group) {
        this.group = group;
        setId("group-" + group);
        getChildren().addAll(tile, title, count, kinds, sign);
        for (String port : new String[] {"in", "out"}) {
            Point centre = CardMetrics.port(new Point(0, 0), port);
            Circle circle = new Circle(centre.x(), centre.y(), CardMetrics.PORT_RADIUS);
            circle.getStyleClass().addAll("port", port);
            circle.setManaged(false);
            getChildren().add(circle);
        }
        getChildren().add(badge);
        setManaged(false);
        setFocusTraversable(true);
        setAccessibleRole(AccessibleRole.BUTTON);
        resize(CardMetrics.WIDTH, CardMetrics.HEIGHT);
    }

    GroupId group() {
        return group;
    }

    void show(Group shown, GroupSummary summary, CardMark newMark) {
        getStyleClass().setAll("canvas-card", "canvas-group-card", GroupFrameView.family(shown));
        tile.setText(Integer.toString(shown.members().size()));
        title.setText(shown.title());
        count.setText(summary.count());
        kinds.setText(summary.kinds());
        badge.setVisible(summary.badge().isPresent());
        badge.getStyleClass().setAll("label", "badge");
        summary.badge().ifPresent(b -> {
            badge.setText(Integer.toString(b.count()));
            badge.getStyleClass().add(b.worst().name().toLowerCase(Locale.ROOT));
        });
        mark.ifPresent(getChildren()::remove);
        mark = Optional.empty();
        if (newMark.tone() != Tone.NONE || !newMark.badge().isEmpty()) {
            CardMarkView view = new CardMarkView();
            view.show(newMark);
            mark = Optional.of(view);
            getChildren().add(getChildren().indexOf(badge), view);
        }
        setAccessibleText(shown.title());
        setAccessibleHelp(Words.of("group.words", shown.title(), summary.count(), summary.kinds())
                + summary.badge().map(b -> ", " + b.words()).orElse("") + (newMark.words().isEmpty() ? "" : ", " + newMark.words()));
        requestLayout();
    }

    @Override
    protected void layoutChildren() {
        tile.resizeRelocate(CardMetrics.TILE_INSET, CardMetrics.TILE_INSET, CardMetrics.TILE, CardMetrics.TILE);
        title.resizeRelocate(CardMetrics.TEXT_X, 12, CardMetrics.TEXT_WIDTH, 21);
        count.resizeRelocate(CardMetrics.TEXT_X, 32, CardMetrics.TEXT_WIDTH, 17);
        kinds.resizeRelocate(CardMetrics.TEXT_X, 52, CardMetrics.TEXT_WIDTH - GroupFrames.SIGN, 16);
        Bounds at = GroupFrames.pileSign(new Bounds(0, 0, CardMetrics.WIDTH, CardMetrics.HEIGHT));
        sign.resizeRelocate(at.x(), at.y(), at.width(), at.height());
        double width = Math.max(24, badge.prefWidth(-1) + 12);
        badge.resizeRelocate(CardMetrics.WIDTH - width - 5, -BADGE_HEIGHT / 2, width, BADGE_HEIGHT);
        mark.ifPresent(CardMarkView::arrange);
    }
}
