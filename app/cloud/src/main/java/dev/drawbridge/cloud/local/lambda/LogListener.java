package dev.drawbridge.cloud.local.lambda;

/** Hears every line that functions write, as it is written. Called on threads of the local Lambda, for several functions at a time; must be quick. */
@FunctionalInterface
public interface LogListener {
    /** Hears nothing. */
    LogListener NONE = line -> { };

    /** A line has been written. */
    void logged(LogLine line);
}
