package dev.drawbridge.generators.picture;

import dev.drawbridge.generators.picture.Difference.Change;
import dev.drawbridge.generators.picture.Difference.Subject;
import dev.drawbridge.model.Design;
import dev.drawbridge.model.Drawing;
import dev.drawbridge.generators.markdown.Markdown;
import dev.drawbridge.model.Group;
import dev.drawbridge.model.Node;
import dev.drawbridge.model.NodeId;
import dev.drawbridge.model.Note;
import dev.drawbridge.model.Point;
import dev.drawbridge.model.Value;
import dev.drawbridge.model.Wire;
import dev.drawbridge.model.kind.Catalogue;
import dev.drawbridge.model.kind.Kind;
import dev.drawbridge.model.wire.WireRule;
import dev.drawbridge.model.wire.WireTable;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.function.Function;

/**
 * In what two versions of a drawing differ. Cards, wires and groups are the same when their ids are: a renamed card is a
 * changed card. A field that was set to its default is the same as one that was not set.
 */
public final class DrawingDiff {
    private static final int SHOWN = 40;

    private final Drawing before;
    private final Drawing after;
    private final Catalogue catalogue;
    private final WireTable table;
    private final DrawingWords words;
    private final List<Difference> found = new ArrayList<>();

    private DrawingDiff(Drawing before, Drawing after, Catalogue catalogue, WireTable table) {
        this.before = before;
        this.after = after;
        this.catalogue = catalogue;
        this.table = table;
        words = new DrawingWords(catalogue, table);
    }

    /** All differences: cards, wires, groups, notes, settings, each in the order of their ids; none when the drawings are the same. */
    public static List<Difference> between(Drawing before, Drawing after, Catalogue catalogue, WireTable table) {
        DrawingDiff diff = new DrawingDiff(before, after, catalogue, table);
        diff.cards();
        diff.wires();
        diff.groups();
        diff.notes();
        diff.settings();
        return List.copyOf(diff.found);
    }

    private void add(Change change, Subject subject, String name, String what) {
        found.add(new Difference(change, subject, name, what));
    }

    private void cards() {
        for (NodeId id : both(before.design().nodes(), after.design().nodes())) {
            Optional<Node> old = before.design().node(id);
            Optional<Node> now = after.design().node(id);
            if (old.isEmpty()) {
                add(Change.ADDED, Subject.CARD, now.orElseThrow().name(), words.kind(now.get()));
            } else if (now.isEmpty()) {
                add(Change.REMOVED, Subject.CARD, old.get().name(), words.kind(old.get()));
            } else {
                card(old.get(), now.get());
            }
        }
    }

    private void card(Node old, Node now) {
        List<String> changes = changes(old, now, catalogue);
        changes.forEach(change -> add(Change.CHANGED, Subject.CARD, now.name(), change));
        if (changes.isEmpty() && moved(before, after, now.id())) {
            add(Change.MOVED, Subject.CARD, now.name(), "");
        }
    }

    /** Whether the card has a place in both, and not the same. */
    static boolean moved(Drawing before, Drawing after, NodeId id) {
        Optional<Point> from = before.layout().place(id);
        Optional<Point> to = after.layout().place(id);
        return from.isPresent() && to.isPresent() && !from.equals(to);
    }

    /** What is another about a card that is in both. */
    static List<String> changes(Node old, Node now, Catalogue catalogue) {
        List<String> changes = new ArrayList<>();
        if (!old.name().equals(now.name())) {
            changes.add("was called " + old.name());
        }
        Kind oldKind = catalogue.of(old);
        Kind kind = catalogue.of(now);
        if (!old.kind().equals(now.kind())) {
            changes.add("was a " + oldKind.title());
        }
        for (String field : both(old.fields(), now.fields())) {
            changes.addAll(value(field, oldKind.value(old, field), kind.value(now, field)));
        }
        if (!old.note().equals(now.note())) {
            changes.add(now.note().isBlank() ? "its note is gone" : "note: " + now.note().strip());
        }
        if (!old.unknown().equals(now.unknown())) {
            changes.add("something that this version does not know");
        }
        return changes;
    }

    private void wires() {
        for (var id : both(before.design().wires(), after.design().wires())) {
            Optional<Wire> old = before.design().wire(id);
            Optional<Wire> now = after.design().wire(id);
            if (old.isEmpty()) {
                add(Change.ADDED, Subject.WIRE, words.wire(after.design(), now.orElseThrow()), "");
            } else if (now.isEmpty()) {
                add(Change.REMOVED, Subject.WIRE, words.wire(before.design(), old.get()), "");
            } else {
                changes(before.design(), old.get(), after.design(), now.get(), table)
                        .forEach(change -> add(Change.CHANGED, Subject.WIRE, words.wire(after.design(), now.get()), change));
            }
        }
    }

