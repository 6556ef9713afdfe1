package dev.drawbridge.model.edit;

import dev.drawbridge.model.Design;
import dev.drawbridge.model.End;
import dev.drawbridge.model.Fragment;
import dev.drawbridge.model.Group;
import dev.drawbridge.model.GroupId;
import dev.drawbridge.model.Node;
import dev.drawbridge.model.NodeId;
import dev.drawbridge.model.Note;
import dev.drawbridge.model.NoteBox;
import dev.drawbridge.model.NoteId;
import dev.drawbridge.model.Point;
import dev.drawbridge.model.Value;
import dev.drawbridge.model.Wire;
import dev.drawbridge.model.WireId;
import dev.drawbridge.model.geometry.Bounds;
import dev.drawbridge.model.geometry.CardMetrics;
import dev.drawbridge.model.geometry.NotePlaces;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Stream;

/**
 * Brings a copied part into a design, under ids and names that are free there. Pure; the fragment may come from another project.
 *
 * @param edit what does it, one step for undo
 * @param cards the ids that the pasted cards get: what to select afterwards, like the others
 */
public record Pasting(Edit edit, Set<NodeId> cards, Set<WireId> wires, Set<NoteId> notes) {
    public Pasting {
        cards = Set.copyOf(cards);
        wires = Set.copyOf(wires);
        notes = Set.copyOf(notes);
    }

    /**
     * The pasting of the fragment at that place.
     *
     * @param at where the middle of the fragment goes, near enough for the grid
     * @return empty for an empty fragment
     */
    public static Optional<Pasting> of(Design design, Fragment fragment, Point at, String label) {
        if (fragment.isEmpty()) {
            return Optional.empty();
        }
        Point middle = middle(fragment).orElse(at);
        Point shift = CardMetrics.snap(new Point(at.x() - middle.x(), at.y() - middle.y()));
        Design growing = design;
        List<Edit> edits = new ArrayList<>();
        Map<NodeId, NodeId> ids = new LinkedHashMap<>();
        for (Node copied : fragment.nodes().values()) {
            // orders2 is copied as orders3, not as orders22
            boolean taken = growing.nodeNamed(copied.name()).isPresent();
            String name = growing.freshName(taken ? stem(copied.name()) : copied.name());
            NodeId id = growing.freshNodeId(name);
            Node node = copy(copied, id, name);
            ids.put(copied.id(), id);
            growing = growing.withNode(node);
            edits.add(new CardEdit.AddNode(node, Optional.ofNullable(fragment.places().get(copied.id())).map(place -> place.plus(shift.x(), shift.y()))));
        }
        Set<WireId> wires = new LinkedHashSet<>();
        for (Wire copied : fragment.wires().values()) {
            NodeId from = ids.get(copied.from().node());
            NodeId to = ids.get(copied.to().node());
            Wire wire = new Wire(growing.freshWireId(from, to), new End(from, copied.from().port()), new End(to, copied.to().port()), copied.role(), copied.fields(), copied.unknown());
            growing = growing.withWire(wire);
            wires.add(wire.id());
            edits.add(new WireEdit.Connect(wire));
        }
        for (Group copied : fragment.groups().values()) {
            Set<NodeId> members = new TreeSet<>();
            copied.members().forEach(member -> members.add(ids.get(member)));
            Group group = new Group(growing.freshGroupId(copied.title()), copied.title(), new TreeSet<>(members), copied.colour(), copied.collapsed(), copied.unknown());
            growing = growing.withGroups(plus(growing.groups(), group));
            edits.add(new GroupEdit.PutGroup(group));
        }
        Set<NoteId> notes = new LinkedHashSet<>();
        for (Note copied : fragment.notes().values()) {
            Note note = new Note(growing.freshNoteId(), copied.text(), copied.colour(), copied.unknown());
            growing = growing.withNotes(plus(growing.notes(), note));
            notes.add(note.id());
            NoteBox box = Optional.ofNullable(fragment.boxes().get(copied.id())).map(old -> old.movedBy(shift.x(), shift.y())).orElseGet(() -> NoteBox.at(CardMetrics.snap(at)));
            edits.add(new NoteEdit.PutNote(note, Optional.of(box)));
        }
        return Optional.of(new Pasting(new Edit.Sequence(label, edits), Set.copyOf(ids.values()), wires, notes));
    }

    /** The middle of all that has a place. */
    public static Optional<Point> middle(Fragment fragment) {
        return Bounds.around(Stream.concat(fragment.places().values().stream().map(CardMetrics::bounds), fragment.boxes().values().stream().map(NotePlaces::bounds)).toList())
                .map(Bounds::centre);
    }

    private static SortedMap<GroupId, Group> plus(SortedMap<GroupId, Group> groups, Group group) {
        SortedMap<GroupId, Group> more = new TreeMap<>(groups);
        more.put(group.id(), group);
        return more;
    }

    private static SortedMap<NoteId, Note> plus(SortedMap<NoteId, Note> notes, Note note) {
        SortedMap<NoteId, Note> more = new TreeMap<>(notes);
        more.put(note.id(), note);
        return more;
    }

    private static String stem(String name) {
        String stem = name.replaceAll("\\d+$", "");
        return stem.isEmpty() ? name : stem;
    }

    /** The card under another id and name. A copy is a card of its own: what ties the original to its template is not copied. */
    public static Node copy(Node original, NodeId id, String name) {
        SortedMap<String, Value> members = new TreeMap<>(original.unknown());
        members.remove("template");
        return new Node(id, original.kind(), name, original.fields(), original.note(), members);
    }
}
