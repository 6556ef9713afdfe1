package dev.drawbridge.cli;

import dev.drawbridge.cloud.CloudException;
import dev.drawbridge.cloud.deploy.DeployRequest;
import dev.drawbridge.cloud.deploy.Environment;
import dev.drawbridge.cloud.deploy.UnknownPlaceException;
import dev.drawbridge.cloud.local.control.RunFile;
import dev.drawbridge.cloud.monitor.Monitor;
import dev.drawbridge.cloud.monitor.aws.AwsMonitor;
import dev.drawbridge.cloud.monitor.local.JournalFeed;
import dev.drawbridge.cloud.monitor.local.LocalMonitor;
import dev.drawbridge.generators.project.OpenProject;
import dev.drawbridge.model.Design;
import dev.drawbridge.model.Node;
import dev.drawbridge.model.NodeId;
import dev.drawbridge.model.UnknownNameException;
import java.time.Clock;
import java.util.Set;
import java.util.stream.Collectors;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** What is watched: an environment, or the run of this machine. */
final class MonitorOptions {
    @Mixin
    private EnvironmentOptions environment;

    @Option(names = "--local", description = "The run on this machine, and no cloud.")
    private boolean local;

    /** What is watched, with the drawing that says what it means. */
    record Watched(Monitor monitor, Design design) implements AutoCloseable {
        @Override
        public void close() {
            monitor.close();
        }
    }

    Watched open() {
        if (local) {
            RunFile run = RunFile.read(environment.project())
                    .orElseThrow(() -> new CloudException(environment.project() + " does not run. Start it with: drawbridge run " + environment.project()));
            Design design = OpenProject.open(environment.project()).store().design();
            return new Watched(new LocalMonitor(JournalFeed.of(run), () -> design, Clock.systemUTC()), design);
        }
        DeployRequest request = environment.request();
        if (!request.environment().target().equals(Environment.AWS)) {
            throw new UnknownPlaceException("Drawbridge cannot watch \"" + request.environment().target() + "\" yet. It can watch: " + Environment.AWS + ", and with --local this machine.");
        }
        return new Watched(new AwsMonitor(request), request.design());
    }

    /** The cards that a name means; all when it is empty. */
    static Set<NodeId> cards(Design design, String name) {
        if (name.isEmpty()) {
            return Set.of();
        }
        Node card = design.nodeNamed(name).orElseThrow(() -> new UnknownNameException("The drawing has no card \"" + name + "\". It has: "
                + design.nodes().values().stream().map(Node::name).sorted().collect(Collectors.joining(", ")) + "."));
        return Set.of(card.id());
    }
}
