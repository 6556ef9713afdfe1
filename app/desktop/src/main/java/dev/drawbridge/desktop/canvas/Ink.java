package dev.drawbridge.desktop.canvas;

/** Arithmetic on premultiplied pixels, two of the four channels at a time. */
final class Ink {
    private static final int LANES = 0xff00ff;

    private Ink() {}

    /** @param part of the second one, 0 to 256 */
    static int mix(int one, int other, int part) {
        int redBlue = (one & LANES) + (((other & LANES) - (one & LANES)) * part >> 8) & LANES;
        int alphaGreen = (one >>> 8 & LANES) + (((other >>> 8 & LANES) - (one >>> 8 & LANES)) * part >> 8) & LANES;
        return alphaGreen << 8 | redBlue;
    }

    /** The first one painted over the second. */
    static int over(int above, int below) {
        int rest = 256 - (above >>> 24);
        return above + ((below >>> 8 & LANES) * rest & ~LANES | (below & LANES) * rest >>> 8 & LANES);
    }
}
