package dev.drawbridge.desktop.inspector;

import dev.drawbridge.desktop.theme.Controls;
import dev.drawbridge.desktop.theme.Switch;
import dev.drawbridge.desktop.words.Words;
import dev.drawbridge.model.Value;
import dev.drawbridge.model.kind.Field;
import dev.drawbridge.model.kind.FieldCheck;
import java.util.Optional;
import javafx.css.PseudoClass;
import javafx.geometry.Pos;
import javafx.scene.AccessibleRole;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.ToggleButton;
import javafx.scene.control.Tooltip;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;

/** A field on the screen: label, editor, what is wrong, and the ways to an expression and to the default. */
final class FieldRow extends VBox {
    private static final PseudoClass WRONG = PseudoClass.getPseudoClass("wrong");
    private static final double LABEL_WIDTH = 112;

    private final FormSubject subject;
    private final Field field;
    private final FieldEditor plain;
    private final ExpressionEditor expression;
    private final Label label;
    private final Label message = Controls.paragraph("", "field-message");
    private final ToggleButton asExpression = Controls.iconToggle("code", Words.of("field.expression"));
    private final Button reset;
    private final HBox line = new HBox(4);
    private final VBox block = new VBox(4);
    private long focusSession;
    private boolean wrong;

    FieldRow(FormSubject subject, Field field) {
        super(2);
        this.subject = subject;
        this.field = field;
        plain = FieldEditors.of(field, this::entered);
        expression = new ExpressionEditor(field, this::entered);
        setId("field-" + field.name());
        getStyleClass().add("field-row");
        label = Controls.label(field.label() + (field.required() && field.defaultValue().isEmpty() ? " *" : ""), "field-label");
        label.setMinWidth(LABEL_WIDTH);
        label.setPrefWidth(LABEL_WIDTH);
        label.setMaxWidth(plain.isBlock() ? Double.MAX_VALUE : LABEL_WIDTH);
        label.setWrapText(true);
        Tooltip tip = new Tooltip(field.help());
        tip.setWrapText(true);
        tip.setMaxWidth(280);
        label.setTooltip(tip);
        reset = Controls.iconButton("restart", Words.of("field.reset"), () -> {
            asExpression.setSelected(false);
            entered(new Typed.Cleared());
            refresh();
        });
        asExpression.getStyleClass().add("on-hover");
        reset.getStyleClass().add("on-hover");
        asExpression.setManaged(subject.takesExpressions());
        asExpression.setVisible(subject.takesExpressions());
        asExpression.setOnAction(event -> arrange());
        message.setManaged(false);
        message.setVisible(false);
        line.setAlignment(Pos.CENTER_LEFT);
        getChildren().addAll(line, block, message);
        focusWithinProperty().addListener((observable, before, after) -> {
            if (after) {
                focusSession++;
            }
        });
        asExpression.setSelected(subject.value(field).filter(Value.Expression.class::isInstance).isPresent());
        arrange();
        refresh();
    }

    Field field() {
        return field;
    }

    /** Puts the caret into the editor. */
    void focusEditor() {
        editor().node().requestFocus();
    }

    private FieldEditor editor() {
        return asExpression.isSelected() ? expression : plain;
    }

    private void arrange() {
        Node node = editor().node();
        boolean below = editor().isBlock();
        label.setMaxWidth(below ? Double.MAX_VALUE : LABEL_WIDTH);
        Region spring = Controls.spring();
        HBox.setHgrow(node, Priority.ALWAYS);
        HBox.setHgrow(label, below ? Priority.ALWAYS : Priority.NEVER);
        block.getChildren().clear();
        if (below) {
            line.getChildren().setAll(label, reset, asExpression);
            block.getChildren().setAll(node);
        } else if (node instanceof Switch) {
            HBox.setHgrow(node, Priority.NEVER);
            line.getChildren().setAll(label, node, spring, reset, asExpression);
        } else {
            line.getChildren().setAll(label, node, reset, asExpression);
        }
        block.setManaged(below);
        block.setVisible(below);
        refresh();
    }

    /** Shows what the design says now, unless the user is in the middle of something that does not fit. */
    void refresh() {
        Optional<Value> value = subject.value(field);
        boolean isExpression = value.filter(Value.Expression.class::isInstance).isPresent();
        if (isExpression && !asExpression.isSelected()) {
            asExpression.setSelected(true);
            arrange();
            return;
        }
        if (!isExpression && value.isPresent() && asExpression.isSelected() && !isFocusWithin()) {
            asExpression.setSelected(false);
            arrange();
            return;
        }
        if (!wrong || !isFocusWithin()) {
            editor().show(value, field.defaultValue());
            tell(value.flatMap(v -> FieldCheck.problem(field, v)));
        }
        boolean canReset = value.isPresent() && subject.takesExpressions();
        reset.setVisible(canReset);
        reset.setManaged(canReset);
        pseudoClassStateChanged(PseudoClass.getPseudoClass("set"), value.isPresent());
    }

    private void entered(Typed typed) {
        switch (typed) {
            case Typed.Wrong(String sentence) -> tell(Optional.of(sentence));
            case Typed.Cleared() -> tell(subject.change(field, Optional.empty(), Long.toString(focusSession)));
            case Typed.Is(Value value) -> {
                Optional<String> problem = FieldCheck.problem(field, value);
                tell(problem.isPresent() ? problem : subject.change(field, Optional.of(value), Long.toString(focusSession)));
            }
        }
    }

    private void tell(Optional<String> problem) {
        wrong = problem.isPresent();
        pseudoClassStateChanged(WRONG, wrong);
        message.setText(problem.orElse(""));
        message.setAccessibleRole(AccessibleRole.TEXT);
        message.setManaged(wrong);
        message.setVisible(wrong);
    }
}
