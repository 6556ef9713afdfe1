package dev.drawbridge.desktop.deploy;

import dev.drawbridge.cloud.deploy.CostChange;
import dev.drawbridge.cloud.deploy.cost.CostEstimate;
import dev.drawbridge.desktop.theme.Controls;
import dev.drawbridge.desktop.words.Words;
import javafx.geometry.HPos;
import javafx.scene.control.Label;
import javafx.scene.layout.ColumnConstraints;
import javafx.scene.layout.GridPane;
import javafx.scene.layout.VBox;

/** What the cloud costs in a month, before and after, and what that leaves out. */
final class CostTable extends VBox {
    private static final double CENTS = 100;
    private static final double LEAST = 0.005;

    private final GridPane grid = new GridPane(16, 1);
    private int rows;

    /** @param none whether nothing is deployed yet */
    CostTable(boolean none, CostChange cost, Runnable why) {
        super(4);
        CostEstimate after = cost.after();
        setId("deploy-cost-table");
        ColumnConstraints words = new ColumnConstraints();
        ColumnConstraints money = new ColumnConstraints();
        money.setHalignment(HPos.RIGHT);
        grid.getColumnConstraints().addAll(words, money);
        row(Words.of("deploy.cost.before"), cost.before().map(CostEstimate::total).map(CostTable::dollars).orElseGet(() -> Words.of(none ? "deploy.cost.nothing" : "deploy.cost.unknown")), "deploy-cost-before");
        row(Words.of("deploy.cost.after"), dollars(after.total()), "deploy-cost-after");
        // of the figures as they are shown, so that the sum is right
        cost.before().map(before -> (Math.rint(after.total() * CENTS) - Math.rint(before.total() * CENTS)) / CENTS).filter(more -> Math.abs(more) >= LEAST)
                .ifPresent(more -> row(Words.of("deploy.cost.difference"), (more > 0 ? "+" : "−") + dollars(Math.abs(more)), "deploy-cost-difference"));
        getChildren().addAll(Desk.buttons(Controls.label(Words.of("deploy.cost.about"), "deploy-sentence"), Controls.linkButton(Words.of("deploy.cost.why"), why)), grid);
        if (!after.notPriced().isEmpty()) {
            getChildren().add(Controls.paragraph(Words.of("deploy.cost.not-priced", String.join(", ", after.notPriced())), "muted", "hint"));
        }
    }

    private static String dollars(double amount) {
        return Words.of("deploy.cost.dollars", amount);
    }

    private void row(String words, String money, String id) {
        Label figure = Controls.label(money, "mono");
        figure.setId(id);
        figure.setMinWidth(USE_PREF_SIZE);
        Label what = Controls.label(words, "hint");
        what.setMinWidth(USE_PREF_SIZE);
        grid.addRow(rows++, what, figure);
    }
}
