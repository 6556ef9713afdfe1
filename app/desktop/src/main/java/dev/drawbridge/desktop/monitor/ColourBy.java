package dev.drawbridge.desktop.monitor;

import dev.drawbridge.desktop.words.Words;
import java.util.Locale;

/** Which figure gives cards their colour. */
public enum ColourBy {
    /** How much went wrong; alarms that are on. */
    TROUBLE,
    /** How slow it is, by the 95th percentile. */
    SLOWNESS,
    /** How much there is to do. */
    LOAD,
    /** How long messages wait. */
    WAITING,
    /** No colours. */
    NOTHING;

    String words() {
        return Words.of("live.colour." + name().toLowerCase(Locale.ROOT));
    }
}
