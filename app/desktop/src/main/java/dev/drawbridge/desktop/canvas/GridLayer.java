package dev.drawbridge.desktop.canvas;

import dev.drawbridge.model.geometry.CardMetrics;
import java.nio.IntBuffer;
import java.util.Arrays;
import java.util.Optional;
import javafx.scene.image.ImageView;
import javafx.scene.image.PixelBuffer;
import javafx.scene.image.PixelFormat;
import javafx.scene.image.WritableImage;
import javafx.scene.layout.Region;
import javafx.scene.paint.Color;

/**
 * The dots of the canvas: one picture a cell larger than the window, painted when the zoom changes and only shifted when
 * the view pans, which costs one copy of the picture per frame.
 */
final class GridLayer extends Region {
    /** Wider than the widest cell, so that one picture serves every zoom. */
    private static final double ROOM = CardMetrics.GRID * Viewpoint.MAX_ZOOM + 2;

    private final ImageView picture = new ImageView();
    private Optional<PixelBuffer<IntBuffer>> buffer = Optional.empty();
    private double paintedZoom;
    private Color paintedDot = Color.TRANSPARENT;
    private Color paintedGround = Color.TRANSPARENT;
    private double cell = CardMetrics.GRID;
    private double scale = 1;

    GridLayer() {
        setManaged(false);
        setMouseTransparent(true);
        picture.setManaged(false);
        picture.setSmooth(false);
        getChildren().add(picture);
    }

    void show(Viewpoint view, double width, double height, double outputScale, Color ground, Color dot) {
        int w = (int) Math.ceil((width + ROOM) * outputScale);
        int h = (int) Math.ceil((height + ROOM) * outputScale);
        boolean fits = buffer.filter(b -> b.getWidth() == w && b.getHeight() == h).isPresent() && scale == outputScale;
        if (!fits) {
            scale = outputScale;
            buffer = Optional.of(new PixelBuffer<>(w, h, IntBuffer.allocate(w * h), PixelFormat.getIntArgbPreInstance()));
            picture.setImage(new WritableImage(buffer.get()));
            picture.setFitWidth(w / scale);
            picture.setFitHeight(h / scale);
        }
        if (!fits || paintedZoom != view.zoom() || !paintedDot.equals(dot) || !paintedGround.equals(ground)) {
            paint(buffer.orElseThrow(), view.zoom(), ground, dot);
        }
        picture.setLayoutX(Math.rint(view.x() - Math.ceil(view.x() / cell) * cell));
        picture.setLayoutY(Math.rint(view.y() - Math.ceil(view.y() / cell) * cell));
    }

    private void paint(PixelBuffer<IntBuffer> into, double zoom, Color ground, Color dot) {
        paintedZoom = zoom;
        paintedDot = dot;
        paintedGround = ground;
        cell = cell(zoom);
        double strength = strength(zoom);
        into.updateBuffer(pixels -> {
            int[] argb = pixels.getBuffer().array();
            Arrays.fill(argb, Raster.argb(ground));
            if (strength > 0) {
                int ink = Raster.argb(ground.interpolate(dot, strength));
                int size = Math.max(1, (int) Math.rint(Math.clamp(1.5 * zoom, 1, 4) * scale));
                for (double y = 0; y < pixels.getHeight(); y += cell * scale) {
                    for (double x = 0; x < pixels.getWidth(); x += cell * scale) {
                        dot(argb, pixels.getWidth(), pixels.getHeight(), (int) Math.rint(x), (int) Math.rint(y), size, ink);
                    }
                }
            }
            return null;
        });
    }

    /** How far dots are from each other, in pixels: below 60 % every second is enough, and half the noise. */
    static double cell(double zoom) {
        return CardMetrics.GRID * zoom * (zoom < 0.6 ? 2 : 1);
    }

    /** How well dots are seen: fully at 60 % and above, not at all where the overview begins. */
    static double strength(double zoom) {
        return Math.clamp((zoom - Overview.BELOW) / 0.25, 0, 1);
    }

    private static void dot(int[] pixels, int w, int h, int left, int top, int size, int ink) {
        for (int y = top; y < Math.min(h, top + size); y++) {
            for (int x = left; x < Math.min(w, left + size); x++) {
                pixels[y * w + x] = ink;
            }
        }
    }
}
