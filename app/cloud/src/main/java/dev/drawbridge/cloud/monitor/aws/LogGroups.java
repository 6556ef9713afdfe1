package dev.drawbridge.cloud.monitor.aws;

import dev.drawbridge.cloud.deploy.ResourceState;
import dev.drawbridge.model.NodeId;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** Which log group belongs to which card: one of the template's, or the one that Lambda or AppSync makes where there is none. */
final class LogGroups {
    private final Map<NodeId, String> groups = new TreeMap<>();

    LogGroups(List<ResourceState> resources) {
        for (ResourceState resource : resources) {
            if (resource.type().equals("AWS::Lambda::Function") && resource.card().isPresent() && !resource.physicalId().isEmpty()) {
                groups.put(resource.card().get(), "/aws/lambda/" + resource.physicalId());
            } else if (resource.type().equals("AWS::AppSync::GraphQLApi") && resource.card().isPresent() && !resource.physicalId().isEmpty()) {
                groups.put(resource.card().get(), "/aws/appsync/apis/" + MetricSources.afterLast(resource.physicalId(), '/'));
            }
        }
        for (ResourceState resource : resources) {
            if (resource.type().equals("AWS::Logs::LogGroup") && resource.card().isPresent() && !resource.physicalId().isEmpty()) {
                groups.put(resource.card().get(), resource.physicalId());
            }
        }
    }

    Map<NodeId, String> all() {
        return Collections.unmodifiableMap(groups);
    }
}
