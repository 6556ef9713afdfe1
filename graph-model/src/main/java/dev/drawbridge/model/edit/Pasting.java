package dev.drawbridge.model.edit;

import dev.drawbridge.model.Design;
import dev.drawbridge.model.End;
import dev.drawbridge.model.Fragment;
import dev.drawbridge.model.Node;
import dev.drawbridge.model.NodeId;
import dev.drawbridge.model.Value;
import dev.drawbridge.model.Wire;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * Brings a copied part into a design, under ids and names of its own. Pure; the fragment may come from another project.
 *
 * @param edit what does it, one step for undo
 * @param nodes the ids that the pasted cards get: what to select afterwards
 */
public record Pasting(Edit edit, List<NodeId> nodes) {
    public Pasting {
        nodes = List.copyOf(nodes);
    }

    /** The pasting of the fragment, moved by so much from where its cards stood. */
    public static Pasting of(Design design, Fragment fragment, double dx, double dy) {
        Design growing = design;
        List<Edit> edits = new ArrayList<>();
        Map<NodeId, NodeId> ids = new LinkedHashMap<>();
        for (Node copied : fragment.nodes().values()) {
            String name = growing.freshName(copied.name());
            NodeId id = growing.freshNodeId(name);
            Node node = new Node(id, copied.kind(), name, copied.fields(), copied.note(), unmarked(copied.unknown()));
            ids.put(copied.id(), id);
            growing = growing.withNode(node);
            edits.add(new Edit.AddNode(node, Optional.ofNullable(fragment.places().get(copied.id())).map(place -> place.plus(dx, dy))));
        }
        for (Wire copied : fragment.wires().values()) {
            NodeId from = ids.get(copied.from().node());
            NodeId to = ids.get(copied.to().node());
            Wire wire = new Wire(growing.freshWireId(from, to), new End(from, copied.from().port()), new End(to, copied.to().port()), copied.role(), copied.fields(), copied.unknown());
            growing = growing.withWire(wire);
            edits.add(new Edit.Connect(wire));
        }
        return new Pasting(new Edit.Sequence("Paste", edits), new ArrayList<>(ids.values()));
    }

    /** A copy is a card of its own: what ties the original to its template is not copied. */
    private static SortedMap<String, Value> unmarked(SortedMap<String, Value> members) {
        SortedMap<String, Value> rest = new TreeMap<>(members);
        rest.remove("template");
        return rest;
    }
}
