package dev.drawbridge.desktop.canvas;

import java.util.Locale;

/** What the colour of a mark says. From calm to urgent: where several marks fall together the last of these shows. */
public enum Tone {
    /** Nothing is said by colour. */
    NONE(Tint.WIRE),
    /** Not touched, switched off, unknown: the card steps back behind those that matter. */
    MUTED(Tint.WIRE),
    /** As wanted: created, healthy. */
    OK(Tint.OK),
    /** Under way, or simply of interest. */
    ACCENT(Tint.ACCENT),
    /** Look at it: changed, slow, differs from the drawing. */
    WARNING(Tint.WARNING),
    /** It fails, or will be removed. */
    ERROR(Tint.ERROR);

    private final Tint tint;

    Tone(Tint tint) {
        this.tint = tint;
    }

    /** Its colour in what is painted by hand. */
    Tint tint() {
        return tint;
    }

    /** Its style class. */
    String style() {
        return "tone-" + name().toLowerCase(Locale.ROOT);
    }

    /** The more urgent of the two. */
    Tone worse(Tone other) {
        return compareTo(other) >= 0 ? this : other;
    }
}
