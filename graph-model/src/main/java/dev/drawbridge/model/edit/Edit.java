package dev.drawbridge.model.edit;

import dev.drawbridge.model.Design;
import dev.drawbridge.model.Drawing;
import dev.drawbridge.model.End;
import dev.drawbridge.model.Group;
import dev.drawbridge.model.GroupId;
import dev.drawbridge.model.Layout;
import dev.drawbridge.model.ModelException;
import dev.drawbridge.model.Node;
import dev.drawbridge.model.NodeId;
import dev.drawbridge.model.Note;
import dev.drawbridge.model.NoteBox;
import dev.drawbridge.model.NoteId;
import dev.drawbridge.model.Point;
import dev.drawbridge.model.Settings;
import dev.drawbridge.model.Value;
import dev.drawbridge.model.Wire;
import dev.drawbridge.model.WireId;
import dev.drawbridge.model.WireRole;
import dev.drawbridge.model.wire.WideGrant;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Collectors;

/**
 * One wish of the user as a pure function from drawing to drawing. An edit never runs another on the side: what follows
 * from it (the wires of a removed card) is part of it, or stands beside it in a {@link Sequence}.
 *
 * <p>{@code apply} throws {@link ModelException} with a sentence for the user when the wish cannot be met; the drawing
 * is then as before.
 */
public sealed interface Edit {
    /** The drawing after it. */
    Edited apply(Drawing drawing);

    /** What undo calls it, for example "Add search". */
    String label();

    /** Whether drawing and texts that it gives are in step as they are, so that no text has to follow. */
    default boolean isInStep() {
        return false;
    }

    /** Places a new card. */
    record AddNode(Node node, Optional<Point> place) implements Edit {
        @Override
        public Edited apply(Drawing drawing) {
            Renaming.requireName(node.name());
            if (drawing.design().node(node.id()).isPresent()) {
                throw new ModelException("There is a card with the id \"" + node.id() + "\" already.");
            }
            Drawing added = drawing.withDesign(drawing.design().withNode(node));
            return Edited.node(place.map(p -> added.withLayout(added.layout().withPlace(node.id(), p))).orElse(added), node.id());
        }

        @Override
        public String label() {
            return "Add " + node.name();
        }
    }

    /** Takes cards away, with every wire fastened to them and their place in groups. */
    record RemoveNodes(Set<NodeId> nodes) implements Edit {
        public RemoveNodes {
            nodes = Set.copyOf(nodes);
        }

        @Override
        public Edited apply(Drawing drawing) {
            Design design = drawing.design();
            nodes.forEach(design::requireNode);
            Set<WireId> fastened = design.wires().values().stream().filter(wire -> nodes.contains(wire.from().node()) || nodes.contains(wire.to().node())).map(Wire::id).collect(Collectors.toSet());
            return new Edited(drawing.withDesign(design.without(nodes)).withLayout(drawing.layout().without(nodes)), nodes, fastened);
        }

        @Override
        public String label() {
            return nodes.size() == 1 ? "Delete card" : "Delete " + nodes.size() + " cards";
        }
    }

    /** Gives a card another name. */
    record RenameNode(NodeId node, String name) implements Edit {
        @Override
        public Edited apply(Drawing drawing) {
            return new Renaming(node, name).of(drawing);
        }

        @Override
        public String label() {
            return "Rename to " + name;
        }
    }

    /** Sets a field of a card; without a value, back to its default. */
    record SetField(NodeId node, String field, Optional<Value> value) implements Edit {
        @Override
        public Edited apply(Drawing drawing) {
            Node before = drawing.design().requireNode(node);
            Node after = value.map(v -> before.withField(field, v)).orElseGet(() -> before.withoutField(field));
            return Edited.node(drawing.withDesign(drawing.design().withNode(after)), node);
        }

        @Override
        public String label() {
            return "Change " + field;
        }
    }

    /** Sets the note of a card. */
    record SetNote(NodeId node, String note) implements Edit {
        @Override
        public Edited apply(Drawing drawing) {
            return Edited.node(drawing.withDesign(drawing.design().withNode(drawing.design().requireNode(node).withNote(note))), node);
        }

        @Override
        public String label() {
            return "Change note";
        }
    }

