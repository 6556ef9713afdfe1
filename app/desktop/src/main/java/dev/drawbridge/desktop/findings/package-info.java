/** What is wrong with the drawing, found again after each change away from the JavaFX thread, with the ways out of it. */
package dev.drawbridge.desktop.findings;
