package dev.drawbridge.model.edit;

import dev.drawbridge.model.Design;
import dev.drawbridge.model.Drawing;
import dev.drawbridge.model.ModelException;
import dev.drawbridge.model.Node;
import dev.drawbridge.model.NodeId;
import dev.drawbridge.model.Point;
import dev.drawbridge.model.Value;
import dev.drawbridge.model.Wire;
import dev.drawbridge.model.WireId;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/** What can be done to cards. */
public sealed interface CardEdit extends Edit {
    /** Places a new card. */
    record AddNode(Node node, Optional<Point> place) implements CardEdit {
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
    record RemoveNodes(Set<NodeId> nodes) implements CardEdit {
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
    record RenameNode(NodeId node, String name) implements CardEdit {
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
    record SetField(NodeId node, String field, Optional<Value> value) implements CardEdit {
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
    record SetNote(NodeId node, String note) implements CardEdit {
        @Override
        public Edited apply(Drawing drawing) {
            return Edited.node(drawing.withDesign(drawing.design().withNode(drawing.design().requireNode(node).withNote(note))), node);
        }

        @Override
        public String label() {
            return "Change note";
        }
    }

    /** Moves cards to new places. */
    record MoveNodes(Map<NodeId, Point> places) implements CardEdit {
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

    /** Says which value holds where drawing and template changed a field of a card to different ones; the mark of the conflict goes. */
    record DecideField(NodeId node, String field, Optional<Value> value) implements CardEdit {
        @Override
        public Edited apply(Drawing drawing) {
            return new Deciding(field, value).card(drawing, node);
        }

        @Override
        public String label() {
            return new Deciding(field, value).label();
        }
    }
}
