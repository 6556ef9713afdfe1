package dev.drawbridge.cloud.build;

/** Hears about downloads while libraries are fetched. Called on several threads at a time, at most some times per second and file. */
@FunctionalInterface
public interface FetchListener {
    /** Hears nothing. */
    FetchListener NONE = fetch -> { };

    /** Bytes of a file have arrived. */
    void fetched(Fetch fetch);

    /**
     * How far one download is.
     *
     * @param file the file's name
     * @param received bytes so far
     * @param total bytes in all, -1 when the server does not say
     * @param done whether this was the last message about the file
     */
    record Fetch(String file, long received, long total, boolean done) {
    }
}
