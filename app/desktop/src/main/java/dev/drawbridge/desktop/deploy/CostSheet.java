package dev.drawbridge.desktop.deploy;

import dev.drawbridge.cloud.deploy.DeployException;
import dev.drawbridge.cloud.deploy.Environment;
import dev.drawbridge.cloud.deploy.cost.CostEstimate;
import dev.drawbridge.cloud.deploy.cost.Traffic;
import dev.drawbridge.desktop.theme.Controls;
import dev.drawbridge.desktop.words.Words;
import dev.drawbridge.model.NodeId;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import javafx.geometry.HPos;
import javafx.geometry.Pos;
import javafx.scene.control.Label;
import javafx.scene.control.ScrollPane;
import javafx.scene.control.TextField;
import javafx.scene.layout.ColumnConstraints;
import javafx.scene.layout.GridPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.VBox;

/** What the drawing would cost in a month, card by card, and the assumptions behind it, which can be changed here and are kept with the environment. */
public final class CostSheet extends VBox {
    private static final double WIDTH = 680;
    private static final double FIELD = 100;

    private final DeployController controller;
    private final DeployHooks hooks;
    private final Environment environment;
    private final TextField requests = number("cost-requests");
    private final TextField milliseconds = number("cost-milliseconds");
    private final TextField gigabytes = number("cost-gigabytes");
    private final Map<NodeId, TextField> special = new LinkedHashMap<>();
    private final Map<NodeId, Label> monthly = new LinkedHashMap<>();
    private final Map<NodeId, Label> how = new LinkedHashMap<>();
    private final Label total = Controls.label("", "environment-title");
    private final Label wrong = Controls.paragraph("", "field-message");

    public CostSheet(DeployController controller, DeployHooks hooks, Runnable close) {
        super(12);
        this.controller = controller;
        this.hooks = hooks;
        this.environment = controller.environments().current();
        getStyleClass().addAll("dialog-sheet", "cost-sheet");
        setMaxSize(WIDTH, USE_PREF_SIZE);
        CostEstimate first = controller.cost(environment.traffic());
        total.setId("cost-total");
        getChildren().addAll(Controls.label(Words.of("deploy.cost.title"), "sheet-title"), assumptions(), cards(first), total);
        if (!first.notPriced().isEmpty()) {
            getChildren().add(Controls.paragraph(Words.of("deploy.cost.not-priced", String.join(", ", first.notPriced())), "hint"));
        }
        getChildren().add(Controls.paragraph(Words.of("deploy.cost.source", first.source()), "muted", "hint"));
        wrong.managedProperty().bind(wrong.visibleProperty());
        wrong.setVisible(false);
        HBox buttons = new HBox(8, wrong, Controls.spring(), Controls.button(Words.of("close"), close), Desk.primary("cost-save", Words.of("deploy.cost.save"), () -> save(close)));
        buttons.setAlignment(Pos.CENTER_RIGHT);
        getChildren().add(buttons);
        show(first);
    }

    private TextField number(String id) {
        TextField field = new TextField();
        field.setId(id);
        field.setPrefWidth(FIELD);
        field.setMaxWidth(FIELD);
        field.setAlignment(Pos.CENTER_RIGHT);
        field.textProperty().addListener((observable, before, now) -> refresh());
        return field;
    }

    private static String text(double value) {
        return value == Math.rint(value) ? Long.toString((long) value) : Double.toString(value);
    }

    private GridPane assumptions() {
        GridPane grid = new GridPane(12, 6);
        line(grid, 0, "deploy.cost.requests", requests, environment.traffic().requests());
        line(grid, 1, "deploy.cost.milliseconds", milliseconds, environment.traffic().milliseconds());
        line(grid, 2, "deploy.cost.gigabytes", gigabytes, environment.traffic().gigabytes());
        return grid;
    }

    private static void line(GridPane grid, int row, String key, TextField field, double value) {
        Label label = Controls.label(Words.of(key), "field-label");
        label.setLabelFor(field);
        field.setAccessibleText(Words.of(key));
        field.setText(text(value));
        grid.addRow(row, field, label);
    }

