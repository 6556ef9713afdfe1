package dev.drawbridge.desktop.deploy;

import dev.drawbridge.cloud.deploy.DeployOutcome;
import dev.drawbridge.cloud.deploy.DeployStatus;
import dev.drawbridge.cloud.deploy.DestroyPlan;
import dev.drawbridge.cloud.deploy.Drift;
import dev.drawbridge.cloud.deploy.Plan;
import java.util.Optional;

/** How far deploying is. */
public sealed interface DeployStage {
    /** Nothing is under way. @param status of the cloud, once it was asked for */
    record Resting(Optional<DeployStatus> status) implements DeployStage {}

    /** Something is being found out; nothing is changed. @param step "Building search" */
    record Asking(String step) implements DeployStage {}

    /** The plan is on the table. */
    record Planned(Plan plan) implements DeployStage {}

    /** A plan of a drawing that has changed since: it cannot be done, but it holds again when the drawing is as it was. */
    record Outdated(Plan plan) implements DeployStage {}

    /** The removal is on the table. */
    record RemovalPlanned(DestroyPlan plan) implements DeployStage {}

    /** The cloud is being changed. */
    record Working(Work work, Progress progress, boolean cancelling) implements DeployStage {}

    /** It came to rest. @param progress what was seen of it */
    record Ended(Work work, Progress progress, DeployOutcome outcome) implements DeployStage {}

    /** What runs was compared with what was deployed. */
    record Compared(Drift drift) implements DeployStage {}

    /** The cloud could not be asked, or will not. @param sentence why, with the way on */
    record Refused(String sentence) implements DeployStage {}

    /** What is done to the cloud. */
    enum Work { DEPLOY, REMOVE, ROLL_BACK, FOLLOW }

    /** The plan that is on the table, whether it holds or the drawing has changed since. */
    default Optional<Plan> onTable() {
        return switch (this) {
            case Planned(Plan plan) -> Optional.of(plan);
            case Outdated(Plan plan) -> Optional.of(plan);
            case Resting _, Asking _, RemovalPlanned _, Working _, Ended _, Compared _, Refused _ -> Optional.empty();
        };
    }

    /** Whether another wish has to wait. */
    default boolean isBusy() {
        return this instanceof Asking || this instanceof Working;
    }
}
