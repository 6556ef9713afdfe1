package dev.drawbridge.desktop.canvas.gesture;

import dev.drawbridge.model.Group;
import dev.drawbridge.model.GroupId;
import dev.drawbridge.model.NodeId;
import dev.drawbridge.model.Point;
import dev.drawbridge.model.edit.CardEdit;
import dev.drawbridge.model.edit.Edit;
import dev.drawbridge.model.edit.GroupEdit;
import dev.drawbridge.model.kind.Family;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Function;
import java.util.function.ToDoubleFunction;

/** Puts cards in line, at equal distances, and into groups. */
final class Arranging {
    private Arranging() {}

    /** Onto which line cards are put. All cards are of one size, so their left edges stand for their middles, too. */
    enum Line {
        LEFT, RIGHT, TOP, BOTTOM, CENTRE, MIDDLE;

        private boolean upright() {
            return this == LEFT || this == RIGHT || this == CENTRE;
        }
    }

    static Step align(GestureState idle, Line line, GestureContext context) {
        Map<NodeId, Point> places = context.places(context.selectedCards());
        if (places.size() < 2) {
            return Step.to(idle, new Effect.Notice("Select two cards or more to put them in line."));
        }
        ToDoubleFunction<Point> axis = line.upright() ? Point::x : Point::y;
        double least = places.values().stream().mapToDouble(axis).min().orElseThrow();
        double most = places.values().stream().mapToDouble(axis).max().orElseThrow();
        double at = switch (line) {
            case LEFT, TOP -> least;
            case RIGHT, BOTTOM -> most;
            case CENTRE, MIDDLE -> Math.rint((least + most) / 2);
        };
        return move(idle, places, place -> line.upright() ? new Point(at, place.y()) : new Point(place.x(), at));
    }

    /** Equal gaps between the first and the last, which stay. */
    static Step distribute(GestureState idle, boolean across, GestureContext context) {
        Map<NodeId, Point> places = context.places(context.selectedCards());
        if (places.size() < 3) {
            return Step.to(idle, new Effect.Notice("Select three cards or more to spread them evenly."));
        }
        ToDoubleFunction<NodeId> axis = id -> across ? places.get(id).x() : places.get(id).y();
        List<NodeId> order = places.keySet().stream().sorted(Comparator.comparingDouble(axis).thenComparing(Comparator.naturalOrder())).toList();
        double first = axis.applyAsDouble(order.getFirst());
        double step = (axis.applyAsDouble(order.getLast()) - first) / (order.size() - 1);
        Map<NodeId, Point> moved = new HashMap<>();
        for (int i = 0; i < order.size(); i++) {
            double at = Math.rint(first + i * step);
            Point place = places.get(order.get(i));
            moved.put(order.get(i), across ? new Point(at, place.y()) : new Point(place.x(), at));
        }
        return move(idle, places, moved);
    }

    private static Step move(GestureState idle, Map<NodeId, Point> places, Function<Point, Point> to) {
        Map<NodeId, Point> moved = new HashMap<>();
        places.forEach((id, place) -> moved.put(id, to.apply(place)));
        return move(idle, places, moved);
    }

    private static Step move(GestureState idle, Map<NodeId, Point> places, Map<NodeId, Point> moved) {
        moved.entrySet().removeIf(entry -> places.get(entry.getKey()).equals(entry.getValue()));
        return moved.isEmpty() ? Step.to(idle) : Step.to(idle, new Effect.Apply(new CardEdit.MoveNodes(moved)));
    }

    /** A group of what is selected; cards leave the groups that they were in. */
    static Step group(GestureState idle, GestureContext context) {
        Set<NodeId> cards = new TreeSet<>(context.selectedCards());
        if (cards.isEmpty()) {
            return Step.to(idle, new Effect.Notice("Select the cards that belong together first."));
        }
        String title = "Group";
        for (int n = 2; isTaken(title, context); n++) {
            title = "Group " + n;
        }
        Group group = new Group(context.design().freshGroupId(title), title, new TreeSet<>(cards), "", false, new java.util.TreeMap<>());
        List<Edit> edits = new ArrayList<>();
        for (Group other : context.design().groups().values()) {
            Set<NodeId> rest = new TreeSet<>(other.members());
            if (rest.removeAll(cards)) {
                edits.add(rest.isEmpty() ? new GroupEdit.RemoveGroup(other.id()) : new GroupEdit.PutGroup(other.withMembers(rest)));
            }
        }
        edits.add(new GroupEdit.PutGroup(group));
        return Step.to(idle, new Effect.Apply(new Edit.Sequence("Group", edits)), new Effect.RenameGroup(group.id()));
    }

    private static boolean isTaken(String title, GestureContext context) {
        return context.design().groups().values().stream().anyMatch(group -> group.title().equals(title));
    }

    static Step ungroup(GestureState idle, GestureContext context) {
        List<Edit> edits = new ArrayList<>();
        selected(context).forEach(group -> edits.add(new GroupEdit.RemoveGroup(group.id())));
        return edits.isEmpty() ? Step.to(idle, new Effect.Notice("No card of a group is selected."))
                : Step.to(idle, new Effect.Apply(new Edit.Sequence("Ungroup", edits)));
    }

    /** The next of the families' colours for groups and notes; after the last, none. */
    static Step colour(GestureState idle, GestureContext context) {
        List<String> colours = new ArrayList<>(List.of(""));
        for (Family family : Family.values()) {
            // the grey of clients is what no colour looks like
            if (family != Family.CLIENT) {
                colours.add(family.name().toLowerCase(Locale.ROOT));
            }
        }
        List<Edit> edits = new ArrayList<>();
        for (Group group : selected(context)) {
            String next = colours.get((colours.indexOf(group.colour()) + 1) % colours.size());
            edits.add(new GroupEdit.PutGroup(group.withColour(next)));
        }
        edits.addAll(Noting.colours(colours, context));
        return edits.isEmpty() ? Step.to(idle, new Effect.Notice("Select a note, or a card of a group, first."))
                : Step.to(idle, new Effect.Apply(new Edit.Sequence("Change colour", edits)));
    }

    private static List<Group> selected(GestureContext context) {
        return context.design().groups().values().stream()
                .filter(group -> group.members().stream().anyMatch(context.selectedCards()::contains)).toList();
    }

    /** The cards of a group. */
    static Set<NodeId> members(GroupId group, GestureContext context) {
        return Optional.ofNullable(context.design().groups().get(group)).<Set<NodeId>>map(Group::members).orElse(Set.of());
    }
}
