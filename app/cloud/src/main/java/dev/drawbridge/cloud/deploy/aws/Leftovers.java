package dev.drawbridge.cloud.deploy.aws;

import dev.drawbridge.cloud.deploy.DeployException;
import dev.drawbridge.cloud.deploy.ResourceState;
import dev.drawbridge.generators.syntax.Tree;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import software.amazon.awssdk.services.cloudwatchlogs.CloudWatchLogsClient;

/** What a removed stack leaves in the account that no template speaks of: logs that Lambda keeps, and code in the bucket. */
final class Leftovers {
    private static final String LOGS = "/aws/lambda/";

    private final AwsSession session;
    private final List<ResourceState> functions;
    private final Set<String> code = new TreeSet<>();

    /** @param deployed the template that goes; @param resources of the stack before it went */
    Leftovers(AwsSession session, Tree deployed, List<ResourceState> resources) {
        this.session = session;
        this.functions = resources.stream().filter(state -> state.type().equals("AWS::Lambda::Function") && !state.physicalId().isEmpty()).toList();
        deployed.get("Resources").orElseGet(Tree::map).entries().keySet().forEach(id -> DeployedCode.place(deployed, id)
                .filter(place -> place.contains("code/")).ifPresent(place -> code.add(place.substring(place.indexOf("code/")))));
    }

    /** @param kept the log groups */
    record Found(List<ResourceState> kept, String sentence) {
        Found {
            kept = List.copyOf(kept);
        }
    }

    /** Looks what is there now. */
    Found look() {
        List<ResourceState> kept = new ArrayList<>();
        StringBuilder words = new StringBuilder();
        try {
            logs(kept);
            if (!kept.isEmpty()) {
                words.append(" Lambda's logs stay: ").append(String.join(", ", kept.stream().map(ResourceState::physicalId).toList())).append('.');
            }
        } catch (DeployException unseen) {
            words.append(" Whether logs are left could not be seen. ").append(unseen.getMessage());
        }
        try {
            ArtifactBucket bucket = session.bucket();
            long zips = code.stream().filter(bucket::holds).count();
            if (zips > 0) {
                words.append(" Of its code ").append(zips).append(zips == 1 ? " zip stays" : " zips stay").append(" in the bucket ").append(bucket.name()).append(", which other stacks may share.");
            }
        } catch (DeployException unseen) {
            words.append(" Whether its code is left could not be seen. ").append(unseen.getMessage());
        }
        return new Found(kept, words.toString());
    }

    private void logs(List<ResourceState> kept) {
        if (functions.isEmpty()) {
            return;
        }
        try (CloudWatchLogsClient logs = session.clients().configured(CloudWatchLogsClient.builder()).build()) {
            for (ResourceState function : functions) {
                String name = LOGS + function.physicalId();
                session.asked("see whether logs are left", AwsService.LOGS.permission("DescribeLogGroups"), () -> logs.describeLogGroups(ask -> ask.logGroupNamePrefix(name))).logGroups().stream()
                        .filter(group -> group.logGroupName().equals(name))
                        .forEach(group -> kept.add(new ResourceState(function.card(), function.id() + "Logs", "AWS::Logs::LogGroup", name, ResourceState.Phase.KEPT, "", Instant.now())));
            }
        }
    }
}
