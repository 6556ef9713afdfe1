package dev.drawbridge.desktop.canvas;

import java.nio.IntBuffer;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import javafx.scene.image.ImageView;
import javafx.scene.image.PixelBuffer;
import javafx.scene.image.PixelFormat;
import javafx.scene.image.WritableImage;
import javafx.scene.paint.Color;

/**
 * Paints thousands of small rectangles and lines straight into the pixels of an image. The software pipeline takes a tenth
 * of a millisecond for each shape of a {@code Canvas}; here a thousand of them fit into one.
 */
final class Raster {
    /** The colour that takes away what was painted: what lies below is seen. */
    static final int NOTHING = 0;

    private final ImageView view = view();
    private final ImageView above = view();
    private PixelBuffer<IntBuffer> buffer = new PixelBuffer<>(1, 1, IntBuffer.allocate(1), PixelFormat.getIntArgbPreInstance());
    private int[] pixels = buffer.getBuffer().array();
    private int width = 1;
    private int height = 1;
    private double scale = 1;

    private static ImageView view() {
        ImageView view = new ImageView();
        view.setManaged(false);
        view.setMouseTransparent(true);
        view.setSmooth(false);
        return view;
    }

    ImageView node() {
        return view;
    }

    /** The same picture once more, for a place further up; only one of the two is visible, see {@link #raise}. */
    ImageView above() {
        return above;
    }

    /** Shows the picture in the upper one of its two places, or in the lower one. */
    void raise(boolean up) {
        above.setVisible(up);
        view.setVisible(!up);
    }

    /** Begins a picture of that size, in canvas pixels, filled with one colour; nothing but transparency without one. */
    void begin(double newWidth, double newHeight, double outputScale, Optional<Color> ground) {
        int w = Math.max(1, (int) Math.ceil(newWidth * outputScale));
        int h = Math.max(1, (int) Math.ceil(newHeight * outputScale));
        if (w != width || h != height || scale != outputScale || view.getImage() == null) {
            width = w;
            height = h;
            scale = outputScale;
            buffer = new PixelBuffer<>(w, h, IntBuffer.allocate(w * h), PixelFormat.getIntArgbPreInstance());
            pixels = buffer.getBuffer().array();
            WritableImage image = new WritableImage(buffer);
            for (ImageView place : List.of(view, above)) {
                place.setImage(image);
                place.setFitWidth(w / scale);
                place.setFitHeight(h / scale);
            }
        }
        Arrays.fill(pixels, ground.map(Raster::argb).orElse(NOTHING));
    }

    /** Shows what was painted since the beginning. */
    void end() {
        buffer.updateBuffer(all -> null);
    }

    /** A filled rectangle, snapped to whole pixels and at least one large. */
    void rectangle(double x, double y, double w, double h, int colour) {
        int left = (int) Math.rint(x * scale);
        int top = (int) Math.rint(y * scale);
        int right = Math.min(width, Math.max(left + 1, (int) Math.rint((x + w) * scale)));
        int bottom = Math.min(height, Math.max(top + 1, (int) Math.rint((y + h) * scale)));
        int from = Math.max(0, left);
        if (from >= right) {
            return;
        }
        for (int row = Math.max(0, top); row < bottom; row++) {
            Arrays.fill(pixels, row * width + from, row * width + right, colour);
        }
    }