    /** Draws a wire. Whether it may be drawn is decided before, by {@code Wiring}. */
    record Connect(Wire wire) implements Edit {
        @Override
        public Edited apply(Drawing drawing) {
            if (drawing.design().wire(wire.id()).isPresent()) {
                throw new ModelException("There is a wire with the id \"" + wire.id() + "\" already.");
            }
            return Edited.wire(drawing.withDesign(drawing.design().withWire(wire)), wire.id());
        }

        @Override
        public String label() {
            return "Connect";
        }
    }

    /** Takes wires away. */
    record Disconnect(Set<WireId> wires) implements Edit {
        public Disconnect {
            wires = Set.copyOf(wires);
        }

        @Override
        public Edited apply(Drawing drawing) {
            wires.forEach(drawing.design()::requireWire);
            SortedMap<WireId, Wire> kept = new TreeMap<>(drawing.design().wires());
            kept.keySet().removeAll(wires);
            return new Edited(drawing.withDesign(drawing.design().withWires(kept)), Set.of(), wires);
        }

        @Override
        public String label() {
            return wires.size() == 1 ? "Disconnect" : "Delete " + wires.size() + " wires";
        }
    }

    /** Sets a field of a wire; without a value, back to its default. */
    record SetWireField(WireId wire, String field, Optional<Value> value) implements Edit {
        @Override
        public Edited apply(Drawing drawing) {
            Wire before = drawing.design().requireWire(wire);
            Wire after = value.map(v -> before.withField(field, v)).orElseGet(() -> before.withoutField(field));
            return Edited.wire(drawing.withDesign(drawing.design().withWire(after)), wire);
        }

        @Override
        public String label() {
            return "Change " + field;
        }
    }

    /** Fastens the ends of a wire elsewhere. */
    record Retarget(WireId wire, End from, End to, WireRole role) implements Edit {
        @Override
        public Edited apply(Drawing drawing) {
            Wire moved = drawing.design().requireWire(wire).withEnds(from, to, role);
            return Edited.wire(drawing.withDesign(drawing.design().withWire(moved)), wire);
        }

        @Override
        public String label() {
            return "Move wire";
        }
    }

    /** Moves cards to new places. */
    record MoveNodes(Map<NodeId, Point> places) implements Edit {
        public MoveNodes {
            places = Map.copyOf(places);
        }

        @Override
        public Edited apply(Drawing drawing) {
            places.keySet().forEach(drawing.design()::requireNode);
            return new Edited(drawing.withLayout(drawing.layout().withPlaces(places)), places.keySet(), Set.of());
        }

        @Override
        public String label() {
            return places.size() == 1 ? "Move card" : "Move " + places.size() + " cards";
        }
    }

    /** Adds a group, or replaces the one with the same id. */
    record PutGroup(Group group) implements Edit {
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
    record RemoveGroup(GroupId group) implements Edit {
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

    /** Adds a note, or replaces the one with the same id; a place is needed for a new one. */
    record PutNote(Note note, Optional<NoteBox> box) implements Edit {
        @Override
        public Edited apply(Drawing drawing) {
            SortedMap<NoteId, Note> notes = new TreeMap<>(drawing.design().notes());
            notes.put(note.id(), note);
            SortedMap<NoteId, NoteBox> boxes = new TreeMap<>(drawing.layout().notes());
            box.ifPresent(b -> boxes.put(note.id(), b));
            return new Edited(drawing.withDesign(drawing.design().withNotes(notes)).withLayout(drawing.layout().withNotes(boxes)), Set.of(), Set.of());
        }

        @Override
        public String label() {
            return "Change note";
        }
    }

    /** Takes notes away. */
    record RemoveNotes(Set<NoteId> notes) implements Edit {
        public RemoveNotes {
            notes = Set.copyOf(notes);
        }

        @Override
        public Edited apply(Drawing drawing) {
            SortedMap<NoteId, Note> kept = new TreeMap<>(drawing.design().notes());
            SortedMap<NoteId, NoteBox> boxes = new TreeMap<>(drawing.layout().notes());
            for (NoteId id : notes) {
                requireNote(drawing, id);
                kept.remove(id);
                boxes.remove(id);
            }
            return new Edited(drawing.withDesign(drawing.design().withNotes(kept)).withLayout(drawing.layout().withNotes(boxes)), Set.of(), Set.of());
        }

