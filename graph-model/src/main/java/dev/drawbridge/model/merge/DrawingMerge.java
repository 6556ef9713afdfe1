package dev.drawbridge.model.merge;

import dev.drawbridge.model.Design;
import dev.drawbridge.model.Drawing;
import dev.drawbridge.model.Group;
import dev.drawbridge.model.Layout;
import dev.drawbridge.model.Node;
import dev.drawbridge.model.NodeId;
import dev.drawbridge.model.Note;
import dev.drawbridge.model.Settings;
import dev.drawbridge.model.Value;
import dev.drawbridge.model.Wire;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.BiFunction;

/**
 * Merges two changes of one project's drawing: the one here and that of another program, both made since it was last saved.
 * Card by card and field by field; what only one side changed is taken, what both changed to different values goes by the
 * side that is asked for and is named. What one side removed and the other changed stays. Pure; texts of templates are no
 * part of it.
 *
 * @param clashes what both changed otherwise; the same whichever side is taken
 */
public record DrawingMerge(Design design, Layout layout, List<Clash> clashes) {
    private static final int LONGEST = 40;

    /** Whose value holds where both changed it. */
    public enum Side {
        OURS, THEIRS,
        /** Theirs for now on cards and wires, with a mark that asks for a decision ({@link Conflict}); ours of all else. */
        LATER
    }

    public DrawingMerge {
        clashes = List.copyOf(clashes);
    }

    /** @param base the drawing as it was last saved or read */
    public static DrawingMerge of(Drawing base, Drawing ours, Drawing theirs, Side side) {
        Work work = new Work(side);
        Design design = work.design(base.design(), ours.design(), theirs.design());
        Layout layout = work.layout(base.layout(), ours.layout(), theirs.layout());
        return new DrawingMerge(design, layout, work.clashes);
    }

    private static final class Work {
        private final Side side;
        private final List<Clash> clashes = new ArrayList<>();

        Work(Side side) {
            this.side = side;
        }

        private interface Merged<V> {
            V merged(Optional<V> was, V ours, V theirs);
        }

        Design design(Design was, Design ours, Design theirs) {
            SortedMap<NodeId, Node> nodes = map("card", was.nodes(), ours.nodes(), theirs.nodes(), this::node, Node::name, (node, mark) -> Conflict.on(node, List.of(mark)));
            unlike(nodes, ours);
            SortedMap<dev.drawbridge.model.WireId, Wire> wires = map("wire", was.wires(), ours.wires(), theirs.wires(), this::wire, wire -> wire.id().value(), (wire, mark) -> Conflict.on(wire, List.of(mark)));
            wires.values().removeIf(wire -> !nodes.containsKey(wire.from().node()) || !nodes.containsKey(wire.to().node()));
            SortedMap<dev.drawbridge.model.GroupId, Group> groups = map("group", was.groups(), ours.groups(), theirs.groups(), this::group, Group::title, (group, _) -> group);
            groups.replaceAll((id, group) -> {
                Set<NodeId> members = new TreeSet<>(group.members());
                return members.retainAll(nodes.keySet()) ? group.withMembers(members) : group;
            });
            groups.values().removeIf(group -> group.members().isEmpty());
            SortedMap<dev.drawbridge.model.NoteId, Note> notes = map("note", was.notes(), ours.notes(), theirs.notes(), this::note, Note::text, (note, _) -> note);
            return new Design(one("name of the project", was.name(), ours.name(), theirs.name()), nodes, wires, groups, notes,
                    settings(was.settings(), ours.settings(), theirs.settings()), values("project", was.unknown(), ours.unknown(), theirs.unknown()));
        }

        /** Two new cards of the same name: theirs gets a number. */
        private static void unlike(SortedMap<NodeId, Node> nodes, Design ours) {
            Set<String> taken = new TreeSet<>(String.CASE_INSENSITIVE_ORDER);
            List<NodeId> order = new ArrayList<>(nodes.keySet());
            order.sort((a, b) -> Boolean.compare(ours.node(b).isPresent(), ours.node(a).isPresent()));
            for (NodeId id : order) {
                Node node = nodes.get(id);
                String name = node.name();
                for (int n = 2; !taken.add(name); n++) {
                    name = node.name() + n;
                }
                if (!name.equals(node.name())) {
                    nodes.put(id, node.withName(name));
                }
            }
        }

