package dev.drawbridge.desktop.inspector;

import dev.drawbridge.desktop.theme.Controls;
import dev.drawbridge.desktop.theme.IconView;
import dev.drawbridge.desktop.words.Words;
import dev.drawbridge.desktop.workspace.Workspace;
import dev.drawbridge.generators.export.WireText;
import dev.drawbridge.model.WireId;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.TextArea;
import javafx.scene.layout.HBox;
import javafx.scene.layout.VBox;

/** What a wire makes the project's own file and every ticked format say, each under a line that opens and closes it. */
final class WireTextPane extends VBox {
    private static final int MOST_ROWS = 16;

    private final Workspace workspace;
    private final WireWriting writing;
    private final WireId wire;
    private final VBox formats = new VBox(2);
    private final Set<String> closed = new HashSet<>();
    private List<WireText> shown = List.of();

    WireTextPane(Workspace workspace, WireWriting writing, WireId wire) {
        super(2);
        this.workspace = workspace;
        this.writing = writing;
        this.wire = wire;
        setId("wire-texts");
        getStyleClass().add("form");
        Button more = Controls.flushLink(Words.of("written.formats"), workspace.selection()::clear);
        more.setId("written-formats");
        getChildren().addAll(Controls.label(Words.of("written.title").toUpperCase(java.util.Locale.ROOT), "group-head"), formats, more);
        refresh();
    }

    /** The drawing has changed; what is shown stays until the answer is there. */
    void refresh() {
        var store = workspace.store();
        if (store.design().wire(wire).isPresent()) {
            writing.ask(store.drawing(), wire, store.texts(), this::show);
        }
    }

    private void show(List<WireText> texts) {
        if (!texts.equals(shown)) {
            shown = texts;
            formats.getChildren().setAll(texts.stream().map(this::format).toList());
        }
    }

    private Node format(WireText text) {
        VBox box = new VBox(4);
        boolean open = !closed.contains(text.format());
        String amount = !text.isExpressible() ? Words.of("written.impossible") : WireWriting.amount(text);
        IconView sign = new IconView(open ? "chevron-down" : "chevron-right", 12);
        HBox line = new HBox(8, sign, Controls.label(text.title(), "wire-name"), Controls.label(amount, "muted", "hint"));
        line.setAlignment(javafx.geometry.Pos.CENTER_LEFT);
        Button head = new Button();
        head.setId("written-" + text.format());
        head.setGraphic(line);
        head.getStyleClass().setAll("button", "row-button");
        head.setMaxWidth(Double.MAX_VALUE);
        box.getChildren().add(head);
        if (text.isExpressible() && text.size() == 0) {
            head.setAccessibleText(text.title() + ", " + amount);
            sign.setVisible(false);
            return box;
        }
        Node words = text.isExpressible() ? lines(text) : Controls.paragraph(text.impossible(), "muted", "written-why");
        box.getChildren().add(words);
        fold(head, sign, words, text.title() + ", " + amount, open);
        head.setOnAction(event -> {
            boolean opens = closed.remove(text.format());
            if (!opens) {
                closed.add(text.format());
            }
            fold(head, sign, words, text.title() + ", " + amount, opens);
        });
        return box;
    }

    private static void fold(Button head, IconView sign, Node words, String heard, boolean open) {
        sign.show(open ? "chevron-down" : "chevron-right");
        words.setVisible(open);
        words.setManaged(open);
        head.setAccessibleText(heard + ", " + Words.of(open ? "written.open" : "written.closed"));
    }

    /** One field for all passages: it can be read by keys, selected and copied. */
    private static TextArea lines(WireText text) {
        StringBuilder all = new StringBuilder();
        int rows = 0;
        for (WireText.Passage passage : text.passages()) {
            String place = String.join(" › ", passage.inside());
            all.append(all.isEmpty() ? "" : "\n\n").append("# ").append(text.own() ? Words.of("written.at", passage.line(), place) : place.isEmpty() ? passage.file() : place).append('\n')
                    .append(String.join("\n", passage.lines()).stripTrailing());
            rows += passage.lines().size() + 2;
        }
        TextArea area = new TextArea(all.toString());
        area.getStyleClass().addAll("mono", "written-lines");
        area.setEditable(false);
        area.setPrefRowCount(Math.clamp(rows, 2, MOST_ROWS));
        area.setMinHeight(USE_PREF_SIZE);
        area.setAccessibleText(Words.of("written.text", text.title()));
        return area;
    }
}
