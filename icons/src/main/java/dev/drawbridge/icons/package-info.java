/**
 * The pictures of kinds and of actions, as data.
 *
 * <p>An {@link dev.drawbridge.icons.Icon} is a handful of SVG paths on a grid of 24 by 24 units, drawn with a round
 * pen that is 2 units wide; it has no colour and no toolkit. {@link dev.drawbridge.icons.Icons} finds one by id. The
 * drawings live in readable resource files beside this class, one file per {@link dev.drawbridge.icons.Icon.Purpose}:
 * a new kind of card needs one entry there and no Java.
 *
 * <p>JavaFX reads the path data itself ({@code SVGPath}, {@code Canvas.appendSVGPath}); every other painter takes
 * {@link dev.drawbridge.icons.SvgPath}, which turns path data into absolute moves, lines and cubic curves.
 *
 * <p>Everything here is immutable and may be used from any thread.
 */
package dev.drawbridge.icons;
