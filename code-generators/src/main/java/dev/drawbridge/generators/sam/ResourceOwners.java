package dev.drawbridge.generators.sam;

import dev.drawbridge.model.Design;
import dev.drawbridge.model.Node;
import dev.drawbridge.model.NodeId;
import dev.drawbridge.model.kind.Catalogue;
import dev.drawbridge.model.wire.WireTable;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;

/**
 * Which card a resource of the deployed template belongs to, those included that the SAM transform makes beside ours:
 * {@code SearchAliaslive}, {@code SearchGetProductsPermission}, {@code ShopApiGatewayDefaultStage}. Immutable.
 */
public final class ResourceOwners {
    /** What SAM makes of schedules that are events of what they start. */
    private static final Set<String> CLOCKS = Set.of("AWS::Events::Rule", SchedulerText.TYPE);

    private final Design design;
    private final Map<String, NodeId> exact = new HashMap<>();
    private final Map<String, NodeId> cards = new HashMap<>();
    private final Map<String, NodeId> clocks = new HashMap<>();

    private ResourceOwners(Design design) {
        this.design = design;
    }

    /** The owners for a design, with the catalogue and the wire table that come with the program. */
    public static ResourceOwners of(Design design) {
        ResourceOwners owners = new ResourceOwners(design);
        SamTemplate sam = new SamTemplate(Catalogue.standard(), WireTable.standard());
        sam.clocks(design).forEach((id, card) -> owners.clocks.put(key(id), card));
        sam.ids(design).forEach((purpose, id) -> {
            // "card ID KIND", "beside ID KIND SUFFIX" or "between FROM TO SUFFIX"
            NodeId card = new NodeId(purpose.split(" ")[1]);
            owners.exact.put(key(id), card);
            if (purpose.startsWith("card ")) {
                owners.cards.put(key(id), card);
            }
        });
        return owners;
    }

    private static String key(String id) {
        return id.toLowerCase(Locale.ROOT);
    }

    /**
     * The card that a resource belongs to; none for a resource that no card stands for.
     *
     * @param type of the resource, {@code AWS::Lambda::Permission}; SAM puts such beside functions, gateways' parts beside APIs
     */
    public Optional<NodeId> ownerOf(String logicalId, String type) {
        NodeId known = exact.get(key(logicalId));
        if (CLOCKS.contains(type) && clocks.containsKey(key(logicalId))) {
            return Optional.of(clocks.get(key(logicalId)));
        }
        if (type.equals("AWS::Lambda::Url")) {
            // an address is a card of its own, before that of its function
            Optional<NodeId> function = Optional.ofNullable(known).or(() -> longest(logicalId, SamKinds::isFunction));
            return function.flatMap(this::address).or(() -> function);
        }
        if (known != null) {
            return Optional.of(known);
        }
        if (type.startsWith("AWS::Lambda::")) {
            return longest(logicalId, SamKinds::isFunction);
        }
        if (type.startsWith("AWS::ApiGateway")) {
            return longest(logicalId, SamKinds::isApi);
        }
        return longest(logicalId, SamKinds::isFunction).or(() -> longest(logicalId, node -> true));
    }

    private Optional<NodeId> address(NodeId function) {
        return design.wires().values().stream().filter(wire -> wire.to().node().equals(function) && design.requireNode(wire.from().node()).kind().equals(SamKinds.FUNCTION_URL))
                .map(wire -> wire.from().node()).findFirst();
    }

    private Optional<NodeId> longest(String logicalId, Predicate<Node> wanted) {
        String id = key(logicalId);
        return cards.entrySet().stream()
                .filter(card -> id.startsWith(card.getKey()) && wanted.test(design.requireNode(card.getValue())))
                .max(Map.Entry.comparingByKey(java.util.Comparator.comparingInt(String::length)))
                .map(Map.Entry::getValue);
    }
}
