package dev.drawbridge.cloud.deploy.aws;

import dev.drawbridge.model.NodeId;
import java.nio.file.Path;
import java.time.Instant;

/**
 * Code to be where the template says it is.
 *
 * @param owner the card that it is of
 * @param hash of its content, which its place in the bucket begins with: the same content is never sent twice, and other content never has its name
 * @param key where it is in the bucket
 */
record Artifact(NodeId owner, Path file, String hash, long size, String key) {
    private static final String FOLDER = "code/";

    Artifact(NodeId owner, Path file, String hash, long size) {
        this(owner, file, hash, size, FOLDER + hash + ".zip");
    }

    /** Whether a place in the bucket, as a template says it, holds this code. */
    boolean isAt(String place) {
        return place.contains(FOLDER + hash);
    }

    /** The same where it is already. @param place in the bucket, as a template says it */
    Artifact where(String place) {
        return new Artifact(owner, file, hash, size, place.substring(place.indexOf(FOLDER)));
    }

    /** The same under another name, so that a template that names it is another. */
    Artifact again(Instant when) {
        return new Artifact(owner, file, hash, size, FOLDER + hash + "-" + when.toEpochMilli() + ".zip");
    }
}
