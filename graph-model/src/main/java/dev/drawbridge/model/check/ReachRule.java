package dev.drawbridge.model.check;

import dev.drawbridge.model.Node;
import dev.drawbridge.model.NodeId;
import dev.drawbridge.model.Wire;
import dev.drawbridge.model.kind.NodeRole;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/**
 * {@code function-without-trigger}: nothing is wired to start it. {@code unreachable-node}: no way leads to the card from a
 * client, a source, or a service that starts or guards something. A card without any wire is most often one that was placed
 * a moment ago: that is a hint, not a warning.
 */
final class ReachRule implements Rule {
    @Override
    public List<Finding> check(CheckContext context) {
        List<Finding> findings = new ArrayList<>();
        Set<NodeId> reached = new HashSet<>();
        Deque<NodeId> open = new ArrayDeque<>();
        for (Node node : context.design().nodes().values()) {
            boolean idle = context.kind(node).role() == NodeRole.FUNCTION && context.index().into(node.id()).stream()
                    .noneMatch(wire -> context.row(wire).isEmpty() || context.row(wire).get().trigger().isPresent() || isByResource(context, wire));
            if (idle) {
                findings.add(new Finding("function-without-trigger", severity(context, node), new Subject.OfNode(node.id(), ""),
                        "Nothing starts " + node.name() + ". Wire an API, a queue, a topic, a schedule, a bucket or another function to it."));
            }
            // what hangs behind an idle function is not told as well: one cause, one finding
            if (idle || isStart(context, node)) {
                reached.add(node.id());
                open.add(node.id());
            }
        }
        while (!open.isEmpty()) {
            for (Wire wire : context.index().outOf(open.poll())) {
                if (reached.add(wire.to().node())) {
                    open.add(wire.to().node());
                }
            }
        }
        for (Node node : context.design().nodes().values()) {
            if (!reached.contains(node.id())) {
                findings.add(new Finding("unreachable-node", severity(context, node), new Subject.OfNode(node.id(), ""), sentence(context, node)));
            }
        }
        return findings;
    }

    /** What a resource that the table says nothing about refers to, it most often calls: a custom resource its function, for one. */
    private static boolean isByResource(CheckContext context, Wire wire) {
        return context.kind(context.from(wire)).role() == NodeRole.RAW;
    }

    private static boolean isStart(CheckContext context, Node node) {
        return switch (context.kind(node).role()) {
            case CLIENT, SOURCE, SERVICE -> !context.index().outOf(node.id()).isEmpty();
            case FUNCTION -> false;
            case RAW, UNKNOWN -> true;
        };
    }

    private static Severity severity(CheckContext context, Node node) {
        return isAlone(context, node) ? Severity.INFO : Severity.WARNING;
    }

    private static boolean isAlone(CheckContext context, Node node) {
        return context.index().into(node.id()).isEmpty() && context.index().outOf(node.id()).isEmpty();
    }

    private static String sentence(CheckContext context, Node node) {
        return isAlone(context, node)
                ? node.name() + " is wired to nothing. Wire it to what uses it, or remove it."
                : "No client or event source leads to " + node.name() + ". Wire one to where the way to it begins, or remove the cards.";
    }
}
