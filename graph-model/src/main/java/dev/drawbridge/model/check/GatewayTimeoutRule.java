package dev.drawbridge.model.check;

import dev.drawbridge.model.Node;
import dev.drawbridge.model.NodeId;
import dev.drawbridge.model.Value;
import dev.drawbridge.model.Wire;
import dev.drawbridge.model.edit.CardEdit;
import dev.drawbridge.model.wire.Trigger;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** {@code gateway-timeout}: an API gives up before the function behind it, or the chain of functions it calls, must be done. */
final class GatewayTimeoutRule implements Rule {
    /** An HTTP API waits 30 s and not longer: docs.aws.amazon.com/apigateway/latest/developerguide/http-api-quotas.html. */
    private static final int LIMIT = 30;

    /** The longest time that may have passed when the last function of the way must be done. */
    private record Reach(int seconds, List<Node> way, Node api) {
        String words() {
            return String.join(" -> ", way.stream().map(Node::name).toList());
        }
    }

    @Override
    public List<Finding> check(CheckContext context) {
        Map<NodeId, Reach> longest = new HashMap<>();
        Deque<Node> open = new ArrayDeque<>();
        context.triggers(Trigger.HTTP).filter(wire -> !context.from(wire).kind().equals("function-url")).forEach(wire -> visit(context, context.to(wire), new Reach(0, List.of(), context.from(wire)), longest, open));
        // a way over the limit is not followed on and grows by a second at least with each call, so there are few of them
        while (!open.isEmpty()) {
            Node function = open.poll();
            Reach reach = longest.get(function.id());
            if (reach.seconds() <= LIMIT) {
                for (Wire wire : context.index().outOf(function.id())) {
                    if (context.row(wire).flatMap(row -> row.trigger()).filter(trigger -> trigger == Trigger.INVOCATION).isPresent()) {
                        visit(context, context.to(wire), reach, longest, open);
                    }
                }
            }
        }
        List<Finding> findings = new ArrayList<>();
        longest.forEach((id, reach) -> {
            if (reach.seconds() > LIMIT) {
                findings.add(finding(context.design().requireNode(id), context.whole(context.design().requireNode(id), "timeout").orElse(0), reach));
            }
        });
        return findings;
    }

    private static void visit(CheckContext context, Node function, Reach before, Map<NodeId, Reach> longest, Deque<Node> open) {
        if (before.way().contains(function)) {
            return; // calls in a circle have a finding of their own
        }
        int timeout = Math.max(1, context.whole(function, "timeout").orElse(1));
        List<Node> way = new ArrayList<>(before.way());
        way.add(function);
        Reach reach = new Reach(before.seconds() + timeout, List.copyOf(way), before.api());
        Reach known = longest.get(function.id());
        if (known == null || known.seconds() < reach.seconds() && known.seconds() <= LIMIT) {
            longest.put(function.id(), reach);
            open.add(function);
        }
    }

    private static Finding finding(Node function, int timeout, Reach reach) {
        int before = reach.seconds() - timeout;
        // one second under the limit, so that the function's own answer comes first
        int fitting = LIMIT - 1 - before;
        String waits = reach.api().name() + " waits " + LIMIT + " s for an answer, but ";
        String what = before == 0
                ? waits + function.name() + " may take " + timeout + " s. Shorten its timeout, or put a queue between them for long work."
                : waits + reach.words() + " may take " + reach.seconds() + " s together. Shorten a timeout on the way, or put a queue between them for long work.";
        List<Fix> fixes = fitting < 1 ? List.of()
                : List.of(new Fix("Set the timeout of " + function.name() + " to " + fitting + " s", new CardEdit.SetField(function.id(), "timeout", Optional.of(Value.of(fitting)))));
        return new Finding("gateway-timeout", Severity.WARNING, new Subject.OfNode(function.id(), "timeout"), what, fixes);
    }
}
