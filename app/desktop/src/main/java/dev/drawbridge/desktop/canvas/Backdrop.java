package dev.drawbridge.desktop.canvas;

import dev.drawbridge.model.NodeId;
import dev.drawbridge.model.Point;
import dev.drawbridge.model.WireId;
import dev.drawbridge.model.geometry.Bounds;
import dev.drawbridge.model.geometry.CardMetrics;
import dev.drawbridge.model.geometry.WireCurve;
import dev.drawbridge.model.wire.WireStyle;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;

/**
 * What is seen while something moves: dots, wires and cards, or the outlines of those that are still to come, painted
 * straight into one picture. The software pipeline takes longer to stroke one curve than this takes for all of them, so
 * wires as nodes are hidden for that time and come back at rest; and so are cards while it is the view that moves.
 */
final class Backdrop {
    /** A curve is drawn as so many straight pieces; enough for the longest on a screen. */
    private static final int PIECES = 20;
    /** So long are a dash and the gap after it, in the world; and no wire has more than so many. */
    private static final double DASH = 11;
    private static final int MOST_DASHES = 200;
    /** Ways that may be found in one frame; the other wires are straight until then. */
    private static final int WAYS_AT_ONCE = 24;
    private static final double HEAD_LENGTH = 11;
    private static final double HEAD_HALF = 4.5;

    /**
     * What lies below the picture, which is transparent where there is any.
     *
     * @param frames whether frames of groups are in view
     * @param notes the rectangles of notes in view, which have no dots
     */
    record Lower(boolean frames, List<Bounds> notes) {
        static final Lower NONE = new Lower(false, List.of());

        boolean isEmpty() {
            return !frames && notes.isEmpty();
        }
    }

    private final Raster raster;
    private final Dots dots;
    private final Scenery scenery;
    private final FarScene far;
    private final Tints tints;
    private final MarkBook marks;
    private int painted;

    Backdrop(Raster raster, Dots dots, Scenery scenery, FarScene far, Tints tints, MarkBook marks) {
        this.raster = raster;
        this.dots = dots;
        this.scenery = scenery;
        this.far = far;
        this.tints = tints;
        this.marks = marks;
    }

    /** How many wires the last picture has; tests count with it that work does not grow with the drawing. */
    int painted() {
        return painted;
    }

    /**
     * Dots, wires and those cards that are not there as nodes: as they were last seen, or as an outline where they are still to come.
     *
     * @param asNode whether a card is there as a node
     * @param carried wires that follow the hand: they go straight, whatever is in their way
     * @param lower what lies below the picture
     */
    void paint(Viewpoint view, double width, double height, double outputScale, Predicate<NodeId> asNode, CardPictures pictures, Set<WireId> selected, Set<WireId> carried, Lower lower) {
        raster.begin(width, height, outputScale, lower.isEmpty() ? Optional.of(tints.get(Tint.CANVAS)) : Optional.empty());
        dots.paint(view, width, height, outputScale);
        lower.notes().forEach(note -> rectangle(view, note, Raster.NOTHING));
        Bounds seen = view.seen(width, height);
        wires(view, seen, selected, carried);
        for (NodeId id : scenery.cardsIn(seen.grow(CardPictures.MARGIN))) {
            if (!asNode.test(id)) {
                card(id, view, outputScale, pictures.of(id));
            }
        }
        raster.end();
    }

    private void card(NodeId id, Viewpoint view, double outputScale, Optional<CardPicture> picture) {
        Point at = scenery.place(id);
        Point seen = view.toScreen(at);
        if (picture.isPresent()) {
            raster.picture(picture.get(), seen.x(), seen.y(), view.zoom() * outputScale);
            return;
        }
        int line = Raster.argb(tints.get(Tint.CARD_LINE));
        double w = CardMetrics.WIDTH * view.zoom();
        double h = CardMetrics.HEIGHT * view.zoom();
        raster.rectangle(seen.x(), seen.y(), w, h, line);
        raster.rectangle(seen.x() + 1, seen.y() + 1, w - 2, h - 2, Raster.argb(tints.get(Tint.CARD)));
        rectangle(view, new Bounds(at.x() + CardMetrics.TEXT_X, at.y() + 18, 78, 9), line);
        rectangle(view, new Bounds(at.x() + CardMetrics.TEXT_X, at.y() + 36, 46, 7), line);
        far.tint(id).ifPresent(tint -> rectangle(view, new Bounds(at.x() + CardMetrics.TILE_INSET, at.y() + CardMetrics.TILE_INSET, CardMetrics.TILE, CardMetrics.TILE),
                Raster.argb(tints.get(Tint.CARD).interpolate(tints.get(tint), 0.16))));
    }

