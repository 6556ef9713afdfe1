package dev.drawbridge.generators.sam;

import dev.drawbridge.generators.syntax.Tree;
import dev.drawbridge.model.Node;
import dev.drawbridge.model.WireRole;
import java.util.Optional;

/** A queue: {@code AWS::SQS::Queue}, encrypted by SQS; with topics wired to it, the policy that lets them in and their subscriptions. */
final class QueueResource implements CardResources {
    @Override
    public void write(SamDesign design, Node card, Resources out) {
        String id = design.id(card);
        boolean ordered = design.flag(card, "fifo");
        Block properties = new Block().put("QueueName", design.addresses().ownName(card))
                .put("FifoQueue", ordered ? Optional.of(Tree.bool(true)) : Optional.empty())
                .put("ContentBasedDeduplication", ordered ? Optional.of(Tree.bool(true)) : Optional.empty())
                .put("VisibilityTimeout", design.field(card, "visibilityTimeout"))
                .put("MessageRetentionPeriod", design.set(card, "retention"))
                .put("DelaySeconds", design.set(card, "delay"))
                .put("SqsManagedSseEnabled", true);
        design.outOf(card, WireRole.ON_FAILURE).stream().findFirst().ifPresent(link -> properties.put("RedrivePolicy", new Block()
                .put("deadLetterTargetArn", design.addresses().arn(link.to()))
                .put("maxReceiveCount", design.field(card, "maxReceiveCount"))));
        out.add(id, "AWS::SQS::Queue", properties);
        out.output(id + "QueueUrl", "Address of the queue " + card.name(), Tree.ref(id));
        Deliveries.write(design, card, design.into(card, WireRole.DELIVER), out);
    }
}
