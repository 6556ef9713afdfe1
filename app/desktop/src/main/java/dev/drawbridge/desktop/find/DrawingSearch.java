package dev.drawbridge.desktop.find;

import dev.drawbridge.model.Design;
import dev.drawbridge.generators.markdown.Markdown;
import dev.drawbridge.model.Node;
import dev.drawbridge.model.NodeId;
import dev.drawbridge.model.Note;
import dev.drawbridge.model.NoteId;
import dev.drawbridge.model.Value;
import dev.drawbridge.model.Wire;
import dev.drawbridge.model.WireId;
import dev.drawbridge.model.kind.Catalogue;
import dev.drawbridge.model.kind.Kind;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/** Looks for words in a drawing: every word must be found in a card, a wire or a note: in its name, its kind, a field or its text. Pure. */
public final class DrawingSearch {
    private final Catalogue catalogue;

    public DrawingSearch(Catalogue catalogue) {
        this.catalogue = catalogue;
    }

    /** What was found. @param why the field whose value fits, such as {@code timeout: 10}; empty for name and kind */
    public sealed interface Hit {
        String why();

        record Card(NodeId id, String why) implements Hit {}

        record Line(WireId id, String why) implements Hit {}

        record Sheet(NoteId id, String why) implements Hit {}
    }

    private record Found(Hit hit, int rank, String name) {}

    /** The hits for the words: first names that begin with them, then other names, kinds, fields and what is written about a card, then wires, notes last. */
    public List<Hit> find(Design design, String query) {
        String words = query.strip().toLowerCase(Locale.ROOT);
        if (words.isEmpty()) {
            return List.of();
        }
        List<Found> found = new ArrayList<>();
        design.nodes().values().forEach(node -> card(node, words).ifPresent(found::add));
        design.wires().values().forEach(wire -> wire(design, wire, words).ifPresent(found::add));
        design.notes().values().forEach(note -> note(note, words).ifPresent(found::add));
        found.sort(Comparator.comparingInt(Found::rank).thenComparing(Found::name));
        return found.stream().map(Found::hit).toList();
    }

    private Optional<Found> card(Node node, String words) {
        Kind kind = catalogue.of(node);
        String name = node.name().toLowerCase(Locale.ROOT);
        if (name.contains(words)) {
            return Optional.of(new Found(new Hit.Card(node.id(), ""), name.startsWith(words) ? 0 : 1, name));
        }
        if ((kind.title() + " " + kind.id()).toLowerCase(Locale.ROOT).contains(words)) {
            return Optional.of(new Found(new Hit.Card(node.id(), ""), 2, name));
        }
        if (node.note().toLowerCase(Locale.ROOT).contains(words)) {
            return Optional.of(new Found(new Hit.Card(node.id(), node.note().strip()), 4, name));
        }
        return field(node.fields(), words).or(() -> every(name + " " + kind.title() + " " + texts(node.fields()), words))
                .map(why -> new Found(new Hit.Card(node.id(), why), 3, name));
    }

    private static Optional<Found> note(Note note, String words) {
        String plain = Markdown.plain(note.text());
        // the words as they are read, or as they are written: a link is found by its address, too
        boolean fits = plain.toLowerCase(Locale.ROOT).contains(words) || note.text().toLowerCase(Locale.ROOT).contains(words) || every(plain, words).isPresent();
        return fits ? Optional.of(new Found(new Hit.Sheet(note.id(), plain), 6, plain.toLowerCase(Locale.ROOT))) : Optional.empty();
    }

    private static Optional<Found> wire(Design design, Wire wire, String words) {
        String ends = design.requireNode(wire.from().node()).name() + " " + design.requireNode(wire.to().node()).name();
        return field(wire.fields(), words).map(why -> new Found(new Hit.Line(wire.id(), why), 5, ends));
    }

    private static Optional<String> field(Map<String, Value> fields, String words) {
        return fields.entrySet().stream().map(field -> field.getKey() + ": " + field.getValue().display())
                .filter(line -> line.toLowerCase(Locale.ROOT).contains(words)).findFirst();
    }

    /** Several words may stand in different places of one card. */
    private static Optional<String> every(String all, String words) {
        String lower = all.toLowerCase(Locale.ROOT);
        boolean each = words.contains(" ") && java.util.Arrays.stream(words.split("\\s+")).allMatch(lower::contains);
        return each ? Optional.of("") : Optional.empty();
    }

    private static String texts(Map<String, Value> fields) {
        StringBuilder all = new StringBuilder();
        fields.forEach((name, value) -> all.append(name).append(' ').append(value.display()).append(' '));
        return all.toString();
    }
}
