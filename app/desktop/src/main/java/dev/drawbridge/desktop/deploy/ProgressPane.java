package dev.drawbridge.desktop.deploy;

import dev.drawbridge.cloud.deploy.ResourceState;
import dev.drawbridge.desktop.deploy.CardSign.Tone;
import dev.drawbridge.desktop.theme.Controls;
import dev.drawbridge.desktop.words.Words;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.ProgressBar;
import javafx.scene.layout.VBox;

/** A change of the cloud while it goes on: step, bar, cancel, and each resource as its news arrive. */
final class ProgressPane {
    private final Label step = Controls.paragraph("", "deploy-sentence");
    private final ProgressBar bar = new ProgressBar();
    private final Label aside = Controls.paragraph("", "muted", "hint");
    private final Button cancel;
    private final VBox rows = new VBox(1);
    private final Map<String, ResourceState> shown = new LinkedHashMap<>();
    private final Map<String, Node> byId = new LinkedHashMap<>();
    private final Desk desk;
    private final Halves node;

    ProgressPane(Desk desk) {
        this.desk = desk;
        cancel = Desk.plain("deploy-cancel", Words.of("cancel"), desk.controller()::cancel);
        bar.setMaxWidth(Double.MAX_VALUE);
        bar.getStyleClass().add("deploy-bar");
        bar.setAccessibleText(Words.of("deploy.progress"));
        node = new Halves(List.of(step, bar, aside, Desk.buttons(cancel)), List.of(rows));
    }

    Node node() {
        return node;
    }

    void update(DeployStage.Working working) {
        Progress progress = working.progress();
        step.setText(working.cancelling() ? Words.of("deploy.cancelling") : progress.takingBack().map(why -> Words.of("deploy.taking-back", why)).orElse(progress.step()));
        bar.setProgress(progress.fraction());
        List<String> asides = new ArrayList<>();
        if (!progress.outOfSight().isEmpty()) {
            asides.add(progress.outOfSight());
        }
        progress.uploads().forEach((card, upload) -> {
            if (!upload.isDone()) {
                asides.add(Words.of("deploy.upload", desk.name(card), Desk.size(upload.sent()), Desk.size(upload.total())));
            }
        });
        asides.add(Words.of("deploy.goes-on"));
        aside.setText(String.join("\n", asides));
        cancel.setDisable(working.cancelling() || working.work() == DeployStage.Work.REMOVE || working.work() == DeployStage.Work.ROLL_BACK);
        fill(progress);
    }

    private void fill(Progress progress) {
        progress.resources().forEach((id, state) -> {
            if (!state.equals(shown.get(id))) {
                shown.put(id, state);
                Node row = row(desk, state);
                Node before = byId.put(id, row);
                if (before == null) {
                    rows.getChildren().add(row);
                } else {
                    rows.getChildren().set(rows.getChildren().indexOf(before), row);
                }
            }
        });
    }

    static ChangeRow row(Desk desk, ResourceState state) {
        ChangeRow row = new ChangeRow(tone(state.phase()), sign(state.phase()), desk.named(state.card(), state.id()),
                Words.of("deploy.phase." + state.phase().name().toLowerCase(java.util.Locale.ROOT)) + " · " + Desk.type(state.type()), desk.show(state.card()));
        return state.words().isEmpty() ? row : row.with(Controls.paragraph(state.words(), "change-words"));
    }

    static Tone tone(ResourceState.Phase phase) {
        return switch (phase) {
            case WORKING -> Tone.BUSY;
            case DONE -> Tone.GOOD;
            case FAILED -> Tone.BAD;
            case UNDOING, UNDONE -> Tone.CHANGED;
            case REMOVED, KEPT -> Tone.QUIET;
        };
    }

    static String sign(ResourceState.Phase phase) {
        return switch (phase) {
            case WORKING -> "…";
            case DONE -> "✓";
            case FAILED -> "✕";
            case UNDOING, UNDONE -> "↩";
            case REMOVED -> "−";
            case KEPT -> "=";
        };
    }
}
