package dev.drawbridge.cloud.deploy.aws;

import dev.drawbridge.cloud.deploy.Account;
import dev.drawbridge.cloud.deploy.DeployEvent;
import dev.drawbridge.cloud.deploy.DeployException;
import dev.drawbridge.cloud.deploy.DeployListener;
import dev.drawbridge.cloud.deploy.DeployOutcome;
import dev.drawbridge.cloud.deploy.DeployOutcome.Result;
import dev.drawbridge.cloud.deploy.DeployRequest;
import dev.drawbridge.cloud.deploy.DeployStatus;
import dev.drawbridge.cloud.deploy.Deployer;
import dev.drawbridge.cloud.deploy.DestroyPlan;
import dev.drawbridge.cloud.deploy.Drift;
import dev.drawbridge.cloud.deploy.Environment;
import dev.drawbridge.cloud.deploy.Output;
import dev.drawbridge.cloud.deploy.Plan;
import dev.drawbridge.cloud.deploy.PlannedChange;
import dev.drawbridge.cloud.deploy.ResourceState;
import dev.drawbridge.generators.syntax.Tree;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CancellationException;
import java.util.function.Function;
import java.util.stream.Collectors;
import software.amazon.awssdk.services.cloudformation.model.Parameter;
import software.amazon.awssdk.services.cloudformation.model.Stack;

/** Deploys to AWS with CloudFormation. */
public final class AwsDeployer implements Deployer {
    private final Function<Environment, AwsClients> connect;

    /** Connects as the user's AWS configuration says. */
    public AwsDeployer() {
        this(AwsClients::connect);
    }

    /** @param connect makes the clients for an environment; they are closed after use */
    public AwsDeployer(Function<Environment, AwsClients> connect) {
        this.connect = connect;
    }

    /** What is needed to apply a plan. */
    private record PreparedChangeSet(String id, String stackId, List<Artifact> artifacts, Tree template) implements Plan.Prepared {}

    /** What is needed to remove a stack; no id for one that is not there. */
    private record PreparedRemoval(String stackId) implements Plan.Prepared {}

    @Override
    public String target() {
        return Environment.AWS;
    }

    private AwsSession session(DeployRequest request) {
        AwsClients clients = connect.apply(request.environment());
        try {
            return new AwsSession(request, clients);
        } catch (RuntimeException e) {
            clients.close();
            throw e;
        }
    }

    @Override
    public Account account(DeployRequest request) {
        try (AwsSession session = session(request)) {
            return session.account();
        }
    }

    @Override
    public Plan plan(DeployRequest request, DeployListener listener) {
        try (AwsSession session = session(request)) {
            listener.on(new DeployEvent.Step("Planning for " + session.account().words()));
            List<String> notes = new ArrayList<>();
            Optional<Stack> stack = usable(session, notes);
            ArtifactBucket bucket = session.bucket();
            StackTemplate template = StackTemplate.of(request, bucket.name(), session.owners(), listener);
            Tree deployed = stack.map(session::deployedTemplate).orElseGet(Tree::map);
            Set<String> known = stack.map(s -> s.parameters().stream().map(Parameter::parameterKey).collect(Collectors.toSet())).orElse(Set.of());
            List<Parameter> parameters = Parameters.of(template.tree(), request.environment(), known, System::getenv);
            listener.on(new DeployEvent.Step("Asking AWS what would change"));
            ChangeSets.Made made = new ChangeSets(session).make(stack.isEmpty(), parameters, create -> {
                if (template.size() <= StackTemplate.MAX_INLINE) {
                    create.templateBody(template.text());
                } else {
                    bucket.ensure();
                    create.templateURL(bucket.putTemplate("templates/" + request.stackName() + ".yaml", template.text()));
                }
            });
            TemplateComparison comparison = new TemplateComparison(deployed, template.tree());
            return new Plan(request, session.account(), request.stackName(), stack.isEmpty(), comparison.permissions(session.owners()),
                    new PlannedChanges(session.owners(), comparison).of(made.changes()), notes,
                    new PreparedChangeSet(made.id(), made.stackId(), template.artifacts(), template.tree()));
        }
    }

