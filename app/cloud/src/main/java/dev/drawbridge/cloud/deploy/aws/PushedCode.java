package dev.drawbridge.cloud.deploy.aws;

import dev.drawbridge.cloud.deploy.DeployException;
import dev.drawbridge.cloud.deploy.DeployRequest;
import dev.drawbridge.cloud.deploy.JsonFile;
import dev.drawbridge.model.NodeId;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import tools.jackson.databind.node.ObjectNode;

/**
 * {@code .drawbridge/deploy/ENVIRONMENT.pushed.json}: functions that run other code than was deployed, because it was pushed from here.
 * CloudFormation does not see that; the next deploy sends their code under another name, so that it does.
 */
final class PushedCode {
    private final Path file;

    PushedCode(DeployRequest request) {
        this.file = request.project().resolve(".drawbridge").resolve("deploy").resolve(request.environment().name() + ".pushed.json");
    }

    /** When code was pushed, by card. */
    Map<NodeId, Instant> all() {
        Map<NodeId, Instant> found = new TreeMap<>(java.util.Comparator.comparing(NodeId::value));
        if (Files.isRegularFile(file)) {
            try {
                JsonFile.read(file).properties().forEach(entry -> found.put(new NodeId(entry.getKey()), Instant.parse(entry.getValue().asString(""))));
            } catch (DeployException | java.time.DateTimeException unreadable) {
                return Map.of();
            }
        }
        return found;
    }

    Optional<Instant> of(NodeId card) {
        return Optional.ofNullable(all().get(card));
    }

    void add(NodeId card, Instant when) {
        ObjectNode json = JsonFile.object();
        all().forEach((id, time) -> json.put(id.value(), time.toString()));
        JsonFile.write(file, json.put(card.value(), when.toString()));
    }

    /** All that runs is what was deployed. */
    void clear() {
        try {
            Files.deleteIfExists(file);
        } catch (IOException stale) {
            throw new DeployException(file + " cannot be removed: " + stale.getMessage() + ". Remove it yourself.", stale);
        }
    }
}
