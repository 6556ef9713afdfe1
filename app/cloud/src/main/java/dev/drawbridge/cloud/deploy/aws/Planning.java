package dev.drawbridge.cloud.deploy.aws;

import dev.drawbridge.cloud.deploy.CostChange;
import dev.drawbridge.cloud.deploy.DeployEvent;
import dev.drawbridge.cloud.deploy.DeployException;
import dev.drawbridge.cloud.deploy.DeployListener;
import dev.drawbridge.cloud.deploy.DeployRequest;
import dev.drawbridge.cloud.deploy.Environment;
import dev.drawbridge.cloud.deploy.Plan;
import dev.drawbridge.cloud.deploy.cost.CostEstimator;
import dev.drawbridge.generators.sam.ResourceOwners;
import dev.drawbridge.generators.syntax.Tree;
import dev.drawbridge.model.Design;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import software.amazon.awssdk.services.cloudformation.model.DeploymentMode;
import software.amazon.awssdk.services.cloudformation.model.Parameter;
import software.amazon.awssdk.services.cloudformation.model.Stack;

/** Asks what a deployment would do. For one use. */
final class Planning {
    private final AwsSession session;
    private final DeployRequest request;
    private final DeployListener listener;
    private boolean revert;
    private final List<String> notes = new ArrayList<>();

    Planning(AwsSession session, DeployListener listener) {
        this.session = session;
        this.request = session.request();
        this.listener = listener;
    }

    /** A plan that sets back what somebody changed elsewhere, too. */
    Plan revert() {
        // emulators do not know the mode
        revert = request.environment().endpoint().isEmpty();
        return plan();
    }

    Plan plan() {
        listener.on(new DeployEvent.Step("Planning for " + session.account().words()));
        Optional<Stack> stack = usable();
        stack.filter(found -> !session.isOurs(found)).ifPresent(found -> notes.add(found.stackName() + " was not made by this project. Deploying takes it over: from then on it is this project's."));
        ArtifactBucket bucket = session.bucket();
        Optional<String> deployedText = stack.map(session::deployedText);
        Tree deployed = deployedText.map(AwsSession::tree).orElseGet(Tree::map);
        Restored restored = stack.map(found -> restored(found, deployed)).orElse(Restored.NONE);
        StackTemplate template = StackTemplate.of(request, bucket.place(), deployed, restored, listener);
        send(bucket, template.artifacts());
        Set<String> known = stack.map(s -> s.parameters().stream().map(Parameter::parameterKey).collect(Collectors.toSet())).orElse(Set.of());
        List<Parameter> parameters = Parameters.of(template.tree(), request.environment(), known, System::getenv);
        listener.on(new DeployEvent.Step("Asking AWS what would change"));
        ChangeSets.Made made;
        if (request.environment().form() == Environment.Form.PLAIN) {
            template = template.plain();
            made = changes(stack, template, parameters);
        } else {
            try {
                made = changes(stack, template, parameters);
            } catch (DeployException refused) {
                if (!knowsNoTransform(refused)) {
                    throw refused;
                }
                notes.add("The endpoint does not expand SAM, so the template is sent as plain CloudFormation.");
                template = template.plain();
                made = changes(stack, template, parameters);
            }
        }
        notes.addAll(template.notes());
        TemplateComparison comparison = new TemplateComparison(deployed, template.tree());
        Optional<Design> drawn = deployedText.flatMap(session::drawn);
        return new Plan(request, session.account(), request.stackName(), stack.isEmpty(), drawn, comparison.permissions(session.owners()),
                new PlannedChanges(session.owners(), drawn.map(ResourceOwners::of), comparison).of(made.changes()), cost(drawn), notes,
                new PreparedChangeSet(made.id(), made.stackId(), template.artifacts(), template.tree()));
    }

    private Restored restored(Stack stack, Tree deployed) {
        RunningCode running = new RunningCode(session);
        RunningCode.Found found = running.compare(deployed, () -> session.resources(stack));
        found.problem().ifPresent(notes::add);
        found.other().forEach(state -> notes.add(state.card().flatMap(request.design()::node).map(card -> card.name()).orElse(state.id())
                + " runs other code than was deployed: somebody pushed it, or changed it in the console. Deploying puts back what belongs there."));
        return running.restored(found);
    }

    /** Nested templates and included files are read while AWS plans. */
    private static void send(ArtifactBucket bucket, List<Artifact> artifacts) {
        boolean sure = false;
        for (Artifact artifact : artifacts) {
            if (artifact.toPlan()) {
                if (!sure) {
                    bucket.ensure();
                    sure = true;
                }
                if (!bucket.holds(artifact.key())) {
                    bucket.put(artifact.key(), artifact.file(), bytes -> { }, () -> false);
                }
            }
        }
    }

    private ChangeSets.Made changes(Optional<Stack> stack, StackTemplate template, List<Parameter> parameters) {
        return new ChangeSets(session).make(stack.isEmpty(), parameters, stack.map(Stack::tags).orElse(List.of()), create -> {
            if (revert && stack.isPresent()) {
                create.deploymentMode(DeploymentMode.REVERT_DRIFT);
            }
            if (template.size() <= StackTemplate.MAX_INLINE) {
                create.templateBody(template.text());
            } else {
                ArtifactBucket bucket = session.bucket();
                bucket.ensure();
                create.templateURL(bucket.putTemplate("templates/" + request.stackName() + ".yaml", template.text()));
            }
        });
    }

    /** Only an emulator can be without it. */
    private boolean knowsNoTransform(DeployException refused) {
        String words = String.valueOf(refused.getMessage());
        return !request.environment().endpoint().isEmpty() && (words.contains("AWS::Serverless") || words.contains("ransform"));
    }

    private CostChange cost(Optional<Design> before) {
        CostEstimator estimator = CostEstimator.aws();
        return new CostChange(before.map(design -> estimator.of(design, request.environment().traffic())), estimator.of(request.design(), request.environment().traffic()));
    }

    /** The stack, if there is one that can be changed; what a failed first deploy has left is cleared away. */
    private Optional<Stack> usable() {
        Optional<Stack> found = session.ownStack();
        if (found.isEmpty() || StackStates.isOnlyPlanned(found.get().stackStatusAsString())) {
            return Optional.empty();
        }
        Stack stack = found.get();
        String status = stack.stackStatusAsString();
        if (StackStates.isRunning(status)) {
            throw new DeployException(stack.stackName() + " is being changed right now (" + status + "). Follow that with: " + request.command("deploy") + " --follow");
        }
        if (StackStates.isShell(status)) {
            session.asked("remove what a failed deploy has left", AwsService.CLOUDFORMATION.permission("DeleteStack"), () -> session.cloud().deleteStack(ask -> ask.stackName(stack.stackId())));
            StackFollower.End end = Following.follow(session, stack.stackId(), "", DeployListener.NONE);
            if (!StackStates.isGone(end.status())) {
                throw new DeployException("What the failed first deploy has left of " + stack.stackName() + " cannot be removed. Try: " + request.command("destroy"));
            }
            notes.add("The first deploy of " + stack.stackName() + " had failed; its empty stack was removed.");
            return Optional.empty();
        }
        if (StackStates.isStuck(status)) {
            throw new DeployException(stack.stackName() + " is stuck: its last change could be neither done nor taken back. Go on with: " + request.command("deploy") + " --continue-rollback");
        }
        if (StackStates.isBroken(status)) {
            throw new DeployException(stack.stackName() + " is broken (" + status + ") and can only be removed: " + request.command("destroy"));
        }
        return found;
    }
}
