/**
 * The drawing while it works: live figures of a deployment, or of the run on this machine, in one view.
 *
 * <p>{@link dev.drawbridge.desktop.monitor.LiveController} is what is watched and what is known of it; it asks away from the JavaFX thread and hears
 * answers in batches. {@link dev.drawbridge.desktop.monitor.LiveSigns} is what that means for the cards and wires of the drawing, and
 * {@link dev.drawbridge.desktop.monitor.LivePanel} the panel beside it: figures, logs, invocations and traces. Nothing here knows which cloud it is.
 */
package dev.drawbridge.desktop.monitor;
