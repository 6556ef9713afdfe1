package dev.drawbridge.cloud.deploy.aws;

import dev.drawbridge.cloud.deploy.DeployException;
import dev.drawbridge.cloud.deploy.JsonFile;
import dev.drawbridge.cloud.deploy.ResourceState;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * {@code .drawbridge/deploy/ENVIRONMENT.kept.json}: what deployments and removals from this folder left in the account because its policy asks to keep it. The stack knows it no more, so nobody else can
 * say that it is there; whether somebody has deleted it since is not known either.
 */
final class KeptRecord {
    private final AwsSession session;
    private final Path file;

    KeptRecord(AwsSession session) {
        this.session = session;
        this.file = session.request().project().resolve(".drawbridge").resolve("deploy").resolve(session.request().environment().name() + ".kept.json");
    }

    /** Remembers what was left behind just now. */
    void add(List<ResourceState> kept) {
        List<ResourceState> named = kept.stream().filter(state -> !state.physicalId().isEmpty()).toList();
        if (named.isEmpty()) {
            return;
        }
        ObjectNode root = JsonFile.object();
        ArrayNode all = root.putArray("kept");
        Set<String> fresh = named.stream().map(ResourceState::physicalId).collect(Collectors.toSet());
        entries().stream().filter(entry -> !isHere(entry) || !fresh.contains(entry.path("name").asString(""))).forEach(all::add);
        named.forEach(state -> all.addObject().put("stack", session.request().stackName()).put("account", session.account().id()).put("region", session.account().region())
                .put("id", state.id()).put("type", state.type()).put("name", state.physicalId()).put("time", state.time().toString()));
        JsonFile.write(file, root);
    }

    /**
     * What was left behind by the stack of the request.
     *
     * @param resources of the stack now: what is one of them again is not outside of it
     */
    List<ResourceState> beside(List<ResourceState> resources) {
        Set<String> inside = resources.stream().filter(state -> state.phase() != ResourceState.Phase.REMOVED && state.phase() != ResourceState.Phase.KEPT).map(ResourceState::physicalId).collect(Collectors.toSet());
        Map<String, ResourceState> found = new LinkedHashMap<>();
        for (JsonNode entry : entries()) {
            String name = entry.path("name").asString("");
            if (isHere(entry) && !inside.contains(name)) {
                String id = entry.path("id").asString("");
                String type = entry.path("type").asString("");
                found.put(name, new ResourceState(session.owners().ownerOf(id, type), id, type, name, ResourceState.Phase.KEPT, "", time(entry)));
            }
        }
        return List.copyOf(found.values());
    }

    private boolean isHere(JsonNode entry) {
        return entry.path("stack").asString("").equals(session.request().stackName()) && entry.path("account").asString("").equals(session.account().id())
                && entry.path("region").asString("").equals(session.account().region());
    }

    private static Instant time(JsonNode entry) {
        try {
            return Instant.parse(entry.path("time").asString(""));
        } catch (DateTimeException changedByHand) {
            return Instant.EPOCH;
        }
    }

    private List<JsonNode> entries() {
        if (!Files.isRegularFile(file)) {
            return List.of();
        }
        try {
            List<JsonNode> all = new ArrayList<>();
            JsonFile.read(file).path("kept").forEach(all::add);
            return all;
        } catch (DeployException unreadable) {
            // a help to remember, no truth that a deployment needs
            return List.of();
        }
    }
}
