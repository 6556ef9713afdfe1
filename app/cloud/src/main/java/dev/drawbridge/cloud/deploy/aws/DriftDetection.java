package dev.drawbridge.cloud.deploy.aws;

import dev.drawbridge.cloud.deploy.DeployEvent;
import dev.drawbridge.cloud.deploy.DeployException;
import dev.drawbridge.cloud.deploy.DeployListener;
import dev.drawbridge.cloud.deploy.Drift;
import dev.drawbridge.cloud.deploy.PlannedChange.PropertyChange;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import software.amazon.awssdk.services.cloudformation.model.DescribeStackDriftDetectionStatusResponse;
import software.amazon.awssdk.services.cloudformation.model.PropertyDifference;
import software.amazon.awssdk.services.cloudformation.model.Stack;
import software.amazon.awssdk.services.cloudformation.model.StackDriftDetectionStatus;
import software.amazon.awssdk.services.cloudformation.model.StackResourceDrift;
import software.amazon.awssdk.services.cloudformation.model.StackResourceDriftStatus;

/** Lets CloudFormation compare what is there with what was deployed. */
final class DriftDetection {
    private static final Duration WAIT = Duration.ofSeconds(1);

    private final AwsSession session;

    DriftDetection(AwsSession session) {
        this.session = session;
    }

    Drift detect(Stack stack, DeployListener listener) {
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
        return new PropertyChange(path.startsWith("/") ? path.substring(1) : path, difference.expectedValue() == null ? "" : difference.expectedValue(),
                difference.actualValue() == null ? "" : difference.actualValue(), false);
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
