package dev.drawbridge.desktop.canvas;

import dev.drawbridge.model.geometry.CardMetrics;
import java.util.List;
import javafx.scene.Group;
import javafx.scene.control.Label;
import javafx.scene.layout.Region;
import javafx.scene.shape.Polyline;

/** The mark on a card: ring, badge and curve. A child of the card, so that it moves and is kept as a bitmap with it. */
final class CardMarkView extends Group {
    /** The ring stands this far outside of the card; inside of the room that a card's bitmap has. */
    private static final double RING = 4;
    private static final double BADGE_HEIGHT = 17;
    private static final double TREND_X = CardMetrics.TILE_INSET;
    private static final double TREND_Y = CardMetrics.TILE_INSET + CardMetrics.TILE + 6;
    private static final double TREND_WIDTH = CardMetrics.TILE;
    private static final double TREND_HEIGHT = 12;

    private final Region ring = new Region();
    private final Label badge = new Label();
    private final Polyline trend = new Polyline();
    private CardMark shown = CardMark.NONE;

    CardMarkView() {
        setManaged(false);
        setAutoSizeChildren(false);
        for (Region part : List.of(ring, badge)) {
            part.setManaged(false);
        }
        badge.setMnemonicParsing(false);
        trend.setManaged(false);
        trend.getStyleClass().add("canvas-mark-trend");
        ring.resizeRelocate(-RING, -RING, CardMetrics.WIDTH + 2 * RING, CardMetrics.HEIGHT + 2 * RING);
        getChildren().addAll(ring, trend, badge);
    }

    void show(CardMark mark) {
        if (mark.equals(shown)) {
            return;
        }
        shown = mark;
        ring.setVisible(mark.tone() != Tone.NONE && mark.tone() != Tone.MUTED);
        if (mark.pending()) {
            Styles.set(ring, "canvas-mark-ring", mark.tone().style(), "pending");
        } else {
            Styles.set(ring, "canvas-mark-ring", mark.tone().style());
        }
        badge.setVisible(!mark.badge().isEmpty());
        Styles.set(badge, "label", "canvas-mark-badge", mark.tone().style());
        badge.setText(mark.badge());
        trend.getPoints().setAll(points(mark.trend()));
        requestParentLayout();
    }

    /** Called by the card when it is laid out: only then is the text measured. */
    void arrange() {
        if (badge.isVisible()) {
            double width = Math.min(CardMetrics.WIDTH - 28, Math.ceil(badge.prefWidth(-1)));
            badge.resizeRelocate(14, CardMetrics.HEIGHT - BADGE_HEIGHT / 2, width, BADGE_HEIGHT);
        }
    }

    private static List<Double> points(List<Double> values) {
        double most = values.stream().mapToDouble(Double::doubleValue).filter(Double::isFinite).max().orElse(0);
        if (values.size() < 2 || most <= 0) {
            return List.of();
        }
        List<Double> points = new java.util.ArrayList<>();
        for (int i = 0; i < values.size(); i++) {
            double value = Double.isFinite(values.get(i)) ? Math.max(0, values.get(i)) : 0;
            points.add(TREND_X + TREND_WIDTH * i / (values.size() - 1));
            points.add(TREND_Y + TREND_HEIGHT * (1 - value / most));
        }
        return points;
    }
}
