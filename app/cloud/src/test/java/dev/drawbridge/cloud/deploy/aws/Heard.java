package dev.drawbridge.cloud.deploy.aws;

import dev.drawbridge.cloud.deploy.DeployEvent;
import dev.drawbridge.cloud.deploy.DeployListener;
import dev.drawbridge.cloud.deploy.ResourceState;
import java.util.ArrayList;
import java.util.List;

/** Remembers what a deployment told. */
class Heard implements DeployListener {
    final List<DeployEvent> events = new ArrayList<>();

    @Override
    public void on(DeployEvent event) {
        events.add(event);
    }

    /** The phases of one resource, in their order. */
    List<ResourceState.Phase> phases(String id) {
        return events.stream().filter(DeployEvent.ResourceChanged.class::isInstance).map(event -> ((DeployEvent.ResourceChanged) event).state())
                .filter(state -> state.id().equals(id)).map(ResourceState::phase).toList();
    }

    boolean has(Class<? extends DeployEvent> type) {
        return events.stream().anyMatch(type::isInstance);
    }
}
