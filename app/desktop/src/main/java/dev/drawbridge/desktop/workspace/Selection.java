package dev.drawbridge.desktop.workspace;

import dev.drawbridge.model.Design;
import dev.drawbridge.model.NodeId;
import dev.drawbridge.model.NoteId;
import dev.drawbridge.model.WireId;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CopyOnWriteArrayList;

/** The cards, wires and notes that are selected. No part of the drawing, so never undone. Belongs to the JavaFX thread. */
public final class Selection {
    private final List<Runnable> listeners = new CopyOnWriteArrayList<>();
    private Set<NodeId> nodes = Set.of();
    private Set<WireId> wires = Set.of();
    private Set<NoteId> notes = Set.of();

    public Set<NodeId> nodes() {
        return nodes;
    }

    public Set<WireId> wires() {
        return wires;
    }

    public Set<NoteId> notes() {
        return notes;
    }

    public boolean isEmpty() {
        return nodes.isEmpty() && wires.isEmpty() && notes.isEmpty();
    }

    /** Selects exactly these, and no notes. */
    public void set(Set<NodeId> newNodes, Set<WireId> newWires) {
        set(newNodes, newWires, Set.of());
    }

    /** Selects exactly these. */
    public void set(Set<NodeId> newNodes, Set<WireId> newWires, Set<NoteId> newNotes) {
        Set<NoteId> noteCopy = Set.copyOf(newNotes);
        Set<NodeId> nodeCopy = Set.copyOf(newNodes);
        Set<WireId> wireCopy = Set.copyOf(newWires);
        if (nodeCopy.equals(nodes) && wireCopy.equals(wires) && noteCopy.equals(notes)) {
            return;
        }
        nodes = nodeCopy;
        wires = wireCopy;
        notes = noteCopy;
        listeners.forEach(Runnable::run);
    }

    public void select(NodeId node) {
        set(Set.of(node), Set.of());
    }

    public void select(WireId wire) {
        set(Set.of(), Set.of(wire));
    }

    public void select(NoteId note) {
        set(Set.of(), Set.of(), Set.of(note));
    }

    /** Lets go of what the design does not hold: what is gone cannot be selected. */
    public void retain(Design design) {
        Set<NodeId> keptNodes = new HashSet<>(nodes);
        Set<WireId> keptWires = new HashSet<>(wires);
        Set<NoteId> keptNotes = new HashSet<>(notes);
        keptNodes.retainAll(design.nodes().keySet());
        keptWires.retainAll(design.wires().keySet());
        keptNotes.retainAll(design.notes().keySet());
        set(keptNodes, keptWires, keptNotes);
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
