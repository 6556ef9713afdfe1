package dev.drawbridge.cloud.deploy.aws;

import dev.drawbridge.cloud.deploy.DeployException;
import dev.drawbridge.cloud.deploy.DeployRequest;
import dev.drawbridge.cloud.deploy.JsonFile;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Optional;
import tools.jackson.databind.JsonNode;

/**
 * {@code .drawbridge/deploy/ENVIRONMENT.json}: a deployment that is on its way, so that it is found again after a restart.
 *
 * @param stackId of the stack; a stack that is gone can be asked for by it alone
 * @param marker id of the newest event from before it began; empty if there was none
 * @param verb {@code deploy}, {@code rollback} or {@code destroy}
 */
record DeployState(String stackId, String marker, String verb, Instant started) {

    private static Path file(DeployRequest request) {
        return request.project().resolve(".drawbridge").resolve("deploy").resolve(request.environment().name() + ".json");
    }

    /** What is on its way; none if nothing is, or if the file is none. */
    static Optional<DeployState> read(DeployRequest request) {
        Path file = file(request);
        if (!Files.isRegularFile(file)) {
            return Optional.empty();
        }
        try {
            JsonNode json = JsonFile.read(file);
            return Optional.of(new DeployState(json.path("stackId").asString(""), json.path("marker").asString(""), json.path("verb").asString("deploy"), Instant.parse(json.path("started").asString(""))));
        } catch (DeployException | java.time.DateTimeException unreadable) {
            return Optional.empty();
        }
    }

    void write(DeployRequest request) {
        JsonFile.write(file(request), JsonFile.object().put("stackId", stackId).put("marker", marker).put("verb", verb).put("started", started.toString()));
    }

    static void delete(DeployRequest request) {
        try {
            Files.deleteIfExists(file(request));
        } catch (IOException stale) {
            throw new DeployException(file(request) + " cannot be removed: " + stale.getMessage() + ". Remove it yourself.", stale);
        }
    }
}
