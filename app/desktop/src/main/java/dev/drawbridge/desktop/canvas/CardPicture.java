package dev.drawbridge.desktop.canvas;

import java.util.Arrays;

/** A card as premultiplied pixels, ready to be painted at any size. */
final class CardPicture {
    private static final int ONE = 1 << 16;
    private static final int HALF = ONE / 2;
    private static final int LONGEST = 255;

    private final int[] pixels;
    private final int width;
    private final int height;
    private final double grain;
    private final int margin;
    /** For each pixel, how many from it to the right have its colour, in its own row and in the one below: as bytes without sign. */
    private final byte[] runs;

    /**
     * @param grain pixels for each unit of the world
     * @param margin pixels from the left and from the top to the card's own corner
     */
    CardPicture(int[] pixels, int width, int height, double grain, int margin) {
        this.pixels = pixels;
        this.width = width;
        this.height = height;
        this.grain = grain;
        this.margin = margin;
        runs = new byte[pixels.length];
        for (int row = 0; row < height; row++) {
            int run = 0;
            for (int at = (row + 1) * width - 1; at >= row * width; at--) {
                int below = row == height - 1 ? at : at + width;
                boolean same = pixels[at] == pixels[below];
                run = !same ? 0 : run > 0 && pixels[at] == pixels[at + 1] ? Math.min(run + 1, LONGEST) : 1;
                runs[at] = (byte) run;
            }
        }
    }

    int[] pixels() {
        return pixels;
    }

    double grain() {
        return grain;
    }

    int margin() {
        return margin;
    }

    /**
     * Paints it into the pixels of another picture, as far as it is inside.
     *
     * @param zoom how much larger than it is; at 1 pixels are copied as they are
     */
    void paint(int[] into, int wide, int high, int left, int top, double zoom) {
        if (Math.abs(zoom - 1) < 1e-9) {
            copy(into, wide, high, left, top);
        } else {
            scale(into, wide, high, left, top, zoom);
        }
    }

    private void copy(int[] into, int wide, int high, int left, int top) {
        int first = Math.max(0, -left);
        int last = Math.min(width, wide - left);
        for (int row = Math.max(0, -top); row < Math.min(height, high - top); row++) {
            int from = row * width;
            int to = (row + top) * wide + left;
            for (int i = first; i < last; ) {
                int same = Math.clamp(runs[from + i] & LONGEST, 1, last - i);
                fill(into, to + i, same, pixels[from + i]);
                i += same;
            }
        }
    }

    /** Each pixel lies between four of the picture; where these are the same, as in most of a card, nothing has to be reckoned. */
    private void scale(int[] into, int wide, int high, int left, int top, double zoom) {
        int first = Math.max(0, -left);
        int last = Math.min((int) Math.rint(width * zoom), wide - left);
        int step = (int) (ONE / zoom);
        int start = step / 2 - HALF;
        // beyond them a pixel has no two neighbours: the last one stands for both
        int inner = Math.max(first, Math.ceilDiv(-start, step));
        int outer = Math.clamp(((width - 1L) * ONE - 1 - start) / step + 1, inner, Math.max(inner, last));
        for (int row = Math.max(0, -top); row < Math.min((int) Math.rint(height * zoom), high - top); row++) {
            int y = Math.clamp((long) ((row + 0.5) / zoom * ONE) - HALF, 0, (height - 1) * ONE);
            int upper = (y >> 16) * width;
            int down = (Math.min((y >> 16) + 1, height - 1) - (y >> 16)) * width;
            int weight = y >> 8 & 255;
            int to = (row + top) * wide + left;
            for (int i = first; i < Math.min(inner, last); i++) {
                put(into, to + i, Ink.mix(pixels[upper], pixels[upper + down], weight));
            }
            row(into, to + inner, Math.min(outer, last) - inner, start + inner * step, step, upper, down, weight);
            for (int i = outer; i < last; i++) {
                put(into, to + i, Ink.mix(pixels[upper + width - 1], pixels[upper + down + width - 1], weight));
            }
        }
    }

    /** @param down how much further a pixel of the row below is found */
    private void row(int[] into, int to, int count, int start, int step, int upper, int down, int weight) {
        int x = start;
        for (int i = 0; i < count; ) {
            int column = x >> 16;
            int at = upper + column;
            int run = runs[at] & LONGEST;
            if (run > 1) {
                int same = Math.min(count - i, ((column + run - 1) * ONE - 1 - x) / step + 1);
                fill(into, to + i, same, pixels[at]);
                i += same;
                x += same * step;
            } else {
                int across = x >> 8 & 255;
                put(into, to + i, Ink.mix(Ink.mix(pixels[at], pixels[at + 1], across), Ink.mix(pixels[at + down], pixels[at + down + 1], across), weight));
                i++;
                x += step;
            }
        }
    }

    private static void fill(int[] into, int at, int count, int colour) {
        if (colour >>> 24 == 255) {
            Arrays.fill(into, at, at + count, colour);
        } else if (colour != 0) {
            for (int i = at; i < at + count; i++) {
                into[i] = Ink.over(colour, into[i]);
            }
        }
    }

    /** Most pixels are opaque, or nothing at all. */
    private static void put(int[] into, int at, int colour) {
        if (colour >>> 24 == 255) {
            into[at] = colour;
        } else if (colour != 0) {
            into[at] = Ink.over(colour, into[at]);
        }
    }
}
