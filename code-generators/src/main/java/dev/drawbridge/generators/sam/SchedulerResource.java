package dev.drawbridge.generators.sam;

import dev.drawbridge.generators.Adoption;
import dev.drawbridge.generators.syntax.Tree;
import dev.drawbridge.model.Node;
import dev.drawbridge.model.WireRole;
import dev.drawbridge.model.wire.Grant;
import java.util.List;
import java.util.Optional;

/**
 * Schedules of EventBridge Scheduler: one for each wire, as the event {@code ScheduleV2} where a function or a state machine is started, which lets SAM make
 * the role for just that, or for the alias, else as a resource with a role of ours. Source of the properties: "AWS::Scheduler::Schedule" in the CloudFormation
 * reference, "ScheduleV2" in the AWS SAM specification.
 */
final class SchedulerResource {
    private SchedulerResource() {}

    /** The event of a function or a state machine. */
    static Block event(SamDesign design, SamDesign.Link link) {
        Block properties = when(design, link.from());
        // without this the name is that of the event, and a second stack of the template finds it taken
        properties.put("OmitName", true).put("Input", input(design, link)).put("RetryPolicy", retries(design, link.from()));
        failures(design, link.from()).ifPresent(failure -> properties.put("DeadLetterConfig", new Block().put("Arn", design.addresses().arn(failure.to()))));
        return properties;
    }

    /** The schedule of a wire to something else. */
    static void write(SamDesign design, SamDesign.Link link, Resources out) {
        String id = id(design, link);
        String role = design.ids().between(link.from(), link.to(), "TargetRole");
        Optional<SamDesign.Link> failure = failures(design, link.from());
        PolicyStatements statements = new PolicyStatements(design.addresses(), design.ids()).grants(link, Grant.Holder.ROLE);
        failure.ifPresent(f -> statements.grants(f, Grant.Holder.ROLE));
        Block target = new Block().put("Arn", design.addresses().arn(link.to())).put("RoleArn", Tree.getAtt(role, "Arn")).put("Input", input(design, link));
        switch (link.to().kind()) {
            case SamKinds.QUEUE -> target.put("SqsParameters", new Block().put("MessageGroupId", design.field(link, "messageGroup")));
            case SamKinds.STREAM -> target.put("KinesisParameters", new Block().put("PartitionKey", design.id(link.from())));
            case SamKinds.EVENT_BUS -> target.put("EventBridgeParameters", new Block().put("DetailType", "Scheduled Event").put("Source", dev.drawbridge.model.Names.kebab(link.from().name())));
            default -> { }
        }
        target.put("RetryPolicy", retries(design, link.from()));
        failure.ifPresent(f -> target.put("DeadLetterConfig", new Block().put("Arn", design.addresses().arn(f.to()))));
        Block properties = when(design, link.from());
        if (!properties.has("FlexibleTimeWindow")) {
            properties.put("FlexibleTimeWindow", new Block().put("Mode", "OFF"));
        }
        out.add(id, SchedulerText.TYPE, properties.put("Target", target));
        String principal = link.rule().grants().stream().filter(grant -> grant.holder() == Grant.Holder.ROLE).findFirst().orElseThrow().principal();
        out.add(role, "AWS::IAM::Role", TargetRole.role(principal, statements));
    }

    /** The first schedule of a card is called like it; what was found in a template has its name already. */
    private static String id(SamDesign design, SamDesign.Link link) {
        boolean first = !Adoption.isAdopted(link.from()) && design.outOf(link.from(), link.wire().role()).getFirst().wire().id().equals(link.wire().id());
        return first ? design.id(link.from()) : design.ids().between(link.from(), link.to(), "Schedule");
    }

    private static Block when(SamDesign design, Node card) {
        Block properties = new Block().put("Description", design.set(card, "description")).put("ScheduleExpression", design.field(card, "expression"))
                .put("ScheduleExpressionTimezone", design.set(card, "timeZone"));
        design.set(card, "window").ifPresent(minutes -> properties.put("FlexibleTimeWindow", new Block().put("Mode", "FLEXIBLE").put("MaximumWindowInMinutes", minutes)));
        properties.put("StartDate", design.set(card, "startDate")).put("EndDate", design.set(card, "endDate")).put("GroupName", design.set(card, "group"));
        if (!design.flag(card, "enabled")) {
            properties.put("State", "DISABLED");
        }
        return properties;
    }

    private static Optional<Tree> input(SamDesign design, SamDesign.Link link) {
        return design.field(link, "input").or(() -> Optional.of(Tree.string(SchedulerText.tick())));
    }

    private static Block retries(SamDesign design, Node card) {
        Block retries = new Block();
        if (design.set(card, "retries").isPresent() || design.set(card, "maximumAge").isPresent()) {
            retries.put("MaximumRetryAttempts", design.field(card, "retries")).put("MaximumEventAgeInSeconds", design.field(card, "maximumAge"));
        }
        return retries;
    }

    /** The queue of what no target took; a schedule has one at most. */
    private static Optional<SamDesign.Link> failures(SamDesign design, Node card) {
        List<SamDesign.Link> all = design.outOf(card, WireRole.ON_FAILURE);
        return all.stream().findFirst();
    }
}
