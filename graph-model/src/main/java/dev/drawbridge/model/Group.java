package dev.drawbridge.model;

import java.util.Set;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.Collections;

/**
 * A named frame around cards that belong together.
 *
 * @param colour the name of one of the card families, or empty
 * @param collapsed whether it is drawn as one card
 */
public record Group(GroupId id, String title, SortedSet<NodeId> members, String colour, boolean collapsed, SortedMap<String, Value> unknown) {
    public Group {
        members = Collections.unmodifiableSortedSet(new TreeSet<>(members));
        unknown = Maps.sorted(unknown);
    }

    public Group withTitle(String newTitle) {
        return new Group(id, newTitle, members, colour, collapsed, unknown);
    }

    public Group withColour(String newColour) {
        return new Group(id, title, members, newColour, collapsed, unknown);
    }

    public Group withCollapsed(boolean isCollapsed) {
        return new Group(id, title, members, colour, isCollapsed, unknown);
    }

    public Group withMembers(Set<NodeId> newMembers) {
        return new Group(id, title, new TreeSet<>(newMembers), colour, collapsed, unknown);
    }
}
