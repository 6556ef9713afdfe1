package dev.drawbridge.desktop.deploy;

import dev.drawbridge.cloud.deploy.Drift;
import dev.drawbridge.desktop.deploy.CardSign.Tone;
import dev.drawbridge.desktop.theme.Controls;
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
        if (!drift.drifted().isEmpty()) {
            summary.add(Controls.paragraph(Words.of("deploy.drift.ways"), "muted", "hint"));
            summary.add(Desk.buttons(Desk.primary("deploy-revert", Words.of("deploy.revert"), () -> desk.controller().planRevert(drift)), Desk.plain("deploy-back", Words.of("close"), desk.controller()::back)));
            List<Node> differing = new ArrayList<>();
            drift.drifted().forEach(one -> differing.add(row(one)));
            return new Halves(summary, differing);
        }
        summary.add(Desk.buttons(Desk.plain("deploy-back", Words.of("close"), desk.controller()::back)));
        return new Halves(summary, List.of());
    }

    private ChangeRow row(Drift.Drifted one) {
        ChangeRow row = new ChangeRow(one.deleted() ? Tone.BAD : Tone.CHANGED, one.deleted() ? "−" : "≠", desk.named(one.card(), one.id()),
                Desk.type(one.type()) + " · " + Words.of(one.deleted() ? "deploy.drift.gone" : "deploy.drift.differs"), desk.show(one.card()));
        one.properties().forEach(property -> row.with(PlanPane.property(property)));
        if (!one.deleted() && desk.show(one.card()).isPresent()) {
            var adopt = Controls.linkButton(Words.of("deploy.adopt"), () -> desk.controller().adopt(one));
            adopt.setId("adopt-" + one.id());
            row.with(adopt);
        }
        return row;
    }
}
