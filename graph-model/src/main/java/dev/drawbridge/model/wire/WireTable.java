package dev.drawbridge.model.wire;

import dev.drawbridge.model.Design;
import dev.drawbridge.model.Wire;
import dev.drawbridge.model.WireRole;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** All rows. Immutable; share one. */
public final class WireTable {
    /** Field of an access wire: {@code read}, {@code write} or {@code read-write}. */
    public static final String MODE = "mode";
    /** Field of a wire from an API: its routes, rows of {@code method}, {@code path} and {@code authorize}. */
    public static final String ROUTES = "routes";

    private final Map<Key, WireRule> rules = new LinkedHashMap<>();
    private final Map<Ends, List<WireRule>> byEnds = new HashMap<>();

    private record Key(String fromKind, WireRole role, String toKind) {}

    private record Ends(String fromKind, String toKind) {}

    public WireTable(Collection<WireRule> rules) {
        for (WireRule rule : rules) {
            if (this.rules.put(new Key(rule.fromKind(), rule.role(), rule.toKind()), rule) != null) {
                throw new IllegalArgumentException("Two rows are called " + rule.id());
            }
            byEnds.computeIfAbsent(new Ends(rule.fromKind(), rule.toKind()), ends -> new ArrayList<>()).add(rule);
        }
    }

    /** The rows that come with the program. */
    public static WireTable standard() {
        List<WireRule> all = new ArrayList<>();
        all.addAll(HttpRows.rows());
        all.addAll(MessageRows.rows());
        all.addAll(DataRows.rows());
        all.addAll(StreamRows.rows());
        return new WireTable(all);
    }

    public Collection<WireRule> rules() {
        return List.copyOf(rules.values());
    }

    /** The rows between two kinds, the most usual first. */
    public List<WireRule> between(String fromKind, String toKind) {
        return List.copyOf(byEnds.getOrDefault(new Ends(fromKind, toKind), List.of()));
    }

    public Optional<WireRule> find(String fromKind, WireRole role, String toKind) {
        return Optional.ofNullable(rules.get(new Key(fromKind, role, toKind)));
    }

    /** The row of a wire; none if the wire means nothing here. */
    public Optional<WireRule> of(Design design, Wire wire) {
        return find(design.requireNode(wire.from().node()).kind(), wire.role(), design.requireNode(wire.to().node()).kind());
    }
}
