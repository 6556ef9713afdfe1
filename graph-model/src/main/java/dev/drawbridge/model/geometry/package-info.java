/**
 * The measures of the picture: sizes of cards, places of ports, curves of wires. Pure numbers, so that hit tests, culling
 * and printing need no toolkit and no layout pass.
 */
package dev.drawbridge.model.geometry;
