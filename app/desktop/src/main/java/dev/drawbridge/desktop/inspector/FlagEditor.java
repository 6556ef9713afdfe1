package dev.drawbridge.desktop.inspector;

import dev.drawbridge.desktop.theme.Switch;
import dev.drawbridge.model.Value;
import dev.drawbridge.model.kind.Field;
import java.util.Optional;
import java.util.function.Consumer;
import javafx.scene.Node;

/** A switch. */
final class FlagEditor extends FieldEditor {
    private final Switch input = new Switch();

    FlagEditor(Field field, Consumer<Typed> told) {
        super(told);
        input.setAccessibleText(field.label());
        input.setAccessibleHelp(field.help());
        input.selectedProperty().addListener((observable, before, after) -> tell(new Typed.Is(Value.of(after))));
    }

    @Override
    Node node() {
        return input;
    }

    @Override
    void display(Optional<Value> set, Optional<Value> otherwise) {
        input.setSelected(set.or(() -> otherwise).flatMap(Value::asFlag).orElse(false));
    }
}
