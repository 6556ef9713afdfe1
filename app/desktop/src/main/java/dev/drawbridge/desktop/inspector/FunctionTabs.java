package dev.drawbridge.desktop.inspector;

import dev.drawbridge.model.NodeId;
import javafx.scene.Node;

/** The tabs of a function that other features bring: its code, and trying it. Called each time one is shown. */
public interface FunctionTabs {
    /** The editor of the function's class. */
    Node code(NodeId function);

    /** Events to run the function with. */
    Node test(NodeId function);
}
