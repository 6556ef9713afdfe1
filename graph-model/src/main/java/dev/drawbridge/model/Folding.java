package dev.drawbridge.model;

import java.util.Collections;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SortedSet;
import java.util.TreeSet;

/**
 * What collapsed groups hide: their cards, the wires between these, and of several wires between the same two things all
 * but one, which stands for them. Immutable. Canvas, picture and exports ask this, so that they agree.
 */
public final class Folding {
    /** Nothing is collapsed. */
    public static final Folding NONE = new Folding(Map.of(), Set.of(), Map.of());

    private final Map<NodeId, GroupId> hidden;
    private final Set<WireId> inside;
    private final Map<WireId, Bundle> bundles;

    /**
     * Wires that are drawn as one because a collapsed group hides what tells them apart; often just one.
     *
     * @param wires in the order of their ids; the first is the one that is drawn
     */
    public record Bundle(SortedSet<WireId> wires) {
        public Bundle {
            wires = Collections.unmodifiableSortedSet(new TreeSet<>(wires));
        }

        /** The wire that stands for all. */
        public WireId lead() {
            return wires.first();
        }
    }

    /** What tells bundles apart; an end is a card, or the group that hides it. */
    private record Way(Object from, boolean failure, Object to) {}

    private Folding(Map<NodeId, GroupId> hidden, Set<WireId> inside, Map<WireId, Bundle> bundles) {
        this.hidden = hidden;
        this.inside = inside;
        this.bundles = bundles;
    }

    /** What the collapsed groups of the design hide. A card of two of them belongs to the first by id. */
    public static Folding of(Design design) {
        Map<NodeId, GroupId> hidden = new HashMap<>();
        for (Group group : design.groups().values()) {
            if (group.collapsed()) {
                group.members().forEach(member -> hidden.putIfAbsent(member, group.id()));
            }
        }
        if (hidden.isEmpty()) {
            return NONE;
        }
        Set<WireId> inside = new HashSet<>();
        Map<Way, SortedSet<WireId>> ways = new LinkedHashMap<>();
        for (Wire wire : design.wires().values()) {
            Object from = stop(hidden, wire.from());
            Object to = stop(hidden, wire.to());
            if (from instanceof GroupId || to instanceof GroupId) {
                if (from.equals(to)) {
                    inside.add(wire.id());
                } else {
                    ways.computeIfAbsent(new Way(from, wire.from().port().equals("failure"), to), way -> new TreeSet<>()).add(wire.id());
                }
            }
        }
        Map<WireId, Bundle> bundles = new HashMap<>();
        ways.values().forEach(wires -> {
            Bundle bundle = new Bundle(wires);
            wires.forEach(id -> bundles.put(id, bundle));
        });
        return new Folding(hidden, inside, bundles);
    }

    private static Object stop(Map<NodeId, GroupId> hidden, End end) {
        GroupId group = hidden.get(end.node());
        return group == null ? end.node() : group;
    }

    public boolean isEmpty() {
        return hidden.isEmpty();
    }

    /** The collapsed group that hides the card. */
    public Optional<GroupId> groupOf(NodeId card) {
        return Optional.ofNullable(hidden.get(card));
    }

    public boolean hides(NodeId card) {
        return hidden.containsKey(card);
    }

    /** Whether the wire is not drawn itself. */
    public boolean hides(WireId wire) {
        return inside.contains(wire) || bundles.containsKey(wire) && !bundles.get(wire).lead().equals(wire);
    }

    /** The wires that are drawn as one with it, itself included; empty for a wire that touches no collapsed group, or is inside of one. */
    public Optional<Bundle> bundle(WireId wire) {
        return Optional.ofNullable(bundles.get(wire));
    }

    /** The wire that is seen in its place, often itself; empty when it runs inside of a collapsed group. */
    public Optional<WireId> shown(WireId wire) {
        return inside.contains(wire) ? Optional.empty() : Optional.of(bundle(wire).map(Bundle::lead).orElse(wire));
    }

    /** All wires that are drawn when the wire is drawn: its bundle, else itself alone. */
    public Set<WireId> together(WireId wire) {
        return bundle(wire).<Set<WireId>>map(Bundle::wires).orElse(Set.of(wire));
    }

    /** Wires that are shown otherwise than in the other folding, of those that collapsed groups touch. */
    public Set<WireId> differing(Folding other) {
        Set<WireId> ids = new HashSet<>(bundles.keySet());
        ids.addAll(other.bundles.keySet());
        ids.addAll(inside);
        ids.addAll(other.inside);
        ids.removeIf(id -> bundle(id).equals(other.bundle(id)) && inside.contains(id) == other.inside.contains(id));
        return ids;
    }
}
