package dev.drawbridge.generators.sam;

import dev.drawbridge.generators.syntax.Tree;
import java.util.List;
import java.util.Optional;

/** Rules of event buses. Source of the properties: "AWS::Events::Rule" in the CloudFormation reference, "EventBridgeRule" in the SAM specification. */
final class BusRules {
    private BusRules() {}

    /** The event of a function. */
    static Block event(SamDesign design, SamDesign.Link link) {
        return new Block().put("EventBusName", busName(design, link)).put("Pattern", pattern(design, link)).put("RetryPolicy", retries(design, link));
    }

    /** The rule of a wire to something else, as a resource of its own, with the role that it takes on if it needs one. */
    static void rule(SamDesign design, SamDesign.Link link, Resources out) {
        Optional<Tree> role = TargetRole.write(design, link, out);
        Block target = new Block().put("Id", "Target").put("Arn", design.addresses().arn(link.to())).put("RoleArn", role)
                .put("SqsParameters", new Block().put("MessageGroupId", design.field(link, "messageGroup").filter(_ -> link.rule().field("messageGroup").isPresent())))
                .put("RetryPolicy", retries(design, link));
        out.add(id(design, link), "AWS::Events::Rule", new Block().put("EventBusName", busName(design, link))
                .put("EventPattern", pattern(design, link)).put("State", "ENABLED").put("Targets", List.of(target.tree())));
    }

    static String id(SamDesign design, SamDesign.Link link) {
        return design.ids().between(link.from(), link.to(), "Rule");
    }

    /** Nothing for the bus that holds when none is named. */
    private static Optional<Tree> busName(SamDesign design, SamDesign.Link link) {
        return design.flag(link.from(), "default") ? Optional.empty() : Optional.of(design.addresses().name(link.from()));
    }

    static Tree pattern(SamDesign design, SamDesign.Link link) {
        return design.field(link, "pattern").map(tree -> tree instanceof Tree.Scalar
                ? ValueTree.json(tree.asText().orElse(""), "The pattern of " + link.words()) : tree).orElse(BusRuleText.everything());
    }

    private static Block retries(SamDesign design, SamDesign.Link link) {
        Block retries = new Block();
        if (link.wire().field("retries").isPresent() || link.wire().field("maximumAge").isPresent()) {
            retries.put("MaximumRetryAttempts", design.field(link, "retries")).put("MaximumEventAgeInSeconds", design.field(link, "maximumAge"));
        }
        return retries;
    }
}
