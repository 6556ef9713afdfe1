package dev.drawbridge.model.edit;

import dev.drawbridge.model.Design;
import dev.drawbridge.model.End;
import dev.drawbridge.model.ModelException;
import dev.drawbridge.model.Names;
import dev.drawbridge.model.Node;
import dev.drawbridge.model.Settings;
import dev.drawbridge.model.UnknownNameException;
import dev.drawbridge.model.Wire;
import dev.drawbridge.model.WireRole;
import dev.drawbridge.model.kind.Catalogue;
import dev.drawbridge.model.kind.Field;
import dev.drawbridge.model.kind.Kind;
import dev.drawbridge.model.kind.NodeRole;
import dev.drawbridge.model.wire.WireRule;
import dev.drawbridge.model.wire.WireTable;
import dev.drawbridge.model.wire.Wiring;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.stream.IntStream;

/**
 * Edits as they are typed: {@code add KIND NAME}, {@code set NAME.FIELD [VALUE]}, {@code set package NAME}, {@code connect A B [--FIELD VALUE]},
 * {@code rename A B}, {@code remove A}. A wire is named {@code A->B}, or {@code A->B:role} where two run between the same
 * cards. Immutable; any thread may use it. Every method throws {@link ModelException} with one sentence when it cannot.
 */
public final class EditWords {
    /** Option of {@code connect} that chooses the role where several fit. */
    public static final String AS = "--as";
    /** What {@code set} takes instead of a card and its field. */
    private static final String PACKAGE = "package";
    private static final String USAGE = "Write add KIND NAME, set NAME.FIELD VALUE, set package NAME, connect A B [--mode read], rename A B or remove A.";

    private final Catalogue catalogue;
    private final WireTable table;

    public EditWords(Catalogue catalogue, WireTable table) {
        this.catalogue = catalogue;
        this.table = table;
    }

    /** The edit that the words ask for. */
    public Edit parse(Design design, List<String> words) {
        if (words.isEmpty()) {
            throw new ModelException("Nothing is asked for. " + USAGE);
        }
        List<String> rest = words.subList(1, words.size());
        return switch (words.getFirst()) {
            case "add" -> add(design, expect(rest, 2, 2, "add KIND NAME").get(0), rest.get(1));
            case "set" -> {
                expect(rest, 1, 2, "set NAME.FIELD VALUE");
                Optional<String> value = rest.stream().skip(1).findFirst();
                yield rest.getFirst().equals(PACKAGE) ? inPackage(design, value) : set(design, rest.getFirst(), value);
            }
            case "connect" -> connect(design, expect(rest, 2, 99, "connect A B [--mode read]").get(0), rest.get(1), rest.subList(2, rest.size()));
            case "rename" -> rename(design, expect(rest, 2, 2, "rename A B").get(0), rest.get(1));
            case "remove" -> remove(design, expect(rest, 1, 1, "remove A").getFirst());
            default -> throw new UnknownNameException("There is no edit \"" + words.getFirst() + "\". " + USAGE);
        };
    }

    /** The Java package that functions are below; without a name, the usual one. Code that is there moves along when it is saved. */
    private static Edit inPackage(Design design, Optional<String> name) {
        String wanted = name.orElseGet(() -> Settings.defaults(design.name()).javaPackage());
        Names.packageProblem(wanted).ifPresent(problem -> {
            throw new ModelException(problem);
        });
        return new WholeEdit.ChangeSettings(design.settings().withJavaPackage(wanted));
    }

    private static List<String> expect(List<String> words, int least, int most, String usage) {
        if (words.size() < least || words.size() > most) {
            throw new ModelException("Write " + usage + "; put quotes around a name or value with spaces.");
        }
        return words;
    }

    /** A new card of that kind, which is given by its id, title or another word for it. */
    public Edit add(Design design, String kindWord, String name) {
        Kind kind = kind(kindWord);
        Names.problem(name).ifPresent(problem -> {
            throw new ModelException(problem);
        });
        design.nodeNamed(name).ifPresent(other -> {
            throw new ModelException("A card is called \"" + other.name() + "\" already. Choose another name, such as " + design.freshName(name) + ".");
        });
        return new CardEdit.AddNode(Node.of(design.freshNodeId(name), kind.id(), name), Optional.empty());
    }

