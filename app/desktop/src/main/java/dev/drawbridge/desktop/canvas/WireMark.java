package dev.drawbridge.desktop.canvas;

import java.util.Objects;

/**
 * What stands on one wire beyond the drawing.
 *
 * @param tone the colour of the band under its line, and of the line from far away
 * @param badge a few words added to its label: {@code 8.1/s}
 * @param weight how much crosses it, from 0 to 1: the width of the band
 */
public record WireMark(Tone tone, String badge, double weight) {
    public static final WireMark NONE = new WireMark(Tone.NONE, "", 0);

    public WireMark {
        Objects.requireNonNull(tone, "tone");
        weight = Double.isFinite(weight) ? Math.clamp(weight, 0, 1) : 0;
    }

    public static WireMark of(Tone tone, String badge) {
        return new WireMark(tone, badge, 0);
    }

    boolean isEmpty() {
        return equals(NONE);
    }

    WireMark over(WireMark below) {
        return new WireMark(tone == Tone.NONE ? below.tone : tone, badge.isEmpty() ? below.badge : badge, Math.max(weight, below.weight));
    }
}
