package dev.drawbridge.desktop.deploy;

import dev.drawbridge.cloud.deploy.PermissionChange;
import dev.drawbridge.cloud.deploy.Plan;
import dev.drawbridge.cloud.deploy.PlannedChange;
import dev.drawbridge.cloud.deploy.PlannedChange.Action;
import dev.drawbridge.desktop.deploy.CardSign.Tone;
import dev.drawbridge.desktop.theme.Controls;
import dev.drawbridge.desktop.words.Words;
import dev.drawbridge.model.NodeId;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.layout.FlowPane;
import javafx.scene.layout.VBox;

/** What a deployment would do: permissions first, then what loses data, then all else; and the button that does it. */
final class PlanPane {
    private final Desk desk;
    private final Plan plan;
    private final TypedNames typed = new TypedNames();

    PlanPane(Desk desk, Plan plan) {
        this.desk = desk;
        this.plan = plan;
    }

    Node node() {
        // rows first: they make the fields that the button waits for
        List<Node> rows = rows();
        return plan.isEmpty() ? new Halves(summary(), rows) : new Halves(summary(), foot(), rows);
    }

    private Node foot() {
        VBox foot = new VBox(8);
        if (plan.request().environment().production()) {
            foot.getChildren().add(typed.field("typed-production", plan.request().environment().name(), Words.of("deploy.production.type", plan.request().environment().name())));
        }
        Button apply = Desk.primary("deploy-apply", Words.of("deploy.apply", plan.request().environment().name()), desk.controller()::apply);
        apply.disableProperty().bind(typed.complete().not());
        if (!plan.losses().isEmpty()) {
            apply.getStyleClass().add("danger-button");
        }
        foot.getChildren().add(Desk.buttons(apply, Desk.plain("deploy-discard", Words.of("deploy.discard"), desk.controller()::back)));
        return foot;
    }

    /** Under the name that it has, or had when it was deployed. */
    private String named(Optional<NodeId> card, String id) {
        String known = desk.named(card, id);
        return !known.equals(id) ? known : card.flatMap(gone -> plan.deployed().flatMap(deployed -> deployed.node(gone))).map(node -> node.name() + " / " + id).orElse(id);
    }

    private List<Node> summary() {
        List<Node> parts = new ArrayList<>();
        parts.add(desk.where(plan.account(), plan.stack()));
        plan.notes().forEach(note -> parts.add(Controls.paragraph(note, "hint")));
        if (plan.isEmpty()) {
            parts.add(Desk.told(Tone.GOOD, "✓", Words.of("deploy.plan.empty")));
            parts.add(Desk.buttons(Desk.plain("deploy-back", Words.of("close"), desk.controller()::back)));
            return parts;
        }
        parts.add(counts());
        parts.add(new CostTable(plan.firstTime(), desk.controller().cost(plan), desk.hooks()::showCost));
        if (!plan.losses().isEmpty()) {
            parts.add(Controls.paragraph(Words.of("deploy.plan.losses", plan.losses().size()), "deploy-warning"));
        }
        return parts;
    }

    /** "+ 3 add   ~ 1 change" */
    private Node counts() {
        FlowPane row = new FlowPane(12, 4);
        row.setId("deploy-counts");
        for (Action action : Action.values()) {
            long count = plan.changes().stream().filter(change -> change.action() == action).count();
            if (count > 0) {
                row.getChildren().add(Controls.label(sign(action) + " " + Words.of("deploy.count." + key(action), count), "change-count", "tone-" + tone(action).name().toLowerCase(Locale.ROOT)));
            }
        }
        return row;
    }

    private List<Node> rows() {
        List<Node> rows = new ArrayList<>();
        if (!plan.permissions().isEmpty()) {
            rows.add(Desk.head(Words.of("deploy.plan.permissions")));
            plan.permissions().forEach(permission -> rows.add(row(permission)));
        }
        List<PlannedChange> losses = plan.losses();
        if (!losses.isEmpty()) {
            rows.add(Desk.head(Words.of("deploy.plan.data")));
            losses.forEach(change -> rows.add(row(change).with(typed.field("typed-" + change.id(), change.id(), Words.of("deploy.loss.type", change.id())))));
        }
        List<PlannedChange> others = plan.changes().stream().filter(change -> !losses.contains(change)).toList();
        if (!others.isEmpty()) {
            rows.add(Desk.head(Words.of("deploy.plan.changes")));
            others.forEach(change -> rows.add(row(change)));
        }
        return rows;
    }

    private ChangeRow row(PermissionChange permission) {
        String who = named(permission.card(), permission.holder());
        String kind = Words.of(permission.widened() ? "deploy.permission.wider" : "deploy.permission.new");
        ChangeRow row = new ChangeRow(permission.widened() ? Tone.CHANGED : Tone.GOOD, permission.widened() ? "↑" : "+", who,
                kind + (permission.on().isEmpty() ? "" : " · " + Words.of("deploy.permission.on", permission.on())), desk.show(permission.card()));
        return row.with(Controls.paragraph(String.join(", ", permission.actions()), "mono"));
    }

    private ChangeRow row(PlannedChange change) {
        String data = switch (change.data()) {
            case NONE -> "";
            case LEFT_BEHIND -> " · " + Words.of("deploy.data.left");
            case LOST -> " · " + Words.of("deploy.data.lost");
        };
        ChangeRow row = new ChangeRow(tone(change.action()), sign(change.action()), named(change.card(), change.id()),
                Words.of("deploy.action." + key(change.action())) + " · " + Desk.type(change.type()) + data, desk.show(change.card()));
        change.properties().forEach(property -> row.with(property(property)));
        return row;
    }

    /** "Timeout  10 → 21" */
    static Node property(PlannedChange.PropertyChange property) {
        String values = property.before().isEmpty() && property.after().isEmpty() ? ""
                : "  " + shown(property.before()) + "  →  " + shown(property.after());
        return Controls.paragraph(property.name() + values + (property.replaces() ? "  (" + Words.of("deploy.property.replaces") + ")" : ""), "mono", "change-property");
    }

    private static String shown(String value) {
        return value.isEmpty() ? Words.of("deploy.nothing") : value;
    }

    private static Tone tone(Action action) {
        return switch (action) {
            case ADD -> Tone.GOOD;
            case CHANGE, MAY_REPLACE -> Tone.CHANGED;
            case REPLACE, REMOVE -> Tone.BAD;
        };
    }

    private static String sign(Action action) {
        return switch (action) {
            case ADD -> "+";
            case CHANGE -> "~";
            case MAY_REPLACE -> "?";
            case REPLACE -> "±";
            case REMOVE -> "−";
        };
    }

    private static String key(Action action) {
        return action.name().toLowerCase(Locale.ROOT).replace('_', '-');
    }
}
