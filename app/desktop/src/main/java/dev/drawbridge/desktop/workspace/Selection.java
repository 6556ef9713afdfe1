package dev.drawbridge.desktop.workspace;

import dev.drawbridge.model.NodeId;
import dev.drawbridge.model.WireId;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CopyOnWriteArrayList;

/** The cards and wires that are selected. No part of the drawing, so never undone. Belongs to the JavaFX thread. */
public final class Selection {
    private final List<Runnable> listeners = new CopyOnWriteArrayList<>();
    private Set<NodeId> nodes = Set.of();
    private Set<WireId> wires = Set.of();

    public Set<NodeId> nodes() {
        return nodes;
    }

    public Set<WireId> wires() {
        return wires;
    }

    public boolean isEmpty() {
        return nodes.isEmpty() && wires.isEmpty();
    }

    /** Selects exactly these. */
    public void set(Set<NodeId> newNodes, Set<WireId> newWires) {
        Set<NodeId> nodeCopy = Set.copyOf(newNodes);
        Set<WireId> wireCopy = Set.copyOf(newWires);
        if (nodeCopy.equals(nodes) && wireCopy.equals(wires)) {
            return;
        }
        nodes = nodeCopy;
        wires = wireCopy;
        listeners.forEach(Runnable::run);
    }

    public void select(NodeId node) {
        set(Set.of(node), Set.of());
    }

    public void select(WireId wire) {
        set(Set.of(), Set.of(wire));
    }

    public void clear() {
        set(Set.of(), Set.of());
    }

    /** Hears of every change from now on; the returned action ends that. */
    public Runnable listen(Runnable listener) {
        listeners.add(listener);
        return () -> listeners.remove(listener);
    }
}
