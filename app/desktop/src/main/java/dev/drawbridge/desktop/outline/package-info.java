/** The drawing as a tree of words beside it: the same cards and wires, for those who read or hear rather than look. */
package dev.drawbridge.desktop.outline;
