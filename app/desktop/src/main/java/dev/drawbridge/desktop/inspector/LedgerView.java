package dev.drawbridge.desktop.inspector;

import dev.drawbridge.desktop.theme.Controls;
import dev.drawbridge.desktop.words.Words;
import dev.drawbridge.desktop.workspace.WireLedger;
import java.util.List;
import javafx.scene.layout.VBox;

/** A ledger on the screen. */
final class LedgerView extends VBox {
    LedgerView(WireLedger ledger) {
        super(2);
        getStyleClass().add("ledger");
        for (WireLedger.Entry entry : ledger.entries()) {
            getChildren().add(Controls.label(entry.title(), "ledger-title"));
            List<String> lines = entry.lines().isEmpty() ? List.of(Words.of("ledger.nothing")) : entry.lines();
            lines.forEach(line -> getChildren().add(Controls.paragraph(line, "mono", "ledger-line")));
        }
    }
}