    /** What is another about a wire that is in both. */
    static List<String> changes(Design before, Wire old, Design after, Wire now, WireTable table) {
        List<String> changes = new ArrayList<>();
        if (!old.from().equals(now.from())) {
            changes.add("came from " + before.requireNode(old.from().node()).name());
        }
        if (!old.to().equals(now.to())) {
            changes.add("went to " + before.requireNode(old.to().node()).name());
        }
        if (old.role() != now.role()) {
            changes.add("its meaning was " + old.role().id());
        }
        Optional<WireRule> oldRule = table.of(before, old);
        Optional<WireRule> rule = table.of(after, now);
        for (String field : both(old.fields(), now.fields())) {
            changes.addAll(value(field, oldRule.flatMap(r -> r.value(old, field)).or(() -> old.field(field)), rule.flatMap(r -> r.value(now, field)).or(() -> now.field(field))));
        }
        if (!old.unknown().equals(now.unknown())) {
            changes.add("something that this version does not know");
        }
        return changes;
    }

    private void groups() {
        for (var id : both(before.design().groups(), after.design().groups())) {
            Group old = before.design().groups().get(id);
            Group now = after.design().groups().get(id);
            if (old == null) {
                add(Change.ADDED, Subject.GROUP, now.title(), names(after.design(), now.members()));
            } else if (now == null) {
                add(Change.REMOVED, Subject.GROUP, old.title(), "");
            } else if (!old.equals(now)) {
                add(Change.CHANGED, Subject.GROUP, now.title(), group(old, now));
            }
        }
    }

    private String group(Group old, Group now) {
        List<String> changes = new ArrayList<>();
        if (!old.title().equals(now.title())) {
            changes.add("was called " + old.title());
        }
        Set<NodeId> come = new TreeSet<>(now.members());
        come.removeAll(old.members());
        Set<NodeId> gone = new TreeSet<>(old.members());
        gone.removeAll(now.members());
        if (!come.isEmpty()) {
            changes.add("now with " + names(after.design(), come));
        }
        if (!gone.isEmpty()) {
            changes.add("now without " + names(before.design(), gone));
        }
        return changes.isEmpty() ? "looks otherwise" : String.join(", ", changes);
    }

    private static String names(Design design, Set<NodeId> cards) {
        return String.join(", ", cards.stream().map(id -> design.node(id).map(Node::name).orElse(id.value())).toList());
    }

    private void notes() {
        for (var id : both(before.design().notes(), after.design().notes())) {
            Note old = before.design().notes().get(id);
            Note now = after.design().notes().get(id);
            if (old == null) {
                add(Change.ADDED, Subject.NOTE, start(now), "");
            } else if (now == null) {
                add(Change.REMOVED, Subject.NOTE, start(old), "");
            } else if (!old.equals(now)) {
                add(Change.CHANGED, Subject.NOTE, start(now), old.text().equals(now.text()) ? "looks otherwise" : "was \"" + start(old) + "\"");
            }
        }
    }

    /** How the note begins. */
    private static String start(Note note) {
        String plain = Markdown.plain(note.text());
        return plain.length() <= SHOWN ? plain : plain.substring(0, SHOWN).strip() + "\u2026";
    }

    private void settings() {
        Design old = before.design();
        Design now = after.design();
        setting("name", old, now, Design::name);
        setting("targets", old, now, design -> String.join(", ", design.settings().targets()));
        setting("javaPackage", old, now, design -> design.settings().javaPackage());
        for (String finding : both(old.settings().suppressions(), now.settings().suppressions())) {
            setting("accepted finding " + finding, old, now, design -> design.settings().suppressions().getOrDefault(finding, ""));
        }
        if (!old.unknown().equals(now.unknown()) || !old.settings().unknown().equals(now.settings().unknown())) {
            add(Change.CHANGED, Subject.SETTING, "others", "something that this version does not know");
        }
    }

    private void setting(String name, Design old, Design now, Function<Design, String> value) {
        String was = value.apply(old);
        String is = value.apply(now);
        if (!was.equals(is)) {
            add(was.isEmpty() ? Change.ADDED : is.isEmpty() ? Change.REMOVED : Change.CHANGED, Subject.SETTING, name,
                    was.isEmpty() ? is : is.isEmpty() ? "" : was + " \u2192 " + is);
        }
    }

    private static List<String> value(String field, Optional<Value> was, Optional<Value> is) {
        if (Objects.equals(was, is)) {
            return List.of();
        }
        return List.of(field + " " + was.map(DrawingDiff::shown).orElse("not set") + " \u2192 " + is.map(DrawingDiff::shown).orElse("not set"));
    }

    private static String shown(Value value) {
        String text = value.display().replace('\n', ' ');
        return text.isEmpty() ? "empty" : text;
    }

    private static <K> SortedSet<K> both(SortedMap<K, ?> one, SortedMap<K, ?> other) {
        SortedSet<K> keys = new TreeSet<>(one.keySet());
        keys.addAll(other.keySet());
        return keys;
    }
}
