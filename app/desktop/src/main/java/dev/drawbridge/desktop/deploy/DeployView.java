package dev.drawbridge.desktop.deploy;

import dev.drawbridge.desktop.theme.Controls;
import dev.drawbridge.desktop.words.Words;
import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.ProgressIndicator;
import javafx.scene.layout.HBox;
import javafx.scene.layout.StackPane;
import javafx.scene.layout.VBox;

/** The panel of a deployment: plan, progress, outcome, what is there. Belongs to the JavaFX thread. */
public final class DeployView extends StackPane {
    private final DeployController controller;
    private final Panes panes;
    private final HBox tools = new HBox(4);
    private final Button cost = Controls.linkButton(Words.of("deploy.cost"), () -> { });
    private final Button look = Controls.linkButton(Words.of("deploy.look"), () -> { });
    private final Button compare = Controls.linkButton(Words.of("deploy.compare"), () -> { });
    private final Button remove = Controls.linkButton(Words.of("deploy.remove"), () -> { });
    private DeployStage shown = new DeployStage.Asking("");

    public DeployView(DeployController controller, DeployHooks hooks) {
        this.controller = controller;
        this.panes = new Panes(controller, hooks);
        getStyleClass().add("deploy-view");
        setId("deploy-view");
        setMinHeight(0);
        look.setOnAction(event -> controller.refresh());
        compare.setOnAction(event -> controller.compare());
        remove.setOnAction(event -> controller.planRemoval());
        look.setId("deploy-look");
        compare.setId("deploy-compare");
        remove.setId("deploy-remove");
        tools.setAlignment(Pos.CENTER_RIGHT);
        cost.setOnAction(event -> hooks.showCost());
        cost.setId("deploy-cost");
        tools.getChildren().addAll(look, compare, cost, remove);
        controller.listen(this::show);
        show(controller.stage());
    }

    /** Buttons that stand in the head of the drawer. */
    public Node tools() {
        return tools;
    }

    private void show(DeployStage stage) {
        boolean busy = stage.isBusy();
        look.setDisable(busy);
        compare.setDisable(busy);
        remove.setDisable(busy);
        if (stage instanceof DeployStage.Working working && shown instanceof DeployStage.Working) {
            // the list grows; what the user scrolled to stays where it is
            panes.progress().update(working);
        } else {
            getChildren().setAll(pane(stage));
        }
        shown = stage;
    }

    private Node pane(DeployStage stage) {
        return switch (stage) {
            case DeployStage.Resting resting -> panes.standing(resting.status());
            case DeployStage.Asking(String step) -> asking(step);
            case DeployStage.Planned(var plan) -> panes.plan(plan);
            case DeployStage.Outdated(var plan) -> panes.outdated(plan);
            case DeployStage.RemovalPlanned(var plan) -> panes.removal(plan);
            case DeployStage.Working working -> panes.progress(working);
            case DeployStage.Ended(var work, var progress, var outcome) -> panes.outcome(work, progress, outcome);
            case DeployStage.Compared(var drift) -> panes.drift(drift);
            case DeployStage.Refused(String sentence) -> panes.refused(sentence);
        };
    }

    private Node asking(String step) {
        ProgressIndicator turning = new ProgressIndicator();
        turning.setMaxSize(18, 18);
        HBox line = new HBox(10, turning, Controls.label(step), Controls.linkButton(Words.of("cancel"), controller::cancel));
        line.setAlignment(Pos.CENTER_LEFT);
        VBox box = new VBox(line);
        box.getStyleClass().add("empty-state");
        return box;
    }
}
