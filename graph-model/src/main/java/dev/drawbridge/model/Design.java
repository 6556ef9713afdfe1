package dev.drawbridge.model;

import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.TreeSet;

/**
 * What is drawn: cards, wires, groups, notes and settings. It may hold wires that mean nothing and cards of unknown kinds
 * (a finding says so); it may not hold a wire to a card, or a group of a card, that is not there.
 *
 * @param name of the project
 * @param unknown members of the file that this version does not know, written back unchanged
 */
public record Design(
        String name,
        SortedMap<NodeId, Node> nodes,
        SortedMap<WireId, Wire> wires,
        SortedMap<GroupId, Group> groups,
        SortedMap<NoteId, Note> notes,
        Settings settings,
        SortedMap<String, Value> unknown) {
    public Design {
        nodes = Maps.sorted(nodes);
        wires = Maps.sorted(wires);
        groups = Maps.sorted(groups);
        notes = Maps.sorted(notes);
        unknown = Maps.sorted(unknown);
        for (Wire wire : wires.values()) {
            requireNode(nodes, wire, wire.from());
            requireNode(nodes, wire, wire.to());
        }
        for (Group group : groups.values()) {
            for (NodeId member : group.members()) {
                if (!nodes.containsKey(member)) {
                    throw new ModelException("The group \"" + group.title() + "\" holds \"" + member + "\", but there is no such card.");
                }
            }
        }
    }

    private static void requireNode(SortedMap<NodeId, Node> nodes, Wire wire, End end) {
        if (!nodes.containsKey(end.node())) {
            throw new ModelException("The wire \"" + wire.id() + "\" is fastened to \"" + end.node() + "\", but there is no such card.");
        }
    }

    /** An empty drawing. */
    public static Design empty(String name) {
        return new Design(name, Maps.none(), Maps.none(), Maps.none(), Maps.none(), Settings.defaults(name), Maps.none());
    }

    /** A design of these parts; ids decide. */
    public static Design of(String name, Collection<Node> nodes, Collection<Wire> wires) {
        Design empty = empty(name);
        SortedMap<NodeId, Node> byNode = new java.util.TreeMap<>();
        nodes.forEach(node -> byNode.put(node.id(), node));
        SortedMap<WireId, Wire> byWire = new java.util.TreeMap<>();
        wires.forEach(wire -> byWire.put(wire.id(), wire));
        return new Design(name, byNode, byWire, empty.groups, empty.notes, empty.settings, empty.unknown);
    }

    /** The card of that id. */
    public Optional<Node> node(NodeId id) {
        return Optional.ofNullable(nodes.get(id));
    }

    /** The card of that id, which must be there. */
    public Node requireNode(NodeId id) {
        return node(id).orElseThrow(() -> new ModelException("There is no card \"" + id + "\"."));
    }

    /** The card that the user calls so; upper and lower case are the same. */
    public Optional<Node> nodeNamed(String wanted) {
        return nodes.values().stream().filter(node -> node.name().equalsIgnoreCase(wanted)).findFirst();
    }

    /** The wire of that id. */
    public Optional<Wire> wire(WireId id) {
        return Optional.ofNullable(wires.get(id));
    }

    /** The wire of that id, which must be there. */
    public Wire requireWire(WireId id) {
        return wire(id).orElseThrow(() -> new ModelException("There is no wire \"" + id + "\"."));
    }

    /** The wires fastened to that card, in the order of their ids. Walks all wires: use {@link DesignIndex} in loops. */
    public List<Wire> wiresOf(NodeId node) {
        return wires.values().stream().filter(wire -> wire.touches(node)).toList();
    }

    /** An id for a new card, made from its name. */
    public NodeId freshNodeId(String nodeName) {
        return new NodeId(Ids.fresh(nodeName, id -> nodes.containsKey(new NodeId(id))));
    }

    /** An id for a new wire, made from its ends. */
    public WireId freshWireId(NodeId from, NodeId to) {
        return new WireId(Ids.fresh(from + ".." + to, id -> wires.containsKey(new WireId(id))));
    }

    /** An id for a new group, made from its title. */
    public GroupId freshGroupId(String title) {
        return new GroupId(Ids.fresh(title, id -> groups.containsKey(new GroupId(id))));
    }

    /** An id for a new note. */
    public NoteId freshNoteId() {
        return new NoteId(Ids.fresh("note", id -> notes.containsKey(new NoteId(id))));
    }

    /** A name that no card has yet: the wish, or the wish with the smallest number behind it. */
    public String freshName(String wish) {
        String name = wish;
        for (int n = 2; nodeNamed(name).isPresent(); n++) {
            name = wish + n;
        }
        return name;
    }

    public Design withNode(Node node) {
        return new Design(name, Maps.with(nodes, node.id(), node), wires, groups, notes, settings, unknown);
    }

    public Design withWire(Wire wire) {
        return new Design(name, nodes, Maps.with(wires, wire.id(), wire), groups, notes, settings, unknown);
    }

    public Design withNodes(Map<NodeId, Node> newNodes) {
        return new Design(name, Maps.sorted(newNodes), wires, groups, notes, settings, unknown);
    }

    /** Without those cards: the wires fastened to them go along, and the groups that held nothing else. */
    public Design without(Set<NodeId> cards) {
        SortedMap<NodeId, Node> keptNodes = new TreeMap<>(nodes);
        keptNodes.keySet().removeAll(cards);
        SortedMap<WireId, Wire> keptWires = new TreeMap<>(wires);
        keptWires.values().removeIf(wire -> cards.contains(wire.from().node()) || cards.contains(wire.to().node()));
        SortedMap<GroupId, Group> keptGroups = new TreeMap<>();
        groups.values().forEach(group -> {
            Set<NodeId> members = new TreeSet<>(group.members());
            members.removeAll(cards);
            if (!members.isEmpty() || group.members().isEmpty()) {
                keptGroups.put(group.id(), members.size() == group.members().size() ? group : group.withMembers(members));
            }
        });
        return new Design(name, keptNodes, keptWires, keptGroups, notes, settings, unknown);
    }

    public Design withWires(Map<WireId, Wire> newWires) {
        return new Design(name, nodes, Maps.sorted(newWires), groups, notes, settings, unknown);
    }

    public Design withGroups(Map<GroupId, Group> newGroups) {
        return new Design(name, nodes, wires, Maps.sorted(newGroups), notes, settings, unknown);
    }

    public Design withNotes(Map<NoteId, Note> newNotes) {
        return new Design(name, nodes, wires, groups, Maps.sorted(newNotes), settings, unknown);
    }

    public Design withSettings(Settings newSettings) {
        return new Design(name, nodes, wires, groups, notes, newSettings, unknown);
    }

    public Design withName(String newName) {
        return new Design(newName, nodes, wires, groups, notes, settings, unknown);
    }
}
