package dev.drawbridge.model.kind;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SequencedMap;

/**
 * How a kind stands in templates of AWS, for kinds that are nothing but their resources: which types are a card, which only belong to one,
 * and which property is which field. Data of the catalogue, so that a new kind of this sort is one file.
 *
 * @param types resource types that are a card of the kind; a name that ends with {@code *} stands for all that begin so
 * @param parts types that are drawn inside a card of the kind, with the properties that say in which; none means by any reference. A type
 *     that is here and among {@code types} is a card only where it belongs to no other
 * @param spots where fields stand, by the field's name
 */
public record TemplateForm(List<String> types, SequencedMap<String, List<String>> parts, Map<String, Spot> spots) {
    public TemplateForm {
        types = List.copyOf(types);
        parts = Collections.unmodifiableSequencedMap(new LinkedHashMap<>(parts));
        spots = Map.copyOf(spots);
    }

    /**
     * Where one field stands.
     *
     * @param part the type of the part that holds it, empty for the card's own resource
     * @param ways the paths, the most usual first
     * @param on the word that means true, empty where a flag is a flag
     * @param off the word that means false
     */
    public record Spot(String part, List<Way> ways, String on, String off) {
        public Spot {
            ways = List.copyOf(ways);
        }

        /** Where it stands in a resource of that type, if such a resource can say it. */
        public Optional<Way> in(String type) {
            return ways.stream().filter(way -> way.type().isEmpty() || way.type().equals(type)).findFirst();
        }
    }

    /**
     * One path.
     *
     * @param type the resource type that it holds for, empty for all
     * @param steps below the properties
     */
    public record Way(String type, List<String> steps) {
        public Way {
            steps = List.copyOf(steps);
        }
    }

    /** Whether a resource of that type is a card of the kind. */
    public boolean isCard(String type) {
        return types.stream().anyMatch(each -> each.endsWith("*") ? type.startsWith(each.substring(0, each.length() - 1)) : each.equals(type));
    }
}
