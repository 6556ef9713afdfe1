package dev.drawbridge.desktop.canvas.gesture;

import dev.drawbridge.model.Point;

/** One thing that the hand did. Places come twice: in the world of the drawing, and in pixels of the canvas. */
public sealed interface Input {
    /** Which button of the mouse. */
    enum Button {
        PRIMARY, MIDDLE, SECONDARY
    }

    /** @param clicks 2 for the second press of a double click */
    record Press(Point at, Point screen, Button button, int clicks, Modifiers keys, Target under) implements Input {}

    /** The pointer moved; whether a button is held is known from the state. */
    record Move(Point at, Point screen, Modifiers keys, Target under) implements Input {}

    record Release(Point at, Point screen, Modifiers keys, Target under) implements Input {}

    /** Wheel or two fingers, in pixels; positive moves the drawing right and down. */
    record Scroll(double dx, double dy, Point screen, Modifiers keys) implements Input {}

    /** Two fingers spread by that factor. */
    record Pinch(double factor, Point screen) implements Input {}

    /** An action that a key, a menu or the command palette asked for. */
    record Act(CanvasAction action) implements Input {}

    /** A digit typed in connect mode, 1 to 9. */
    record Digit(int digit) implements Input {}

    /** The kind that a drag from the palette carries is over the canvas; the place is that of the pointer. */
    record Carry(String kind, Point at, Modifiers keys) implements Input {}

    /** What is carried was let go here. */
    record Drop(Point at, Modifiers keys) implements Input {}

    /** What is carried left the canvas, or the window lost the pointer. */
    record Abandon() implements Input {}
}
