package dev.drawbridge.desktop.monitor;

import dev.drawbridge.cloud.CloudException;
import dev.drawbridge.desktop.words.Words;

/** Failures of watching as the user reads them. */
final class LiveWords {
    private LiveWords() {}

    static String sentence(Exception failure) {
        return failure instanceof CloudException known ? known.getMessage() : Words.of("live.unexpected", String.valueOf(failure.getMessage()));
    }
}