    /** A smooth line one pixel wide (Wu's way: two pixels share each step). @param strength 0 to 1 */
    void line(double ax, double ay, double bx, double by, int colour, double strength) {
        double x1 = ax * scale;
        double y1 = ay * scale;
        double x2 = bx * scale;
        double y2 = by * scale;
        if (Math.max(x1, x2) < 0 || Math.min(x1, x2) >= width || Math.max(y1, y2) < 0 || Math.min(y1, y2) >= height) {
            return;
        }
        int ink = (int) (strength * 256);
        boolean steep = Math.abs(y2 - y1) > Math.abs(x2 - x1);
        double from = steep ? y1 : x1;
        double to = steep ? y2 : x2;
        double across = steep ? x1 : y1;
        double slope = to == from ? 0 : ((steep ? x2 : y2) - across) / (to - from);
        if (from > to) {
            across = steep ? x2 : y2;
            double swap = from;
            from = to;
            to = swap;
        }
        int first = (int) Math.max(0, Math.rint(from));
        int last = (int) Math.min((steep ? height : width) - 1, Math.rint(to));
        double at = across + slope * (first - from);
        for (int i = first; i <= last; i++, at += slope) {
            int low = (int) Math.floor(at);
            int far = (int) ((at - low) * ink);
            if (steep) {
                blend(low, i, colour, ink - far);
                blend(low + 1, i, colour, far);
            } else {
                blend(i, low, colour, ink - far);
                blend(i, low + 1, colour, far);
            }
        }
    }

    /** A smooth line of some thickness, in canvas pixels: of two thin ones side by side where one is too thin. */
    void stroke(double ax, double ay, double bx, double by, int colour, double thick) {
        double wide = thick * scale;
        if (wide < 1.5) {
            line(ax, ay, bx, by, colour, Math.clamp(wide, 0.35, 1));
            return;
        }
        boolean steep = Math.abs(by - ay) > Math.abs(bx - ax);
        int lines = (int) Math.rint(wide);
        for (int i = 0; i < lines; i++) {
            double off = (i - (lines - 1) / 2.0) / scale;
            line(steep ? ax + off : ax, steep ? ay : ay + off, steep ? bx + off : bx, steep ? by : by + off, colour, 1);
        }
    }

    /** A filled triangle, without smooth edges: for heads of wires that move. */
    void triangle(double ax, double ay, double bx, double by, double cx, double cy, int colour) {
        double x1 = ax * scale;
        double y1 = ay * scale;
        double x2 = bx * scale;
        double y2 = by * scale;
        double x3 = cx * scale;
        double y3 = cy * scale;
        int top = Math.max(0, (int) Math.floor(Math.min(y1, Math.min(y2, y3))));
        int bottom = Math.min(height - 1, (int) Math.ceil(Math.max(y1, Math.max(y2, y3))));
        int left = Math.max(0, (int) Math.floor(Math.min(x1, Math.min(x2, x3))));
        int right = Math.min(width - 1, (int) Math.ceil(Math.max(x1, Math.max(x2, x3))));
        for (int y = top; y <= bottom; y++) {
            for (int x = left; x <= right; x++) {
                double px = x + 0.5;
                double py = y + 0.5;
                double d1 = (px - x2) * (y1 - y2) - (x1 - x2) * (py - y2);
                double d2 = (px - x3) * (y2 - y3) - (x2 - x3) * (py - y3);
                double d3 = (px - x1) * (y3 - y1) - (x3 - x1) * (py - y1);
                boolean out = (d1 < 0 || d2 < 0 || d3 < 0) && (d1 > 0 || d2 > 0 || d3 > 0);
                if (!out) {
                    pixels[y * width + x] = colour;
                }
            }
        }
    }

    private void blend(int x, int y, int colour, int alpha) {
        if (x < 0 || y < 0 || x >= width || y >= height) {
            return;
        }
        int at = y * width + x;
        pixels[at] = Ink.mix(pixels[at], colour, alpha);
    }

    /**
     * A picture of a card.
     *
     * @param x where its corner is, in canvas pixels
     * @param grain how many pixels of the screen a unit of the world takes
     */
    void picture(CardPicture picture, double x, double y, double grain) {
        double zoom = grain / picture.grain();
        picture.paint(pixels, width, height, (int) Math.rint(x * scale - picture.margin() * zoom), (int) Math.rint(y * scale - picture.margin() * zoom), zoom);
    }

    static int argb(Color colour) {
        return 0xff000000 | (int) Math.round(colour.getRed() * 255) << 16 | (int) Math.round(colour.getGreen() * 255) << 8
                | (int) Math.round(colour.getBlue() * 255);
    }
}
