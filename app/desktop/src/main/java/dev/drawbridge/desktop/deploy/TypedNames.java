package dev.drawbridge.desktop.deploy;

import dev.drawbridge.desktop.theme.Controls;
import java.util.LinkedHashMap;
import java.util.Map;
import javafx.beans.binding.Bindings;
import javafx.beans.binding.BooleanExpression;
import javafx.beans.property.SimpleBooleanProperty;
import javafx.scene.control.TextField;
import javafx.scene.layout.VBox;

/** Names that have to be typed before something that cannot be undone is done. */
final class TypedNames {
    private final Map<String, TextField> fields = new LinkedHashMap<>();
    private BooleanExpression all = new SimpleBooleanProperty(true);

    /** A field for a name. @param why what is asked, with the name in it */
    VBox field(String id, String name, String why) {
        TextField field = new TextField();
        field.setId(id);
        field.setPromptText(name);
        field.setAccessibleText(why);
        field.getStyleClass().add("mono");
        field.setMaxWidth(240);
        fields.put(id, field);
        all = all.and(Bindings.createBooleanBinding(() -> field.getText().strip().equals(name), field.textProperty()));
        return new VBox(3, Controls.paragraph(why, "hint"), field);
    }

    /** Whether every name is there as it is. */
    BooleanExpression complete() {
        return all;
    }
}