        private Node node(Optional<Node> was, Node ours, Node theirs) {
            String what = ours.name();
            List<Conflict> marks = new ArrayList<>();
            Node merged = new Node(ours.id(), one(what + " kind", was.map(Node::kind).orElse(""), ours.kind(), theirs.kind()),
                    name(was.map(Node::name).orElse(""), ours.name(), theirs.name(), marks),
                    fields(what, was.map(Node::fields).orElseGet(TreeMap::new), ours.fields(), theirs.fields(), marks),
                    one(what + " note", was.map(Node::note).orElse(""), ours.note(), theirs.note()),
                    values(what, was.map(Node::unknown).orElseGet(TreeMap::new), ours.unknown(), theirs.unknown()));
            return marks.isEmpty() ? merged : Conflict.on(merged, marks);
        }

        private String name(String was, String ours, String theirs, List<Conflict> marks) {
            return Both.agreed(Optional.of(was), ours, theirs).orElseGet(() -> {
                clash(ours + " name", ours, theirs);
                if (side == Side.LATER) {
                    marks.add(new Conflict(Conflict.NAME, Optional.of(Value.of(ours)), Optional.of(Value.of(theirs)), Conflict.Origin.PROGRAM));
                }
                return side == Side.OURS ? ours : theirs;
            });
        }

        /** Fields of a card or wire, which can wait for a decision. */
        private SortedMap<String, Value> fields(String what, SortedMap<String, Value> was, SortedMap<String, Value> ours, SortedMap<String, Value> theirs, List<Conflict> marks) {
            return Both.fields(was, ours, theirs, (field, o, t) -> {
                clash(what + " " + field, words(o), words(t));
                if (side == Side.LATER) {
                    marks.add(new Conflict(field, o, t, Conflict.Origin.PROGRAM));
                }
                return side == Side.OURS ? o : t;
            });
        }

        private Wire wire(Optional<Wire> was, Wire ours, Wire theirs) {
            String what = "wire " + ours.id();
            record Ends(dev.drawbridge.model.End from, dev.drawbridge.model.End to, dev.drawbridge.model.WireRole role) {}
            Ends ends = pick(what, was.map(w -> new Ends(w.from(), w.to(), w.role())), new Ends(ours.from(), ours.to(), ours.role()),
                    new Ends(theirs.from(), theirs.to(), theirs.role()), e -> e.from().node() + " \u2192 " + e.to().node());
            List<Conflict> marks = new ArrayList<>();
            Wire merged = new Wire(ours.id(), ends.from(), ends.to(), ends.role(), fields(what, was.map(Wire::fields).orElseGet(TreeMap::new), ours.fields(), theirs.fields(), marks),
                    values(what, was.map(Wire::unknown).orElseGet(TreeMap::new), ours.unknown(), theirs.unknown()));
            return marks.isEmpty() ? merged : Conflict.on(merged, marks);
        }

        private Group group(Optional<Group> was, Group ours, Group theirs) {
            String what = "group " + ours.title();
            return new Group(ours.id(), one(what + " title", was.map(Group::title).orElse(""), ours.title(), theirs.title()),
                    new TreeSet<>(set(was.map(Group::members).orElseGet(TreeSet::new), ours.members(), theirs.members())),
                    one(what + " colour", was.map(Group::colour).orElse(""), ours.colour(), theirs.colour()),
                    pick(what, was.map(Group::collapsed), ours.collapsed(), theirs.collapsed(), c -> c ? "collapsed" : "expanded"),
                    values(what, was.map(Group::unknown).orElseGet(TreeMap::new), ours.unknown(), theirs.unknown()));
        }

        private Note note(Optional<Note> was, Note ours, Note theirs) {
            return new Note(ours.id(), one("note", was.map(Note::text).orElse(""), ours.text(), theirs.text()),
                    one("colour of a note", was.map(Note::colour).orElse(""), ours.colour(), theirs.colour()),
                    values("note", was.map(Note::unknown).orElseGet(TreeMap::new), ours.unknown(), theirs.unknown()));
        }

