/** The look of the whole window: two themes over AtlantaFX, with colours by name only. */
package dev.drawbridge.desktop.theme;
