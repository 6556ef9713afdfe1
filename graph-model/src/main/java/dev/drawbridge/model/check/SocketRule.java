package dev.drawbridge.model.check;

import dev.drawbridge.model.Node;
import dev.drawbridge.model.Value;
import dev.drawbridge.model.Wire;
import dev.drawbridge.model.WireRole;
import dev.drawbridge.model.edit.WireEdit;
import dev.drawbridge.model.wire.Trigger;
import dev.drawbridge.model.wire.WireTable;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * WebSocket APIs: {@code socket-route} for a route that stands twice, {@code socket-silent} for a function that sends although nothing tells it of
 * connections.
 */
final class SocketRule implements Rule {
    private record Route(String api, String key) {}

    @Override
    public List<Finding> check(CheckContext context) {
        List<Finding> findings = new ArrayList<>();
        Map<Route, Wire> seen = new HashMap<>();
        Set<Node> heard = new HashSet<>();
        context.triggers(Trigger.SOCKET_MESSAGE).forEach(wire -> {
            List<Value> keys = wire.field(WireTable.ROUTE_KEYS).map(Value::asItems).orElse(List.of());
            for (Value key : keys) {
                Wire other = seen.putIfAbsent(new Route(wire.from().node().value(), key.display()), wire);
                if (other != null) {
                    findings.add(twice(context, wire, other, key, keys));
                }
            }
            heard.add(context.from(wire));
        });
        context.wires().filter(wire -> wire.role() == WireRole.SEND && context.to(wire).kind().equals("websocket-api") && !heard.contains(context.to(wire)))
                .forEach(wire -> findings.add(new Finding("socket-silent", Severity.WARNING, new Subject.OfNode(wire.to().node(), ""),
                        context.from(wire).name() + " sends to " + context.to(wire).name() + ", but no function is told of its connections, so nobody knows whom to send to. Wire "
                                + context.to(wire).name() + " to a function with the route $connect.")));
        return findings;
    }

    private static Finding twice(CheckContext context, Wire wire, Wire other, Value key, List<Value> keys) {
        String sentence = wire.id().equals(other.id()) ? "The route " + key.display() + " stands twice on the wire " + context.words(wire) + ". Remove one."
                : "The route " + key.display() + " is answered by " + context.to(other).name() + " and by " + context.to(wire).name() + ". Let only one of them answer it.";
        List<Value> rest = new ArrayList<>(keys);
        rest.remove(rest.lastIndexOf(key));
        List<Fix> fixes = rest.isEmpty() ? List.of()
                : List.of(new Fix("Remove " + key.display() + " from " + context.words(wire), new WireEdit.SetWireField(wire.id(), WireTable.ROUTE_KEYS, Optional.of(Value.of(rest)))));
        return new Finding("socket-route", Severity.ERROR, new Subject.OfWire(wire.id(), WireTable.ROUTE_KEYS), sentence, fixes);
    }
}
