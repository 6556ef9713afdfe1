package dev.drawbridge.model.check;

import dev.drawbridge.model.Design;
import dev.drawbridge.model.End;
import dev.drawbridge.model.Names;
import dev.drawbridge.model.Node;
import dev.drawbridge.model.NodeId;
import dev.drawbridge.model.Value;
import dev.drawbridge.model.Wire;
import dev.drawbridge.model.WireRole;
import dev.drawbridge.model.edit.CardEdit;
import dev.drawbridge.model.edit.Edit;
import dev.drawbridge.model.edit.WireEdit;
import dev.drawbridge.model.wire.Trigger;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** {@code async-without-failure}: what cannot be worked on is lost, because nothing keeps it. */
final class FailureRule implements Rule {
    /** 14 days, the longest a queue keeps: time enough to notice. */
    private static final int RETENTION = 1_209_600;

    @Override
    public List<Finding> check(CheckContext context) {
        Set<NodeId> lossy = new LinkedHashSet<>();
        context.triggers(Trigger.TOPIC_MESSAGE, Trigger.BUCKET_EVENT, Trigger.SCHEDULE_TICK, Trigger.BUS_EVENT).map(wire -> wire.to().node()).forEach(lossy::add);
        context.triggers(Trigger.QUEUE_BATCH).map(wire -> wire.from().node()).forEach(lossy::add);
        Set<NodeId> streamed = new LinkedHashSet<>();
        context.triggers(Trigger.TABLE_CHANGES, Trigger.STREAM_RECORDS).map(wire -> wire.to().node()).filter(lossy::add).forEach(streamed::add);
        List<Finding> findings = new ArrayList<>();
        for (NodeId id : lossy) {
            if (context.index().outOf(id, WireRole.ON_FAILURE).isEmpty()) {
                Node node = context.design().requireNode(id);
                boolean queue = node.kind().equals("queue");
                String message = queue
                        ? "A message of " + node.name() + " that fails again and again is thrown away when its time is up. Wire the failure port of " + node.name() + " to a queue that keeps it."
                        : streamed.contains(id) ? "A batch that " + node.name() + " fails on again and again is passed over and lost. Wire the failure port of " + node.name() + " to a queue that keeps where it stood."
                        : "An event that " + node.name() + " fails on is tried twice more and then lost. Wire the failure port of " + node.name() + " to a queue that keeps it.";
                findings.add(new Finding("async-without-failure", Severity.WARNING, new Subject.OfNode(node.id(), ""), message, fix(context, node)));
            }
        }
        return findings;
    }

    private static List<Fix> fix(CheckContext context, Node node) {
        Design design = context.design();
        String name = context.freshName(node.name() + "-failures");
        if (Names.problem(name).isPresent()) {
            return List.of();
        }
        Node queue = Node.of(design.freshNodeId(name), "queue", name).withField("retention", Value.of(RETENTION));
        if (node.kind().equals("queue") && context.kind(node).flag(node, "fifo")) {
            queue = queue.withField("fifo", Value.of(true));
        }
        Wire wire = Wire.of(design.freshWireId(node.id(), queue.id()), End.failure(node.id()), End.in(queue.id()), WireRole.ON_FAILURE);
        return List.of(new Fix("Add the queue " + name, new Edit.Sequence("Add " + name,
                List.of(new CardEdit.AddNode(queue, Optional.empty()), new WireEdit.Connect(wire)))));
    }
}