    private Kind kind(String word) {
        List<Kind> kinds = catalogue.placeable();
        return kinds.stream().filter(kind -> kind.id().equalsIgnoreCase(word) || kind.title().equalsIgnoreCase(word)).findFirst()
                .or(() -> kinds.stream().filter(kind -> kind.aliases().stream().anyMatch(alias -> alias.equalsIgnoreCase(word))).findFirst())
                .orElseThrow(() -> new UnknownNameException("There is no kind \"" + word + "\"." + NearWords.hint(word, kinds.stream().map(Kind::id).toList())));
    }

    /**
     * Sets a field of a card or wire; without a value, back to its default.
     *
     * @param target {@code search.timeout}, {@code search.note} or {@code search->products.mode}
     */
    public Edit set(Design design, String target, Optional<String> text) {
        int dot = target.lastIndexOf('.');
        if (dot < 1 || dot == target.length() - 1) {
            throw new ModelException("Write what to set as NAME.FIELD, for example search.timeout, instead of \"" + target + "\".");
        }
        String owner = target.substring(0, dot);
        String fieldName = target.substring(dot + 1);
        if (owner.contains("->")) {
            Wire wire = wire(design, owner);
            WireRule row = table.of(design, wire).orElseThrow(() -> new ModelException("The wire " + owner + " means nothing, so it has no settings. Remove it, or connect the cards anew."));
            Field field = field(owner, fieldName, row.fields());
            return new WireEdit.SetWireField(wire.id(), field.name(), text.map(t -> ValueWords.parse(field, t)));
        }
        Node node = card(design, owner);
        Kind kind = catalogue.of(node);
        if (kind.role() == NodeRole.UNKNOWN) {
            throw new ModelException(node.name() + " is of the kind \"" + node.kind() + "\", which this version does not know, so it cannot be set here.");
        }
        if (fieldName.equals("note") && kind.field("note").isEmpty()) {
            return new CardEdit.SetNote(node.id(), text.orElse(""));
        }
        Field field = field(node.name(), fieldName, kind.fields());
        return new CardEdit.SetField(node.id(), field.name(), text.map(t -> node.isFound() ? ValueWords.parseFound(field, t) : ValueWords.parse(field, t)));
    }

    private static Field field(String owner, String name, Collection<Field> fields) {
        return fields.stream().filter(field -> field.name().equals(name)).findFirst()
                .or(() -> fields.stream().filter(field -> field.name().equalsIgnoreCase(name) || field.label().equalsIgnoreCase(name)).findFirst())
                .orElseThrow(() -> new ModelException(owner + " has no setting \"" + name + "\"." + NearWords.hint(name, fields.stream().map(Field::name).toList())));
    }

    /**
     * A new wire.
     *
     * @param options alternating {@code --FIELD} and value, and {@code --as} with a role where several fit
     */
    public Edit connect(Design design, String fromName, String toName, List<String> options) {
        boolean failure = fromName.endsWith(".failure");
        Node from = card(design, failure ? fromName.substring(0, fromName.length() - ".failure".length()) : fromName);
        Node to = card(design, toName);
        if (options.size() % 2 != 0 || IntStream.range(0, options.size()).anyMatch(i -> i % 2 == 0 && !options.get(i).startsWith("--"))) {
            throw new ModelException("Write settings of a wire as --FIELD VALUE, for example --mode read.");
        }
        Wiring wiring = new Wiring(catalogue, table);
        List<WireRule> rows = rows(wiring, design, from, to, failure);
        WireRule row = rows.getFirst();
        int as = options.indexOf(AS);
        if (as >= 0) {
            String role = options.get(as + 1);
            row = rows.stream().filter(r -> r.role().id().equals(role)).findFirst().orElseThrow(() -> new ModelException("A wire from " + from.name() + " to " + to.name()
                    + " cannot be \"" + role + "\". It can be " + NearWords.list(rows.stream().map(r -> r.role().id()).toList(), "or") + "."));
        }
        Wire wire = wiring.create(design, row, from, to);
        for (int i = 0; i < options.size(); i += 2) {
            if (i != as) {
                Field field = field("A wire from " + from.name() + " to " + to.name(), options.get(i).substring(2), row.fields());
                wire = wire.withField(field.name(), ValueWords.parse(field, options.get(i + 1)));
            }
        }
        return new WireEdit.Connect(wire);
    }

