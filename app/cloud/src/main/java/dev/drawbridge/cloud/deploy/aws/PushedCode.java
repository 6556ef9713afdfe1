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
import java.util.TreeMap;
import tools.jackson.databind.node.ObjectNode;

/**
 * {@code .drawbridge/deploy/ENVIRONMENT.pushed.json}: functions that run other code than was deployed, because it was pushed from here
 * or because {@link RunningCode} found it. CloudFormation does not see that; the next deploy sends their code under another name, so that it does.
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

    void add(NodeId card, Instant when) {
        Map<NodeId, Instant> more = new TreeMap<>(java.util.Comparator.comparing(NodeId::value));
        more.putAll(all());
        more.put(card, when);
        set(more);
    }

    /** These and no others. */
    void set(Map<NodeId, Instant> pushed) {
        if (pushed.isEmpty()) {
            clear();
            return;
        }
        ObjectNode json = JsonFile.object();
        pushed.forEach((id, time) -> json.put(id.value(), time.toString()));
        JsonFile.write(file, json);
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
