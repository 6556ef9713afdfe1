package dev.drawbridge.model.wire;

import dev.drawbridge.model.Design;
import dev.drawbridge.model.Wire;
import dev.drawbridge.model.WireRole;
import dev.drawbridge.model.kind.Catalogue;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** All rows. Immutable; share one. */
public final class WireTable {
    /** What a policy allows whoever may call an API: the action that API Gateway looks for in the answer of a function that authorizes. */
    public static final String CALL_OF_AN_API = "execute-api:Invoke";
    /** Field of an access wire: {@code read}, {@code write} or {@code read-write}. */
    public static final String MODE = "mode";
    /** Field of a wire from an API: its routes, rows of {@code method}, {@code path} and {@code authorize}. */
    public static final String ROUTES = "routes";

    /** Flag of a wire from a function to a state machine that lets it start executions. */
    public static final String STARTS = "start";

    /** Flag of the same wire that lets the function answer steps which wait for a token. */
    public static final String ANSWERS = "answer";

    /** Field of a wire from a WebSocket API: its routes, as texts. */
    public static final String ROUTE_KEYS = "routeKeys";

    /** Field of a wire from a GraphQL API: the fields that it resolves, as texts such as {@code Query.getProduct}. */
    public static final String GRAPH_FIELDS = "fields";

    /** Field of a wire from a user pool to a function: when the pool asks. */
    public static final String USER_TRIGGERS = "triggers";

    /** Fields that hold a list of what an API hands on; what is said in several places comes together. */
    public static final Set<String> LISTS = Set.of(ROUTES, ROUTE_KEYS, GRAPH_FIELDS, USER_TRIGGERS);

    private static final String RAW = "raw-resource";

    private final Map<Key, WireRule> rules = new LinkedHashMap<>();
    private final Map<Ends, List<WireRule>> byEnds = new HashMap<>();
    private final Set<String> resourceKinds;

    private record Key(String fromKind, WireRole role, String toKind) {}

    private record Ends(String fromKind, String toKind) {}

    public WireTable(Collection<WireRule> rules) {
        this(rules, Set.of());
    }

    /** @param resourceKinds kinds that are nothing but their resources: what a template says about them has a row, but none that can be drawn */
    public WireTable(Collection<WireRule> rules, Collection<String> resourceKinds) {
        this.resourceKinds = Set.copyOf(resourceKinds);
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
        all.addAll(SocketRows.rows());
        all.addAll(GraphRows.rows());
        all.addAll(MessageRows.rows());
        all.addAll(DataRows.rows());
        all.addAll(FlowRows.rows());
        all.addAll(SettingRows.rows());
        all.addAll(StreamRows.rows());
        all.addAll(EventRows.rows());
        all.addAll(PipeRows.rows());
        all.addAll(SchedulerRows.rows());
        all.addAll(LibraryRows.rows());
        all.addAll(SourceRows.rows());
        all.addAll(AuthorizerRows.rows());
        List<String> resources = new ArrayList<>(Catalogue.resourceKinds());
        resources.add(RAW);
        return new WireTable(all, resources);
    }

    public Collection<WireRule> rules() {
        return List.copyOf(rules.values());
    }

    /** The rows between two kinds, the most usual first. */
    public List<WireRule> between(String fromKind, String toKind) {
        return List.copyOf(byEnds.getOrDefault(new Ends(fromKind, toKind), List.of()));
    }

    /** The row of a wire in that role: one that can be drawn, or one that only templates have. */
    public Optional<WireRule> find(String fromKind, WireRole role, String toKind) {
        WireRule drawn = rules.get(new Key(fromKind, role, toKind));
        return drawn != null ? Optional.of(drawn) : found(fromKind, role, toKind);
    }

    private Optional<WireRule> found(String fromKind, WireRole role, String toKind) {
        boolean resource = resourceKinds.contains(fromKind) || resourceKinds.contains(toKind);
        return resource ? FoundRows.row(fromKind, role, toKind) : Optional.empty();
    }

    /** Whether the row is one that a drawing can make. */
    public boolean canBeDrawn(WireRule row) {
        return rules.containsValue(row);
    }

    /** The row of a wire; none if the wire means nothing here. */
    public Optional<WireRule> of(Design design, Wire wire) {
        return find(design.requireNode(wire.from().node()).kind(), wire.role(), design.requireNode(wire.to().node()).kind());
    }
}
