/**
 * Finds places for cards. {@link dev.drawbridge.generators.layout.Tidy} is a pure function from a drawing to places; the
 * layers come from Eclipse ELK, everything that a user would notice (room for labels, the grid, groups that stay together,
 * a drawing that stays where it was) is decided here.
 */
package dev.drawbridge.generators.layout;
