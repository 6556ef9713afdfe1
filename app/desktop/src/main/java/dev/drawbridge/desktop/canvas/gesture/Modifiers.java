package dev.drawbridge.desktop.canvas.gesture;

/** The keys that are held down. {@code ctrl} is the command key on a Mac. */
public record Modifiers(boolean shift, boolean ctrl, boolean alt, boolean space) {
    public static final Modifiers NONE = new Modifiers(false, false, false, false);

    /** Whether a click adds to the selection or takes away from it. */
    public boolean toggles() {
        return shift || ctrl;
    }
}
