package dev.drawbridge.desktop.run;

import dev.drawbridge.model.NodeId;
import dev.drawbridge.model.WireId;
import java.util.List;

/** What a run asks of the window. */
public interface RunHooks {
    /** Messages crossed these wires; one entry for each wire of a batch. */
    void crossed(List<Crossing> crossings);

    /** @param ok whether every message of the batch had a good answer */
    record Crossing(WireId wire, boolean ok) {}

    /** Something went wrong with a card; the sentence is for the user. */
    void problem(NodeId card, String sentence);

    /** The run could not be started or taken over. */
    void failed(String what, Exception failure);

    /** The run has ended without being stopped here. */
    void ended();

    /** Show the code at that line. @param line counted from 1 */
    void openCode(NodeId function, int line);
}
