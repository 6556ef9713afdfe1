package dev.drawbridge.desktop.inspector;

import dev.drawbridge.model.Value;
import java.util.Optional;
import java.util.function.Consumer;
import javafx.scene.Node;

/** Shows and takes the value of one type of field. It knows neither limits nor the design. */
abstract class FieldEditor {
    private final Consumer<Typed> told;
    private boolean showing;

    /** @param told hears of everything the user enters */
    FieldEditor(Consumer<Typed> told) {
        this.told = told;
    }

    abstract Node node();

    /** Whether it needs the whole width, under its label. */
    boolean isBlock() {
        return false;
    }

    /** Shows what is set, or the default as what holds meanwhile. What the user is typing is left alone if it means the same. */
    final void show(Optional<Value> set, Optional<Value> otherwise) {
        showing = true;
        try {
            display(set, otherwise);
        } finally {
            showing = false;
        }
    }

    abstract void display(Optional<Value> set, Optional<Value> otherwise);

    /** To be called when the user entered something; silent while a value is being shown. */
    final void tell(Typed typed) {
        if (!showing) {
            told.accept(typed);
        }
    }
}
