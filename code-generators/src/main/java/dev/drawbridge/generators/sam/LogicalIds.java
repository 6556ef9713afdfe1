package dev.drawbridge.generators.sam;

import dev.drawbridge.generators.Adoption;
import dev.drawbridge.model.Design;
import dev.drawbridge.model.Names;
import dev.drawbridge.model.Node;
import dev.drawbridge.model.NodeId;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * What everything is called in the template. A card's logical id is its name in capitals, {@code PetOrders}; what only serves a card is
 * named after it, {@code SearchRole}. Two things never get the same id, also where SAM makes further resources from ours: the later one
 * gets the smallest free number behind it. Ids given out are remembered by what they are for (card, its kind, the
 * part it plays), so that two templates can be compared.
 *
 * <p>Not for use by several threads.
 */
final class LogicalIds {
    /** Ids that SAM makes up itself. */
    private static final Set<String> OF_SAM = Set.of("ServerlessRestApi", "ServerlessHttpApi", "ServerlessDeploymentApplication", "CodeDeployServiceRole");

    /** Loops have their names with their function before it. Not what CloudFormation takes, but what files have: it refuses {@code pet_orders} when it is deployed, not when it is read. */
    private static final Pattern LOGICAL_ID = Pattern.compile("([A-Za-z0-9]+::)*[A-Za-z0-9_-]+");

    private final Set<String> taken = new HashSet<>(OF_SAM);
    private final Map<String, String> byPurpose = new LinkedHashMap<>();
    private final Map<NodeId, String> cards = new LinkedHashMap<>();

    LogicalIds(Design design) {
        List<Node> order = new ArrayList<>(design.nodes().values());
        Set<String> given = new HashSet<>();
        // what has its id already keeps it, whoever else would like it
        for (Node node : order) {
            Adoption.logicalId(node).filter(id -> LOGICAL_ID.matcher(id).matches()).filter(given::add).ifPresent(id -> {
                taken.add(id);
                byPurpose.put("card " + node.id() + " " + node.kind(), id);
                cards.put(node.id(), id);
            });
        }
        // functions and APIs first, because SAM puts more resources beside theirs
        order.sort(Comparator.comparing((Node node) -> !SamKinds.isFunction(node) && !SamKinds.isApi(node)));
        for (Node node : order) {
            String id = cards.computeIfAbsent(node.id(), _ -> {
                String wish = Names.pascal(node.name());
                return claim("card " + node.id() + " " + node.kind(), wish.isEmpty() ? "Card" : wish);
            });
            if (SamKinds.isFunction(node)) {
                taken.addAll(List.of(id + "Alias" + FunctionResource.ALIAS, id + "EventInvokeConfig", id + "Version", id + "Url", id + "UrlPublicPermissions", id + "URLInvokeFunctionPublicPermissions"));
            } else if (SamKinds.isApi(node)) {
                taken.add(id + "ApiGatewayDefaultStage");
            }
        }
    }

    /** The logical id of a card. */
    String of(Node node) {
        return cards.get(node.id());
    }

    /** The logical id of something that serves a card: {@code SearchRole}. */
    String beside(Node node, String suffix) {
        return fresh("beside " + node.id() + " " + node.kind() + " " + suffix, of(node) + suffix);
    }

    /**
     * The logical id of something that serves one of the parts that a card is made of: {@code SearchTickFailedAlarm}.
     *
     * @param place which part, whatever it is called
     * @param part the logical id of the part
     */
    String beside(Node node, String place, String part, String suffix) {
        return fresh("beside " + node.id() + " " + node.kind() + " " + place + " " + suffix, part + suffix);
    }

    /** The logical id of a route of a WebSocket API, whatever answers it, or of something that serves the route. */
    String route(Node api, String key, String suffix) {
        return fresh("route " + api.id() + " " + key + " " + suffix, of(api) + Names.pascal(key) + "Route" + suffix);
    }

    /** The logical id of the resolver of a field of a GraphQL API, whatever gives its value. */
    String resolver(Node api, String field) {
        return fresh("resolver " + api.id() + " " + field, of(api) + Names.pascal(field) + "Resolver");
    }

    /** The logical id of something that stands between two cards. */
    String between(Node from, Node to, String suffix) {
        return fresh("between " + from.id() + " " + to.id() + " " + suffix, of(from) + of(to) + suffix);
    }

    /** The name of an event of a function; SAM makes resources called function + event and function + event + "Permission". */
    String event(Node function, String purpose, String wish) {
        String key = eventKey(function, purpose);
        String known = byPurpose.get(key);
        if (known != null) {
            return known;
        }
        String id = of(function);
        for (int n = 1; ; n++) {
            String name = n == 1 ? wish : wish + n;
            if (!taken.contains(id + name) && !taken.contains(id + name + "Permission")) {
                taken.add(id + name);
                taken.add(id + name + "Permission");
                byPurpose.put(key, name);
                return name;
            }
        }
    }

    private String fresh(String purpose, String wish) {
        String known = byPurpose.get(purpose);
        return known != null ? known : claim(purpose, wish);
    }

    private String claim(String purpose, String wish) {
        String id = wish;
        for (int n = 2; taken.contains(id); n++) {
            id = wish + n;
        }
        taken.add(id);
        byPurpose.put(purpose, id);
        return id;
    }

    /** Ids of resources by what they are for, without events, which are names inside their function. */
    Map<String, String> resources() {
        Map<String, String> found = new LinkedHashMap<>(byPurpose);
        found.keySet().removeIf(purpose -> purpose.startsWith("event "));
        return found;
    }

    /** The logical id of what SAM makes of the event of a function or state machine that a wire is, if the wire is one. */
    Optional<String> ofEvent(Node started, String wire) {
        return Optional.ofNullable(byPurpose.get(eventKey(started, wire))).map(name -> of(started) + name);
    }

    private static String eventKey(Node started, String purpose) {
        return "event " + started.id() + " " + purpose;
    }
}
