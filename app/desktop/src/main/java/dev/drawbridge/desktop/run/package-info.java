/** Running the drawing on this machine: start and stop, addresses, the messages that cross the wires, logs, and trying a function. */
package dev.drawbridge.desktop.run;
