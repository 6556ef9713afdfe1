package dev.drawbridge.cloud.deploy;

import java.util.List;
import java.util.stream.Collectors;

/** The clouds that this program can deploy to. */
public record Deployers(List<Deployer> all) {
    public Deployers {
        all = List.copyOf(all);
    }

    /** Whether there is one for an environment. */
    public boolean know(Environment environment) {
        return all.stream().anyMatch(deployer -> deployer.target().equals(environment.target()));
    }

    /**
     * The one for an environment.
     *
     * @throws DeployException if there is none, with those there are
     */
    public Deployer of(Environment environment) {
        return all.stream().filter(deployer -> deployer.target().equals(environment.target())).findFirst()
                .orElseThrow(() -> new UnknownPlaceException("Drawbridge cannot deploy to \"" + environment.target() + "\" yet. It can to: " + all.stream().map(Deployer::target).collect(Collectors.joining(", ")) + "."));
    }
}
