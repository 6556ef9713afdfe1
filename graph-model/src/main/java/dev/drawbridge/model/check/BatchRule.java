package dev.drawbridge.model.check;

import dev.drawbridge.model.Node;
import dev.drawbridge.model.Value;
import dev.drawbridge.model.Wire;
import dev.drawbridge.model.edit.WireEdit;
import dev.drawbridge.model.wire.Trigger;
import dev.drawbridge.model.wire.WireRule;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * {@code batch-window}: batches that AWS refuses to make. Source of the limits:
 * docs.aws.amazon.com/lambda/latest/api/API_CreateEventSourceMapping.html (BatchSize, MaximumBatchingWindowInSeconds).
 */
final class BatchRule implements Rule {
    private static final int WITHOUT_WINDOW = 10;

    @Override
    public List<Finding> check(CheckContext context) {
        List<Finding> findings = new ArrayList<>();
        context.triggers(Trigger.QUEUE_BATCH).forEach(wire -> {
            WireRule row = context.row(wire).orElseThrow();
            Node queue = context.from(wire);
            int size = row.whole(wire, "batchSize").orElse(0);
            Optional<Integer> window = row.whole(wire, "batchWindow");
            if (context.kind(queue).flag(queue, "fifo")) {
                if (size > WITHOUT_WINDOW) {
                    findings.add(finding(wire, "batchSize", WITHOUT_WINDOW, context.words(wire) + ": an ordered queue hands over at most " + WITHOUT_WINDOW + " messages at once, not " + size + ". Lower the batch size."));
                }
                if (window.orElse(0) > 0) {
                    findings.add(finding(wire, "batchWindow", 0, context.words(wire) + ": an ordered queue cannot wait for a batch to fill up. Set the batch window to 0 s."));
                }
            } else if (size > WITHOUT_WINDOW && window.isPresent() && window.get() < 1) {
                findings.add(finding(wire, "batchWindow", 1, context.words(wire) + ": batches of " + size + " messages need time to fill up. Set a batch window of 1 s or more, or a batch size of " + WITHOUT_WINDOW + " or less."));
            }
        });
        return findings;
    }

    private static Finding finding(Wire wire, String field, int fitting, String message) {
        String title = "Set the " + (field.equals("batchSize") ? "batch size to " + fitting : "batch window to " + fitting + " s");
        return new Finding("batch-window", Severity.ERROR, new Subject.OfWire(wire.id(), field), message,
                List.of(new Fix(title, new WireEdit.SetWireField(wire.id(), field, Optional.of(Value.of(fitting))))));
    }
}