    /** What fits, the usual first: from the right side of the card, then from its failure port. */
    private static List<WireRule> rows(Wiring wiring, Design design, Node from, Node to, boolean failureOnly) {
        List<WireRule> rows = new ArrayList<>();
        Wiring.Verdict usual = wiring.judge(design, failureOnly ? End.failure(from.id()) : End.out(from.id()), to);
        if (usual instanceof Wiring.Verdict.Allowed(List<WireRule> allowed)) {
            rows.addAll(allowed);
        }
        if (!failureOnly && wiring.judge(design, End.failure(from.id()), to) instanceof Wiring.Verdict.Allowed(List<WireRule> allowed)) {
            rows.addAll(allowed);
        }
        if (rows.isEmpty() && usual instanceof Wiring.Verdict.Refused(String reason)) {
            throw new ModelException(reason);
        }
        return rows;
    }

    public Edit rename(Design design, String name, String newName) {
        Node node = card(design, name);
        Names.problem(newName).ifPresent(problem -> {
            throw new ModelException(problem);
        });
        return new CardEdit.RenameNode(node.id(), newName);
    }

    /** Takes a card with its wires, or one wire, away. */
    public Edit remove(Design design, String name) {
        return name.contains("->") ? new WireEdit.Disconnect(Set.of(wire(design, name).id())) : new CardEdit.RemoveNodes(Set.of(card(design, name).id()));
    }

    /** The card that is called so, or has that id. */
    public Node card(Design design, String name) {
        List<Node> named = design.nodes().values().stream().filter(node -> node.name().equalsIgnoreCase(name)).toList();
        Optional<Node> byId = design.nodes().values().stream().filter(node -> node.id().value().equals(name)).findFirst();
        if (named.size() == 1) {
            return named.getFirst();
        }
        if (byId.isPresent()) {
            return byId.get();
        }
        if (named.size() > 1) {
            throw new ModelException(named.size() + " cards are called \"" + name + "\". Name it by its id: " + NearWords.list(named.stream().map(node -> node.id().value()).toList(), "or") + ".");
        }
        throw new UnknownNameException("There is no card \"" + name + "\"." + NearWords.hint(name, design.nodes().values().stream().map(Node::name).toList()));
    }

    /** The wire that is called {@code A->B} or {@code A->B:role}. */
    public Wire wire(Design design, String name) {
        int arrow = name.indexOf("->");
        int colon = name.lastIndexOf(':');
        String role = colon > arrow ? name.substring(colon + 1).strip().toLowerCase(Locale.ROOT) : "";
        Node from = card(design, name.substring(0, arrow).strip());
        Node to = card(design, name.substring(arrow + 2, colon > arrow ? colon : name.length()).strip());
        if (!role.isEmpty() && WireRole.find(role).isEmpty()) {
            throw new UnknownNameException("There is no role \"" + role + "\"." + NearWords.hint(role, List.of(WireRole.values()).stream().map(WireRole::id).toList()));
        }
        List<Wire> between = design.wires().values().stream().filter(wire -> wire.from().node().equals(from.id()) && wire.to().node().equals(to.id())).toList();
        List<Wire> found = between.stream().filter(wire -> role.isEmpty() || wire.role().id().equals(role)).toList();
        if (found.size() == 1) {
            return found.getFirst();
        }
        String called = from.name() + "->" + to.name();
        if (found.isEmpty()) {
            List<String> others = design.wiresOf(from.id()).stream().map(wire -> design.requireNode(wire.from().node()).name() + "->" + design.requireNode(wire.to().node()).name()).toList();
            throw new UnknownNameException("There is no wire " + called + (role.isEmpty() ? "" : ":" + role) + "." + NearWords.hint(called, others));
        }
        throw new ModelException(found.size() + " wires lead from " + from.name() + " to " + to.name() + ". Say which: "
                + NearWords.list(found.stream().map(wire -> called + ":" + wire.role().id()).distinct().toList(), "or") + ".");
    }
}
