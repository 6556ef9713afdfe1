package dev.drawbridge.cloud.monitor;

/**
 * What crossed a wire.
 *
 * @param certainty how far the count can be believed
 * @param count in the whole range
 * @param perSecond the same as a rate
 * @param failed how many of them failed, as far as that is known
 */
public record Traffic(Certainty certainty, double count, double perSecond, double failed) {
    /** Nothing is known of the wire. */
    public static final Traffic UNKNOWN = new Traffic(Certainty.UNKNOWN, 0, 0, 0);

    /** How far a count can be believed. */
    public enum Certainty {
        /** It was counted on this wire. */
        COUNTED,
        /** It was counted for several wires together; this is the most that can be its share. */
        AT_MOST,
        /** No metric tells. */
        UNKNOWN
    }

    /** Whether it is certain that nothing crossed. */
    public boolean isNone() {
        return certainty != Certainty.UNKNOWN && count == 0;
    }
}
