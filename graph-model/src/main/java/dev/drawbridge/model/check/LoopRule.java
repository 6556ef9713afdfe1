package dev.drawbridge.model.check;

import dev.drawbridge.model.Node;
import dev.drawbridge.model.NodeId;
import dev.drawbridge.model.Wire;
import dev.drawbridge.model.wire.AccessMode;
import dev.drawbridge.model.wire.WireTable;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Deque;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** {@code recursive-loop}: cards that start each other without end. */
final class LoopRule implements Rule {
    @Override
    public List<Finding> check(CheckContext context) {
        List<Finding> findings = new ArrayList<>();
        Map<NodeId, List<NodeId>> next = edges(context);
        for (Set<NodeId> component : new Components(next).cyclic()) {
            NodeId first = component.stream().filter(id -> context.design().requireNode(id).kind().equals("function")).min(NodeId::compareTo)
                    .orElseGet(() -> Collections.min(component));
            List<String> circle = circle(first, component, next).stream().map(context::words).toList();
            findings.add(new Finding("recursive-loop", Severity.WARNING, new Subject.OfNode(first, ""),
                    String.join(" -> ", circle) + " goes round in a circle: each event can cause the next without end, and costs each time"
                            // Lambda stops SQS, SNS, S3 and Lambda loops then: docs.aws.amazon.com/lambda/latest/dg/invocation-recursion.html
                            + " until AWS stops it after about 16 rounds. Break the circle, or accept it with the reason why it ends."));
        }
        return findings;
    }

    /** Where an event goes on by itself: everything but reading, guarding and direct use. */
    private static Map<NodeId, List<NodeId>> edges(CheckContext context) {
        Map<NodeId, List<NodeId>> next = new HashMap<>();
        for (Wire wire : context.design().wires().values()) {
            boolean goesOn = context.row(wire).isPresent() && switch (wire.role()) {
                case CALL, TRIGGER, DELIVER, ON_FAILURE -> true;
                // what is sent over a connection goes to a client, not back to a function; an answer ends a step and starts nothing
                case SEND -> !context.to(wire).kind().equals("websocket-api") && (context.row(wire).get().field(WireTable.STARTS).isEmpty() || context.row(wire).get().flag(wire, WireTable.STARTS));
                case ACCESS -> context.row(wire).get().mode(wire).filter(AccessMode::writes).isPresent();
                case AUTHORIZE, DIRECT, REFERENCE -> false;
            };
            if (goesOn) {
                next.computeIfAbsent(wire.from().node(), id -> new ArrayList<>()).add(wire.to().node());
            }
        }
        return next;
    }

    /** The shortest way from the card back to itself. */
    private static List<NodeId> circle(NodeId start, Set<NodeId> component, Map<NodeId, List<NodeId>> next) {
        Map<NodeId, NodeId> cameFrom = new HashMap<>();
        Deque<NodeId> open = new ArrayDeque<>(List.of(start));
        while (!open.isEmpty()) {
            NodeId at = open.poll();
            for (NodeId to : next.getOrDefault(at, List.of())) {
                if (to.equals(start)) {
                    List<NodeId> way = new ArrayList<>(List.of(start));
                    for (NodeId back = at; !back.equals(start); back = cameFrom.get(back)) {
                        way.add(back);
                    }
                    way.add(start);
                    Collections.reverse(way);
                    return way;
                }
                if (component.contains(to) && cameFrom.putIfAbsent(to, at) == null) {
                    open.add(to);
                }
            }
        }
        throw new IllegalStateException("No circle through " + start);
    }

    /** Strongly connected components by Tarjan's algorithm; with a stack of its own, because a chain of 5,000 cards would overflow Java's. */
    private static final class Components {
        private final Map<NodeId, List<NodeId>> next;
        private final Map<NodeId, Integer> number = new HashMap<>();
        private final Map<NodeId, Integer> low = new HashMap<>();
        private final Deque<NodeId> path = new ArrayDeque<>();
        private final Set<NodeId> onPath = new HashSet<>();
        private final List<Set<NodeId>> cyclic = new ArrayList<>();

        private record Frame(NodeId node, java.util.Iterator<NodeId> rest) {}

        Components(Map<NodeId, List<NodeId>> next) {
            this.next = next;
        }

        List<Set<NodeId>> cyclic() {
            next.keySet().stream().sorted().filter(node -> !number.containsKey(node)).forEach(this::walk);
            return cyclic;
        }

        private void walk(NodeId root) {
            Deque<Frame> frames = new ArrayDeque<>();
            frames.push(enter(root));
            while (!frames.isEmpty()) {
                Frame frame = frames.peek();
                if (frame.rest().hasNext()) {
                    NodeId to = frame.rest().next();
                    if (!number.containsKey(to)) {
                        frames.push(enter(to));
                    } else if (onPath.contains(to)) {
                        low.merge(frame.node(), number.get(to), Math::min);
                    }
                } else {
                    frames.pop();
                    if (!frames.isEmpty()) {
                        low.merge(frames.peek().node(), low.get(frame.node()), Math::min);
                    }
                    leave(frame.node());
                }
            }
        }

        private Frame enter(NodeId node) {
            number.put(node, number.size());
            low.put(node, number.get(node));
            path.push(node);
            onPath.add(node);
            return new Frame(node, next.getOrDefault(node, List.of()).iterator());
        }

        private void leave(NodeId node) {
            if (!low.get(node).equals(number.get(node))) {
                return;
            }
            Set<NodeId> component = new HashSet<>();
            NodeId member;
            do {
                member = path.pop();
                onPath.remove(member);
                component.add(member);
            } while (!member.equals(node));
            if (component.size() > 1 || next.getOrDefault(node, List.of()).contains(node)) {
                cyclic.add(component);
            }
        }
    }
}