        @Override
        public String label() {
            return notes.size() == 1 ? "Delete note" : "Delete " + notes.size() + " notes";
        }
    }

    /** Moves notes, or gives them another size. */
    record PlaceNotes(Map<NoteId, NoteBox> boxes) implements Edit {
        public PlaceNotes {
            boxes = Map.copyOf(boxes);
        }

        @Override
        public Edited apply(Drawing drawing) {
            boxes.keySet().forEach(id -> requireNote(drawing, id));
            SortedMap<NoteId, NoteBox> all = new TreeMap<>(drawing.layout().notes());
            all.putAll(boxes);
            return new Edited(drawing.withLayout(drawing.layout().withNotes(all)), Set.of(), Set.of());
        }

        @Override
        public String label() {
            return boxes.size() == 1 ? "Move note" : "Move " + boxes.size() + " notes";
        }
    }

    /** Changes what holds for the whole drawing. */
    record ChangeSettings(Settings settings) implements Edit {
        @Override
        public Edited apply(Drawing drawing) {
            return new Edited(drawing.withDesign(drawing.design().withSettings(settings)), Set.of(), Set.of());
        }

        @Override
        public String label() {
            return "Change settings";
        }
    }

    /** Takes over a whole drawing as it stands on disk, with its texts; unlike {@link Replace}, texts are taken as they are: what they mean may have changed in files that they include. */
    record Adopt(Drawing adopted, String label) implements Edit {
        @Override
        public Edited apply(Drawing drawing) {
            Edited replaced = new Replace(adopted.design(), adopted.layout(), label).apply(drawing);
            return new Edited(adopted, replaced.nodes(), replaced.wires());
        }

        @Override
        public boolean isInStep() {
            return true;
        }
    }

    /** Takes over a drawing that was made elsewhere: a reload, an import, a merge. Everything counts as touched. */
    record Replace(Design design, Layout layout, String label) implements Edit {
        @Override
        public Edited apply(Drawing drawing) {
            Set<NodeId> nodes = new HashSet<>(drawing.design().nodes().keySet());
            nodes.addAll(design.nodes().keySet());
            Set<WireId> wires = new HashSet<>(drawing.design().wires().keySet());
            wires.addAll(design.wires().keySet());
            return new Edited(drawing.withDesign(design).withLayout(layout), nodes, wires);
        }
    }

    /** Says which value holds where drawing and template changed a field of a card to different ones; the mark of the conflict goes. */
    record DecideField(NodeId node, String field, Optional<Value> value) implements Edit {
        @Override
        public Edited apply(Drawing drawing) {
            return new Deciding(field, value).card(drawing, node);
        }

        @Override
        public String label() {
            return new Deciding(field, value).label();
        }
    }

    /** The same for a wire. */
    record DecideWireField(WireId wire, String field, Optional<Value> value) implements Edit {
        @Override
        public Edited apply(Drawing drawing) {
            return new Deciding(field, value).wire(drawing, wire);
        }

        @Override
        public String label() {
            return new Deciding(field, value).label();
        }
    }

    /** Permits on a wire only what it needs, where the template permits more. */
    record Narrow(WireId wire) implements Edit {
        @Override
        public Edited apply(Drawing drawing) {
            return Edited.wire(drawing.withDesign(drawing.design().withWire(WideGrant.on(drawing.design().requireWire(wire), List.of()))), wire);
        }

        @Override
        public String label() {
            return "Permit only what is needed";
        }
    }

    /** Several edits that are one for the user: all of them happen, or none. */
    record Sequence(String label, List<Edit> edits) implements Edit {
        public Sequence {
            edits = List.copyOf(edits);
        }

        @Override
        public Edited apply(Drawing drawing) {
            Edited edited = new Edited(drawing, Set.of(), Set.of());
            for (Edit edit : edits) {
                edited = edited.then(edit.apply(edited.drawing()));
            }
            return edited;
        }
    }

    private static void requireNote(Drawing drawing, NoteId note) {
        if (!drawing.design().notes().containsKey(note)) {
            throw new ModelException("There is no note \"" + note + "\".");
        }
    }
}
