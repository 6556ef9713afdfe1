package dev.drawbridge.cloud.deploy.aws;

import dev.drawbridge.cloud.deploy.DeployEvent;
import dev.drawbridge.cloud.deploy.DeployException;
import dev.drawbridge.cloud.deploy.DeployListener;
import dev.drawbridge.cloud.deploy.Drift;
import dev.drawbridge.cloud.deploy.PlannedChange.PropertyChange;
import dev.drawbridge.cloud.deploy.ResourceState;
import dev.drawbridge.generators.syntax.Tree;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import software.amazon.awssdk.services.cloudformation.model.DescribeStackDriftDetectionStatusResponse;
import software.amazon.awssdk.services.cloudformation.model.PropertyDifference;
import software.amazon.awssdk.services.cloudformation.model.Stack;
import software.amazon.awssdk.services.cloudformation.model.StackDriftDetectionStatus;
import software.amazon.awssdk.services.cloudformation.model.StackResourceDrift;
import software.amazon.awssdk.services.cloudformation.model.StackResourceDriftStatus;

/** Lets CloudFormation compare what is there with what was deployed. */
final class DriftDetection {
    /** What stands for the code of a function among its properties. */
    static final String CODE = "Code";
    private static final Duration WAIT = Duration.ofSeconds(1);

    private final AwsSession session;

    DriftDetection(AwsSession session) {
        this.session = session;
    }

    Drift detect(Stack stack, DeployListener listener) {
        Drift found;
        try {
            found = asked(stack, listener);
        } catch (DeployException unknownThere) {
            if (session.clients().environment().endpoint().isEmpty()) {
                throw unknownThere;
            }
            listener.on(new DeployEvent.Step("The endpoint cannot compare by itself, so functions, queues and tables are asked one by one"));
            found = read(stack);
        }
        return withPushed(stack, found, listener).withDeployed(session.drawn(session.deployedText(stack)));
    }

    /** Settings one by one. */
    private Drift read(Stack stack) {
        Tree template = session.deployedTemplate(stack);
        DirectSettings settings = new DirectSettings(session);
        List<Drift.Drifted> drifted = new ArrayList<>();
        List<ResourceState> all = session.resources(stack).stream().filter(state -> DirectSettings.knows(state.type()) && state.phase() == ResourceState.Phase.DONE).toList();
        for (ResourceState state : all) {
            Optional<Map<String, String>> found = settings.found(state);
            List<PropertyChange> differences = new ArrayList<>();
            found.ifPresent(now -> DirectSettings.said(template, state.id()).forEach((name, value) -> {
                if (now.containsKey(name) && !now.get(name).equals(value)) {
                    differences.add(Masked.change(new PropertyChange(name, value, now.get(name), false)));
                }
            }));
            if (found.isEmpty() || !differences.isEmpty()) {
                drifted.add(new Drift.Drifted(state.card(), state.id(), state.type(), state.physicalId(), found.isEmpty(), differences));
            }
        }
        return new Drift(session.account(), stack.stackName(), all.size(), drifted);
    }

    /** CloudFormation does not look at the code of functions; what runs and what was deployed is compared here. */
    private Drift withPushed(Stack stack, Drift found, DeployListener listener) {
        RunningCode running = new RunningCode(session);
        RunningCode.Found code = running.compare(session.deployedTemplate(stack), () -> session.resources(stack));
        code.problem().ifPresent(problem -> listener.on(new DeployEvent.Step(problem)));
        Restored other = running.restored(code);
        if (other.since().isEmpty() && code.other().isEmpty()) {
            return found;
        }
        List<Drift.Drifted> all = new ArrayList<>(found.drifted());
        Set<String> ids = new HashSet<>();
        code.other().forEach(state -> ids.add(state.id()));
        session.resources(stack).stream().filter(state -> state.type().equals("AWS::Lambda::Function") && (ids.contains(state.id()) || state.card().flatMap(other::of).isPresent())).forEach(state -> {
            String what = state.card().flatMap(other::of).map(time -> "other code, pushed or found at " + time).orElse("other code");
            PropertyChange property = new PropertyChange(CODE, "as deployed", what, false);
            Optional<Drift.Drifted> before = all.stream().filter(one -> one.id().equals(state.id())).findFirst();
            before.ifPresent(all::remove);
            List<PropertyChange> properties = new ArrayList<>(before.map(Drift.Drifted::properties).orElse(List.of()));
            properties.add(property);
            all.add(new Drift.Drifted(state.card(), state.id(), state.type(), state.physicalId(), false, properties));
        });
        return found.withDrifted(all);
    }

    private Drift asked(Stack stack, DeployListener listener) {
        listener.on(new DeployEvent.Step("Comparing " + stack.stackName() + " with what was deployed"));
        String detection = session.asked("compare the stack", AwsService.CLOUDFORMATION.permission("DetectStackDrift"), () -> session.cloud().detectStackDrift(ask -> ask.stackName(stack.stackId()))).stackDriftDetectionId();
        DescribeStackDriftDetectionStatusResponse answer = answer(detection);
        while (answer.detectionStatus() == StackDriftDetectionStatus.DETECTION_IN_PROGRESS) {
            pause();
            answer = answer(detection);
        }
        if (answer.detectionStatus() == StackDriftDetectionStatus.DETECTION_FAILED && answer.detectionStatusReason() != null) {
            // what could be compared is told nevertheless
            listener.on(new DeployEvent.Step("Not everything could be compared: " + FailureWords.of(answer.detectionStatusReason())));
        }
        List<StackResourceDrift> all = session.asked("read the differences", AwsService.CLOUDFORMATION.permission("DescribeStackResourceDrifts"), () -> {
            List<StackResourceDrift> found = new ArrayList<>();
            session.cloud().describeStackResourceDriftsPaginator(ask -> ask.stackName(stack.stackId())).forEach(page -> found.addAll(page.stackResourceDrifts()));
            return found;
        });
        int checked = (int) all.stream().filter(drift -> drift.stackResourceDriftStatus() != StackResourceDriftStatus.NOT_CHECKED).count();
        return new Drift(session.account(), stack.stackName(), checked, all.stream()
                .filter(drift -> drift.stackResourceDriftStatus() == StackResourceDriftStatus.MODIFIED || drift.stackResourceDriftStatus() == StackResourceDriftStatus.DELETED)
                .map(this::drifted).toList());
    }

    private DescribeStackDriftDetectionStatusResponse answer(String detection) {
        return session.asked("compare the stack", AwsService.CLOUDFORMATION.permission("DescribeStackDriftDetectionStatus"),
                () -> session.cloud().describeStackDriftDetectionStatus(ask -> ask.stackDriftDetectionId(detection)));
    }

    private Drift.Drifted drifted(StackResourceDrift drift) {
        return new Drift.Drifted(session.owners().ownerOf(drift.logicalResourceId(), drift.resourceType()), drift.logicalResourceId(), drift.resourceType(),
                drift.physicalResourceId() == null ? "" : drift.physicalResourceId(), drift.stackResourceDriftStatus() == StackResourceDriftStatus.DELETED,
                drift.propertyDifferences().stream().map(DriftDetection::property).toList());
    }

    private static PropertyChange property(PropertyDifference difference) {
        String path = difference.propertyPath();
        return Masked.change(new PropertyChange(path.startsWith("/") ? path.substring(1) : path, difference.expectedValue() == null ? "" : difference.expectedValue(),
                difference.actualValue() == null ? "" : difference.actualValue(), false));
    }

    private static void pause() {
        try {
            Thread.sleep(WAIT);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new DeployException("The comparison was stopped.", e);
        }
    }
}
