package dev.drawbridge.model.kind;

import dev.drawbridge.model.Node;
import java.util.Collection;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** All kinds that can be placed, in the order of the palette. Immutable; share one. */
public final class Catalogue {
    private final Map<String, Kind> kinds = new LinkedHashMap<>();

    public Catalogue(Collection<Kind> kinds) {
        for (Kind kind : kinds) {
            if (this.kinds.put(kind.id(), kind) != null) {
                throw new IllegalArgumentException("Two kinds are called " + kind.id());
            }
        }
    }

    /** The kinds that come with the program. */
    public static Catalogue standard() {
        return KindReader.readStandard();
    }

    /** Ids of the kinds that are nothing but their resources. */
    public static List<String> resourceKinds() {
        return KindReader.resourceKinds();
    }

    public Collection<Kind> kinds() {
        return Collections.unmodifiableCollection(kinds.values());
    }

    /** The kinds that the palette offers. */
    public List<Kind> placeable() {
        return kinds.values().stream().filter(Kind::placeable).toList();
    }

    public Optional<Kind> find(String id) {
        return Optional.ofNullable(kinds.get(id));
    }

    /** The kind of that id; a grey stand-in for one that is not known. */
    public Kind kind(String id) {
        return find(id).orElseGet(() -> Kind.unknown(id));
    }

    /** The kind of the card; a grey stand-in for one that is not known. */
    public Kind of(Node node) {
        return kind(node.kind());
    }
}
