package dev.drawbridge.desktop.inspector;

import dev.drawbridge.desktop.theme.Controls;
import dev.drawbridge.desktop.theme.Tile;
import dev.drawbridge.desktop.words.Words;
import dev.drawbridge.desktop.workspace.WireLedger;
import dev.drawbridge.desktop.workspace.Workspace;
import dev.drawbridge.model.Design;
import dev.drawbridge.model.Node;
import dev.drawbridge.model.NodeId;
import dev.drawbridge.model.Wire;
import dev.drawbridge.model.wire.WireRule;
import java.util.List;
import java.util.Locale;
import javafx.geometry.Pos;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.VBox;

/** The wires of a card: who calls it, whom it calls, and what each wire makes. */
final class WiresTab extends VBox {
    private final Workspace workspace;

    WiresTab(Workspace workspace, NodeId card) {
        super(4);
        this.workspace = workspace;
        getStyleClass().add("form");
        Design design = workspace.store().design();
        List<Wire> wires = design.wiresOf(card);
        part(Words.of("wires.in"), wires.stream().filter(wire -> wire.to().node().equals(card)).toList(), true);
        part(Words.of("wires.out"), wires.stream().filter(wire -> wire.from().node().equals(card)).toList(), false);
        if (wires.isEmpty()) {
            getChildren().add(Controls.paragraph(Words.of("wires.none"), "muted"));
        }
    }

    private void part(String title, List<Wire> wires, boolean incoming) {
        if (wires.isEmpty()) {
            return;
        }
        getChildren().add(Controls.label(title.toUpperCase(Locale.ROOT), "group-head"));
        Design design = workspace.store().design();
        for (Wire wire : wires) {
            Node other = design.requireNode(incoming ? wire.from().node() : wire.to().node());
            WireLedger ledger = WireLedger.of(design, workspace.catalogue(), workspace.wires(), wire);
            Label name = Controls.label(other.name(), "wire-name");
            Label verb = Controls.label(workspace.wires().of(design, wire).map((WireRule row) -> row.label(wire)).orElse(wire.role().id()), "muted");
            HBox line = new HBox(8, new Tile(workspace.catalogue().of(other), 24), name, Controls.spring(), verb);
            line.setAlignment(Pos.CENTER_LEFT);
            Button open = new Button();
            open.setGraphic(line);
            open.getStyleClass().setAll("button", "row-button");
            open.setMaxWidth(Double.MAX_VALUE);
            line.prefWidthProperty().bind(open.widthProperty().subtract(16));
            HBox.setHgrow(line, Priority.ALWAYS);
            open.setAccessibleText(ledger.sentence());
            open.setOnAction(event -> workspace.selection().select(wire.id()));
            getChildren().addAll(open, new LedgerView(ledger));
        }
    }
}
