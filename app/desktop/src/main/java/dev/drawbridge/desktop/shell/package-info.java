/**
 * The window: tool bar, palette, canvas, inspector, drawer and status bar, and the wiring of the features that do not know
 * each other. {@link dev.drawbridge.desktop.shell.Studio} is one open project on the screen.
 */
package dev.drawbridge.desktop.shell;
