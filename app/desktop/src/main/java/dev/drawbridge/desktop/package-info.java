/**
 * The one program. {@link dev.drawbridge.desktop.Main} decides, before JavaFX is touched, whether a command of the
 * terminal is meant or the designer; {@link dev.drawbridge.desktop.DesignerApplication} opens the window.
 */
package dev.drawbridge.desktop;
