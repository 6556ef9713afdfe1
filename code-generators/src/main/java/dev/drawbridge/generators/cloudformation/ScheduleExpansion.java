package dev.drawbridge.generators.cloudformation;

import dev.drawbridge.generators.sam.Block;
import dev.drawbridge.generators.sam.SchedulerText;
import dev.drawbridge.generators.sam.WireParts;
import dev.drawbridge.generators.syntax.Tree;
import dev.drawbridge.model.wire.BaseGrants;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Schedules of EventBridge Scheduler that are events of functions and state machines, as plain resources. Source: "ScheduleV2" in the AWS SAM specification. */
final class ScheduleExpansion {
    static final String EVENT = "ScheduleV2";
    private static final List<String> SAME = List.of("Description", "ScheduleExpression", "ScheduleExpressionTimezone", "StartDate", "EndDate", "GroupName", "KmsKeyArn", "State");

    private final ServicePermits permits;
    private final PlainResources out;
    private final Losses losses;

    ScheduleExpansion(ServicePermits permits, PlainResources out, Losses losses) {
        this.permits = permits;
        this.out = out;
        this.losses = losses;
    }

    /**
     * A schedule takes on a role of its own, which may start the target and keep what failed, unless it is given one.
     *
     * @param owner the function or state machine, for what is lost
     * @param id of the schedule
     * @param arn of what it starts: a function, the alias of its versions, a state machine
     * @param kind of the target
     */
    void schedule(String owner, String id, Tree properties, Tree arn, String kind) {
        Optional<Tree> failures = properties.at("DeadLetterConfig", "Arn");
        if (properties.get("DeadLetterConfig").isPresent() && failures.isEmpty()) {
            losses.add(owner, "The queue that SAM makes for what its schedule " + id + " cannot deliver is not written.");
        }
        Tree role = properties.get("RoleArn").orElseGet(() -> Tree.getAtt(role(id, arn, kind, failures, properties.get("PermissionsBoundary")), "Arn"));
        Block target = new Block().put("Arn", arn).put("RoleArn", role).put("Input", properties.get("Input")).put("RetryPolicy", properties.get("RetryPolicy"))
                .put("DeadLetterConfig", new Block().put("Arn", failures));
        Block schedule = new Block().put("Name", properties.get("Name"));
        SAME.forEach(key -> schedule.put(key, properties.get(key)));
        out.addFresh(id, SchedulerText.TYPE, schedule.put("FlexibleTimeWindow", properties.get("FlexibleTimeWindow").orElseGet(() -> Tree.map("Mode", Tree.string("OFF")))).put("Target", target));
    }

    private String role(String id, Tree arn, String kind, Optional<Tree> failures, Optional<Tree> boundary) {
        ServicePermits.Permit start = permits.role("scheduler", kind);
        List<Tree> statements = new ArrayList<>(List.of(allow("Target", start.action(), arn)));
        failures.ifPresent(queue -> statements.add(allow("Failures", permits.failures("scheduler").action(), queue)));
        Tree trust = document(List.of(new Block().put("Effect", "Allow").put("Principal", Tree.map("Service", Tree.string(start.service())))
                .put("Action", BaseGrants.ASSUME_ROLE).put("Condition", Tree.map("StringEquals", Tree.map(BaseGrants.SOURCE_ACCOUNT, Tree.ref("AWS::AccountId")))).tree()));
        return out.addFresh(id + "TargetRole", "AWS::IAM::Role", new Block().put("AssumeRolePolicyDocument", trust).put("PermissionsBoundary", boundary)
                .put("Policies", List.of(new Block().put("PolicyName", "Wires").put("PolicyDocument", document(statements)).tree())));
    }

    private static Tree document(List<Tree> statements) {
        return new Block().put("Version", WireParts.LANGUAGE).put("Statement", statements).tree();
    }

    private static Tree allow(String sid, String action, Tree resource) {
        return new Block().put("Sid", sid).put("Effect", "Allow").put("Action", List.of(Tree.string(action))).put("Resource", resource).tree();
    }
}
