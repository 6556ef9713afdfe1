package dev.drawbridge.desktop.deploy;

import dev.drawbridge.cloud.deploy.DeployStatus;
import dev.drawbridge.cloud.deploy.ResourceState;
import dev.drawbridge.desktop.deploy.CardSign.Tone;
import dev.drawbridge.desktop.theme.Controls;
import dev.drawbridge.desktop.words.Words;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.time.format.FormatStyle;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import javafx.scene.Node;
import javafx.scene.layout.VBox;

/** What is in the cloud now, or, before anybody asked, how to find out. */
final class StandingPane {
    private final Desk desk;
    private final Optional<DeployStatus> status;

    StandingPane(Desk desk, Optional<DeployStatus> status) {
        this.desk = desk;
        this.status = status;
    }

    Node node() {
        return status.map(this::known).orElseGet(this::unknown);
    }

    private Node unknown() {
        VBox box = new VBox(10, Controls.paragraph(Words.of("deploy.empty", desk.controller().environments().current().name()), "muted"),
                Desk.buttons(Desk.primary("deploy-plan", Words.of("deploy.plan"), desk.controller()::plan), Desk.plain("deploy-look-here", Words.of("deploy.look"), desk.controller()::refresh)));
        box.getStyleClass().add("empty-state");
        return box;
    }

    private Node known(DeployStatus now) {
        List<Node> summary = new ArrayList<>();
        summary.add(desk.where(now.account(), now.stack()));
        String sentence = WayOn.withoutCommand(now.sentence());
        DeployController controller = desk.controller();
        switch (now.state()) {
            case ABSENT -> {
                summary.add(Desk.told(Tone.QUIET, "−", sentence));
                summary.add(Desk.buttons(Desk.primary("deploy-plan", Words.of("deploy.plan"), controller::plan)));
            }
            case READY -> {
                summary.add(Desk.told(Tone.GOOD, "✓", sentence));
                now.changed().ifPresent(time -> summary.add(Controls.label(Words.of("deploy.changed",
                        DateTimeFormatter.ofLocalizedDateTime(FormatStyle.MEDIUM).withZone(ZoneId.systemDefault()).format(time)), "muted", "hint")));
                summary.add(Desk.buttons(Desk.primary("deploy-plan", Words.of("deploy.plan"), controller::plan)));
            }
            case RUNNING -> {
                summary.add(Desk.told(Tone.BUSY, "…", sentence));
                summary.add(Desk.buttons(Desk.primary("deploy-follow", Words.of("deploy.follow"), controller::follow)));
            }
            case STUCK -> {
                summary.add(Desk.told(Tone.BAD, "✕", sentence));
                summary.add(Desk.buttons(Desk.primary("deploy-continue", Words.of("deploy.continue-rollback"), () -> controller.continueRollback(List.of()))));
            }
            case BROKEN -> {
                summary.add(Desk.told(Tone.BAD, "✕", sentence));
                summary.add(Desk.buttons(Desk.danger("deploy-removal", Words.of("deploy.remove"), controller::planRemoval)));
            }
        }
        List<Node> rows = new ArrayList<>();
        if (!now.outputs().isEmpty()) {
            rows.add(Desk.head(Words.of("deploy.outputs")));
            now.outputs().forEach(output -> rows.add(new OutputRow(desk, output)));
        }
        if (!now.resources().isEmpty()) {
            rows.add(Desk.head(Words.of("deploy.resources")));
            now.resources().forEach(state -> {
                ChangeRow row = row(ProgressPane.tone(state.phase()), ProgressPane.sign(state.phase()), state);
                rows.add(state.words().isEmpty() ? row : row.with(Controls.paragraph(state.words(), "change-words")));
            });
        }
        if (!now.kept().isEmpty()) {
            rows.add(Desk.head(Words.of("deploy.kept")));
            now.kept().forEach(state -> rows.add(row(Tone.QUIET, "=", state)));
        }
        return new Halves(summary, rows);
    }

    private ChangeRow row(Tone tone, String sign, ResourceState state) {
        return new ChangeRow(tone, sign, desk.named(state.card(), state.id()), Desk.type(state.type()) + " · " + state.physicalId(), desk.show(state.card()));
    }
}
