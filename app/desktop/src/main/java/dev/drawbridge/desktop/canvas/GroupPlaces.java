package dev.drawbridge.desktop.canvas;

import dev.drawbridge.model.Design;
import dev.drawbridge.model.Folding;
import dev.drawbridge.model.Group;
import dev.drawbridge.model.GroupId;
import dev.drawbridge.model.NodeId;
import dev.drawbridge.model.geometry.Bounds;
import dev.drawbridge.model.geometry.GroupFrames;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.Function;

/** Where groups are: the frames of expanded ones, the cards of collapsed ones, and what these hide. */
final class GroupPlaces {
    private final Function<NodeId, Bounds> card;
    private final SpatialIndex<GroupId> index = new SpatialIndex<>();
    private final Map<NodeId, Set<GroupId>> groupsOf = new HashMap<>();
    private SortedMap<GroupId, Group> groups = new TreeMap<>();
    private Folding folding = Folding.NONE;

    /** @param card where a card would be if no group hid it */
    GroupPlaces(Function<NodeId, Bounds> card) {
        this.card = card;
    }

    Folding folding() {
        return folding;
    }

    /**
     * Follows a change.
     *
     * @param wired whether wires came, went or were fastened elsewhere
     * @return whether groups are others now, or hide something else
     */
    boolean follow(Design design, boolean wired) {
        boolean regrouped = !design.groups().equals(groups);
        if (!regrouped && (folding.isEmpty() || !wired)) {
            return false;
        }
        folding = Folding.of(design);
        if (regrouped) {
            groups.keySet().stream().filter(id -> !design.groups().containsKey(id)).forEach(index::remove);
            groups = design.groups();
            groupsOf.clear();
            groups.values().forEach(group -> group.members().forEach(member -> groupsOf.computeIfAbsent(member, id -> new LinkedHashSet<>()).add(group.id())));
        }
        return true;
    }

    /** The groups of those cards. */
    Set<GroupId> of(Collection<NodeId> cards) {
        if (groups.isEmpty()) {
            return Set.of();
        }
        Set<GroupId> found = new HashSet<>();
        cards.forEach(id -> found.addAll(groupsOf.getOrDefault(id, Set.of())));
        return found;
    }

    Set<GroupId> all() {
        return groups.keySet();
    }

    Group group(GroupId id) {
        return groups.get(id);
    }

    /** Cards of the groups have moved, or the groups are others. @return cards whose wires end elsewhere now */
    Set<NodeId> refit(Collection<GroupId> changed) {
        Set<NodeId> shifted = new HashSet<>();
        for (GroupId id : changed) {
            Group group = groups.get(id);
            Optional<Bounds> before = index.bounds(id);
            Optional<Bounds> now = group.collapsed() ? GroupFrames.card(group, card) : GroupFrames.frame(group, card);
            now.ifPresentOrElse(box -> index.put(id, box), () -> index.remove(id));
            if (group.collapsed() && !now.equals(before)) {
                shifted.addAll(group.members());
            }
        }
        return shifted;
    }

    /** The frame, or the card, of the group. */
    Optional<Bounds> box(GroupId id) {
        return index.bounds(id);
    }

    /** The rectangle of the collapsed group that hides the card. */
    Optional<Bounds> hiding(NodeId hidden) {
        return folding.groupOf(hidden).flatMap(index::bounds);
    }

    /** Groups whose frame or card touches the rectangle. */
    Set<GroupId> in(Bounds area) {
        return groups.isEmpty() ? Set.of() : index.in(area);
    }

    /** Collapsed groups whose card touches the rectangle. */
    Set<GroupId> collapsedIn(Bounds area) {
        if (folding.isEmpty()) {
            return Set.of();
        }
        Set<GroupId> found = in(area);
        found.removeIf(id -> !groups.get(id).collapsed());
        return found;
    }

    List<Bounds> cardBoxesIn(Bounds area) {
        return collapsedIn(area).stream().flatMap(id -> index.bounds(id).stream()).toList();
    }
}