    /** The stack, if there is one that can be changed; what a failed first deploy has left is cleared away. */
    private Optional<Stack> usable(AwsSession session, List<String> notes) {
        Optional<Stack> found = session.ownStack();
        if (found.isEmpty() || StackStates.isOnlyPlanned(found.get().stackStatusAsString())) {
            return Optional.empty();
        }
        DeployRequest request = session.request();
        Stack stack = found.get();
        String status = stack.stackStatusAsString();
        if (StackStates.isRunning(status)) {
            throw new DeployException(stack.stackName() + " is being changed right now (" + status + "). Follow that with: " + request.command("deploy") + " --follow");
        }
        if (StackStates.isShell(status)) {
            session.asked("remove what a failed deploy has left", AwsService.CLOUDFORMATION.permission("DeleteStack"), () -> session.cloud().deleteStack(ask -> ask.stackName(stack.stackId())));
            StackFollower.End end = follower(session, stack.stackId(), "", DeployListener.NONE).follow();
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

    private StackFollower follower(AwsSession session, String stackId, String marker, DeployListener listener) {
        return new StackFollower(session.request(), session.cloud(), stackId, marker, session.owners(), listener, () -> cancel(session, stackId));
    }

    /** An update is cancelled; a first deploy is removed, since there is nothing to go back to. */
    private static void cancel(AwsSession session, String stackId) {
        String status = session.stack(stackId).map(Stack::stackStatusAsString).orElse("");
        if (status.equals("UPDATE_IN_PROGRESS")) {
            session.asked("cancel the deployment", AwsService.CLOUDFORMATION.permission("CancelUpdateStack"), () -> session.cloud().cancelUpdateStack(ask -> ask.stackName(stackId)));
        } else if (status.equals("CREATE_IN_PROGRESS")) {
            session.asked("cancel the deployment", AwsService.CLOUDFORMATION.permission("DeleteStack"), () -> session.cloud().deleteStack(ask -> ask.stackName(stackId)));
        }
    }

    @Override
    public void discard(Plan plan) {
        PreparedChangeSet prepared = (PreparedChangeSet) plan.prepared();
        if (!prepared.id().isEmpty()) {
            try (AwsSession session = session(plan.request())) {
                new ChangeSets(session).discard(prepared.id(), prepared.stackId(), plan.firstTime());
            }
        }
    }

    @Override
    public DeployOutcome apply(Plan plan, DeployListener listener) {
        Instant start = Instant.now();
        PreparedChangeSet prepared = (PreparedChangeSet) plan.prepared();
        DeployRequest request = plan.request();
        try (AwsSession session = session(request)) {
            if (plan.isEmpty()) {
                discard(session, plan);
                List<Output> outputs = session.stack().map(stack -> session.outputs(stack, prepared.template())).orElse(List.of());
                return new DeployOutcome(Result.UNCHANGED, plan.stack() + " is as drawn; nothing was changed.", List.of(), outputs, List.of(), 0, since(start));
            }
            try (DeployLock lock = DeployLock.take(request)) {
                long uploaded;
                try {
                    uploaded = upload(session, prepared.artifacts(), listener);
                } catch (CancellationException e) {
                    discard(session, plan);
                    return new DeployOutcome(Result.CANCELLED, "Cancelled before anything was changed.", List.of(), List.of(), List.of(), 0, since(start));
                } catch (DeployException notSent) {
                    try {
                        discard(session, plan);
                    } catch (DeployException stays) {
                        // an unused plan harms nobody, and the next one replaces it
                        notSent.addSuppressed(stays);
                    }
                    throw notSent;
                }
                String marker = session.newestEvent(prepared.stackId());
                new DeployState(prepared.stackId(), marker, "deploy", start).write(request);
                listener.on(new DeployEvent.Step("Deploying " + plan.stack()));
                try {
                    new ChangeSets(session).execute(prepared.id());
                } catch (DeployException notBegun) {
                    DeployState.delete(request);
                    throw notBegun;
                }
                return ended(session, prepared.stackId(), marker, "deploy", start, uploaded, listener);
            }
        }
    }

    private static void discard(AwsSession session, Plan plan) {
        PreparedChangeSet prepared = (PreparedChangeSet) plan.prepared();
        if (!prepared.id().isEmpty()) {
            new ChangeSets(session).discard(prepared.id(), prepared.stackId(), plan.firstTime());
        }
    }

    private static Duration since(Instant start) {
        return Duration.between(start, Instant.now());
    }

    private static long upload(AwsSession session, List<Artifact> artifacts, DeployListener listener) {
        if (artifacts.isEmpty()) {
            return 0;
        }
        ArtifactBucket bucket = session.bucket();
        if (bucket.ensure()) {
            listener.on(new DeployEvent.Step("Made the bucket " + bucket.name() + " for your code"));
        }
        long sent = 0;
        Map<String, Artifact> byKey = new LinkedHashMap<>();
        artifacts.forEach(artifact -> byKey.putIfAbsent(artifact.key(), artifact));
        for (Artifact artifact : byKey.values()) {
            if (listener.isCancelled()) {
                throw new CancellationException("The deployment was cancelled.");
            }
            if (!bucket.holds(artifact.key())) {
                bucket.put(artifact.key(), artifact.file(), bytes -> listener.on(new DeployEvent.Uploading(artifact.owner(), Math.min(bytes, artifact.size()), artifact.size())), listener::isCancelled);
                sent += artifact.size();
            }
        }
        return sent;
    }

    /** Follows to the end and says what it means. */
    private DeployOutcome ended(AwsSession session, String stackId, String marker, String verb, Instant start, long uploaded, DeployListener listener) {
        StackFollower.End end = follower(session, stackId, marker, listener).follow();
        DeployState.delete(session.request());
        String name = session.request().stackName();
        String status = end.status();
        List<Output> outputs = StackStates.isGone(status) ? List.of()
                : session.stack(stackId).map(stack -> session.outputs(stack, session.deployedTemplate(stack))).orElse(List.of());
        Result result = result(verb, end);
        String kept = end.kept().isEmpty() ? "" : " Kept in the account: " + end.kept().stream().map(state -> state.id() + " (" + state.physicalId() + ")").collect(Collectors.joining(", ")) + ".";
        String why = end.failures().isEmpty() ? "" : end.failures().getFirst().id() + " failed: " + end.failures().getFirst().words();
        String sentence = switch (result) {
            case DONE -> name + switch (verb) {
                case "destroy" -> " is gone.";
                case "rollback" -> " is as it was before its last change.";
                default -> " is deployed.";
            } + kept;
            case UNCHANGED -> name + " is as drawn.";
            case CANCELLED -> "Cancelled; everything is as it was before." + kept;
            case ROLLED_BACK -> (why.isEmpty() ? "AWS took everything back." : why) + " Everything is as it was before." + kept;
            case FAILED -> (why.isEmpty() ? name + " ended as " + status + "." : why) + " " + wayOn(session.request(), status) + kept;
        };
        return new DeployOutcome(result, sentence, end.failures(), outputs, end.kept(), uploaded, since(start));
    }

    private static Result result(String verb, StackFollower.End end) {
        String status = end.status();
        if (StackStates.isGone(status)) {
            return verb.equals("destroy") ? Result.DONE : Result.CANCELLED;
        }
        if (StackStates.isUndone(status)) {
            return verb.equals("rollback") ? Result.DONE : end.cancelled() ? Result.CANCELLED : Result.ROLLED_BACK;
        }
        return StackStates.isBroken(status) || verb.equals("destroy") ? Result.FAILED : Result.DONE;
    }

    private static String wayOn(DeployRequest request, String status) {
        return StackStates.isStuck(status)
                ? "It could not be taken back either. Remove the cause and go on with: " + request.command("deploy") + " --continue-rollback."
                : "Remove the cause and try again: " + request.command("destroy") + ".";
    }

    @Override
    public DeployOutcome follow(DeployRequest request, DeployListener listener) {
        Instant start = Instant.now();
        try (AwsSession session = session(request)) {
            Optional<DeployState> known = DeployState.read(request);
            if (known.isPresent()) {
                DeployState state = known.get();
                return ended(session, state.stackId(), state.marker(), state.verb(), state.started(), 0, listener);
            }
            Stack stack = session.ownStack().orElseThrow(() -> new DeployException("Nothing of this project is in " + session.account().words() + ", so there is nothing to follow."));
            if (!StackStates.isRunning(stack.stackStatusAsString())) {
                return new DeployOutcome(Result.UNCHANGED, stack.stackName() + " is not being changed; it is " + words(stack.stackStatusAsString()) + ".", List.of(),
                        session.outputs(stack, session.deployedTemplate(stack)), List.of(), 0, since(start));
            }
            return ended(session, stack.stackId(), "", stack.stackStatusAsString().startsWith("DELETE") ? "destroy" : "deploy", start, 0, listener);
        }
    }

    @Override
    public DeployOutcome continueRollback(DeployRequest request, List<String> skip, DeployListener listener) {
        Instant start = Instant.now();
        try (AwsSession session = session(request); DeployLock lock = DeployLock.take(request)) {
            Stack stack = session.ownStack().filter(found -> StackStates.isStuck(found.stackStatusAsString()))
                    .orElseThrow(() -> new DeployException(request.stackName() + " is not stuck, so there is nothing to take back."));
            String marker = session.newestEvent(stack.stackId());
            new DeployState(stack.stackId(), marker, "rollback", start).write(request);
            session.asked("go on taking back", AwsService.CLOUDFORMATION.permission("ContinueUpdateRollback"),
                    () -> session.cloud().continueUpdateRollback(ask -> ask.stackName(stack.stackId()).resourcesToSkip(skip)));
            return ended(session, stack.stackId(), marker, "rollback", start, 0, listener);
        }
    }

    @Override
    public DestroyPlan planDestroy(DeployRequest request) {
        try (AwsSession session = session(request)) {
            Optional<Stack> found = session.ownStack();
            if (found.isEmpty()) {
                return new DestroyPlan(request, session.account(), request.stackName(), List.of(), List.of(), List.of(), new PreparedRemoval(""));
            }
            Stack stack = found.get();
            if (StackStates.isRunning(stack.stackStatusAsString())) {
                throw new DeployException(stack.stackName() + " is being changed right now. Follow that with: " + request.command("deploy") + " --follow");
            }
            TemplateComparison template = new TemplateComparison(session.deployedTemplate(stack), Tree.map());
            List<ResourceState> goes = new ArrayList<>();
            List<ResourceState> loses = new ArrayList<>();
            List<ResourceState> stays = new ArrayList<>();
            for (ResourceState resource : session.resources(stack)) {
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
            return new DestroyPlan(request, session.account(), stack.stackName(), goes, loses, stays, new PreparedRemoval(stack.stackId()));
        }
    }

    @Override
    public DeployOutcome destroy(DestroyPlan plan, DeployListener listener) {
        Instant start = Instant.now();
        String stackId = ((PreparedRemoval) plan.prepared()).stackId();
        DeployRequest request = plan.request();
        if (stackId.isEmpty()) {
            return new DeployOutcome(Result.UNCHANGED, "Nothing of " + plan.stack() + " is in " + plan.account().words() + ".", List.of(), List.of(), List.of(), 0, since(start));
        }
        try (AwsSession session = session(request); DeployLock lock = DeployLock.take(request)) {
            String marker = session.newestEvent(stackId);
            new DeployState(stackId, marker, "destroy", start).write(request);
            session.asked("remove the stack " + plan.stack(), AwsService.CLOUDFORMATION.permission("DeleteStack"), () -> session.cloud().deleteStack(ask -> ask.stackName(stackId)));
            DeployOutcome outcome = ended(session, stackId, marker, "destroy", start, 0, listener);
            if (outcome.result() != Result.DONE || session.stack().isEmpty()) {
                return outcome;
            }
            return new DeployOutcome(Result.FAILED, plan.stack() + " was removed, but a stack of that name is there again. Look with: " + request.command("status") + ".",
                    List.of(), List.of(), outcome.kept(), 0, since(start));
        }
    }

    @Override
    public DeployStatus status(DeployRequest request) {
        try (AwsSession session = session(request)) {
            Optional<Stack> found = session.ownStack().filter(stack -> !StackStates.isOnlyPlanned(stack.stackStatusAsString()));
            if (found.isEmpty()) {
                return new DeployStatus(session.account(), request.stackName(), DeployStatus.State.ABSENT,
                        request.stackName() + " is not deployed. Deploy it with: " + request.command("deploy"), Optional.empty(), List.of(), List.of());
            }
            Stack stack = found.get();
            String status = stack.stackStatusAsString();
            DeployStatus.State state = StackStates.isRunning(status) ? DeployStatus.State.RUNNING
                    : StackStates.isBroken(status) ? DeployStatus.State.BROKEN
                    : StackStates.isShell(status) ? DeployStatus.State.ABSENT : DeployStatus.State.READY;
            String sentence = stack.stackName() + " is " + words(status) + "." + switch (state) {
                case RUNNING -> " Follow that with: " + request.command("deploy") + " --follow";
                case BROKEN -> StackStates.isStuck(status) ? " Go on with: " + request.command("deploy") + " --continue-rollback" : " Remove it with: " + request.command("destroy");
                case ABSENT -> " Its first deploy failed; deploy again with: " + request.command("deploy");
                case READY -> "";
            };
            Instant changed = stack.lastUpdatedTime() == null ? stack.creationTime() : stack.lastUpdatedTime();
            return new DeployStatus(session.account(), stack.stackName(), state, sentence, Optional.ofNullable(changed),
                    state == DeployStatus.State.ABSENT ? List.of() : session.resources(stack),
                    session.outputs(stack, session.deployedTemplate(stack)));
        }
    }

    private static String words(String status) {
        return switch (status) {
            case "CREATE_COMPLETE", "UPDATE_COMPLETE", "IMPORT_COMPLETE" -> "deployed";
            case "UPDATE_ROLLBACK_COMPLETE" -> "deployed; its last change failed and was taken back";
            case "ROLLBACK_COMPLETE" -> "empty";
            case "UPDATE_ROLLBACK_FAILED" -> "stuck: its last change could be neither done nor taken back";
            case "DELETE_FAILED" -> "only half removed";
            case "ROLLBACK_FAILED", "CREATE_FAILED" -> "broken: its first deploy could not be taken back";
            default -> status.startsWith("DELETE") ? "being removed" : StackStates.isUndoing(status) ? "being taken back" : "being changed";
        };
    }

    @Override
    public Drift drift(DeployRequest request, DeployListener listener) {
        try (AwsSession session = session(request)) {
            Stack stack = session.ownStack().orElseThrow(() -> new DeployException(request.stackName() + " is not deployed, so there is nothing to compare."));
            return new DriftDetection(session).detect(stack, listener);
        }
    }
}
