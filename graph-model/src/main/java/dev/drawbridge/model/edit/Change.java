package dev.drawbridge.model.edit;

import dev.drawbridge.model.Drawing;
import dev.drawbridge.model.NodeId;
import dev.drawbridge.model.WireId;
import java.util.Set;

/**
 * The fact that a drawing has changed: one per edit, undo or redo.
 *
 * @param nodes cards that may look different now
 * @param wires wires that may look different now
 * @param label what was done, in the user's words
 */
public record Change(Drawing before, Drawing after, Set<NodeId> nodes, Set<WireId> wires, String label) {}
