package dev.drawbridge.generators.export;

import dev.drawbridge.generators.GeneratedFile;
import dev.drawbridge.generators.cloudformation.CloudFormationTemplate;
import dev.drawbridge.model.Design;
import dev.drawbridge.model.Drawing;
import dev.drawbridge.model.Layout;
import dev.drawbridge.model.ModelException;
import dev.drawbridge.model.Node;
import dev.drawbridge.model.NodeId;
import dev.drawbridge.model.Wire;
import dev.drawbridge.model.WireId;
import dev.drawbridge.model.edit.FollowingTexts;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.TreeSet;

/**
 * Finds out what a wire makes each format say, by leaving the wire out and looking at what is gone. So no second reader of the wire table
 * can tell another story than the writer. Pure, and too slow for the thread of a window.
 */
public final class WireTexts {
    private final Exports exports;

    public WireTexts(Exports exports) {
        this.exports = exports;
    }

    /** The formats that can be ticked beside the project's own file, in the order they are shown. */
    public List<String> formats() {
        return exports.formats().stream().filter(format -> !format.equals(Exports.SAM)).toList();
    }

    /**
     * What the wire says in the project's own file, and in every ticked format.
     *
     * @param following keeps the project's own file in step, as the store does
     */
    public List<WireText> of(Drawing drawing, WireId wire, Set<String> ticked, FollowingTexts following) {
        List<WireText> all = new ArrayList<>();
        Optional<WireText> own = own(drawing, wire, following);
        own.ifPresent(all::add);
        boolean home = own.isPresent();
        List<String> wanted = new ArrayList<>(home ? List.of() : List.of(Exports.SAM));
        formats().stream().filter(ticked::contains).forEach(wanted::add);
        own.ifPresent(text -> wanted.remove(text.format()));
        Drawing near = Drawing.of(CloudFormationTemplate.drawn(near(drawing.design(), wire)), Layout.empty());
        wanted.forEach(format -> all.add(in(near, wire, format)));
        return all;
    }

    /** The format as it is shown. */
    public String title(String format) {
        return exports.title(format);
    }

    private static Design without(Design design, WireId wire) {
        SortedMap<WireId, Wire> rest = new TreeMap<>(design.wires());
        rest.remove(wire);
        return design.withWires(rest);
    }

    private Optional<WireText> own(Drawing drawing, WireId wire, FollowingTexts following) {
        if (drawing.texts().isEmpty()) {
            return Optional.empty();
        }
        String file = drawing.texts().firstKey();
        String format = file.startsWith("serverless") ? "serverless" : Exports.SAM;
        try {
            SortedMap<String, String> rest = following.follow(drawing, without(drawing.design(), wire));
            return Optional.of(new WireText(format, file, true, passages(drawing.texts(), rest), ""));
        } catch (ModelException refused) {
            // the file cannot lose the wire: then what it says about it stands in a way that is not ours to take apart
            return Optional.of(new WireText(format, file, true, List.of(), refused.getMessage()));
        }
    }

    private WireText in(Drawing near, WireId wire, String format) {
        String title = exports.title(format);
        try {
            Export with = exports.export(near, format);
            Wire drawn = near.design().requireWire(wire);
            Set<String> ends = Set.of(near.design().requireNode(drawn.from().node()).name(), near.design().requireNode(drawn.to().node()).name());
            Optional<Portability> impossible = with.cards().stream()
                    .filter(card -> card.level() == Portability.Level.IMPOSSIBLE && ends.contains(card.card())).findFirst();
            if (impossible.isPresent()) {
                return new WireText(format, title, false, List.of(), impossible.get().card() + ": " + impossible.get().reason());
            }
            return new WireText(format, title, false,
                    passages(texts(with), texts(exports.export(near.withDesign(without(near.design(), wire)), format))), "");
        } catch (ModelException refused) {
            return new WireText(format, title, false, List.of(), refused.getMessage());
        }
    }

    private static Map<String, String> texts(Export export) {
        Map<String, String> texts = new TreeMap<>();
        for (GeneratedFile file : export.files()) {
            texts.put(file.path(), file.content());
        }
        return texts;
    }

    /** The two cards, and what they are wired to: an API says of a route who may call it. */
    private static Design near(Design design, WireId id) {
        Wire wire = design.requireWire(id);
        Set<NodeId> ends = Set.of(wire.from().node(), wire.to().node());
        Set<NodeId> cards = new TreeSet<>(ends);
        SortedMap<WireId, Wire> wires = new TreeMap<>();
        for (NodeId end : ends) {
            for (Wire other : design.wiresOf(end)) {
                wires.put(other.id(), other);
                cards.add(other.from().node());
                cards.add(other.to().node());
            }
        }
        SortedMap<NodeId, Node> nodes = new TreeMap<>();
        cards.forEach(card -> nodes.put(card, design.requireNode(card)));
        return design.withGroups(new TreeMap<>()).withWires(wires).withNodes(nodes);
    }

    private static List<WireText.Passage> passages(Map<String, String> with, Map<String, String> without) {
        List<WireText.Passage> passages = new ArrayList<>();
        with.forEach((file, text) -> {
            List<String> lines = text.lines().toList();
            for (AddedLines.Run run : AddedLines.of(lines, without.getOrDefault(file, "").lines().toList())) {
                passage(file, lines, run).ifPresent(passages::add);
            }
        });
        return passages;
    }

    private static Optional<WireText.Passage> passage(String file, List<String> lines, AddedLines.Run run) {
        List<String> words = run.lines().stream().filter(line -> !line.isBlank()).toList();
        if (words.isEmpty()) {
            return Optional.empty();
        }
        int shared = words.stream().mapToInt(WireTexts::indent).min().orElse(0);
        int first = run.from() + run.lines().indexOf(words.getFirst());
        return Optional.of(new WireText.Passage(file, first + 1, headings(lines, first, shared),
                run.lines().subList(first - run.from(), run.lines().size()).stream().map(line -> line.isBlank() ? "" : line.substring(shared)).toList()));
    }

    private static int indent(String line) {
        return line.length() - line.stripLeading().length();
    }

    /** The lines above that are less indented, one for each step. */
    private static List<String> headings(List<String> lines, int from, int indent) {
        List<String> headings = new ArrayList<>();
        int least = indent;
        for (int i = from - 1; i >= 0 && least > 0; i--) {
            String line = lines.get(i);
            if (!line.isBlank() && indent(line) < least && !line.strip().startsWith("#")) {
                least = indent(line);
                headings.addFirst(line.strip().replaceAll("[:{\\[=\\s]+$", "").replaceFirst("^- ", ""));
            }
        }
        return headings;
    }
}
