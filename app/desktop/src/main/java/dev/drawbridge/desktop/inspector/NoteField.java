package dev.drawbridge.desktop.inspector;

import dev.drawbridge.desktop.theme.Controls;
import dev.drawbridge.desktop.words.Words;
import dev.drawbridge.desktop.workspace.Workspace;
import dev.drawbridge.model.Node;
import dev.drawbridge.model.NodeId;
import dev.drawbridge.model.edit.CardEdit;
import java.util.Locale;
import javafx.scene.control.TextArea;
import javafx.scene.layout.VBox;

/** The user's own words about a card. */
final class NoteField extends VBox {
    private final Workspace workspace;
    private final NodeId card;
    private final TextArea input = new TextArea();

    NoteField(Workspace workspace, NodeId card) {
        super(4);
        this.workspace = workspace;
        this.card = card;
        input.setPrefRowCount(3);
        input.setWrapText(true);
        input.setPromptText(Words.of("note.prompt"));
        input.setAccessibleText(Words.of("note"));
        getChildren().addAll(Controls.label(Words.of("note").toUpperCase(Locale.ROOT), "group-head"), input);
        refresh();
        input.textProperty().addListener((observable, before, after) -> {
            if (workspace.store().design().node(card).filter(node -> !node.note().equals(after)).isPresent()) {
                workspace.store().apply(new CardEdit.SetNote(card, after), "note:" + card);
            }
        });
    }

    void refresh() {
        String note = workspace.store().design().node(card).map(Node::note).orElse("");
        if (!input.getText().equals(note)) {
            input.setText(note);
        }
    }
}
