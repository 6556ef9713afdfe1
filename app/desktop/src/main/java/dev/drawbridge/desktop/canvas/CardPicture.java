package dev.drawbridge.desktop.canvas;

/**
 * A card as premultiplied pixels.
 *
 * @param grain pixels for each unit of the world
 * @param margin pixels from the left and from the top to the card's own corner
 */
record CardPicture(int[] pixels, int width, int height, double grain, int margin) {
    private static final int ONE = 1 << 16;
    private static final int HALF = ONE / 2;

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
            for (int i = first; i < last; i++) {
                put(into, to + i, pixels[from + i]);
            }
        }
    }

    /** Each pixel lies between four of the picture; where these are the same, as in most of a card, nothing has to be reckoned. */
    private void scale(int[] into, int wide, int high, int left, int top, double zoom) {
        int first = Math.max(0, -left);
        int last = Math.min((int) Math.rint(width * zoom), wide - left);
        int step = (int) (ONE / zoom);
        for (int row = Math.max(0, -top); row < Math.min((int) Math.rint(height * zoom), high - top); row++) {
            int y = Math.clamp((long) ((row + 0.5) / zoom * ONE) - HALF, 0, (height - 1) * ONE);
            int upper = (y >> 16) * width;
            int lower = Math.min((y >> 16) + 1, height - 1) * width;
            int down = y >> 8 & 255;
            int to = (row + top) * wide + left;
            int x = step / 2 - HALF + first * step;
            for (int i = first; i < last; i++, x += step) {
                int a = Math.clamp(x >> 16, 0, width - 1);
                int b = Math.min(a + 1, width - 1);
                int p = pixels[upper + a];
                int q = pixels[upper + b];
                int r = pixels[lower + a];
                int s = pixels[lower + b];
                if (p == q && p == r && p == s) {
                    put(into, to + i, p);
                } else {
                    int across = x >> 8 & 255;
                    put(into, to + i, Ink.mix(Ink.mix(p, q, across), Ink.mix(r, s, across), down));
                }
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
