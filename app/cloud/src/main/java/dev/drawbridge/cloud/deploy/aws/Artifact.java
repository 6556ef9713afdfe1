package dev.drawbridge.cloud.deploy.aws;

import dev.drawbridge.cloud.build.FunctionPackage;
import dev.drawbridge.model.NodeId;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Base64;
import java.util.HexFormat;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Something to be where the template says it is.
 *
 * @param owner the card that it is of
 * @param hash of its content, which its place in the bucket begins with: the same content is never sent twice, and other content never has its name
 * @param key where it is in the bucket
 * @param toPlan whether AWS reads it while it plans, so that it must be there before
 */
record Artifact(NodeId owner, Path file, String hash, long size, String key, boolean toPlan) {
    private static final String CODE = "code/";
    private static final Pattern SENT = Pattern.compile(Pattern.quote(CODE) + "[0-9a-f]{64}-([0-9a-f]{64})(?:-[0-9]+)?\\.zip");

    /**
     * Code. Its name says its content, for not sending it twice, and the bytes that are sent, for telling later whether that code still runs: the
     * template that is deployed then says both, to everybody who may read it.
     */
    static Artifact code(NodeId owner, FunctionPackage zip) {
        return code(owner, zip.file(), zip.hash(), zip.size());
    }

    /** Code in a file that somebody else made. */
    static Artifact code(NodeId owner, Path file, String hash, long size) {
        return new Artifact(owner, file, hash, size, "", false);
    }

    /** A file as it is. @param folder in the bucket, with {@code /} at its end */
    static Artifact file(NodeId owner, Path file, String folder, boolean toPlan) {
        String hash = Bytes.sha256(file);
        String name = file.getFileName().toString();
        String ending = name.lastIndexOf('.') < 0 ? "" : name.substring(name.lastIndexOf('.'));
        return new Artifact(owner, file, hash, Bytes.size(file), folder + hash + ending, toPlan);
    }

    /** Whether a place in the bucket, as a template says it, holds this code. */
    boolean isAt(String place) {
        return place.contains(CODE + hash);
    }

    /** The same where it is already. @param place in the bucket, as a template says it */
    Artifact where(String place) {
        return new Artifact(owner, file, hash, size, place.substring(place.indexOf(CODE)), toPlan);
    }

    /** The same at a place of its own. */
    Artifact placed() {
        return key.isEmpty() ? new Artifact(owner, file, hash, size, CODE + hash + "-" + Bytes.sha256(file) + ".zip", toPlan) : this;
    }

    /** The same under another name, so that a template that names it is another. */
    Artifact again(Instant when) {
        return new Artifact(owner, file, hash, size, placed().key().replace(".zip", "-" + when.toEpochMilli() + ".zip"), toPlan);
    }

    /** What Lambda calls the hash of the code that a template names; none if the name does not say it. @param place in the bucket, as a template says it */
    static Optional<String> codeSha256(String place) {
        Matcher sent = SENT.matcher(place);
        return sent.find() ? Optional.of(Base64.getEncoder().encodeToString(HexFormat.of().parseHex(sent.group(1)))) : Optional.empty();
    }
}
