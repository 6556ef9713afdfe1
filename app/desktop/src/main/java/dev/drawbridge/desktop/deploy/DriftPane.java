package dev.drawbridge.desktop.deploy;

import dev.drawbridge.cloud.deploy.Drift;
import dev.drawbridge.desktop.deploy.CardSign.Tone;
import dev.drawbridge.desktop.words.Words;
import java.util.ArrayList;
import java.util.List;
import javafx.scene.Node;

/** Where what runs is not as it was deployed, property by property. */
final class DriftPane {
    private final Desk desk;
    private final Drift drift;

    DriftPane(Desk desk, Drift drift) {
        this.desk = desk;
        this.drift = drift;
    }

    Node node() {
        List<Node> summary = new ArrayList<>();
        summary.add(desk.where(drift.account(), drift.stack()));
        summary.add(drift.drifted().isEmpty() ? Desk.told(Tone.GOOD, "✓", Words.of("deploy.drift.none", drift.checked()))
                : Desk.told(Tone.CHANGED, "≠", Words.of("deploy.drift.some", drift.drifted().size(), drift.checked())));
        summary.add(Desk.buttons(Desk.plain("deploy-back", Words.of("close"), desk.controller()::back)));
        List<Node> rows = new ArrayList<>();
        drift.drifted().forEach(one -> rows.add(row(one)));
        return new Halves(summary, rows);
    }

    private ChangeRow row(Drift.Drifted one) {
        ChangeRow row = new ChangeRow(one.deleted() ? Tone.BAD : Tone.CHANGED, one.deleted() ? "−" : "≠", desk.named(one.card(), one.id()),
                Desk.type(one.type()) + " · " + Words.of(one.deleted() ? "deploy.drift.gone" : "deploy.drift.differs"), desk.show(one.card()));
        one.properties().forEach(property -> row.with(PlanPane.property(property)));
        return row;
    }
}
