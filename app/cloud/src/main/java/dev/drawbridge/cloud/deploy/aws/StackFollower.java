package dev.drawbridge.cloud.deploy.aws;

import dev.drawbridge.cloud.deploy.DeployEvent;
import dev.drawbridge.cloud.deploy.DeployException;
import dev.drawbridge.cloud.deploy.DeployListener;
import dev.drawbridge.cloud.deploy.DeployRequest;
import dev.drawbridge.cloud.deploy.ResourceState;
import dev.drawbridge.cloud.deploy.ResourceState.Phase;
import dev.drawbridge.generators.sam.ResourceOwners;
import java.io.UncheckedIOException;
import java.time.Duration;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import software.amazon.awssdk.core.exception.SdkException;
import software.amazon.awssdk.services.cloudformation.CloudFormationClient;
import software.amazon.awssdk.services.cloudformation.model.DescribeStackEventsResponse;
import software.amazon.awssdk.services.cloudformation.model.StackEvent;

/** Reads the events of a stack until it has come to rest, and tells them card by card. For one use, by one thread. */
final class StackFollower {
    private static final Duration FIRST_WAIT = Duration.ofMillis(400);
    private static final Duration LONGEST_WAIT = Duration.ofSeconds(4);
    private static final Duration LONGEST_BLINDNESS = Duration.ofMinutes(30);

    private final DeployRequest request;
    private final CloudFormationClient cloud;
    private final String stackId;
    private final String marker;
    private final ResourceOwners owners;
    private final DeployListener listener;
    private final Runnable cancel;
    private final SleepWatch sleeping;
    private final Set<String> seen = new HashSet<>();
    private final Set<String> done = new HashSet<>();
    private final Map<String, ResourceState> kept = new LinkedHashMap<>();
    private final List<ResourceState> failures = new ArrayList<>();
    private boolean undoing;
    private boolean cancelled;
    private int removed;
    private Duration away = Duration.ZERO;

    /**
     * @param marker id of the newest event that is not of interest; empty for all since the last wish of a user
     * @param cancel what to do in the cloud if the listener wants no more
     */
    StackFollower(DeployRequest request, CloudFormationClient cloud, String stackId, String marker, ResourceOwners owners, DeployListener listener, InstantSource clock, Runnable cancel) {
        this.request = request;
        this.cloud = cloud;
        this.stackId = stackId;
        this.marker = marker;
        this.owners = owners;
        this.listener = listener;
        this.sleeping = new SleepWatch(clock);
        this.cancel = cancel;
    }

    /**
     * Where it came to rest.
     *
     * @param status of the stack
     * @param failures what failed by itself, the first first
     * @param kept what was left in the account
     * @param away how long nobody looked, because the machine slept
     */
    record End(String status, List<ResourceState> failures, List<ResourceState> kept, int removed, boolean cancelled, Duration away) {
        End {
            failures = List.copyOf(failures);
            kept = List.copyOf(kept);
        }
    }

    /** Blocks until the stack has come to rest. */
    End follow() {
        Duration wait = FIRST_WAIT;
        // time that we waited ourselves: the clock jumps when the machine sleeps, and a night is no outage
        Duration blind = Duration.ZERO;
        while (true) {
            if (slept()) {
                // what failed before the night is no sign of how it is now
                blind = Duration.ZERO;
                wait = FIRST_WAIT;
            }
            try {
                List<StackEvent> fresh = fresh();
                blind = Duration.ZERO;
                Optional<String> end = Optional.empty();
                for (StackEvent event : fresh) {
                    end = tell(event);
                }
                if (end.isPresent()) {
                    return new End(end.get(), failures, List.copyOf(kept.values()), removed, cancelled, away);
                }
                wait = fresh.isEmpty() ? longer(wait) : FIRST_WAIT;
            } catch (SdkException e) {
                if (!AwsFailure.passes(e)) {
                    throw goesOn(AwsFailure.of(e, request.environment(), "read the events of the stack", AwsService.CLOUDFORMATION.permission("DescribeStackEvents")).getMessage(), e);
                }
                if (blind.isZero()) {
                    listener.on(new DeployEvent.OutOfSight(AwsFailure.of(e, request.environment(), "see how it goes", AwsService.CLOUDFORMATION.permission("DescribeStackEvents")).getMessage() + " It goes on in the cloud; we keep looking."));
                } else if (blind.compareTo(LONGEST_BLINDNESS) > 0) {
                    throw goesOn("AWS was out of reach for " + LONGEST_BLINDNESS.toMinutes() + " minutes.", e);
                }
                wait = longer(wait);
                blind = blind.plus(wait);
            }
            if (!cancelled && listener.isCancelled()) {
                cancelled = true;
                listener.on(new DeployEvent.Step("Cancelling: what was done is taken back"));
                cancel.run();
            }
            sleep(wait);
        }
    }

