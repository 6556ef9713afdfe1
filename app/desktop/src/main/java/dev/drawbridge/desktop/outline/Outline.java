package dev.drawbridge.desktop.outline;

import dev.drawbridge.model.Design;
import dev.drawbridge.generators.markdown.Block;
import dev.drawbridge.generators.markdown.Markdown;
import dev.drawbridge.model.Group;
import dev.drawbridge.model.GroupId;
import dev.drawbridge.model.Node;
import dev.drawbridge.model.NodeId;
import dev.drawbridge.model.NoteId;
import dev.drawbridge.model.Wire;
import dev.drawbridge.model.WireId;
import dev.drawbridge.model.kind.Catalogue;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** A drawing as headings with cards below them, below each card the wires that leave it, and its notes at the end. Immutable and pure. */
public record Outline(List<Section> sections, List<Sheet> notes) {
    /**
     * The cards of a frame, or those of one group of kinds that are in no frame.
     *
     * @param key tells sections apart, also ones with the same title
     * @param frame the group of a frame; empty for kinds
     * @param collapsed whether the drawing shows the frame as one card
     */
    public record Section(String key, String title, Optional<GroupId> frame, boolean collapsed, List<Card> cards) {
        public Section {
            cards = List.copyOf(cards);
        }
    }

    /** A note by its first words. */
    public record Sheet(NoteId id, String words) {}

    /** A card with the wires that leave it. */
    public record Card(NodeId id, String name, String icon, List<WireId> wires) {
        public Card {
            wires = List.copyOf(wires);
        }
    }

    public Outline {
        sections = List.copyOf(sections);
        notes = List.copyOf(notes);
    }

    /** Frames first, in the order of their titles, then the rest by the groups of the palette, then notes. */
    public static Outline of(Design design, Catalogue catalogue) {
        Map<NodeId, List<WireId>> leaving = new LinkedHashMap<>();
        for (Wire wire : design.wires().values()) {
            leaving.computeIfAbsent(wire.from().node(), from -> new ArrayList<>()).add(wire.id());
        }
        List<Section> sections = new ArrayList<>();
        Set<NodeId> framed = new HashSet<>();
        design.groups().values().stream().sorted(Comparator.comparing(Group::title)).forEach(group -> {
            framed.addAll(group.members());
            sections.add(section("frame:" + group.id().value(), group.title(), Optional.of(group),
                    group.members().stream().flatMap(id -> design.node(id).stream()).toList(), catalogue, leaving));
        });
        Map<String, List<Node>> rest = new LinkedHashMap<>();
        catalogue.placeable().forEach(kind -> rest.putIfAbsent(kind.group(), new ArrayList<>()));
        design.nodes().values().stream().filter(node -> !framed.contains(node.id()))
                .forEach(node -> rest.computeIfAbsent(catalogue.of(node).group(), group -> new ArrayList<>()).add(node));
        rest.forEach((title, nodes) -> {
            if (!nodes.isEmpty()) {
                sections.add(section("kind:" + title, title, Optional.empty(), nodes, catalogue, leaving));
            }
        });
        return new Outline(sections, design.notes().values().stream().map(note -> new Sheet(note.id(), firstWords(note.text()))).toList());
    }

    private static Section section(String key, String title, Optional<Group> frame, List<Node> nodes, Catalogue catalogue, Map<NodeId, List<WireId>> leaving) {
        return new Section(key, title, frame.map(Group::id), frame.map(Group::collapsed).orElse(false), nodes.stream().sorted(Comparator.comparing((Node node) -> node.name().toLowerCase(Locale.ROOT)).thenComparing(Node::id))
                .map(node -> new Card(node.id(), node.name(), catalogue.of(node).icon(), leaving.getOrDefault(node.id(), List.of()))).toList());
    }

    private static String firstWords(String text) {
        return Markdown.blocks(text).stream().map(Block::plain).map(String::strip).filter(words -> !words.isEmpty()).findFirst().orElse("");
    }
}
