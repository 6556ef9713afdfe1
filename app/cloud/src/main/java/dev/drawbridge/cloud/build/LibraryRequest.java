package dev.drawbridge.cloud.build;

import java.util.List;

/**
 * Asks for the run-time class path of some libraries.
 *
 * @param name what the user knows it by, the subject of messages ("ElasticMQ")
 * @param libraries the libraries wanted; the first one wins where two bring different versions of a third at the same depth
 * @param boms bills of materials (poms) whose managed versions apply, the first one wins
 */
public record LibraryRequest(String name, List<Library> libraries, List<Library> boms) {
    /** Copies the lists. */
    public LibraryRequest {
        libraries = List.copyOf(libraries);
        boms = List.copyOf(boms);
    }

    /** A request without a bill of materials. */
    public static LibraryRequest of(String name, Library... libraries) {
        return new LibraryRequest(name, List.of(libraries), List.of());
    }
}
