package dev.drawbridge.desktop.canvas;

import dev.drawbridge.model.geometry.CardMetrics;
import java.util.Arrays;
import javafx.scene.image.ImageView;
import javafx.scene.image.PixelFormat;
import javafx.scene.image.WritableImage;
import javafx.scene.layout.Region;
import javafx.scene.paint.Color;

/**
 * The dots of the canvas: one picture a cell larger than the window, painted when the zoom changes and only shifted when
 * the view pans, which costs one copy of the picture per frame.
 */
final class GridLayer extends Region {
    private final ImageView picture = new ImageView();
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
        boolean fits = picture.getImage() != null && picture.getImage().getWidth() >= (width + cell) * scale
                && picture.getImage().getHeight() >= (height + cell) * scale;
        if (!fits || paintedZoom != view.zoom() || !paintedDot.equals(dot) || !paintedGround.equals(ground) || scale != outputScale) {
            paint(view.zoom(), width, height, outputScale, ground, dot);
        }
        picture.setLayoutX(Math.rint(view.x() - Math.ceil(view.x() / cell) * cell));
        picture.setLayoutY(Math.rint(view.y() - Math.ceil(view.y() / cell) * cell));
    }

    private void paint(double zoom, double width, double height, double outputScale, Color ground, Color dot) {
        paintedZoom = zoom;
        paintedDot = dot;
        paintedGround = ground;
        scale = outputScale;
        cell = CardMetrics.GRID * zoom;
        // full at half size and above, gone at a quarter
        double strength = Math.clamp((zoom - 0.25) / 0.25, 0, 1);
        // below 60 % every second dot is enough, and half the noise
        double step = zoom < 0.6 ? cell * 2 : cell;
        cell = step;
        int w = (int) Math.ceil((width + step) * scale) + 1;
        int h = (int) Math.ceil((height + step) * scale) + 1;
        int[] pixels = new int[w * h];
        Arrays.fill(pixels, argb(ground));
        if (strength > 0) {
            int ink = argb(ground.interpolate(dot, strength));
            int size = Math.max(1, (int) Math.rint(Math.clamp(1.5 * zoom, 1, 4) * scale));
            for (double y = 0; y < h; y += step * scale) {
                for (double x = 0; x < w; x += step * scale) {
                    dot(pixels, w, h, (int) Math.rint(x), (int) Math.rint(y), size, ink);
                }
            }
        }
        WritableImage image = new WritableImage(w, h);
        image.getPixelWriter().setPixels(0, 0, w, h, PixelFormat.getIntArgbPreInstance(), pixels, 0, w);
        picture.setImage(image);
        picture.setFitWidth(w / scale);
        picture.setFitHeight(h / scale);
    }

    private static void dot(int[] pixels, int w, int h, int left, int top, int size, int ink) {
        for (int y = top; y < Math.min(h, top + size); y++) {
            for (int x = left; x < Math.min(w, left + size); x++) {
                pixels[y * w + x] = ink;
            }
        }
    }

    private static int argb(Color colour) {
        return 0xff000000 | (int) Math.round(colour.getRed() * 255) << 16 | (int) Math.round(colour.getGreen() * 255) << 8
                | (int) Math.round(colour.getBlue() * 255);
    }
}
