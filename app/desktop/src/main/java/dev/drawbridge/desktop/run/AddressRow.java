package dev.drawbridge.desktop.run;

import dev.drawbridge.cloud.local.Address;
import dev.drawbridge.desktop.theme.Controls;
import dev.drawbridge.desktop.words.Words;
import java.util.Map;
import javafx.geometry.Pos;
import javafx.scene.control.Label;
import javafx.scene.input.Clipboard;
import javafx.scene.input.DataFormat;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;

/** An address with its label, to copy or to open. */
public final class AddressRow extends HBox {
    public AddressRow(Address address) {
        super(8);
        setAlignment(Pos.CENTER_LEFT);
        getStyleClass().add("address-row");
        Label label = Controls.label(address.label(), "address-label");
        label.setMinWidth(120);
        Label text = Controls.label(address.text(), "mono");
        text.setMaxWidth(Double.MAX_VALUE);
        HBox.setHgrow(text, Priority.ALWAYS);
        getChildren().addAll(label, text, Controls.iconButton("copy", Words.of("address.copy"),
                () -> Clipboard.getSystemClipboard().setContent(Map.of(DataFormat.PLAIN_TEXT, address.text()))));
        if (address.text().startsWith("http")) {
            getChildren().add(Controls.iconButton("external-link", Words.of("address.open"), () -> Browser.open(address.text())));
        }
    }
}
