package dev.drawbridge.desktop.deploy;

import dev.drawbridge.cloud.deploy.Environment;
import dev.drawbridge.desktop.deploy.EnvironmentChoice.Who;
import dev.drawbridge.desktop.theme.Controls;
import dev.drawbridge.desktop.theme.IconView;
import dev.drawbridge.desktop.words.Words;
import java.util.ArrayList;
import java.util.List;
import javafx.css.PseudoClass;
import javafx.geometry.Side;
import javafx.scene.control.Button;
import javafx.scene.control.ContextMenu;
import javafx.scene.control.CustomMenuItem;
import javafx.scene.control.MenuItem;
import javafx.scene.control.RadioMenuItem;
import javafx.scene.control.SeparatorMenuItem;
import javafx.scene.control.Tooltip;
import javafx.scene.layout.VBox;

/** Says in the tool bar which environment the window looks at; pressed, who we are there and which others there are. */
public final class EnvironmentChip extends Button {
    private static final PseudoClass PRODUCTION = PseudoClass.getPseudoClass("production");
    private static final double WIDTH = 300;

    private final DeployController controller;
    private final DeployHooks hooks;
    private final ContextMenu menu = new ContextMenu();

    public EnvironmentChip(DeployController controller, DeployHooks hooks) {
        this.controller = controller;
        this.hooks = hooks;
        setId("environment-chip");
        getStyleClass().setAll("button", "chip-button", "environment-chip");
        setGraphic(new IconView("deploy", 14));
        setTooltip(new Tooltip(Words.of("deploy.chip.help")));
        setMinWidth(USE_PREF_SIZE);
        setOnAction(event -> {
            if (menu.isShowing()) {
                menu.hide();
            } else {
                controller.environments().ask();
                fill();
                menu.show(this, Side.BOTTOM, 0, 4);
            }
        });
        controller.environments().listen(this::refresh);
        refresh();
    }

    private void refresh() {
        Environment now = controller.environments().current();
        setText(title(now));
        setAccessibleText(Words.of("deploy.chip.accessible", title(now)));
        pseudoClassStateChanged(PRODUCTION, now.production());
        if (menu.isShowing()) {
            fill();
        }
    }

    /** "dev · eu-west-1" */
    private static String title(Environment environment) {
        return environment.region().isEmpty() ? environment.name() : environment.name() + " · " + environment.region();
    }

    private void fill() {
        List<MenuItem> items = new ArrayList<>();
        Environment now = controller.environments().current();
        VBox head = new Head(Controls.label(title(now), "environment-title"), Controls.paragraph(settings(now), "muted", "hint"), who());
        CustomMenuItem first = new CustomMenuItem(head, false);
        first.getStyleClass().add("environment-head");
        items.add(first);
        items.add(new SeparatorMenuItem());
        for (Environment environment : controller.environments().all()) {
            RadioMenuItem item = new RadioMenuItem(title(environment) + (environment.production() ? "  " + Words.of("deploy.environment.production.mark") : ""));
            item.setMnemonicParsing(false);
            item.setSelected(environment.equals(now));
            item.setDisable(controller.stage() instanceof DeployStage.Working);
            item.setOnAction(event -> controller.look(environment));
            items.add(item);
        }
        items.add(new SeparatorMenuItem());
        MenuItem edit = new MenuItem(Words.of("deploy.environments.edit"));
        edit.setOnAction(event -> hooks.editEnvironments());
        items.add(edit);
        MenuItem foreign = new MenuItem(Words.of("action.file-import-stack"));
        foreign.setOnAction(event -> hooks.importStack());
        items.add(foreign);
        menu.getItems().setAll(items);
    }

    /** Profile, stack and address, as far as they are said. */
    private static String settings(Environment environment) {
        List<String> parts = new ArrayList<>();
        parts.add(environment.profile().isEmpty() ? Words.of("deploy.profile.standard") : Words.of("deploy.profile.named", environment.profile()));
        if (!environment.stack().isEmpty()) {
            parts.add(environment.stack());
        }
        if (!environment.endpoint().isEmpty()) {
            parts.add(environment.endpoint());
        }
        return String.join(" · ", parts);
    }

    private javafx.scene.Node who() {
        return switch (controller.environments().who()) {
            case Who.Unasked unasked -> Controls.label("", "hint");
            case Who.Asking asking -> Controls.label(Words.of("deploy.who.asking"), "muted", "hint");
            case Who.Known(var account) -> Controls.paragraph(account.words(), "hint");
            case Who.Refused(String sentence) -> Controls.paragraph(sentence, "hint", "environment-refused");
        };
    }

    /** The words above the list. A menu asks its items how high they are without saying how wide, and would cut off what wraps. */
    private static final class Head extends VBox {
        private Head(javafx.scene.Node... words) {
            super(3, words);
            getStyleClass().add("environment-words");
            setMinWidth(WIDTH);
            setPrefWidth(WIDTH);
            setMaxWidth(WIDTH);
        }

        @Override
        public javafx.geometry.Orientation getContentBias() {
            return null;
        }

        @Override
        protected double computePrefHeight(double width) {
            return super.computePrefHeight(WIDTH);
        }

        @Override
        protected double computeMinHeight(double width) {
            return super.computePrefHeight(WIDTH);
        }
    }
}
