package dev.drawbridge.generators.picture;

import dev.drawbridge.generators.markdown.Markdown;
import dev.drawbridge.model.Design;
import dev.drawbridge.model.Folding;
import dev.drawbridge.model.Group;
import dev.drawbridge.model.Node;
import dev.drawbridge.model.NodeId;
import dev.drawbridge.model.Note;
import dev.drawbridge.model.Wire;
import dev.drawbridge.model.kind.Catalogue;
import dev.drawbridge.model.kind.Family;
import dev.drawbridge.model.kind.Kind;
import dev.drawbridge.model.kind.NodeRole;
import dev.drawbridge.model.wire.WireStyle;
import dev.drawbridge.model.wire.WireTable;
import java.util.Arrays;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;

/**
 * Writes a drawing as a Mermaid flow chart, for wikis and READMEs that render it. Where cards are is Mermaid's own business.
 * Syntax: <a href="https://mermaid.js.org/syntax/flowchart.html">mermaid.js.org</a>.
 */
public final class MermaidWriter {
    /** Words that end or start something in a flow chart, so no card may be called so. */
    private static final Set<String> RESERVED = Set.of("end", "graph", "subgraph", "flowchart", "style", "class", "classdef", "click", "default", "linkstyle", "direction", "href", "call");

    private final Design design;
    private final Catalogue catalogue;
    private final WireTable table;
    private final StringBuilder out = new StringBuilder();
    private final Map<NodeId, String> ids = new HashMap<>();

    private MermaidWriter(Design design, Catalogue catalogue, WireTable table) {
        this.design = design;
        this.catalogue = catalogue;
        this.table = table;
    }

    /** The text, ending with a newline. */
    public static String write(Design design, Catalogue catalogue, WireTable table) {
        return new MermaidWriter(design, catalogue, table).write();
    }

    private String write() {
        nameCards();
        out.append("---\ntitle: ").append(quoted(design.name())).append("\n---\nflowchart LR\n");
        Set<NodeId> grouped = new HashSet<>();
        int number = 1;
        for (Group group : design.groups().values()) {
            List<NodeId> members = group.members().stream().filter(id -> design.node(id).isPresent() && grouped.add(id)).toList();
            if (!members.isEmpty() && group.collapsed()) {
                String id = "group" + number++;
                members.forEach(member -> ids.put(member, id));
                line(1, id + "[[" + quoted(group.title() + "<br/>" + DrawingWords.count(members.size(), "card")) + "]]:::" + family(group));
            } else if (!members.isEmpty()) {
                line(1, "subgraph group" + number++ + "[" + quoted(group.title()) + "]");
                members.forEach(id -> card(2, design.requireNode(id)));
                line(1, "end");
            }
        }
        design.nodes().values().stream().filter(node -> !grouped.contains(node.id())).forEach(node -> card(1, node));
        Folding folding = Folding.of(design);
        design.wires().values().stream().filter(wire -> !folding.hides(wire.id())).forEach(wire -> wire(wire, folding.together(wire.id()).size()));
        int notes = 1;
        for (Note note : design.notes().values()) {
            line(1, "note" + notes++ + ">" + quoted(Markdown.plain(note.text())) + "]");
        }
        classes(folding);
        return out.toString();
    }

    private void nameCards() {
        Set<String> taken = new HashSet<>();
        for (NodeId id : design.nodes().keySet()) {
            String word = id.value().replaceAll("[^A-Za-z0-9_]", "_");
            String base = RESERVED.contains(word.toLowerCase(Locale.ROOT)) || !Character.isLetter(word.charAt(0)) ? "card_" + word : word;
            String name = base;
            for (int n = 2; !taken.add(name); n++) {
                name = base + "_" + n;
            }
            ids.put(id, name);
        }
    }

    private void card(int depth, Node node) {
        Kind kind = catalogue.of(node);
        String text = quoted(node.name() + "<br/>" + kind.title());
        String shape = switch (kind.role()) {
            case FUNCTION -> "([" + text + "])";
            case SERVICE -> kind.family() == Family.DATA ? "[(" + text + ")]" : "[" + text + "]";
            case SOURCE -> "[/" + text + "/]";
            case CLIENT, RAW, UNKNOWN -> "[" + text + "]";
        };
        line(depth, ids.get(node.id()) + shape + ":::" + family(kind));
    }

    private static String family(Kind kind) {
        return kind.role() == NodeRole.UNKNOWN ? "unknown" : kind.family().name().toLowerCase(Locale.ROOT);
    }

    private static String family(Group group) {
        return Arrays.stream(Family.values()).map(family -> family.name().toLowerCase(Locale.ROOT)).filter(group.colour()::equals).findFirst().orElse("client");
    }

    /** @param standsFor how many wires a collapsed group lets look like this one */
    private void wire(Wire wire, int standsFor) {
        String label = standsFor == 1 ? WireStyle.label(design, wire, table) : standsFor + " wires";
        String arrow = switch (WireStyle.of(design, wire, table)) {
            case SYNC, ACCESS -> "-->";
            case ASYNC, REFERENCE, UNKNOWN -> "-.->";
            case FAILURE -> "--x";
        };
        line(1, ids.get(wire.from().node()) + " " + arrow + (label.isEmpty() ? " " : "|" + quoted(label) + "| ") + ids.get(wire.to().node()));
    }

    private void classes(Folding folding) {
        Set<String> used = new TreeSet<>();
        design.nodes().values().stream().filter(node -> !folding.hides(node.id())).forEach(node -> used.add(family(catalogue.of(node))));
        design.groups().values().stream().filter(group -> group.collapsed() && !group.members().isEmpty()).forEach(group -> used.add(family(group)));
        for (String name : used) {
            Family family = name.equals("unknown") ? Family.CLIENT : Family.valueOf(name.toUpperCase(Locale.ROOT));
            Colour ink = PictureTheme.LIGHT.ink(family);
            String dashes = name.equals("unknown") ? ",stroke-dasharray:4 3" : "";
            line(1, "classDef " + name + " fill:" + ink.withAlpha(PictureTheme.TILE_ALPHA).over(PictureTheme.LIGHT.card()).hex()
                    + ",stroke:" + ink.hex() + ",color:" + PictureTheme.LIGHT.text().hex() + dashes);
        }
    }

    /** Mermaid reads {@code #name;} and {@code #number;} as characters, and markup as markup: only our own line break may pass. */
    private static String quoted(String text) {
        StringBuilder safe = new StringBuilder("\"");
        String[] lines = text.split("<br/>", 2);
        for (int i = 0; i < lines.length; i++) {
            safe.append(i == 0 ? "" : "<br/>");
            lines[i].codePoints().forEach(c -> {
                switch (c) {
                    case '"', '#', '<', '>', '&', '`', '\\' -> safe.append('#').append(c).append(';');
                    default -> safe.appendCodePoint(c < ' ' ? ' ' : c);
                }
            });
        }
        return safe.append('"').toString();
    }

    private void line(int depth, String text) {
        out.append("  ".repeat(depth)).append(text).append('\n');
    }
}
