/**
 * A drawing as a picture, without a screen. {@link dev.drawbridge.generators.picture.DrawingPicture} is one pure function
 * from drawing and theme to a {@link dev.drawbridge.generators.picture.Picture}, a plain list of shapes; painters turn
 * that list into SVG, PNG and PDF and decide nothing about how things look. Mermaid and draw.io are no pictures but
 * drawings of other tools, so they are written from the drawing itself.
 *
 * <p>The same drawing gives the same shapes on every machine: geometry is the model's, and text is measured by a table
 * and not by the fonts that happen to be installed.
 */
package dev.drawbridge.generators.picture;
