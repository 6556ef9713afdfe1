/**
 * The drawing as a value: {@link dev.drawbridge.model.Design} says what is drawn, {@link dev.drawbridge.model.Layout}
 * where it is drawn, {@link dev.drawbridge.model.Drawing} holds both with the texts that follow them.
 *
 * <p>Everything here is immutable and sorted, so two equal drawings are written as equal bytes. Nothing here knows a
 * screen, a file or a cloud; what a kind of card is lives in {@code kind}, what a wire means in {@code wire}, how a
 * drawing changes in {@code edit}, what is wrong with it in {@code check}, how it is stored in {@code file}.
 */
package dev.drawbridge.model;
