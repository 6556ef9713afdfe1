package dev.drawbridge.desktop.deploy;

import dev.drawbridge.cloud.deploy.Account;
import dev.drawbridge.desktop.theme.Controls;
import dev.drawbridge.desktop.words.Words;
import dev.drawbridge.model.NodeId;
import java.util.Optional;
import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.Tooltip;
import javafx.scene.layout.FlowPane;
import javafx.scene.layout.VBox;

/** What every pane of the panel needs: the controller, the window, and the parts that look the same everywhere. */
record Desk(DeployController controller, DeployHooks hooks) {
    private static final double TOOLTIP = 560;

    /** "search", or "search / SearchRole" for a resource that a card has beside its own. */
    String named(Optional<NodeId> card, String id) {
        String name = card.flatMap(hooks.design()::node).map(node -> node.name()).orElse("");
        return name.isEmpty() ? id : name + " / " + id;
    }

    String name(NodeId card) {
        return hooks.design().node(card).map(node -> node.name()).orElse(card.value());
    }

    /** Bytes as they are read: "4 KB", "1.3 MB". */
    static String size(long bytes) {
        return bytes < 100_000 ? Words.of("deploy.size.kb", Math.ceilDiv(bytes, 1000)) : Words.of("deploy.size.mb", bytes / 1e6);
    }

    Optional<Runnable> show(Optional<NodeId> card) {
        return card.filter(id -> hooks.design().node(id).isPresent()).map(id -> () -> hooks.show(id));
    }

    /** "AWS::DynamoDB::Table" as "DynamoDB Table". */
    static String type(String type) {
        return type.startsWith("AWS::") ? type.substring(5).replace("::", " ") : type;
    }

    /** Which environment, stack and account this is about; always in sight. */
    Node where(Account account, String stack) {
        VBox box = new VBox(2, Controls.label(controller.environments().current().name() + " · " + stack, "deploy-where"),
                Controls.paragraph(account.words(), "muted", "hint"));
        box.setId("deploy-account");
        return box;
    }

    static Button primary(String id, String words, Runnable action) {
        Button button = Controls.button(words, action);
        button.setId(id);
        button.getStyleClass().add("accent-button");
        return button;
    }

    static Button danger(String id, String words, Runnable action) {
        Button button = Controls.button(words, action);
        button.setId(id);
        button.getStyleClass().add("danger-button");
        return button;
    }

    static Button plain(String id, String words, Runnable action) {
        Button button = Controls.button(words, action);
        button.setId(id);
        return button;
    }

    static FlowPane buttons(Node... buttons) {
        FlowPane row = new FlowPane(8, 8, buttons);
        row.setAlignment(Pos.CENTER_LEFT);
        return row;
    }

    static Node head(String words) {
        return Controls.label(words.toUpperCase(java.util.Locale.getDefault()), "group-head");
    }

    /** A sentence with a coloured sign before it. */
    static Node told(CardSign.Tone tone, String sign, String sentence) {
        var mark = Controls.label(sign, "change-sign", "tone-" + tone.name().toLowerCase(java.util.Locale.ROOT));
        mark.setMinWidth(18);
        var words = Controls.paragraph(sentence, "deploy-sentence");
        var line = new javafx.scene.layout.HBox(8, mark, words);
        line.setAlignment(Pos.TOP_LEFT);
        return line;
    }

    /** A tooltip with all the words of a label that has no room for them. */
    static void tellWhole(Label label) {
        Tooltip whole = new Tooltip(label.getText());
        whole.setWrapText(true);
        whole.setMaxWidth(TOOLTIP);
        label.setTooltip(whole);
    }

    static String retry() {
        return Words.of("deploy.retry");
    }
}
