package dev.drawbridge.desktop.deploy;

import dev.drawbridge.cloud.deploy.DestroyPlan;
import dev.drawbridge.cloud.deploy.ResourceState;
import dev.drawbridge.desktop.deploy.CardSign.Tone;
import dev.drawbridge.desktop.theme.Controls;
import dev.drawbridge.desktop.words.Words;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.layout.VBox;

/** What a removal would take and leave, and the name that has to be typed for it. */
final class RemovalPane {
    private final Desk desk;
    private final DestroyPlan plan;

    RemovalPane(Desk desk, DestroyPlan plan) {
        this.desk = desk;
        this.plan = plan;
    }

    Node node() {
        List<Node> summary = new ArrayList<>();
        summary.add(desk.where(plan.account(), plan.stack()));
        if (plan.goes().isEmpty() && plan.stays().isEmpty()) {
            summary.add(Desk.told(Tone.GOOD, "✓", Words.of("deploy.removal.nothing")));
            summary.add(Desk.buttons(Desk.plain("deploy-back", Words.of("close"), desk.controller()::back)));
            return new Halves(summary, List.of());
        }
        summary.add(Controls.paragraph(Words.of("deploy.removal.counts", plan.goes().size(), plan.stays().size()), "deploy-sentence"));
        if (!plan.loses().isEmpty()) {
            summary.add(Controls.paragraph(Words.of("deploy.removal.losses", plan.loses().size()), "deploy-warning"));
        }
        TypedNames typed = new TypedNames();
        VBox foot = new VBox(8);
        if (plan.request().environment().production()) {
            foot.getChildren().add(typed.field("typed-production", plan.request().environment().name(), Words.of("deploy.production.type", plan.request().environment().name())));
        }
        foot.getChildren().add(typed.field("typed-stack", plan.stack(), Words.of("deploy.removal.type", plan.stack())));
        Button remove = Desk.danger("deploy-destroy", Words.of("deploy.removal.do"), desk.controller()::apply);
        remove.disableProperty().bind(typed.complete().not());
        foot.getChildren().add(Desk.buttons(remove, Desk.plain("deploy-discard", Words.of("deploy.removal.keep"), desk.controller()::back)));
        List<Node> rows = new ArrayList<>();
        list(rows, Words.of("deploy.removal.goes"), plan.goes(), Tone.BAD, "−");
        list(rows, Words.of("deploy.removal.stays"), plan.stays(), Tone.QUIET, "=");
        return new Halves(summary, foot, rows);
    }

    private void list(List<Node> rows, String title, List<ResourceState> states, Tone tone, String sign) {
        if (states.isEmpty()) {
            return;
        }
        rows.add(Desk.head(title));
        // what loses data is read first
        states.stream().sorted(Comparator.comparing((ResourceState state) -> !plan.loses().contains(state)).thenComparing(state -> desk.named(state.card(), state.id())))
                .forEach(state -> rows.add(new ChangeRow(tone, sign, desk.named(state.card(), state.id()), words(state), desk.show(state.card()))));
    }

    private String words(ResourceState state) {
        return Stream.of(Desk.type(state.type()), plan.loses().contains(state) ? Words.of("deploy.data.lost") : "", state.physicalId()).filter(word -> !word.isEmpty()).collect(Collectors.joining(" · "));
    }
}
