/** What can be placed: the kinds of the catalogue in groups, with a search. Knows no canvas; it tells its hooks what the pointer does. */
package dev.drawbridge.desktop.palette;
