package dev.drawbridge.model.merge;

/**
 * Something that two people changed to different values.
 *
 * @param what as a person calls it: {@code search timeout}
 * @param ours the value here, in words
 * @param theirs the value there, in words
 */
public record Clash(String what, String ours, String theirs) {}
