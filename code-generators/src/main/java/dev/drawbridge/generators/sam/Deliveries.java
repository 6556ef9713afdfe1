package dev.drawbridge.generators.sam;

import dev.drawbridge.generators.syntax.Tree;
import dev.drawbridge.model.Node;
import dev.drawbridge.model.wire.BaseGrants;
import dev.drawbridge.model.wire.Grant;
import java.util.List;

/** What stands between sources and the card that they deliver to: the policy that lets them in, subscriptions, rules, schedules. */
final class Deliveries {
    private Deliveries() {}

    static void write(SamDesign design, Node card, List<SamDesign.Link> links, Resources out) {
        policy(design, card, links.stream().filter(Deliveries::needsPolicy).toList(), out);
        for (SamDesign.Link link : links) {
            switch (link.from().kind()) {
                case SamKinds.TOPIC -> subscription(design, link, out);
                case SamKinds.EVENT_BUS -> BusRules.rule(design, link, out);
                case SamKinds.SCHEDULER -> SchedulerResource.write(design, link, out);
                default -> { }
            }
        }
    }

    private static boolean needsPolicy(SamDesign.Link link) {
        return link.rule().grants(link.wire()).stream().anyMatch(grant -> grant.holder() == Grant.Holder.SERVICE);
    }

    private static void policy(SamDesign design, Node card, List<SamDesign.Link> links, Resources out) {
        if (links.isEmpty()) {
            return;
        }
        PolicyStatements statements = new PolicyStatements(design.addresses(), design.ids());
        links.forEach(link -> statements.permits(link, source(design, link), BaseGrants.SOURCE_ARN));
        boolean queue = card.kind().equals(SamKinds.QUEUE);
        out.add(design.ids().beside(card, "Policy"), queue ? "AWS::SQS::QueuePolicy" : "AWS::SNS::TopicPolicy", new Block()
                .put(queue ? "Queues" : "Topics", List.of(Tree.ref(design.id(card)))).put("PolicyDocument", statements.document()));
    }

    /** Whom the service speaks for. */
    private static Tree source(SamDesign design, SamDesign.Link link) {
        return link.from().kind().equals(SamKinds.EVENT_BUS) ? Tree.getAtt(BusRules.id(design, link), "Arn") : design.addresses().arn(link.from());
    }

    private static void subscription(SamDesign design, SamDesign.Link link, Resources out) {
        out.add(design.ids().between(link.from(), link.to(), "Subscription"), "AWS::SNS::Subscription", new Block()
                .put("TopicArn", design.addresses().arn(link.from()))
                .put("Protocol", "sqs")
                .put("Endpoint", design.addresses().arn(link.to()))
                .put("RawMessageDelivery", design.field(link, "raw"))
                .put("FilterPolicy", TopicResource.filter(design, link)));
    }
}
