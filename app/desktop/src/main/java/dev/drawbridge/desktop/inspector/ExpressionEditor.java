package dev.drawbridge.desktop.inspector;

import dev.drawbridge.desktop.words.Words;
import dev.drawbridge.model.Value;
import dev.drawbridge.model.kind.Field;
import java.util.Optional;
import java.util.function.Consumer;
import javafx.scene.Node;
import javafx.scene.control.TextField;

/** An expression that the cloud evaluates, as text. */
final class ExpressionEditor extends FieldEditor {
    private final TextField input = new TextField();

    ExpressionEditor(Field field, Consumer<Typed> told) {
        super(told);
        input.getStyleClass().addAll("mono", "expression");
        input.setPromptText("!Ref Name");
        input.setAccessibleText(Words.of("expression.of", field.label()));
        input.textProperty().addListener((observable, before, after) -> tell(ExpressionText.parse(after)));
    }

    @Override
    Node node() {
        return input;
    }

    @Override
    void display(Optional<Value> set, Optional<Value> otherwise) {
        boolean same = ExpressionText.parse(input.getText()) instanceof Typed.Is(Value typed) && set.filter(typed::equals).isPresent();
        if (!same) {
            set.filter(Value.Expression.class::isInstance).map(Value.Expression.class::cast)
                    .ifPresent(expression -> input.setText(ExpressionText.format(expression)));
        }
    }
}
