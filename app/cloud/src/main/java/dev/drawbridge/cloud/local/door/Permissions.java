package dev.drawbridge.cloud.local.door;

import dev.drawbridge.cloud.local.LocalNames;
import dev.drawbridge.model.Design;
import dev.drawbridge.model.DesignIndex;
import dev.drawbridge.model.Node;
import dev.drawbridge.model.NodeId;
import dev.drawbridge.model.Wire;
import dev.drawbridge.model.wire.Grant;
import dev.drawbridge.model.wire.WireRule;
import dev.drawbridge.model.wire.WireTable;
import java.util.List;
import java.util.Optional;

/** Asks the wires whether a call is granted: the same rows that become IAM statements in a cloud. */
public final class Permissions {
    private final Design design;
    private final DesignIndex index;
    private final WireTable table;
    private final LocalNames names;

    public Permissions(Design design, WireTable table) {
        this.design = design;
        this.index = new DesignIndex(design);
        this.table = table;
        this.names = LocalNames.of(design);
    }

    /** The answer to a call. */
    sealed interface Decision {
        /** @param resource the card that is used */
        record Granted(Wire wire, Node resource) implements Decision {}

        /** @param resource the card that would be used, if there is one of that name */
        record Denied(String sentence, Optional<Node> resource) implements Decision {}
    }

    /** Whether the caller's wires grant everything that the call needs. */
    Decision decide(NodeId caller, AwsCall call) {
        Node from = design.requireNode(caller);
        Decision decision = new Decision.Denied(from.name() + " called " + call.service() + " " + call.operation() + ", which names no resource.", Optional.empty());
        for (AwsCall.Need need : call.needs()) {
            decision = decide(from, call.service(), need);
            if (decision instanceof Decision.Denied) {
                return decision;
            }
        }
        return decision;
    }

    private Decision decide(Node from, String service, AwsCall.Need need) {
        Optional<Node> resource = names.find(design, need.kind(), need.resource());
        String action = service + ":" + need.action();
        if (resource.isEmpty()) {
            return new Decision.Denied(from.name() + " called " + action + " on the " + need.kind() + " \"" + need.resource() + "\", but the drawing has none of that name.", resource);
        }
        Node to = resource.get();
        List<Wire> between = index.outOf(from.id()).stream().filter(wire -> wire.to().node().equals(to.id())).toList();
        for (Wire wire : between) {
            Optional<WireRule> row = table.of(design, wire);
            if (row.isPresent() && row.get().grants(wire).stream().anyMatch(grant -> covers(grant, action, need.part()))) {
                return new Decision.Granted(wire, to);
            }
        }
        String way = between.isEmpty() ? "Draw a wire from " + from.name() + " to " + to.name() + "." : "Change what the wire from " + from.name() + " to " + to.name() + " permits.";
        return new Decision.Denied(from.name() + " is not permitted to perform " + action + " on " + to.name() + ": no wire grants it. " + way, resource);
    }

    private static boolean covers(Grant grant, String action, String part) {
        if (grant.holder() == Grant.Holder.SERVICE || grant.holder() == Grant.Holder.ROLE || grant.on() != Grant.Place.TO || !grant.actions().contains(action)) {
            return false;
        }
        return switch (grant.scope()) {
            case SELF -> part.isEmpty();
            case INDEXES -> part.equals("index");
            case OBJECTS -> part.equals("object");
            case STREAM -> part.equals("stream");
            case EXECUTIONS -> part.equals("execution");
            case CONNECTIONS -> part.equals("connections");
            case QUERIES -> part.equals("query");
            case MUTATIONS -> part.equals("mutation");
            // what Lambda itself does to read a source; no function calls for it here
            case TOPICS, GROUPS, CREDENTIALS, ANYWHERE -> false;
        };
    }
}
