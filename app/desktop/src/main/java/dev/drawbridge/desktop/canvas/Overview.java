package dev.drawbridge.desktop.canvas;

import dev.drawbridge.model.NodeId;
import dev.drawbridge.model.WireId;
import dev.drawbridge.model.geometry.CardMetrics;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** Everything from so far that no card can be read: one picture, painted anew whenever it changes. */
final class Overview {
    /** At this zoom a card's title is 5 pixels high, on a screen of one pixel for each unit. */
    private static final double BELOW = 0.35;
    /** On the finest screen the overview begins here: twice as many cards are in view then, which is as many as can be moved at ease. */
    private static final double FINEST = 0.24;
    /** How wide the coloured edge of a card is, in the world. */
    private static final double BAR = 26;
    /** From this width on, in pixels, a card has a border. */
    private static final double BORDERED = 9;

    /** How far the colour of a mark stands out round a card, in pixels. */
    private static final double RING = 2;

    private final Raster raster;
    private final FarScene scene;
    private final Tints tints;
    private final MarkBook marks;

    Overview(Raster raster, FarScene scene, Tints tints, MarkBook marks) {
        this.raster = raster;
        this.scene = scene;
        this.tints = tints;
        this.marks = marks;
    }

    /** The zoom below which no title can be read, so that everything is seen as from far. @param outputScale pixels of the screen for each unit */
    static double below(double outputScale) {
        return Math.max(FINEST, BELOW / Math.max(1, outputScale));
    }

    void paint(Viewpoint view, double width, double height, double outputScale, Set<NodeId> selected, Set<WireId> selectedWires) {
        raster.begin(width, height, outputScale, Optional.of(tints.get(Tint.CANVAS)));
        lines(view, selectedWires);
        cards(view, width, height, selected);
        raster.end();
    }

    private void lines(Viewpoint view, Set<WireId> selected) {
        int plain = Raster.argb(tints.get(Tint.WIRE));
        int failing = Raster.argb(tints.get(Tint.ERROR));
        int chosen = Raster.argb(tints.get(Tint.ACCENT));
        double strength = Math.clamp(view.zoom() * 2 + 0.3, 0.4, 0.8);
        boolean some = !selected.isEmpty();
        boolean marked = !marks.isEmpty();
        for (FarScene.Line line : scene.lines()) {
            boolean on = some && selected.contains(line.id());
            Tone tone = marked ? marks.of(line.id()).tone() : Tone.NONE;
            int ink = tone != Tone.NONE ? Raster.argb(tints.get(tone.tint())) : line.failure() ? failing : plain;
            raster.line(line.startX() * view.zoom() + view.x(), line.startY() * view.zoom() + view.y(),
                    line.endX() * view.zoom() + view.x(), line.endY() * view.zoom() + view.y(),
                    on ? chosen : ink, on || tone != Tone.NONE ? 1 : strength);
        }
    }

    private void cards(Viewpoint view, double width, double height, Set<NodeId> selected) {
        int ground = Raster.argb(tints.get(Tint.CARD));
        int line = Raster.argb(tints.get(Tint.CARD_LINE));
        int accent = Raster.argb(tints.get(Tint.ACCENT));
        int[] inks = new int[Tint.values().length];
        for (Tint tint : Tint.values()) {
            inks[tint.ordinal()] = Raster.argb(tints.get(tint));
        }
        double w = Math.max(2, CardMetrics.WIDTH * view.zoom());
        double h = Math.max(2, CardMetrics.HEIGHT * view.zoom());
        double bar = Math.max(1.5, BAR * view.zoom());
        boolean some = !selected.isEmpty();
        boolean marked = !marks.isEmpty();
        for (FarScene.Card card : all()) {
            double x = Math.rint(card.x * view.zoom() + view.x());
            double y = Math.rint(card.y * view.zoom() + view.y());
            if (x + w < 0 || y + h < 0 || x > width || y > height) {
                continue;
            }
            Tone tone = marked ? marks.of(card.id).tone() : Tone.NONE;
            if (tone.compareTo(Tone.MUTED) > 0) {
                raster.rectangle(x - RING, y - RING, w + 2 * RING, h + 2 * RING, inks[tone.tint().ordinal()]);
            }
            boolean on = some && selected.contains(card.id);
            if (on || w >= BORDERED) {
                raster.rectangle(x, y, w, h, on ? accent : line);
                raster.rectangle(x + 1, y + 1, w - 2, h - 2, ground);
                raster.rectangle(x + 1, y + 1, bar, h - 2, inks[card.tint.ordinal()]);
            } else {
                raster.rectangle(x, y, w, h, line);
                raster.rectangle(x, y, bar, h, inks[card.tint.ordinal()]);
            }
        }
    }

    private Iterable<FarScene.Card> all() {
        if (scene.piles().isEmpty()) {
            return scene.cards();
        }
        List<FarScene.Card> all = new ArrayList<>(scene.cards());
        all.addAll(scene.piles());
        return all;
    }
}
