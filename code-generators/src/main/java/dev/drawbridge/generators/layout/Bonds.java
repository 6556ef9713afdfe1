package dev.drawbridge.generators.layout;

import dev.drawbridge.model.Design;
import dev.drawbridge.model.Node;
import dev.drawbridge.model.NodeId;
import dev.drawbridge.model.Value;
import dev.drawbridge.model.Wire;
import dev.drawbridge.model.WireRole;
import dev.drawbridge.model.wire.WireTable;
import java.util.HashMap;
import java.util.Map;

/**
 * How strongly wires bind their two cards to each other: 1 for who calls, reads or writes, less for who only tells. A queue
 * of one function is part of the same work; a topic or a bus does not know who listens.
 */
final class Bonds {
    private static final int ONWARDS = 10;

    private final Design design;
    private final Map<NodeId, Integer> listeners = new HashMap<>();

    Bonds(Design design) {
        this.design = design;
        design.wires().values().stream().filter(Bonds::tells).forEach(wire -> listeners.merge(wire.from().node(), 1, Integer::sum));
    }

    double of(Wire wire) {
        return switch (wire.role()) {
            case CALL, ACCESS, SEND, DIRECT, ON_FAILURE -> 1;
            case TRIGGER, DELIVER -> listeners.get(wire.from().node()) > 1 ? 0.4 : isQueue(wire.from().node()) ? 0.9 : 0.5;
            case AUTHORIZE, REFERENCE -> 0.25;
        };
    }

    /**
     * How much the wire wants to run to the right where cards form a circle, from 1: events are followed from left to right, while
     * reading, and answering who asked, may as well run back.
     */
    int forwards(Wire wire) {
        return switch (wire.role()) {
            case CALL, TRIGGER, DELIVER, DIRECT, AUTHORIZE -> ONWARDS;
            case SEND -> isAnswer(wire) ? 1 : ONWARDS;
            case ON_FAILURE -> 3;
            case ACCESS, REFERENCE -> 1;
        };
    }

    /** What goes to connected clients, or to a step that waits. */
    private boolean isAnswer(Wire wire) {
        return design.node(wire.to().node()).map(Node::kind).filter("websocket-api"::equals).isPresent()
                || wire.field(WireTable.STARTS).filter(Value.of(false)::equals).isPresent();
    }

    private boolean isQueue(NodeId card) {
        return design.node(card).map(Node::kind).filter("queue"::equals).isPresent();
    }

    private static boolean tells(Wire wire) {
        return wire.role() == WireRole.TRIGGER || wire.role() == WireRole.DELIVER;
    }
}
