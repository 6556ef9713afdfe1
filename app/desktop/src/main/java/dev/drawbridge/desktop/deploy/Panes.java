package dev.drawbridge.desktop.deploy;

import dev.drawbridge.cloud.deploy.DeployOutcome;
import dev.drawbridge.cloud.deploy.DeployStatus;
import dev.drawbridge.cloud.deploy.DestroyPlan;
import dev.drawbridge.cloud.deploy.Drift;
import dev.drawbridge.cloud.deploy.Plan;
import dev.drawbridge.desktop.words.Words;
import java.util.List;
import java.util.Optional;
import javafx.scene.Node;

/** Makes the pane for each stage. */
final class Panes {
    private final Desk desk;
    private ProgressPane progress;

    Panes(DeployController controller, DeployHooks hooks) {
        this.desk = new Desk(controller, hooks);
        this.progress = new ProgressPane(desk);
    }

    ProgressPane progress() {
        return progress;
    }

    Node progress(DeployStage.Working working) {
        progress = new ProgressPane(desk);
        progress.update(working);
        return progress.node();
    }

    Node plan(Plan plan) {
        return new PlanPane(desk, plan).node();
    }

    Node outdated(Plan plan) {
        return new Halves(List.of(
                desk.where(plan.account(), plan.stack()),
                Desk.told(CardSign.Tone.CHANGED, "~", Words.of("deploy.plan.stale")),
                new CostTable(plan.firstTime(), desk.controller().cost(plan), desk.hooks()::showCost),
                Desk.buttons(Desk.primary("deploy-retry", Desk.retry(), desk.controller()::plan), Desk.plain("deploy-discard", Words.of("deploy.discard"), desk.controller()::back))), List.of());
    }

    Node removal(DestroyPlan plan) {
        return new RemovalPane(desk, plan).node();
    }

    Node outcome(DeployStage.Work work, Progress seen, DeployOutcome outcome) {
        return new OutcomePane(desk, work, seen, outcome).node();
    }

    Node standing(Optional<DeployStatus> status) {
        return new StandingPane(desk, status).node();
    }

    Node drift(Drift drift) {
        return new DriftPane(desk, drift).node();
    }

    Node refused(String sentence) {
        return new RefusalPane(desk, sentence).node();
    }
}