    /** A rectangle of the world. */
    private void rectangle(Viewpoint view, Bounds box, int colour) {
        Point corner = view.toScreen(new Point(box.x(), box.y()));
        raster.rectangle(corner.x(), corner.y(), box.width() * view.zoom(), box.height() * view.zoom(), colour);
    }

    private void wires(Viewpoint view, Bounds seen, Set<WireId> selected, Set<WireId> carried) {
        painted = 0;
        int plain = Raster.argb(tints.get(Tint.WIRE));
        int failing = Raster.argb(tints.get(Tint.ERROR));
        int chosen = Raster.argb(tints.get(Tint.ACCENT));
        int ways = WAYS_AT_ONCE;
        for (WireId id : scenery.paths().near(seen)) {
            Optional<WireCurve> known = scenery.paths().known(id);
            if (known.isEmpty() && !carried.contains(id) && ways-- > 0) {
                known = Optional.of(scenery.paths().curve(id));
            }
            WireCurve curve = known.orElseGet(() -> scenery.paths().straight(id));
            if (!curve.bounds().intersects(seen)) {
                continue;
            }
            painted++;
            WireStyle style = far.style(id);
            Tone tone = marks.of(id).tone();
            int ink = selected.contains(id) ? chosen : tone != Tone.NONE ? Raster.argb(tints.get(tone.tint())) : style == WireStyle.FAILURE ? failing : plain;
            double thick = (selected.contains(id) ? 3 : style == WireStyle.ACCESS ? 1.4 : 2) * view.zoom();
            stroke(curve, view, ink, thick, style == WireStyle.ASYNC || style == WireStyle.FAILURE || style == WireStyle.UNKNOWN);
            head(curve, view, ink);
        }
    }

    /** Dashes are every other piece: near enough for something that moves. */
    private void stroke(WireCurve curve, Viewpoint view, int ink, double thick, boolean dashed) {
        double span = Math.hypot(curve.end().x() - curve.start().x(), curve.end().y() - curve.start().y());
        int pieces = dashed ? 2 * Math.clamp((int) (span / DASH), PIECES / 2, MOST_DASHES) : PIECES;
        double px = curve.start().x() * view.zoom() + view.x();
        double py = curve.start().y() * view.zoom() + view.y();
        for (int i = 1; i <= pieces; i++) {
            Point p = curve.at((double) i / pieces);
            double x = p.x() * view.zoom() + view.x();
            double y = p.y() * view.zoom() + view.y();
            if (!dashed || i % 2 == 1) {
                raster.stroke(px, py, x, y, ink, thick);
            }
            px = x;
            py = y;
        }
    }

    private void head(WireCurve curve, Viewpoint view, int ink) {
        double dx = curve.end().x() - curve.control2().x();
        double dy = curve.end().y() - curve.control2().y();
        double length = Math.max(1e-6, Math.hypot(dx, dy));
        double ux = dx / length;
        double uy = dy / length;
        double tipX = curve.end().x() - ux * (CardMetrics.PORT_RADIUS + 1);
        double tipY = curve.end().y() - uy * (CardMetrics.PORT_RADIUS + 1);
        double baseX = tipX - ux * HEAD_LENGTH;
        double baseY = tipY - uy * HEAD_LENGTH;
        double z = view.zoom();
        raster.triangle(tipX * z + view.x(), tipY * z + view.y(), (baseX - uy * HEAD_HALF) * z + view.x(), (baseY + ux * HEAD_HALF) * z + view.y(),
                (baseX + uy * HEAD_HALF) * z + view.x(), (baseY - ux * HEAD_HALF) * z + view.y(), ink);
    }
}
