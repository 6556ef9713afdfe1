package dev.drawbridge.model.check;

import dev.drawbridge.model.Node;
import dev.drawbridge.model.NodeId;
import dev.drawbridge.model.Value;
import dev.drawbridge.model.Wire;
import dev.drawbridge.model.edit.CardEdit;
import dev.drawbridge.model.wire.Trigger;
import dev.drawbridge.model.wire.WireRule;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;

/** {@code queue-visibility}: a message would be handed out again while it is still worked on. */
final class QueueVisibilityRule implements Rule {
    /** Lambda's advice: six times the function's timeout plus the batch window, docs.aws.amazon.com/lambda/latest/dg/services-sqs-configure.html. */
    private static final int FACTOR = 6;

    private record Need(Node function, int timeout, int seconds) {}

    @Override
    public List<Finding> check(CheckContext context) {
        Map<NodeId, Need> needs = new HashMap<>();
        context.triggers(Trigger.QUEUE_BATCH).forEach(wire -> need(context, wire).ifPresent(need ->
                needs.merge(wire.from().node(), need, (a, b) -> a.seconds() >= b.seconds() ? a : b)));
        List<Finding> findings = new ArrayList<>();
        needs.forEach((queue, need) -> finding(context, context.design().requireNode(queue), need).ifPresent(findings::add));
        return findings;
    }

    private static Optional<Need> need(CheckContext context, Wire wire) {
        OptionalInt timeout = context.whole(context.to(wire), "timeout");
        if (timeout.isEmpty()) {
            return Optional.empty();
        }
        int window = context.row(wire).flatMap((WireRule row) -> row.whole(wire, "batchWindow")).orElse(0);
        return Optional.of(new Need(context.to(wire), timeout.getAsInt(), FACTOR * timeout.getAsInt() + window));
    }

    private static Optional<Finding> finding(CheckContext context, Node queue, Need need) {
        OptionalInt visibility = context.whole(queue, "visibilityTimeout");
        if (visibility.isEmpty() || visibility.getAsInt() >= need.seconds()) {
            return Optional.empty();
        }
        // Lambda refuses to create the trigger when the queue's time is under the function's
        boolean refused = visibility.getAsInt() < need.timeout();
        String message = queue.name() + " hides a message for " + visibility.getAsInt() + " s while " + need.function().name() + ", which may take "
                + need.timeout() + " s, works on it. "
                + (refused ? "AWS refuses that. " : "A slow batch is then handed out twice. ")
                + "Set the visibility timeout to " + need.seconds() + " s: " + FACTOR + " times the function's timeout, plus the batch window.";
        return Optional.of(new Finding("queue-visibility", refused ? Severity.ERROR : Severity.WARNING, new Subject.OfNode(queue.id(), "visibilityTimeout"), message,
                List.of(new Fix("Set " + need.seconds() + " s", new CardEdit.SetField(queue.id(), "visibilityTimeout", Optional.of(Value.of(need.seconds())))))));
    }
}
