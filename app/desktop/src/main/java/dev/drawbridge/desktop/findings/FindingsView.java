package dev.drawbridge.desktop.findings;

import dev.drawbridge.desktop.theme.Controls;
import dev.drawbridge.desktop.theme.IconView;
import dev.drawbridge.desktop.words.Words;
import dev.drawbridge.model.Design;
import dev.drawbridge.model.check.Finding;
import dev.drawbridge.model.check.Fix;
import dev.drawbridge.model.check.Severity;
import dev.drawbridge.model.check.Subject;
import dev.drawbridge.model.edit.WholeEdit;
import java.util.Locale;
import java.util.function.Supplier;
import javafx.geometry.Pos;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.ListCell;
import javafx.scene.control.ListView;
import javafx.scene.control.TextField;
import javafx.scene.input.KeyCode;
import javafx.scene.input.MouseButton;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.StackPane;
import javafx.scene.layout.VBox;

/** The list of findings: what, where, how bad, and the ways out. */
public final class FindingsView extends StackPane {
    private final FindingsModel model;
    private final Supplier<Design> design;
    private final FindingsHooks hooks;
    private final ListView<Finding> list = new ListView<>();
    private final VBox empty = new VBox(6);

    public FindingsView(FindingsModel model, Supplier<Design> design, FindingsHooks hooks) {
        this.model = model;
        this.design = design;
        this.hooks = hooks;
        list.setId("findings-list");
        list.setMinHeight(0);
        setMinHeight(0);
        list.getStyleClass().add("quiet-list");
        list.setAccessibleText(Words.of("findings.title"));
        list.setCellFactory(view -> new Cell());
        list.setOnKeyPressed(event -> {
            Finding chosen = list.getSelectionModel().getSelectedItem();
            if (event.getCode() == KeyCode.ENTER && chosen != null) {
                hooks.show(chosen.subject());
                event.consume();
            }
        });
        empty.setAlignment(Pos.CENTER);
        empty.getStyleClass().add("empty-state");
        empty.getChildren().addAll(new IconView("success", 20), Controls.label(Words.of("findings.none"), "muted"));
        getChildren().addAll(list, empty);
        model.listen(this::fill);
        fill();
    }

    private void fill() {
        list.getItems().setAll(model.findings());
        boolean none = model.findings().isEmpty();
        empty.setVisible(none);
        list.setVisible(!none);
    }

    private String where(Subject subject) {
        Design now = design.get();
        return switch (subject) {
            case Subject.OfNode(var node, var field) -> now.node(node).map(card -> card.name()).orElse(node.value());
            case Subject.OfWire(var wire, var field) -> now.wire(wire)
                    .map(w -> now.requireNode(w.from().node()).name() + " → " + now.requireNode(w.to().node()).name()).orElse(wire.value());
            case Subject.OfDesign() -> Words.of("findings.project");
            case Subject.OfFile(String path, int line, int column) -> line > 0 ? path + ":" + line : path;
        };
    }

    private static String icon(Severity severity) {
        return switch (severity) {
            case ERROR -> "error";
            case WARNING -> "warning";
            case INFO -> "info";
        };
    }

    /** One finding. */
    private final class Cell extends ListCell<Finding> {
        private Cell() {
            setOnMouseClicked(event -> {
                if (event.getButton() == MouseButton.PRIMARY && getItem() != null) {
                    hooks.show(getItem().subject());
                }
            });
        }

        @Override
        protected void updateItem(Finding finding, boolean nothing) {
            super.updateItem(finding, nothing);
            setText(null);
            if (nothing || finding == null) {
                setGraphic(null);
                setAccessibleText(null);
                return;
            }
            StackPane mark = new StackPane(new IconView(icon(finding.severity()), 16));
            mark.getStyleClass().add("severity-" + finding.severity().name().toLowerCase(Locale.ROOT));
            Label where = Controls.label(where(finding.subject()), "finding-where");
            where.setMinWidth(110);
            where.setMaxWidth(180);
            Label message = Controls.paragraph(finding.message());
            HBox.setHgrow(message, Priority.ALWAYS);
            message.setMaxWidth(Double.MAX_VALUE);
            HBox line = new HBox(10, mark, where, message);
            line.setAlignment(Pos.CENTER_LEFT);
            for (Fix fix : finding.fixes()) {
                Button button = Controls.linkButton(fix.title(), () -> hooks.fix(fix.edit()));
                button.setMinWidth(USE_PREF_SIZE);
                line.getChildren().add(button);
            }
            if (finding.severity() != Severity.ERROR) {
                line.getChildren().add(Controls.iconButton("eye-off", Words.of("findings.accept"), () -> ask(finding)));
            }
            // the cell may not grow with its words: they wrap inside the list
            line.prefWidthProperty().bind(list.widthProperty().subtract(40));
            setAccessibleText(finding.severity().name().toLowerCase(Locale.ROOT) + ": " + where.getText() + ": " + finding.message());
            setGraphic(line);
        }

        /** Accepting needs a reason, which is kept with the design. */
        private void ask(Finding finding) {
            TextField reason = new TextField();
            reason.setPromptText(Words.of("findings.reason"));
            reason.setAccessibleText(Words.of("findings.reason"));
            HBox.setHgrow(reason, Priority.ALWAYS);
            Runnable accept = () -> {
                if (!reason.getText().isBlank()) {
                    hooks.fix(new WholeEdit.ChangeSettings(design.get().settings()
                            .withSuppression(finding.rule(), finding.subject().key(), reason.getText().strip())));
                }
            };
            Button ok = Controls.button(Words.of("findings.accept.do"), accept);
            ok.disableProperty().bind(reason.textProperty().isEmpty());
            reason.setOnAction(event -> accept.run());
            HBox line = new HBox(8, Controls.label(where(finding.subject()), "finding-where"), reason, ok,
                    Controls.linkButton(Words.of("cancel"), () -> updateItem(finding, false)));
            line.setAlignment(Pos.CENTER_LEFT);
            line.prefWidthProperty().bind(list.widthProperty().subtract(40));
            setGraphic(line);
            reason.requestFocus();
        }
    }
}
