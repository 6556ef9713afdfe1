/**
 * What the hand means, as a pure reducer: {@code state + input -> state + effects}. Knows no toolkit, so every gesture is
 * tested by feeding it inputs. A gesture changes nothing on its way (its state is the preview); it ends in at most one
 * edit.
 */
package dev.drawbridge.desktop.canvas.gesture;
