package dev.drawbridge.cloud.deploy.aws;

import dev.drawbridge.cloud.deploy.DeployException;
import dev.drawbridge.cloud.deploy.DeployRequest;
import dev.drawbridge.cloud.deploy.JsonFile;
import dev.drawbridge.generators.project.Targets;
import dev.drawbridge.model.Design;
import dev.drawbridge.model.Node;
import dev.drawbridge.model.NodeId;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.TreeMap;
import tools.jackson.databind.node.ObjectNode;

/**
 * {@code .drawbridge/deploy/ENVIRONMENT.names.json}: what the cards were called that were deployed from this folder, by their names in the template. A template knows
 * only the latter, so a card that is drawn no longer would be told of under a name that nobody ever gave it.
 */
final class DeployedNames {
    /** More are no drawing that anybody reads. */
    private static final int MOST = 20_000;
    private final Path file;

    DeployedNames(DeployRequest request) {
        this.file = request.project().resolve(".drawbridge").resolve("deploy").resolve(request.environment().name() + ".names.json");
    }

    /** Notes the names of a drawing that is being deployed; those of cards that are gone from it stay, for what is deployed still has them. */
    void remember(Design design) {
        Map<String, String> names = all();
        Targets.standard().template().logicalIds(design).forEach((card, id) -> names.put(id, design.requireNode(card).name()));
        if (names.size() <= MOST) {
            ObjectNode json = JsonFile.object();
            names.forEach(json::put);
            JsonFile.write(file, json);
        }
    }

    private Map<String, String> all() {
        Map<String, String> names = new TreeMap<>();
        if (Files.isRegularFile(file)) {
            try {
                JsonFile.read(file).properties().forEach(entry -> names.put(entry.getKey(), entry.getValue().asString("")));
            } catch (DeployException unreadable) {
                return new TreeMap<>();
            }
        }
        return names;
    }

    /** What is deployed, with the cards that are drawn no longer under the names that they had. */
    Design on(Design deployed, Design drawn) {
        Map<String, String> names = all();
        if (names.isEmpty()) {
            return deployed;
        }
        Map<NodeId, String> ids = Targets.standard().template().logicalIds(deployed);
        Map<NodeId, Node> renamed = new TreeMap<>(deployed.nodes());
        for (Node node : deployed.nodes().values()) {
            String name = names.getOrDefault(ids.getOrDefault(node.id(), ""), "");
            if (drawn.node(node.id()).isEmpty() && !name.isEmpty() && deployed.nodeNamed(name).filter(other -> !other.id().equals(node.id())).isEmpty()) {
                renamed.put(node.id(), node.withName(name));
            }
        }
        return deployed.withNodes(renamed);
    }
}
