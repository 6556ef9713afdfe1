package dev.drawbridge.generators.sam;

import dev.drawbridge.generators.syntax.Tree;
import dev.drawbridge.model.Node;
import dev.drawbridge.model.WireRole;
import dev.drawbridge.model.wire.BaseGrants;
import java.util.List;
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
        deliveries(design, card, design.into(card, WireRole.DELIVER), out);
    }

    static void deliveries(SamDesign design, Node card, List<SamDesign.Link> topics, Resources out) {
        if (topics.isEmpty()) {
            return;
        }
        PolicyStatements statements = new PolicyStatements(design.addresses(), design.ids());
        topics.forEach(link -> statements.permits(link, design.addresses().arn(link.from()), BaseGrants.SOURCE_ARN));
        out.add(design.ids().beside(card, "Policy"), "AWS::SQS::QueuePolicy", new Block()
                .put("Queues", List.of(Tree.ref(design.id(card)))).put("PolicyDocument", statements.document()));
        for (SamDesign.Link link : topics) {
            out.add(design.ids().between(link.from(), card, "Subscription"), "AWS::SNS::Subscription", new Block()
                    .put("TopicArn", design.addresses().arn(link.from()))
                    .put("Protocol", "sqs")
                    .put("Endpoint", design.addresses().arn(card))
                    .put("RawMessageDelivery", design.field(link, "raw"))
                    .put("FilterPolicy", TopicResource.filter(design, link)));
        }
    }
}
