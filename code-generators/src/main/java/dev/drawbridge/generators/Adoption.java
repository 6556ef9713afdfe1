package dev.drawbridge.generators;

import dev.drawbridge.model.Node;
import dev.drawbridge.model.Value;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * The mark of a card that was found in a template: it keeps the arrangement that its author gave it, and nothing of ours is invented for
 * it. It belongs to the file, not to the drawing, so it stands among the members of the card that the model keeps without knowing them.
 *
 * @param logicalId what the card is called in the template as long as its name is {@code name}; for what is part of another resource, a
 *     path with {@code /}
 * @param name the card's name when it was found
 */
public record Adoption(String logicalId, String name) {
    private static final String MEMBER = "template";
    private static final String DRAWN = "drawn";

    /** The mark of a card, if it has one. */
    public static Optional<Adoption> of(Node node) {
        if (node.unknown().get(MEMBER) instanceof Value.Entries mark) {
            return Optional.of(new Adoption(mark.text("id").orElse(node.name()), mark.text("name").orElse(node.name())));
        }
        return Optional.empty();
    }

    public static boolean isAdopted(Node node) {
        return of(node).isPresent();
    }

    /** The logical id that holds for the card now, if the mark still says one. */
    public static Optional<String> logicalId(Node node) {
        return of(node).filter(mark -> mark.name().equals(node.name())).map(Adoption::logicalId);
    }

    /** Whether a marked card was drawn first and found later: its code is ours to write. */
    public static boolean isDrawn(Node node) {
        return node.unknown().get(MEMBER) instanceof Value.Entries mark && mark.get(DRAWN).isPresent();
    }

    /** The card without a mark. */
    public static Node off(Node node) {
        SortedMap<String, Value> members = new TreeMap<>(node.unknown());
        return members.remove(MEMBER) == null ? node : new Node(node.id(), node.kind(), node.name(), node.fields(), node.note(), members);
    }

    /** The card with this mark. */
    public Node on(Node node) {
        SortedMap<String, Value> members = new TreeMap<>(node.unknown());
        members.put(MEMBER, isDrawn(node) ? Value.entries("id", logicalId, "name", name, DRAWN, true) : Value.entries("id", logicalId, "name", name));
        return new Node(node.id(), node.kind(), node.name(), node.fields(), node.note(), members);
    }

    /** The same on a card that was drawn before it was found. */
    public Node onDrawn(Node node) {
        SortedMap<String, Value> members = new TreeMap<>(node.unknown());
        members.put(MEMBER, Value.entries("id", logicalId, "name", name, DRAWN, true));
        return new Node(node.id(), node.kind(), node.name(), node.fields(), node.note(), members);
    }
}
