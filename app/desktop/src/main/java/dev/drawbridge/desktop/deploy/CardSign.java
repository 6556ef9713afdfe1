package dev.drawbridge.desktop.deploy;

/**
 * What a deployment says of one card or wire.
 *
 * @param pending only planned, or still under way
 * @param badge a word or two with a sign of their own, so that nobody depends on the colour
 * @param words the whole sentence
 */
public record CardSign(Tone tone, boolean pending, String badge, String words) {
    /** From calm to urgent. */
    public enum Tone { QUIET, GOOD, BUSY, CHANGED, BAD }
}
