/** Finds places for cards: {@link dev.drawbridge.generators.layout.Tidy} is a pure function from a drawing to places. */
package dev.drawbridge.generators.layout;
