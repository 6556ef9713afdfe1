package dev.drawbridge.cloud.deploy.aws;

import dev.drawbridge.model.NodeId;
import java.nio.file.Path;

/**
 * Code to be where the template says it is.
 *
 * @param owner the card that it is of
 * @param hash of its content, which is its name in the bucket: the same content is never sent twice, and other content never has its name
 */
record Artifact(NodeId owner, Path file, String hash, long size) {
    String key() {
        return "code/" + hash + ".zip";
    }
}
