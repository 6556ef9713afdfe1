package dev.drawbridge.desktop.deploy;

import dev.drawbridge.cloud.deploy.DeployOutcome;
import dev.drawbridge.desktop.deploy.CardSign.Tone;
import dev.drawbridge.desktop.deploy.DeployStage.Work;
import dev.drawbridge.desktop.theme.Controls;
import dev.drawbridge.desktop.words.Words;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.CheckBox;

/** How it ended: what is true now, the first cause of what failed, addresses, and the ways on. */
final class OutcomePane {
    private final Desk desk;
    private final Work work;
    private final Progress seen;
    private final DeployOutcome outcome;
    private final Set<String> skip = new LinkedHashSet<>();

    OutcomePane(Desk desk, Work work, Progress seen, DeployOutcome outcome) {
        this.desk = desk;
        this.work = work;
        this.seen = seen;
        this.outcome = outcome;
    }

    Node node() {
        List<Node> summary = new ArrayList<>();
        summary.add(switch (outcome.result()) {
            case DONE, UNCHANGED -> Desk.told(Tone.GOOD, "✓", WayOn.withoutCommand(outcome.sentence()));
            case ROLLED_BACK, CANCELLED -> Desk.told(Tone.CHANGED, "↩", WayOn.withoutCommand(outcome.sentence()));
            case FAILED, STUCK -> Desk.told(Tone.BAD, "✕", WayOn.withoutCommand(outcome.sentence()));
        });
        summary.add(Controls.label(time(), "muted", "hint"));
        summary.add(Desk.buttons(ways().toArray(Node[]::new)));
        List<Node> rows = new ArrayList<>();
        if (!outcome.failures().isEmpty()) {
            rows.add(Desk.head(Words.of("deploy.failures")));
            outcome.failures().forEach(failure -> {
                ChangeRow row = ProgressPane.row(desk, failure);
                if (outcome.result() == DeployOutcome.Result.STUCK) {
                    CheckBox leave = new CheckBox(Words.of("deploy.skip"));
                    leave.selectedProperty().addListener((observable, before, now) -> {
                        if (now) {
                            skip.add(failure.id());
                        } else {
                            skip.remove(failure.id());
                        }
                    });
                    row.with(leave);
                }
                rows.add(row);
            });
        }
        if (!outcome.outputs().isEmpty()) {
            rows.add(Desk.head(Words.of("deploy.outputs")));
            outcome.outputs().forEach(output -> rows.add(new OutputRow(desk, output)));
        }
        if (!outcome.kept().isEmpty()) {
            rows.add(Desk.head(Words.of("deploy.kept")));
            outcome.kept().forEach(state -> rows.add(new ChangeRow(Tone.QUIET, "=", desk.named(state.card(), state.id()), Desk.type(state.type()) + " · " + state.physicalId(), desk.show(state.card()))));
        }
        if (!seen.resources().isEmpty()) {
            rows.add(Desk.head(Words.of("deploy.happened")));
            seen.resources().values().stream().filter(state -> !outcome.failures().contains(state)).forEach(state -> rows.add(ProgressPane.row(desk, state)));
        }
        return new Halves(summary, rows);
    }

    private String time() {
        String seconds = Words.of("deploy.seconds", Math.max(1, outcome.time().toSeconds()));
        return outcome.uploadedBytes() > 0 ? seconds + " · " + Words.of("deploy.sent", Desk.size(outcome.uploadedBytes())) : seconds;
    }

    private List<Button> ways() {
        Button back = Desk.plain("deploy-back", Words.of("close"), desk.controller()::back);
        return switch (outcome.result()) {
            case DONE, UNCHANGED -> List.of(back);
            case ROLLED_BACK, CANCELLED -> List.of(Desk.primary("deploy-retry", Desk.retry(), work == Work.REMOVE ? desk.controller()::planRemoval : desk.controller()::plan), back);
            case STUCK -> List.of(Desk.primary("deploy-continue", Words.of("deploy.continue-rollback"), () -> desk.controller().continueRollback(List.copyOf(skip))), back);
            case FAILED -> List.of(Desk.primary("deploy-retry", Words.of("deploy.remove"), desk.controller()::planRemoval), back);
        };
    }
}
