package dev.drawbridge.generators.picture;

/** The few ways text is set in a picture. Sizes are pixels at 100 %. */
public enum TextStyle {
    /** The name of a card. */
    TITLE(14, true, false),
    /** One of the two lines of a long name of a card. */
    TITLE_PAIR(13, true, false),
    /** The second line of a card. */
    KIND(11, false, false),
    /** The words of a wire's pill. */
    PILL(11, false, false),
    /** The title of a group. */
    GROUP(12, true, false),
    /** The sign on a badge. */
    BADGE(11, true, false),
    /** A sentence on the canvas. */
    NOTE(12, false, false),
    /** Bold words of a note, and its smaller headings. */
    NOTE_BOLD(12, true, false),
    /** Italic words of a note. */
    NOTE_ITALIC(12, false, false),
    /** Bold italic words of a note. */
    NOTE_BOLD_ITALIC(12, true, false),
    /** The first heading of a note. */
    NOTE_TITLE(15, true, false),
    /** Code, actions, times and figures. */
    FIGURES(10.5, false, true);

    private final double size;
    private final boolean bold;
    private final boolean mono;

    TextStyle(double size, boolean bold, boolean mono) {
        this.size = size;
        this.bold = bold;
        this.mono = mono;
    }

    public double size() {
        return size;
    }

    public boolean bold() {
        return bold;
    }

    /** Whether all letters are equally wide. */
    public boolean mono() {
        return mono;
    }

    /** Whether letters lean. */
    public boolean italic() {
        return this == NOTE_ITALIC || this == NOTE_BOLD_ITALIC;
    }
}
