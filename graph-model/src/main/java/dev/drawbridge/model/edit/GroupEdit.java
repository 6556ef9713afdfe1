package dev.drawbridge.model.edit;

import dev.drawbridge.model.Drawing;
import dev.drawbridge.model.Group;
import dev.drawbridge.model.GroupId;
import dev.drawbridge.model.ModelException;
import dev.drawbridge.model.NodeId;
import java.util.HashSet;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;

/** What can be done to groups; the cards in them stay as they are. */
public sealed interface GroupEdit extends Edit {
    /** Adds a group, or replaces the one with the same id. */
    record PutGroup(Group group) implements GroupEdit {
        @Override
        public Edited apply(Drawing drawing) {
            SortedMap<GroupId, Group> groups = new TreeMap<>(drawing.design().groups());
            Group replaced = groups.put(group.id(), group);
            Set<NodeId> touched = new HashSet<>(group.members());
            if (replaced != null) {
                touched.addAll(replaced.members());
            }
            return new Edited(drawing.withDesign(drawing.design().withGroups(groups)), touched, Set.of());
        }

        @Override
        public String label() {
            return "Group " + group.title();
        }
    }

    /** Dissolves a group; its cards stay. */
    record RemoveGroup(GroupId group) implements GroupEdit {
        @Override
        public Edited apply(Drawing drawing) {
            SortedMap<GroupId, Group> groups = new TreeMap<>(drawing.design().groups());
            Group gone = groups.remove(group);
            if (gone == null) {
                throw new ModelException("There is no group \"" + group + "\".");
            }
            return new Edited(drawing.withDesign(drawing.design().withGroups(groups)), gone.members(), Set.of());
        }

        @Override
        public String label() {
            return "Ungroup";
        }
    }
}
