/** The words of notes: Markdown as a few kinds of blocks, for whoever shows them (the canvas, pictures, exports). Pure. */
package dev.drawbridge.generators.markdown;
