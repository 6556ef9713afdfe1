package dev.drawbridge.cloud.local.emulators;

/** Hears of objects that are put or removed, in order, on one thread; must not block for long. */
@FunctionalInterface
public interface BucketListener {
    /** Hears nothing. */
    BucketListener NONE = event -> { };

    /** An object has been put or removed. */
    void happened(BucketEvent event);
}
