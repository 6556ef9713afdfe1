package dev.drawbridge.desktop.canvas;

import dev.drawbridge.model.geometry.CardMetrics;
import java.util.Optional;
import javafx.scene.paint.Color;

/** The dots of the canvas, and nothing else: what lies under the cards while the view rests. Painted once, until something of it is another. */
final class Dots {
    private final Raster raster;
    private final Tints tints;
    private Optional<Look> shown = Optional.empty();

    private record Look(Viewpoint view, double width, double height, double outputScale, Color ground, Color dot) {}

    Dots(Raster raster, Tints tints) {
        this.raster = raster;
        this.tints = tints;
    }

    void show(Viewpoint view, double width, double height, double outputScale) {
        Optional<Look> wanted = Optional.of(new Look(view, width, height, outputScale, tints.get(Tint.CANVAS), tints.get(Tint.DOT)));
        if (!wanted.equals(shown)) {
            shown = wanted;
            raster.begin(width, height, outputScale, Optional.of(tints.get(Tint.CANVAS)));
            paint(view, width, height, outputScale);
            raster.end();
        }
    }

    /** Something else is painted in their place. */
    void hide() {
        shown = Optional.empty();
    }

    /** Paints them onto the ground that the picture has begun with. */
    void paint(Viewpoint view, double width, double height, double outputScale) {
        double strength = strength(view.zoom(), outputScale);
        if (strength > 0) {
            int ink = Raster.argb(tints.get(Tint.CANVAS).interpolate(tints.get(Tint.DOT), strength));
            double cell = cell(view.zoom());
            double size = Math.max(1, Math.rint(Math.clamp(1.5 * view.zoom(), 1, 4) * outputScale)) / outputScale;
            double left = view.x() - Math.ceil(view.x() / cell) * cell;
            double top = view.y() - Math.ceil(view.y() / cell) * cell;
            for (double y = top; y < height; y += cell) {
                for (double x = left; x < width; x += cell) {
                    raster.rectangle(x, y, size, size, ink);
                }
            }
        }
    }

    /** How far they are from each other, in pixels: below 60 % every second is enough, and half the noise. */
    private static double cell(double zoom) {
        return CardMetrics.GRID * zoom * (zoom < 0.6 ? 2 : 1);
    }

    /** How well they are seen: fully at 60 % and above, not at all where the overview begins. */
    private static double strength(double zoom, double outputScale) {
        return Math.clamp((zoom - Overview.below(outputScale)) / 0.25, 0, 1);
    }
}
