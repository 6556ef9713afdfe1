package dev.drawbridge.desktop.deploy;

import dev.drawbridge.cloud.deploy.DeployRequest;
import dev.drawbridge.cloud.deploy.Deployers;
import dev.drawbridge.desktop.concurrent.Background;
import dev.drawbridge.desktop.words.Words;
import dev.drawbridge.model.NodeId;
import java.util.Set;

/** Which functions run code that nobody deployed, because it was pushed from here. Belongs to the JavaFX thread. */
final class PushedFunctions {
    private final Course course;
    private final Deployers deployers;
    private final EnvironmentChoice environments;
    private final Background background;
    private final DeployHooks hooks;
    private Set<NodeId> all = Set.of();

    PushedFunctions(Course course, Deployers deployers, EnvironmentChoice environments, Background background, DeployHooks hooks) {
        this.course = course;
        this.deployers = deployers;
        this.environments = environments;
        this.background = background;
        this.hooks = hooks;
    }

    Set<NodeId> all() {
        return all;
    }

    /** Looks again; the stage is told anew if it is different. */
    void look() {
        DeployRequest request = environments.request();
        if (!deployers.know(request.environment())) {
            return;
        }
        background.io(() -> deployers.of(request.environment()).pushed(request), found -> {
            if (!found.equals(all) && request.environment().name().equals(environments.current().name())) {
                all = found;
                course.become(course.stage());
            }
        }, failure -> hooks.failed(Words.of("deploy.resume.failed"), failure));
    }
}
