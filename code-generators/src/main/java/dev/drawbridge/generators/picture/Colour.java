package dev.drawbridge.generators.picture;

import java.util.Locale;

/**
 * A colour.
 *
 * @param rgb red, green and blue, eight bits each
 * @param alpha from 0 (clear) to 1 (opaque)
 */
public record Colour(int rgb, double alpha) {
    /** Nothing is painted. */
    public static final Colour CLEAR = new Colour(0, 0);

    /** The opaque colour written as {@code #rrggbb}. */
    public static Colour of(String hex) {
        return new Colour(Integer.parseInt(hex.substring(1), 16), 1);
    }

    /** The same colour, seen through. */
    public Colour withAlpha(double newAlpha) {
        return new Colour(rgb, newAlpha);
    }

    public boolean isClear() {
        return alpha <= 0;
    }

    public int red() {
        return rgb >> 16 & 0xff;
    }

    public int green() {
        return rgb >> 8 & 0xff;
    }

    public int blue() {
        return rgb & 0xff;
    }

    /** {@code #rrggbb}; the alpha is not part of it. */
    public String hex() {
        return String.format(Locale.ROOT, "#%06x", rgb & 0xffffff);
    }

    /** The opaque colour that the eye sees when this one lies on that ground. */
    public Colour over(Colour ground) {
        return new Colour(mix(red(), ground.red()) << 16 | mix(green(), ground.green()) << 8 | mix(blue(), ground.blue()), 1);
    }

    private int mix(int top, int bottom) {
        return (int) Math.round(top * alpha + bottom * (1 - alpha));
    }
}
