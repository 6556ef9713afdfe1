/** How the user is told: one sentence at the edge of the window. What went wrong in detail goes to the log file. */
package dev.drawbridge.desktop.notices;
