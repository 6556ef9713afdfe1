package dev.drawbridge.desktop.canvas.gesture;

/**
 * A line that shows what a moved card lines up with.
 *
 * @param upright whether it runs from top to bottom
 * @param at its x if upright, else its y
 * @param from where it begins on the other axis
 * @param to where it ends on the other axis
 */
public record Guide(boolean upright, double at, double from, double to) {}
