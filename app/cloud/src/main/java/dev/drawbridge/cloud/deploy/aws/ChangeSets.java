package dev.drawbridge.cloud.deploy.aws;

import dev.drawbridge.cloud.deploy.DeployException;
import dev.drawbridge.cloud.deploy.DeployRequest;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.function.Consumer;
import software.amazon.awssdk.services.cloudformation.model.Capability;
import software.amazon.awssdk.services.cloudformation.model.Change;
import software.amazon.awssdk.services.cloudformation.model.ChangeSetNotFoundException;
import software.amazon.awssdk.services.cloudformation.model.ChangeSetType;
import software.amazon.awssdk.services.cloudformation.model.CloudFormationException;
import software.amazon.awssdk.services.cloudformation.model.CreateChangeSetRequest;
import software.amazon.awssdk.services.cloudformation.model.DescribeChangeSetResponse;
import software.amazon.awssdk.services.cloudformation.model.InvalidChangeSetStatusException;
import software.amazon.awssdk.services.cloudformation.model.Parameter;
import software.amazon.awssdk.services.cloudformation.model.ResourceChange;
import software.amazon.awssdk.services.cloudformation.model.Tag;

/** Change sets: what CloudFormation says it would do. */
final class ChangeSets {
    private static final DateTimeFormatter STAMP = DateTimeFormatter.ofPattern("yyyyMMddHHmmss").withZone(ZoneOffset.UTC);
    private static final Duration LONGEST = Duration.ofMinutes(10);
    private static final Duration FIRST_WAIT = Duration.ofMillis(250);
    private static final Duration LONGEST_WAIT = Duration.ofSeconds(3);

    private final AwsSession session;

    ChangeSets(AwsSession session) {
        this.session = session;
    }

    /**
     * A change set that is there.
     *
     * @param firstTime its stack is not there yet
     * @param changes none if all is as it should be
     */
    record Made(String id, String stackId, boolean firstTime, List<ResourceChange> changes) {
        Made {
            changes = List.copyOf(changes);
        }
    }

    /**
     * Asks what would change.
     *
     * @param tags that the stack has: those of others stay
     * @param template puts body or address of the template into the request
     */
    Made make(boolean firstTime, List<Parameter> parameters, List<Tag> tags, Consumer<CreateChangeSetRequest.Builder> template) {
        DeployRequest wish = session.request();
        CreateChangeSetRequest.Builder create = CreateChangeSetRequest.builder()
                .stackName(wish.stackName())
                // names are unique: who deploys at the same time gets a change set of his own, and one of the two loses at its execution
                .changeSetName("drawbridge-" + STAMP.format(Instant.now()) + "-" + UUID.randomUUID().toString().substring(0, 8))
                .changeSetType(firstTime ? ChangeSetType.CREATE : ChangeSetType.UPDATE)
                .capabilities(Capability.CAPABILITY_IAM, Capability.CAPABILITY_NAMED_IAM, Capability.CAPABILITY_AUTO_EXPAND)
                .parameters(parameters)
                .tags(tags(tags, wish));
        template.accept(create);
        try {
            var made = session.asked("plan the deployment", AwsService.CLOUDFORMATION.permission("CreateChangeSet"), () -> session.cloud().createChangeSet(create.build()));
            return settled(made.id(), made.stackId(), firstTime);
        } catch (DeployException e) {
            // some endpoints say at once what others say of the change set
            if (e.getCause() instanceof CloudFormationException && isNothing(String.valueOf(e.getCause().getMessage()))) {
                return new Made("", "", firstTime, List.of());
            }
            throw e;
        }
    }

    private static List<Tag> tags(List<Tag> there, DeployRequest wish) {
        List<Tag> all = new ArrayList<>(there);
        all.removeIf(tag -> tag.key().equals(AwsSession.PROJECT_TAG) || tag.key().equals(AwsSession.ENVIRONMENT_TAG) || tag.key().startsWith("aws:"));
        all.add(tag(AwsSession.PROJECT_TAG, wish.design().name()));
        all.add(tag(AwsSession.ENVIRONMENT_TAG, wish.environment().name()));
        return all;
    }

