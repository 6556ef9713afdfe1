package dev.drawbridge.cloud.deploy.aws;

import dev.drawbridge.cloud.ProcessLock;
import dev.drawbridge.cloud.deploy.DeployException;
import dev.drawbridge.cloud.deploy.DeployListener;
import dev.drawbridge.cloud.deploy.DeployOutcome;
import dev.drawbridge.cloud.deploy.DeployOutcome.Result;
import dev.drawbridge.cloud.deploy.DeployRequest;
import dev.drawbridge.cloud.deploy.DestroyPlan;
import dev.drawbridge.cloud.deploy.Plan;
import dev.drawbridge.cloud.deploy.PlannedChange;
import dev.drawbridge.cloud.deploy.ResourceState;
import dev.drawbridge.generators.syntax.Tree;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import software.amazon.awssdk.services.cloudformation.model.Stack;

/** Takes a stack away, and says before what goes with it. */
final class Removal {
    private final AwsSession session;

    Removal(AwsSession session) {
        this.session = session;
    }

    /** What is needed to remove a stack; no id for one that is not there. */
    record PreparedRemoval(String stackId, Tree deployed) implements Plan.Prepared {
        static PreparedRemoval of(DestroyPlan plan) {
            return (PreparedRemoval) plan.prepared();
        }
    }

    DestroyPlan plan() {
        DeployRequest request = session.request();
        Optional<Stack> found = session.ownStack();
        if (found.isEmpty()) {
            return new DestroyPlan(request, session.account(), request.stackName(), List.of(), List.of(), List.of(), new PreparedRemoval("", Tree.map()));
        }
        Stack stack = found.get();
        if (StackStates.isRunning(stack.stackStatusAsString())) {
            throw new DeployException(stack.stackName() + " is being changed right now. Follow that with: " + request.command("deploy") + " --follow");
        }
        Tree deployed = session.deployedTemplate(stack);
        TemplateComparison template = new TemplateComparison(deployed, Tree.map());
        List<ResourceState> goes = new ArrayList<>();
        List<ResourceState> loses = new ArrayList<>();
        List<ResourceState> stays = new ArrayList<>();
        List<ResourceState> resources = session.resources(stack);
        for (ResourceState resource : resources) {
            if (resource.phase() == ResourceState.Phase.REMOVED || resource.phase() == ResourceState.Phase.KEPT) {
                continue;
            }
            String policy = template.deployed(resource.id(), "DeletionPolicy").orElse("");
            if (policy.equals("Retain") || policy.equals("RetainExceptOnCreate")) {
                stays.add(resource);
            } else if (DataHolders.hold(resource.type())) {
                goes.addFirst(resource);
                if (DataHolders.effect(resource.type(), policy) == PlannedChange.DataEffect.LOST) {
                    loses.add(resource);
                }
            } else {
                goes.add(resource);
            }
        }
        stays.addAll(new KeptRecord(session).beside(resources));
        return new DestroyPlan(request, session.account(), stack.stackName(), goes, loses, stays, new PreparedRemoval(stack.stackId(), deployed));
    }

    DeployOutcome remove(DestroyPlan plan, DeployListener listener) {
        String stackId = PreparedRemoval.of(plan).stackId();
        DeployRequest request = session.request();
        try (ProcessLock lock = DeployLock.take(request)) {
            Following following = new Following(session, listener);
            Leftovers leftovers = new Leftovers(session, PreparedRemoval.of(plan).deployed(), plan.goes());
            for (ResourceState state : plan.goes()) {
                if (state.type().equals("AWS::S3::Bucket") && !state.physicalId().isEmpty()) {
                    // its name was shown as one that loses its data
                    new BucketEmptying(session, listener).empty(state.id(), state.physicalId());
                }
            }
            String marker = following.begun(stackId, Following.DESTROY);
            session.asked("remove the stack " + plan.stack(), AwsService.CLOUDFORMATION.permission("DeleteStack"), () -> session.cloud().deleteStack(ask -> ask.stackName(stackId)));
            DeployOutcome outcome = following.toTheEnd(stackId, marker, Following.DESTROY, 0);
            if (outcome.result() != Result.DONE) {
                return outcome;
            }
            if (session.stack().isPresent()) {
                return new DeployOutcome(Result.FAILED, plan.stack() + " was removed, but a stack of that name is there again. Look with: " + request.command("status") + ".",
                        List.of(), List.of(), outcome.kept(), 0, following.time());
            }
            Leftovers.Found left = leftovers.look();
            // what a replacement left earlier is as little gone as what stays now
            List<ResourceState> kept = new ArrayList<>(new KeptRecord(session).beside(List.of()));
            Set<String> remembered = kept.stream().map(ResourceState::physicalId).collect(Collectors.toSet());
            outcome.kept().stream().filter(state -> !remembered.contains(state.physicalId())).forEach(kept::add);
            kept.addAll(left.kept());
            return new DeployOutcome(Result.DONE, outcome.sentence() + left.sentence(), List.of(), List.of(), kept, 0, following.time());
        }
    }
}
