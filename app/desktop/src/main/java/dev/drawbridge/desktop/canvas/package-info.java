/**
 * The drawing surface. {@link dev.drawbridge.desktop.canvas.CanvasView} shows a drawing and turns what the hand does
 * into edits; it never changes the drawing by any other way.
 *
 * <p>Three parts that know little of each other: {@code Scenery} says where everything is (pure, no toolkit), the
 * layers keep just what is in view attached, and {@code gesture} turns pointer and keys into state and at most one edit
 * (pure as well). Work per change depends on what changed and on what is in view, never on the size of the drawing.
 */
package dev.drawbridge.desktop.canvas;
