package dev.drawbridge.generators.sam;

import dev.drawbridge.generators.Adoption;
import dev.drawbridge.model.DesignIndex;
import dev.drawbridge.model.Names;
import dev.drawbridge.model.Node;
import dev.drawbridge.model.NodeId;
import dev.drawbridge.model.Value;
import dev.drawbridge.model.Wire;
import dev.drawbridge.model.WireRole;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashSet;
import java.util.Optional;
import java.util.Set;

/**
 * Which cards need a name of their own making, because naming them by reference would make CloudFormation see a circle it cannot
 * create: a bucket refers to the functions it triggers, functions that call each other refer to each other, and so do queues whose
 * failures go round.
 */
final class FixedNames {
    private final Set<NodeId> fixed = new HashSet<>();

    FixedNames(DesignIndex index) {
        for (Node node : index.design().nodes().values()) {
            boolean needed = !Adoption.isAdopted(node) && switch (node.kind()) {
                // the policies that let a bucket in name it, and it waits for them
                case SamKinds.BUCKET -> index.outOf(node.id(), WireRole.DELIVER).stream().anyMatch(wire -> !index.to(wire).kind().equals(SamKinds.EVENT_BUS)) || index.outOf(node.id(), WireRole.TRIGGER).stream().anyMatch(wire -> SamKinds.isFunction(index.to(wire)));
                case SamKinds.FUNCTION -> comesBack(index, node, WireRole.CALL) || startsItself(index, node);
                case SamKinds.QUEUE -> comesBack(index, node, WireRole.ON_FAILURE);
                case SamKinds.STATE_MACHINE -> comesBack(index, node, WireRole.SEND);
                default -> false;
            };
            if (needed) {
                fixed.add(node.id());
            }
        }
    }

    private static boolean comesBack(DesignIndex index, Node start, WireRole role) {
        Set<NodeId> seen = new HashSet<>();
        Deque<NodeId> open = new ArrayDeque<>(Set.of(start.id()));
        while (!open.isEmpty()) {
            for (Wire wire : index.outOf(open.pop(), role)) {
                Node next = index.to(wire);
                if (next.id().equals(start.id())) {
                    return true;
                }
                if (next.kind().equals(start.kind()) && seen.add(next.id())) {
                    open.push(next.id());
                }
            }
        }
        return false;
    }

    /** Whether a function starts a state machine that calls the function, straight or through others. */
    private static boolean startsItself(DesignIndex index, Node start) {
        Set<NodeId> seen = new HashSet<>();
        Deque<NodeId> open = new ArrayDeque<>(Set.of(start.id()));
        while (!open.isEmpty()) {
            for (Wire wire : index.outOf(open.pop())) {
                Node next = index.to(wire);
                boolean follows = wire.role() == WireRole.CALL || wire.role() == WireRole.SEND && next.kind().equals(SamKinds.STATE_MACHINE);
                if (follows && next.id().equals(start.id())) {
                    return true;
                }
                if (follows && SamKinds.hasRole(next) && seen.add(next.id())) {
                    open.push(next.id());
                }
            }
        }
        return false;
    }

    /** The name, for {@code Fn::Sub}, if the card needs one. */
    Optional<String> of(Node node) {
        if (!fixed.contains(node.id())) {
            return Optional.empty();
        }
        String base = "${AWS::StackName}-" + Names.kebab(node.name());
        return Optional.of(switch (node.kind()) {
            // the names of buckets are shared by all accounts
            case SamKinds.BUCKET -> base + "-${AWS::AccountId}";
            case SamKinds.QUEUE -> base + (node.field("fifo").flatMap(Value::asFlag).orElse(false) ? ".fifo" : "");
            default -> base;
        });
    }
}
