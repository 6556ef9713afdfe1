package dev.drawbridge.model.check;

import dev.drawbridge.model.Node;
import dev.drawbridge.model.Value;
import dev.drawbridge.model.Wire;
import dev.drawbridge.model.WireRole;
import dev.drawbridge.model.edit.CardEdit;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * {@code fifo-mismatch}: an ordered and an unordered thing that cannot be joined. Sources:
 * docs.aws.amazon.com/AWSSimpleQueueService/latest/SQSDeveloperGuide/sqs-dead-letter-queues.html (both queues alike),
 * docs.aws.amazon.com/sns/latest/dg/sns-fifo-topics.html (a standard topic cannot feed a FIFO queue),
 * docs.aws.amazon.com/lambda/latest/dg/invocation-async-retain-records.html (failures of a function go to standard queues).
 */
final class FifoRule implements Rule {
    @Override
    public List<Finding> check(CheckContext context) {
        List<Finding> findings = new ArrayList<>();
        context.wires().filter(wire -> context.to(wire).kind().equals("queue")).forEach(wire -> {
            Node from = context.from(wire);
            Node to = context.to(wire);
            boolean ordered = context.kind(to).flag(to, "fifo");
            if (wire.role() == WireRole.ON_FAILURE && from.kind().equals("queue")) {
                boolean wanted = context.kind(from).flag(from, "fifo");
                if (wanted != ordered) {
                    findings.add(finding(wire, to, wanted, from.name() + " is " + (wanted ? "ordered (FIFO)" : "not ordered") + ", so " + to.name()
                            + ", which keeps its failed messages, must be so too. Change one of them."));
                }
            } else if (ordered && wire.role() == WireRole.ON_FAILURE) {
                findings.add(finding(wire, to, false, to.name() + " is ordered (FIFO), but failed events of a function can only go to a queue that is not. Switch the order off, or use another queue."));
            } else if (ordered && wire.role() == WireRole.DELIVER) {
                findings.add(finding(wire, to, false, to.name() + " is ordered (FIFO), but " + from.name() + " delivers without order, which AWS refuses. Switch the order off, or use another queue."));
            }
        });
        return findings;
    }

    private static Finding finding(Wire wire, Node queue, boolean fifo, String message) {
        return new Finding("fifo-mismatch", Severity.ERROR, new Subject.OfWire(wire.id(), ""), message,
                List.of(new Fix((fifo ? "Order " : "Do not order ") + queue.name(), new CardEdit.SetField(queue.id(), "fifo", Optional.of(Value.of(fifo))))));
    }
}