    private static Tag tag(String key, String value) {
        return Tag.builder().key(key).value(value).build();
    }

    private Made settled(String id, String stackId, boolean firstTime) {
        Duration wait = FIRST_WAIT;
        // what we waited ourselves: the clock jumps when the machine sleeps
        Duration waited = Duration.ZERO;
        while (waited.compareTo(LONGEST) < 0) {
            DescribeChangeSetResponse page = describe(id, null);
            switch (page.statusAsString()) {
                case "CREATE_COMPLETE" -> {
                    return new Made(id, stackId, firstTime, all(id, page));
                }
                case "FAILED" -> {
                    String reason = page.statusReason() == null ? "" : page.statusReason();
                    discard(id, stackId, firstTime);
                    if (isNothing(reason)) {
                        return new Made("", stackId, firstTime, List.of());
                    }
                    throw new DeployException("AWS does not accept the template: " + FailureWords.of(reason));
                }
                default -> {
                    waited = waited.plus(wait);
                    wait = pause(wait);
                }
            }
        }
        throw new DeployException("AWS has not planned the deployment within " + LONGEST.toMinutes() + " minutes. Try again.");
    }

    private static boolean isNothing(String reason) {
        return reason.contains("didn't contain changes") || reason.contains("No updates are to be performed");
    }

    private static Duration pause(Duration wait) {
        try {
            Thread.sleep(wait);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new DeployException("Planning was stopped. Nothing was changed.", e);
        }
        Duration longer = wait.multipliedBy(2);
        return longer.compareTo(LONGEST_WAIT) > 0 ? LONGEST_WAIT : longer;
    }

    private DescribeChangeSetResponse describe(String id, String page) {
        return session.asked("read the plan", AwsService.CLOUDFORMATION.permission("DescribeChangeSet"),
                () -> session.cloud().describeChangeSet(ask -> ask.changeSetName(id).nextToken(page).includePropertyValues(true)));
    }

    private List<ResourceChange> all(String id, DescribeChangeSetResponse first) {
        List<ResourceChange> changes = new ArrayList<>();
        DescribeChangeSetResponse page = first;
        while (true) {
            page.changes().stream().map(Change::resourceChange).filter(change -> change != null).forEach(changes::add);
            if (page.nextToken() == null) {
                return changes;
            }
            page = describe(id, page.nextToken());
        }
    }

    /** Begins to do it. */
    void execute(String id) {
        try {
            session.asked("deploy", AwsService.CLOUDFORMATION.permission("ExecuteChangeSet"),
                    () -> session.cloud().executeChangeSet(ask -> ask.changeSetName(id).clientRequestToken(UUID.randomUUID().toString())));
        } catch (DeployException e) {
            if (e.getCause() instanceof ChangeSetNotFoundException || e.getCause() instanceof InvalidChangeSetStatusException) {
                throw new DeployException("Somebody else has deployed to " + session.request().stackName() + " since this plan was made. Plan again.", e.getCause());
            }
            throw e;
        }
    }

    /** Removes it, and the empty stack that a first change set makes. */
    void discard(String id, String stackId, boolean firstTime) {
        if (!id.isEmpty()) {
            session.asked("let go of the plan", AwsService.CLOUDFORMATION.permission("DeleteChangeSet"), () -> session.cloud().deleteChangeSet(ask -> ask.changeSetName(id)));
        }
        if (firstTime && session.stack(stackId).filter(stack -> StackStates.isOnlyPlanned(stack.stackStatusAsString())).isPresent()) {
            session.asked("let go of the plan", AwsService.CLOUDFORMATION.permission("DeleteStack"), () -> session.cloud().deleteStack(ask -> ask.stackName(stackId)));
        }
    }
}
