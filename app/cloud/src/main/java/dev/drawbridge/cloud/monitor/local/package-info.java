/** Figures, lines and traces of a run on this machine, read from its journal: everything is counted on the wire it crossed, and costs nothing. */
package dev.drawbridge.cloud.monitor.local;
