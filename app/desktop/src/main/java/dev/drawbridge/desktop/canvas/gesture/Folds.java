package dev.drawbridge.desktop.canvas.gesture;

import dev.drawbridge.model.Group;
import dev.drawbridge.model.GroupId;
import dev.drawbridge.model.NodeId;
import dev.drawbridge.model.edit.Edit;
import dev.drawbridge.model.edit.GroupEdit;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** Collapses groups to one card and expands them. A collapsed group is selected when all its cards are. */
final class Folds {
    private Folds() {}

    static boolean isCollapsed(GroupId id, GestureContext context) {
        return Optional.ofNullable(context.design().groups().get(id)).map(Group::collapsed).orElse(false);
    }

    static Step toggle(GestureState idle, GroupId id, GestureContext context) {
        return Optional.ofNullable(context.design().groups().get(id)).map(group -> fold(idle, List.of(group), !group.collapsed())).orElse(Step.to(idle));
    }

    /** Collapses or expands the groups of which a card is selected. */
    static Step foldSelected(GestureState idle, boolean collapse, GestureContext context) {
        List<Group> groups = context.design().groups().values().stream()
                .filter(group -> group.collapsed() != collapse && group.members().stream().anyMatch(context.selectedCards()::contains)).toList();
        return groups.isEmpty() ? Step.to(idle, new Effect.Notice(collapse ? "Select a card of the group to collapse first." : "Select a collapsed group first."))
                : fold(idle, groups, collapse);
    }

    private static Step fold(GestureState idle, List<Group> groups, boolean collapse) {
        List<Edit> edits = new ArrayList<>();
        Set<NodeId> members = new java.util.HashSet<>();
        for (Group group : groups) {
            edits.add(new GroupEdit.PutGroup(group.withCollapsed(collapse)));
            members.addAll(group.members());
        }
        return Step.to(idle, new Effect.Apply(new Edit.Sequence((collapse ? "Collapse " : "Expand ") + (groups.size() == 1 ? groups.getFirst().title() : groups.size() + " groups"), edits)),
                new Effect.Select(members, Set.of()));
    }

    /** The collapsed group that is selected, and nothing else. */
    static Optional<GroupId> collapsedSelected(GestureContext context) {
        Set<NodeId> selected = context.selectedCards();
        return selected.stream().findFirst().flatMap(context.folding()::groupOf)
                .filter(id -> context.design().groups().get(id).members().equals(selected));
    }

    /** Where walking begins: the single card, or all cards of the one collapsed group; else nowhere. */
    static Set<NodeId> stop(GestureContext context) {
        return context.selectedCards().size() == 1 || collapsedSelected(context).isPresent() ? context.selectedCards() : Set.of();
    }

    /** The card, or all cards of the collapsed group that hides it: that is what is selected when one goes there. */
    static Set<NodeId> withHidden(NodeId card, GestureContext context) {
        return context.folding().groupOf(card).<Set<NodeId>>map(id -> context.design().groups().get(id).members()).orElse(Set.of(card));
    }
}
