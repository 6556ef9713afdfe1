package dev.drawbridge.desktop.monitor;

import dev.drawbridge.cloud.CloudException;
import dev.drawbridge.cloud.deploy.DeployRequest;
import dev.drawbridge.cloud.deploy.Environment;
import dev.drawbridge.cloud.local.LocalCloud;
import dev.drawbridge.cloud.monitor.Monitor;
import dev.drawbridge.cloud.monitor.aws.AwsMonitor;
import dev.drawbridge.cloud.monitor.local.JournalFeed;
import dev.drawbridge.cloud.monitor.local.LocalMonitor;
import dev.drawbridge.model.Design;
import java.time.Clock;
import java.util.function.Supplier;

/** Opens what can be watched. May block; not for the JavaFX thread. */
public interface Monitors {
    /** Watches a deployment. */
    Monitor open(DeployRequest request);

    /** Watches a run of this program. */
    Monitor open(LocalCloud run, Supplier<Design> design);

    /** The clouds that this program knows. */
    static Monitors standard() {
        return new Monitors() {
            @Override
            public Monitor open(DeployRequest request) {
                if (!request.environment().target().equals(Environment.AWS)) {
                    throw new CloudException("Drawbridge cannot watch \"" + request.environment().target() + "\" yet. It can watch AWS and the run on this machine.");
                }
                return new AwsMonitor(request);
            }

            @Override
            public Monitor open(LocalCloud run, Supplier<Design> design) {
                return new LocalMonitor(JournalFeed.of(run), design, Clock.systemUTC());
            }
        };
    }
}
