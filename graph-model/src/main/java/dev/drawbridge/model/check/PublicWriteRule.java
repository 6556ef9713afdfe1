package dev.drawbridge.model.check;

import dev.drawbridge.model.End;
import dev.drawbridge.model.Node;
import dev.drawbridge.model.NodeId;
import dev.drawbridge.model.Value;
import dev.drawbridge.model.Wire;
import dev.drawbridge.model.WireRole;
import dev.drawbridge.model.edit.CardEdit;
import dev.drawbridge.model.edit.Edit;
import dev.drawbridge.model.edit.WireEdit;
import dev.drawbridge.model.wire.AccessMode;
import dev.drawbridge.model.wire.Trigger;
import dev.drawbridge.model.wire.WireRule;
import dev.drawbridge.model.wire.WireTable;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** {@code public-write}: a route that anybody may call leads to a function that changes something. */
final class PublicWriteRule implements Rule {
    @Override
    public List<Finding> check(CheckContext context) {
        Map<NodeId, Wire> writes = writers(context);
        List<Finding> findings = new ArrayList<>();
        context.triggers(Trigger.HTTP).filter(wire -> writes.containsKey(wire.to().node())).forEach(wire -> {
            WireRule row = context.row(wire).orElseThrow();
            boolean guarded = !context.index().into(wire.from().node(), WireRole.AUTHORIZE).isEmpty();
            List<Value.Entries> open = row.rows(wire, WireTable.ROUTES).stream().filter(route -> isOpen(route, guarded)).toList();
            if (!open.isEmpty()) {
                findings.add(finding(context, wire, open, guarded, writes.get(wire.to().node())));
            }
        });
        return findings;
    }

    /** Each function that writes or sends, itself or through a function it calls, with the wire it does it by. */
    private static Map<NodeId, Wire> writers(CheckContext context) {
        Map<NodeId, Wire> writers = new HashMap<>();
        Deque<NodeId> open = new ArrayDeque<>();
        context.wires().filter(wire -> writes(context, wire)).forEach(wire -> {
            if (writers.putIfAbsent(wire.from().node(), wire) == null) {
                open.add(wire.from().node());
            }
        });
        while (!open.isEmpty()) {
            NodeId callee = open.poll();
            for (Wire call : context.index().into(callee, WireRole.CALL)) {
                if (context.from(call).kind().equals("function") && writers.putIfAbsent(call.from().node(), writers.get(callee)) == null) {
                    open.add(call.from().node());
                }
            }
        }
        return writers;
    }

    private static boolean writes(CheckContext context, Wire wire) {
        return switch (wire.role()) {
            case SEND -> true;
            case ACCESS -> context.row(wire).flatMap(row -> row.mode(wire)).filter(AccessMode::writes).isPresent();
            case CALL, TRIGGER, DELIVER, AUTHORIZE, ON_FAILURE, DIRECT, REFERENCE -> false;
        };
    }

    private static boolean isOpen(Value.Entries route, boolean guarded) {
        boolean authorize = route.get("authorize").flatMap(Value::asFlag).orElse(true);
        // a browser asks with OPTIONS before it may send a token
        return !(guarded && authorize) && !route.text("method").orElse("GET").equals("OPTIONS");
    }

    private static Finding finding(CheckContext context, Wire wire, List<Value.Entries> open, boolean guarded, Wire write) {
        List<String> routes = open.stream().map(route -> route.text("method").orElse("GET") + " " + route.text("path").orElse("/")).toList();
        String verb = context.row(write).flatMap(row -> row.mode(write)).map(AccessMode::verb).orElse("sends to");
        String message = "Anybody may call " + String.join(", ", routes) + ", and " + context.words(write.from().node()) + " " + verb + " " + context.words(write.to().node()) + ". "
                + (guarded ? "Let the route need a token" : "Wire a user pool to " + context.words(wire.from().node()))
                + ", or accept it with the reason why everybody may.";
        return new Finding("public-write", Severity.WARNING, new Subject.OfWire(wire.id(), WireTable.ROUTES), message, guarded ? List.of(close(context, wire)) : guard(context, wire));
    }

    private static Fix close(CheckContext context, Wire wire) {
        List<Value> closed = new ArrayList<>();
        for (Value.Entries route : context.row(wire).orElseThrow().rows(wire, WireTable.ROUTES)) {
            Map<String, Value> members = new LinkedHashMap<>(route.entries());
            if (isOpen(route, true)) {
                members.remove("authorize");
            }
            closed.add(new Value.Entries(members));
        }
        return new Fix("Let it need a token", new WireEdit.SetWireField(wire.id(), WireTable.ROUTES, Optional.of(Value.of(closed))));
    }

    /** An authorizer, and tokens on routes that opened themselves while there was none. */
    private static List<Fix> guard(CheckContext context, Wire wire) {
        NodeId api = wire.from().node();
        List<Edit> edits = new ArrayList<>();
        Optional<Node> known = context.firstUserPool();
        String name = known.map(Node::name).orElseGet(() -> context.freshName("users"));
        Node pool = known.orElseGet(() -> Node.of(context.design().freshNodeId(name), "user-pool", name));
        if (known.isEmpty()) {
            edits.add(new CardEdit.AddNode(pool, Optional.empty()));
        }
        edits.add(new WireEdit.Connect(Wire.of(context.design().freshWireId(pool.id(), api), End.out(pool.id()), End.in(api), WireRole.AUTHORIZE)));
        edits.add(close(context, wire).edit());
        String title = (known.isEmpty() ? "Add the user pool " : "Wire the user pool ") + name;
        return List.of(new Fix(title, new Edit.Sequence(title, edits)));
    }
}
