package dev.drawbridge.model.check;

import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** What the Tasks of a state machine may ask for on this machine; the rest runs in the cloud alone. */
final class StepResources {
    private static final Pattern INTEGRATION = Pattern.compile("arn:[^:]+:states:::(?:aws-sdk:)?([a-zA-Z0-9]+):([A-Za-z0-9]+)(?:\\.(.+))?");
    private static final Set<String> SERVICES = Set.of("lambda", "sqs", "sns", "dynamodb", "events", "eventbridge", "states", "sfn", "s3", "kinesis", "secretsmanager", "ssm");

    private StepResources() {}

    /** Why a resource does not run here; nothing if it does, or if only a substitution knows what it is. */
    static Optional<String> elsewhere(String resource) {
        if (resource.contains(":activity:")) {
            return Optional.of("an activity");
        }
        Matcher integration = INTEGRATION.matcher(resource);
        if (!integration.matches()) {
            return Optional.empty();
        }
        String service = integration.group(1).toLowerCase(java.util.Locale.ROOT);
        String pattern = integration.group(3);
        boolean waits = pattern != null && !pattern.equals("waitForTaskToken") && !service.equals("states");
        return !SERVICES.contains(service) ? Optional.of(service + ":" + integration.group(2)) : waits ? Optional.of(service + ":" + integration.group(2) + "." + pattern) : Optional.empty();
    }
}
