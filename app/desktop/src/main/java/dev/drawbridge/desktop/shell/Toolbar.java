package dev.drawbridge.desktop.shell;

import dev.drawbridge.desktop.actions.Actions;
import dev.drawbridge.desktop.run.RunState;
import dev.drawbridge.desktop.theme.Controls;
import dev.drawbridge.desktop.theme.IconView;
import dev.drawbridge.desktop.words.Words;
import java.util.function.Supplier;
import javafx.geometry.Pos;
import javafx.scene.control.Button;
import javafx.scene.control.ContextMenu;
import javafx.scene.control.Label;
import javafx.scene.control.Tooltip;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Region;
import javafx.scene.layout.StackPane;

/** The bar at the top: menu, project, command search, where it runs, and the button that runs it. */
final class Toolbar extends StackPane {
    private final Label name = Controls.label("", "project-name");
    private final Label dot = Controls.label("●", "unsaved-dot");
    private final Button run = new Button();
    private final IconView runIcon = new IconView("play", 16);
    private final Button live = new Button();
    private final Button theme;
    private final IconView themeIcon = new IconView("moon", 16);
    private final Button search;

    /** @param where says which environment the window looks at */
    Toolbar(Actions actions, Supplier<ContextMenu> menu, Button where) {
        getStyleClass().add("toolbar");
        setMinHeight(52);
        setPrefHeight(52);
        setMaxHeight(52);
        Button menuButton = Controls.iconButton("menu", Words.of("toolbar.menu"), () -> { });
        menuButton.setId("menu-button");
        menuButton.setOnAction(event -> menu.get().show(menuButton, javafx.geometry.Side.BOTTOM, 0, 4));
        IconView logo = new IconView("drawbridge", 28);
        logo.getStyleClass().add("logo");
        dot.setVisible(false);
        dot.setAccessibleText(Words.of("unsaved"));
        name.setMinWidth(40);
        HBox left = new HBox(10, menuButton, logo, name, dot);
        left.setAlignment(Pos.CENTER_LEFT);
        left.setMaxWidth(Region.USE_PREF_SIZE);
        left.setPickOnBounds(false);

        search = new Button();
        search.setId("command-search");
        search.getStyleClass().setAll("button", "search-button");
        Label words = Controls.label(Words.of("toolbar.search"));
        Label keys = Controls.label(actions.get("commands").shortcutText(), "mono", "search-keys");
        keys.setMinWidth(Region.USE_PREF_SIZE);
        keys.managedProperty().bind(search.widthProperty().greaterThan(300));
        keys.visibleProperty().bind(keys.managedProperty());
        HBox inside = new HBox(10, words, Controls.spring(), keys);
        inside.setAlignment(Pos.CENTER_LEFT);
        inside.prefWidthProperty().bind(search.widthProperty().subtract(28));
        search.setGraphic(inside);
        search.setAccessibleText(Words.of("toolbar.search"));
        search.setOnAction(event -> actions.fire("commands"));

        run.setId("run-button");
        run.setGraphic(runIcon);
        run.getStyleClass().setAll("button", "run-button");
        run.setOnAction(event -> actions.fire("run-toggle"));
        Button deploy = Controls.button(Words.of("deploy.plan"), () -> actions.fire("deploy-plan"));
        deploy.setId("deploy-button");
        deploy.getStyleClass().addAll("accent-button", "deploy-button");
        deploy.setTooltip(new Tooltip(Words.of("deploy.button.help")));
        live.setId("live-button");
        live.getStyleClass().setAll("button", "chip-button", "live-button");
        live.setText(Words.of("live.title"));
        live.setGraphic(new IconView("live", 16));
        live.setTooltip(new Tooltip(Words.of("live.button.help")));
        live.setOnAction(event -> actions.fire("live-toggle"));
        theme = Controls.iconButton("moon", Words.of("toolbar.theme"), () -> actions.fire("theme-toggle"));
        theme.setGraphic(themeIcon);
        theme.setId("theme-button");
        Button help = Controls.iconButton("help", Words.of("shortcuts.title"), () -> actions.fire("shortcuts"));
        Button inspectorToggle = Controls.iconButton("inspector", Words.of("toolbar.inspector"), () -> actions.fire("view-inspector"));
        inspectorToggle.setId("inspector-toggle");
        Button drawerToggle = Controls.iconButton("drawer", Words.of("toolbar.drawer"), () -> actions.fire("view-drawer"));
        HBox right = new HBox(8, where, run, deploy, live, drawerToggle, inspectorToggle, theme, help);
        right.setAlignment(Pos.CENTER_RIGHT);
        right.setMaxWidth(Region.USE_PREF_SIZE);
        getChildren().addAll(search, left, right);
        setAlignment(left, Pos.CENTER_LEFT);
        setAlignment(right, Pos.CENTER_RIGHT);
        setAlignment(search, Pos.CENTER_LEFT);
        where.managedProperty().bind(widthProperty().greaterThan(900));
        where.visibleProperty().bind(where.managedProperty());
        show(new RunState.Idle());
    }

    @Override
    protected void layoutChildren() {
        super.layoutChildren();
        // the search stands where the canvas begins, and gives way to the buttons
        double width = getWidth();
        double rightEdge = width - getInsets().getRight() - getChildren().get(2).prefWidth(-1) - 24;
        double leftEdge = Math.max(250, getChildren().get(1).prefWidth(-1) + 32);
        double room = Math.clamp(rightEdge - leftEdge, 0, 340);
        search.setVisible(room > 130);
        search.resizeRelocate(leftEdge, (getHeight() - 30) / 2, room, 30);
    }

    void project(String projectName, boolean unsaved) {
        name.setText(projectName);
        dot.setVisible(unsaved);
    }

    void show(RunState state) {
        runIcon.show(state.isBusy() ? "stop" : "play");
        run.setText(switch (state) {
            case RunState.Idle idle -> Words.of("run.start");
            case RunState.Starting starting -> Words.of("cancel");
            case RunState.Running running -> Words.of("run.stop");
            case RunState.Stopping stopping -> Words.of("run.stopping.short");
        });
        run.setDisable(state instanceof RunState.Stopping);
        run.pseudoClassStateChanged(javafx.css.PseudoClass.getPseudoClass("busy"), state.isBusy());
    }

    /** Whether live mode is on. */
    void live(boolean on) {
        live.pseudoClassStateChanged(javafx.css.PseudoClass.getPseudoClass("on"), on);
        live.setAccessibleText(Words.of(on ? "live.switch-off" : "live.switch-on"));
    }

    void dark(boolean dark) {
        themeIcon.show(dark ? "sun" : "moon");
    }
}
