package dev.drawbridge.generators.lens;

import dev.drawbridge.generators.sam.ValueTree;
import dev.drawbridge.generators.syntax.Tree;
import dev.drawbridge.model.Value;
import dev.drawbridge.model.kind.Catalogue;
import dev.drawbridge.model.kind.Field;
import dev.drawbridge.model.kind.FieldType;
import dev.drawbridge.model.kind.Kind;
import dev.drawbridge.model.kind.TemplateForm;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SequencedMap;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/** The kinds of the catalogue that are nothing but their resources, by the types of resources. Immutable to its users. */
final class Families {
    private final Set<String> kinds = new HashSet<>();
    private final Map<String, Kind> cards = new HashMap<>();
    private final Map<String, Kind> prefixes = new LinkedHashMap<>();
    private final Map<String, List<Kind>> parts = new HashMap<>();
    private final Map<String, Shape> shapes = new ConcurrentHashMap<>();

    Families(Catalogue catalogue) {
        for (Kind kind : catalogue.kinds()) {
            kind.template().ifPresent(form -> {
                kinds.add(kind.id());
                form.types().forEach(type -> {
                    if (type.endsWith("*")) {
                        prefixes.put(type.substring(0, type.length() - 1), kind);
                    } else {
                        cards.put(type, kind);
                    }
                });
                form.parts().keySet().forEach(type -> parts.computeIfAbsent(type, _ -> new ArrayList<>()).add(kind));
            });
        }
    }

    /** The kind that a resource of that type is a card of. */
    Optional<Kind> card(String type) {
        Kind kind = cards.get(type);
        return kind != null ? Optional.of(kind)
                : prefixes.entrySet().stream().filter(prefix -> type.startsWith(prefix.getKey())).map(Map.Entry::getValue).findFirst();
    }

    /** Whether that kind is nothing but its resources. */
    boolean contains(String kind) {
        return kinds.contains(kind);
    }

    /** The kinds that a resource of that type may be a part of. */
    List<Kind> wholes(String type) {
        return parts.getOrDefault(type, List.of());
    }

    /** A resource of that type as a card of the kind. */
    Shape shape(Kind kind, String type) {
        return shapes.computeIfAbsent(kind.id() + " " + type, _ -> new Shape(type, kind.id(), fields(kind, type)));
    }

    private static List<FieldPlace> fields(Kind kind, String type) {
        SequencedMap<String, FieldPlace> own = new LinkedHashMap<>();
        List<FieldPlace> all = new ArrayList<>();
        TemplateForm form = kind.template().orElseThrow();
        for (Field field : kind.fields()) {
            TemplateForm.Spot spot = form.spots().get(field.name());
            if (spot == null) {
                continue;
            }
            spot.in(spot.part().isEmpty() ? type : spot.part()).ifPresent(way -> {
                String path = SourceTemplate.PROPERTIES + "/" + String.join("/", way.steps());
                FieldPlace bare = place(field, path, spot);
                FieldPlace place = field.defaultValue().map(bare::standard).orElse(bare);
                if (spot.part().isEmpty()) {
                    own.put(path, place);
                    all.add(place);
                } else {
                    all.add(place.on(spot.part()));
                }
            });
        }
        FieldPlace typed = Places.text(Kind.RESOURCE_TYPE, "Type");
        all.add(kind.field(Kind.RESOURCE_TYPE).flatMap(Field::defaultValue).map(typed::standard).orElse(typed));
        all.add(rest(own));
        return all;
    }

    private static FieldPlace place(Field field, String path, TemplateForm.Spot spot) {
        return switch (field.type()) {
            case FieldType.Text _, FieldType.Choice _ -> Places.text(field.name(), path);
            case FieldType.Whole _ -> Places.whole(field.name(), path);
            case FieldType.Flag() -> spot.on().isEmpty() ? Places.flag(field.name(), path) : Places.flag(field.name(), path, spot.on(), spot.off());
            case FieldType.TextList _, FieldType.TextMap _, FieldType.Records _, FieldType.Tree _ -> Places.tree(field.name(), path);
        };
    }

    /** What the properties say beside the fields. */
    private static FieldPlace rest(SequencedMap<String, FieldPlace> fields) {
        return new FieldPlace(Kind.OTHER_PROPERTIES, "", Optional.empty(), resource -> {
            Tree rest = resource;
            for (Map.Entry<String, FieldPlace> field : fields.entrySet()) {
                if (field.getValue().reader().read(resource).isPresent()) {
                    rest = TreeEdit.without(rest, Places.path(field.getKey()));
                }
            }
            return rest.get(SourceTemplate.PROPERTIES).filter(tree -> !tree.entries().isEmpty()).map(TreeValue::of);
        }, (resource, value) -> {
            Tree written = TreeEdit.at(resource, List.of(SourceTemplate.PROPERTIES), value.filter(v -> !isEmpty(v)).map(ValueTree::of));
            for (Map.Entry<String, FieldPlace> field : fields.entrySet()) {
                Optional<Tree> there = resource.at(new dev.drawbridge.generators.syntax.TreePath(Places.path(field.getKey())));
                if (there.isPresent() && field.getValue().reader().read(resource).isPresent()) {
                    written = TreeEdit.with(written, Places.path(field.getKey()), there.get());
                }
            }
            return written;
        });
    }

    private static boolean isEmpty(Value value) {
        return value instanceof Value.Entries(Map<String, Value> entries) && entries.isEmpty();
    }
}
