/**
 * Finds places for cards. {@link dev.drawbridge.generators.layout.Tidy} is a pure function from a drawing to places. A drawing
 * of many cards is cut into clusters that belong together ({@link dev.drawbridge.generators.layout.Clusters}), Eclipse ELK finds
 * the layers of each ({@link dev.drawbridge.generators.layout.Layers}), and the clusters stand in columns and bands like the
 * words of a text ({@link dev.drawbridge.generators.layout.Bands}). Everything that a user would notice (room for labels, the
 * grid, groups that stay together, a drawing that stays where it was) is decided here.
 */
package dev.drawbridge.generators.layout;
