package dev.drawbridge.cloud.deploy.aws;

import dev.drawbridge.cloud.deploy.DeployException;
import dev.drawbridge.cloud.deploy.DeployListener;
import dev.drawbridge.cloud.deploy.DeployOutcome;
import dev.drawbridge.cloud.deploy.DeployOutcome.Result;
import dev.drawbridge.cloud.deploy.Output;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import software.amazon.awssdk.services.cloudformation.model.Stack;

/** Follows a change of the stack to its end and says what it means, for the one who wished it. */
final class Following {
    static final String DEPLOY = "deploy";
    static final String ROLLBACK = "rollback";
    static final String DESTROY = "destroy";

    private final AwsSession session;
    private final DeployListener listener;
    private final Instant start;
    private Duration away = Duration.ZERO;

    Following(AwsSession session, DeployListener listener) {
        this.session = session;
        this.listener = listener;
        this.start = session.clock().instant();
    }

    /** What is on its way, whoever began it. */
    DeployOutcome whatRuns() {
        Optional<DeployState> known = DeployState.read(session.request());
        if (known.isPresent()) {
            DeployState state = known.get();
            return toTheEnd(state.stackId(), state.marker(), state.verb(), 0);
        }
        Stack stack = session.ownStack().orElseThrow(() -> new DeployException("Nothing of this project is in " + session.account().words() + ", so there is nothing to follow."));
        if (!StackStates.isRunning(stack.stackStatusAsString())) {
            return new DeployOutcome(Result.UNCHANGED, stack.stackName() + " is not being changed; it is " + StackWords.of(stack.stackStatusAsString()) + ".", List.of(),
                    session.outputs(stack, session.deployedTemplate(stack)), List.of(), 0, time());
        }
        return toTheEnd(stack.stackId(), "", stack.stackStatusAsString().startsWith("DELETE") ? DESTROY : DEPLOY, 0);
    }

    /** Begins a change that is found again after a restart. @return where its events begin */
    String begun(String stackId, String verb) {
        String marker = session.newestEvent(stackId);
        new DeployState(stackId, marker, verb, start).write(session.request());
        return marker;
    }

    DeployOutcome toTheEnd(String stackId, String marker, String verb, long uploaded) {
        StackFollower.End end = follow(session, stackId, marker, listener);
        away = end.away();
        String name = session.request().stackName();
        String status = end.status();
        List<Output> outputs = StackStates.isGone(status) ? List.of()
                : session.stack(stackId).map(stack -> session.outputs(stack, session.deployedTemplate(stack))).orElse(List.of());
        // not before: a sign-in that ended in this moment leaves it to be found again
        DeployState.delete(session.request());
        new KeptRecord(session).add(end.kept());
        Result result = result(verb, end);
        String kept = end.kept().isEmpty() ? "" : " Kept in the account: " + end.kept().stream().map(state -> state.id() + " (" + state.physicalId() + ")").collect(Collectors.joining(", ")) + ".";
        String why = end.failures().isEmpty() ? "" : end.failures().getFirst().id() + " failed: " + end.failures().getFirst().words();
        String sentence = switch (result) {
            case DONE -> name + switch (verb) {
                case DESTROY -> " is gone.";
                case ROLLBACK -> " is as it was before its last change.";
                default -> " is deployed.";
            } + kept;
            case UNCHANGED -> name + " is as drawn.";
            case CANCELLED -> "Cancelled; everything is as it was before." + kept;
            case ROLLED_BACK -> (why.isEmpty() ? "AWS took everything back." : why) + " Everything is as it was before." + kept;
            case FAILED, STUCK -> (why.isEmpty() ? name + " ended as " + status + "." : why) + " " + StackWords.wayOn(session.request(), status) + kept;
        };
        if (result == Result.DONE) {
            // a deployment has put everybody's code back to what it says
            new PushedCode(session.request()).clear();
        }
        return new DeployOutcome(result, sentence, end.failures(), outputs, end.kept(), uploaded, time());
    }

    private static Result result(String verb, StackFollower.End end) {
        String status = end.status();
        if (StackStates.isGone(status)) {
            return verb.equals(DESTROY) ? Result.DONE : Result.CANCELLED;
        }
        if (StackStates.isUndone(status)) {
            return verb.equals(ROLLBACK) ? Result.DONE : end.cancelled() ? Result.CANCELLED : Result.ROLLED_BACK;
        }
        if (StackStates.isStuck(status)) {
            return Result.STUCK;
        }
        return StackStates.isBroken(status) || verb.equals(DESTROY) ? Result.FAILED : Result.DONE;
    }

    /** How long it took, without what this machine slept; never negative, also if somebody set the clock back. */
    Duration time() {
        Duration time = Duration.between(start, session.clock().instant()).minus(away);
        return time.isNegative() ? Duration.ZERO : time;
    }

    /** The plain events, without what they mean. */
    static StackFollower.End follow(AwsSession session, String stackId, String marker, DeployListener listener) {
        return new StackFollower(session.request(), session.cloud(), stackId, marker, session.owners(), listener, session.clock(), () -> cancel(session, stackId)).follow();
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
}