    private ScrollPane cards(CostEstimate estimate) {
        GridPane grid = new GridPane(12, 4);
        ColumnConstraints name = new ColumnConstraints();
        name.setMinWidth(120);
        // long names of imported functions leave room for how a price comes about
        name.setMaxWidth(190);
        ColumnConstraints money = new ColumnConstraints();
        money.setHalignment(HPos.RIGHT);
        money.setMinWidth(70);
        ColumnConstraints words = new ColumnConstraints();
        words.setHgrow(Priority.ALWAYS);
        grid.getColumnConstraints().addAll(name, money, words, new ColumnConstraints(FIELD));
        grid.addRow(0, Controls.label(Words.of("deploy.cost.card"), "column-head"), Controls.label(Words.of("deploy.cost.monthly"), "column-head"), Controls.label(Words.of("deploy.cost.how"), "column-head"),
                Controls.label(Words.of("deploy.cost.own"), "column-head"));
        int row = 1;
        for (NodeId card : estimate.cards().keySet()) {
            String title = hooks.design().requireNode(card).name();
            TextField field = number("cost-of-" + card.value());
            field.setAccessibleText(title + ": " + Words.of("deploy.cost.special"));
            field.setTooltip(new javafx.scene.control.Tooltip(Words.of("deploy.cost.special")));
            environment.traffic().of(title).requests().ifPresent(value -> field.setText(text(value)));
            special.put(card, field);
            monthly.put(card, Controls.label("", "mono"));
            how.put(card, Controls.paragraph("", "muted", "hint"));
            grid.addRow(row++, Controls.label(title, "change-title"), monthly.get(card), how.get(card), field);
        }
        ScrollPane pane = new ScrollPane(grid);
        pane.getStyleClass().add("quiet-scroll");
        pane.setFitToWidth(true);
        pane.setMaxHeight(320);
        return pane;
    }

    /** What the fields say. */
    private Traffic assumed() {
        Traffic traffic = new Traffic(value(requests), value(milliseconds), value(gigabytes), environment.traffic().cards());
        for (Map.Entry<NodeId, TextField> entry : special.entrySet()) {
            String name = hooks.design().requireNode(entry.getKey()).name();
            OptionalDouble said = entry.getValue().getText().isBlank() ? OptionalDouble.empty() : OptionalDouble.of(value(entry.getValue()));
            Traffic.OfCard before = traffic.of(name);
            traffic = traffic.with(name, new Traffic.OfCard(said, before.milliseconds(), before.gigabytes()));
        }
        return traffic;
    }

    private static double value(TextField field) {
        try {
            double value = Double.parseDouble(field.getText().strip().replace(",", ""));
            if (value >= 0 && Double.isFinite(value)) {
                return value;
            }
        } catch (NumberFormatException notANumber) {
            throw new DeployException(Words.of("deploy.cost.wrong", field.getText()), notANumber);
        }
        throw new DeployException(Words.of("deploy.cost.wrong", field.getText()));
    }

    private void refresh() {
        if (monthly.isEmpty() || getScene() == null) {
            return;
        }
        try {
            show(controller.cost(assumed()));
            wrong.setVisible(false);
        } catch (DeployException refused) {
            wrong.setText(refused.getMessage());
            wrong.setVisible(true);
        }
    }

    private void show(CostEstimate estimate) {
        estimate.cards().forEach((card, cost) -> {
            monthly.get(card).setText(String.format("%.2f", cost.monthly()));
            how.get(card).setText(cost.words());
        });
        total.setText(Words.of("deploy.cost.total", estimate.total()));
    }

    private void save(Runnable close) {
        try {
            controller.environments().save(Optional.of(environment.name()), environment.withTraffic(assumed()), controller.environments().unwritten(environment.name()), close, sentence -> {
                wrong.setText(sentence);
                wrong.setVisible(true);
            });
        } catch (DeployException refused) {
            wrong.setText(refused.getMessage());
            wrong.setVisible(true);
        }
    }
}
