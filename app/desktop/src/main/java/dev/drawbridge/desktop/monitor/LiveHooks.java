package dev.drawbridge.desktop.monitor;

import dev.drawbridge.cloud.deploy.DeployRequest;
import dev.drawbridge.cloud.local.LocalCloud;
import dev.drawbridge.model.Design;
import dev.drawbridge.model.NodeId;
import java.util.Optional;

/** What the live view asks of the window. */
public interface LiveHooks {
    /** The run on this machine, while there is one. */
    Optional<LocalCloud> running();

    /** The environment that the window looks at. */
    DeployRequest request();

    Design design();

    /** Brings a card into view and selects it. */
    void show(NodeId card);

    /** Shows the code at that line. @param line counted from 1 */
    void openCode(NodeId function, int line);

    /** The cards that are selected. */
    java.util.Set<NodeId> selected();
}