    private boolean slept() {
        Duration gap = sleeping.away();
        if (gap.isZero()) {
            return false;
        }
        away = away.plus(gap);
        String time = gap.toHours() > 0 ? gap.toHours() + " h " + gap.toMinutesPart() + " min" : gap.toMinutes() + " min";
        listener.on(new DeployEvent.Step("This machine was asleep for " + time + "; it went on in the cloud, and we look how it stands"));
        return true;
    }

    private DeployException goesOn(String why, Exception cause) {
        return new DeployException(why + " The deployment goes on in the cloud; follow it with: " + request.command("deploy") + " --follow", cause);
    }

    private void sleep(Duration wait) {
        try {
            Thread.sleep(wait);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw goesOn("We stopped looking.", e);
        }
    }

    private static Duration longer(Duration wait) {
        Duration longer = wait.multipliedBy(3).dividedBy(2);
        return longer.compareTo(LONGEST_WAIT) > 0 ? LONGEST_WAIT : longer;
    }

    /** Events that we have not told yet, the oldest first. */
    private List<StackEvent> fresh() {
        List<StackEvent> fresh = new ArrayList<>();
        String next = null;
        do {
            var answer = page(next);
            for (StackEvent event : answer.stackEvents()) {
                if (seen.contains(event.eventId()) || event.eventId().equals(marker)) {
                    return told(fresh);
                }
                fresh.addFirst(event);
                if (marker.isEmpty() && isOfStack(event) && "User Initiated".equals(event.resourceStatusReason()) && !StackStates.isOnlyPlanned(event.resourceStatusAsString())) {
                    return told(fresh);
                }
            }
            next = answer.nextToken();
        } while (next != null);
        return told(fresh);
    }

    private DescribeStackEventsResponse page(String token) {
        try {
            return cloud.describeStackEvents(ask -> ask.stackName(stackId).nextToken(token));
        } catch (IllegalStateException | UncheckedIOException e) {
            // what the SDK throws where a program or a file that gives credentials fails
            throw goesOn(AwsFailure.ofCredentials(e, request.environment()).getMessage(), e);
        }
    }

    private List<StackEvent> told(List<StackEvent> fresh) {
        fresh.forEach(event -> seen.add(event.eventId()));
        return fresh;
    }

    private boolean isOfStack(StackEvent event) {
        return StackStates.STACK_TYPE.equals(event.resourceType()) && stackId.equals(event.physicalResourceId());
    }

    /** Tells one event; where the stack has come to rest, if it has. */
    private Optional<String> tell(StackEvent event) {
        String status = event.resourceStatusAsString();
        if (isOfStack(event)) {
            if (!undoing && StackStates.isUndoing(status)) {
                undoing = true;
                listener.on(new DeployEvent.RollbackStarted(failures.isEmpty() ? FailureWords.of(reason(event)) : failures.getFirst().words()));
            }
            return status.endsWith("_IN_PROGRESS") ? Optional.empty() : Optional.of(status);
        }
        String id = event.logicalResourceId();
        if (status.startsWith("DELETE_") && done.contains(id)) {
            // what a replacement leaves: the card shows the new one
            if (status.equals("DELETE_SKIPPED") && DataHolders.worthKeeping(event.resourceType())) {
                kept.put(event.physicalResourceId(), state(event, Phase.KEPT, ""));
            }
            return Optional.empty();
        }
        if (status.equals("DELETE_SKIPPED") && !DataHolders.worthKeeping(event.resourceType())) {
            return Optional.empty();
        }
        Phase phase = phase(status);
        String words = phase == Phase.FAILED ? FailureWords.of(reason(event)) : "";
        ResourceState state = state(event, phase, words);
        switch (phase) {
            case FAILED -> {
                if (!isConsequence(reason(event))) {
                    failures.add(state);
                }
            }
            case KEPT -> kept.put(event.physicalResourceId(), state);
            case DONE -> done.add(id);
            case REMOVED -> removed++;
            case WORKING, UNDOING, UNDONE -> { }
        }
        listener.on(new DeployEvent.ResourceChanged(state));
        return Optional.empty();
    }

    /** Only stopped because something else had failed. */
    private static boolean isConsequence(String reason) {
        return reason.startsWith("Resource creation cancelled") || reason.startsWith("Resource update cancelled") || reason.startsWith("Resource deletion cancelled");
    }

    private Phase phase(String status) {
        if (status.equals("DELETE_SKIPPED")) {
            return Phase.KEPT;
        }
        if (status.endsWith("_FAILED")) {
            return Phase.FAILED;
        }
        if (status.endsWith("_IN_PROGRESS")) {
            return undoing ? Phase.UNDOING : Phase.WORKING;
        }
        return undoing ? Phase.UNDONE : status.startsWith("DELETE_") ? Phase.REMOVED : Phase.DONE;
    }

    private ResourceState state(StackEvent event, Phase phase, String words) {
        String id = event.logicalResourceId();
        String type = event.resourceType();
        return new ResourceState(owners.ownerOf(id, type), id, type, event.physicalResourceId() == null ? "" : event.physicalResourceId(), phase, words, event.timestamp());
    }

    private static String reason(StackEvent event) {
        return event.resourceStatusReason() == null ? "" : event.resourceStatusReason();
    }
}
