package dev.drawbridge.desktop.deploy;

import dev.drawbridge.cloud.deploy.Output;
import dev.drawbridge.desktop.theme.Controls;
import dev.drawbridge.desktop.words.Words;
import java.util.regex.Pattern;
import javafx.geometry.Pos;
import javafx.scene.control.Label;
import javafx.scene.control.TextField;
import javafx.scene.input.Clipboard;
import javafx.scene.input.ClipboardContent;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;

/** An address or name of what is deployed: to be read, copied, and called where it is an address. */
final class OutputRow extends HBox {
    private static final double NAME = 220;
    private static final Pattern QUEUE = Pattern.compile("https?://(sqs[.]|[^/]*[.]queue[.])");

    OutputRow(Desk desk, Output output) {
        super(8);
        getStyleClass().add("output-row");
        setAlignment(Pos.CENTER_LEFT);
        Label name = Controls.label(output.card().flatMap(desk.hooks().design()::node).map(node -> node.name() + " · ").orElse("") + output.name(), "change-title");
        name.setPrefWidth(NAME);
        name.setMinWidth(NAME);
        Desk.tellWhole(name);
        TextField value = new TextField(output.value());
        value.setEditable(false);
        value.getStyleClass().add("mono");
        value.setAccessibleText(output.name());
        HBox.setHgrow(value, Priority.ALWAYS);
        getChildren().addAll(name, value, Controls.iconButton("copy", Words.of("deploy.copy", output.name()), () -> copy(output.value())));
        if (isAddress(output.value())) {
            getChildren().add(Controls.iconButton("external-link", Words.of("deploy.call", output.name()), () -> desk.hooks().browse(output.value())));
        }
    }

    /** Whether somebody answers there who was not signed to: the address of a queue is one only for programs with keys. */
    static boolean isAddress(String value) {
        return (value.startsWith("https://") || value.startsWith("http://")) && !QUEUE.matcher(value).lookingAt();
    }

    private static void copy(String value) {
        ClipboardContent content = new ClipboardContent();
        content.putString(value);
        Clipboard.getSystemClipboard().setContent(content);
    }
}
