/** Finding cards and wires in the drawing, by name, kind or what is set in them. */
package dev.drawbridge.desktop.find;
