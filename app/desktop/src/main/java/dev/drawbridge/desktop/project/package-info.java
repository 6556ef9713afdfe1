/** The project that is open: its folder, opening, saving, and the examples a new one starts from. Knows no view. */
package dev.drawbridge.desktop.project;