        private Settings settings(Settings was, Settings ours, Settings theirs) {
            return new Settings(new TreeSet<>(set(was.targets(), ours.targets(), theirs.targets())),
                    one("Java package", was.javaPackage(), ours.javaPackage(), theirs.javaPackage()),
                    map("accepted finding", was.suppressions(), ours.suppressions(), theirs.suppressions(), (b, o, t) -> one("accepted finding", b.orElse(""), o, t), s -> s, (reason, _) -> reason),
                    values("settings", was.unknown(), ours.unknown(), theirs.unknown()));
        }

        Layout layout(Layout was, Layout ours, Layout theirs) {
            // where things stand is nobody's decision worth a question
            return new Layout(places(was.places(), ours.places(), theirs.places()), places(was.notes(), ours.notes(), theirs.notes()),
                    values("layout", was.unknown(), ours.unknown(), theirs.unknown()));
        }

        private static <K extends Comparable<K>, V> SortedMap<K, V> places(Map<K, V> was, Map<K, V> ours, Map<K, V> theirs) {
            SortedMap<K, V> merged = new TreeMap<>(theirs);
            ours.forEach((id, place) -> {
                if (!place.equals(was.get(id)) || !theirs.containsKey(id)) {
                    merged.put(id, place);
                }
            });
            return merged;
        }

        private SortedMap<String, Value> values(String what, SortedMap<String, Value> was, SortedMap<String, Value> ours, SortedMap<String, Value> theirs) {
            return Both.fields(was, ours, theirs, (name, o, t) -> {
                clash(what + " " + name, words(o), words(t));
                return side == Side.THEIRS ? t : o;
            });
        }

        private static String words(Optional<Value> value) {
            return value.map(Value::display).orElse("not set");
        }

        private <K extends Comparable<K>, V> SortedMap<K, V> map(String kind, Map<K, V> was, Map<K, V> ours, Map<K, V> theirs, Merged<V> both,
                java.util.function.Function<V, String> name, BiFunction<V, Conflict, V> marked) {
            SortedMap<K, V> merged = new TreeMap<>();
            Set<K> ids = new TreeSet<>(ours.keySet());
            ids.addAll(theirs.keySet());
            for (K id : ids) {
                Optional<V> b = Optional.ofNullable(was.get(id));
                boolean removedHere = !ours.containsKey(id);
                // a change is what cannot be made again so easily, so it stays
                Both.thing(b, Optional.ofNullable(ours.get(id)), Optional.ofNullable(theirs.get(id)), Object::equals, (o, t) -> o.equals(t) ? o : both.merged(b, o, t), left -> {
                    clash(kind + " " + cut(name.apply(left)), removedHere ? "removed" : "changed", removedHere ? "changed" : "removed");
                    return side == Side.LATER ? marked.apply(left, Conflict.existence(removedHere, Conflict.Origin.PROGRAM)) : left;
                }).ifPresent(value -> merged.put(id, value));
            }
            return merged;
        }

        private String one(String what, String was, String ours, String theirs) {
            return pick(what, Optional.of(was), ours, theirs, text -> text);
        }

        private <V> V pick(String what, Optional<V> was, V ours, V theirs, java.util.function.Function<V, String> words) {
            return Both.agreed(was, ours, theirs).orElseGet(() -> {
                clash(what, words.apply(ours), words.apply(theirs));
                return side == Side.THEIRS ? theirs : ours;
            });
        }

        private void clash(String what, String ours, String theirs) {
            clashes.add(new Clash(cut(what), cut(ours), cut(theirs)));
        }

        private static <T extends Comparable<T>> Collection<T> set(Collection<T> was, Collection<T> ours, Collection<T> theirs) {
            Set<T> merged = new TreeSet<>(ours);
            theirs.stream().filter(member -> !was.contains(member)).forEach(merged::add);
            merged.removeIf(member -> was.contains(member) && !theirs.contains(member));
            return merged;
        }

        private static String cut(String text) {
            String line = text.replaceAll("\\s+", " ").strip();
            return line.length() <= LONGEST ? line : line.substring(0, LONGEST).strip() + "\u2026";
        }
    }
}
