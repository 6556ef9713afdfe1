package dev.drawbridge.desktop.theme;

import atlantafx.base.theme.PrimerDark;
import atlantafx.base.theme.PrimerLight;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import javafx.scene.Scene;

/**
 * Light or dark. Pop-ups take their colours along, because they share the style sheets of the scene that opened them;
 * that is why dark is a sheet of its own and no style class of one root.
 */
public enum Theme {
    LIGHT, DARK;

    /** Dresses the scene; its own sheets, those of views, stay and come last. */
    public void apply(Scene scene) {
        List<String> sheets = new ArrayList<>(scene.getStylesheets());
        sheets.removeAll(List.of(sheet("drawbridge.css"), sheet("drawbridge-dark.css")));
        sheets.add(0, sheet("drawbridge.css"));
        if (this == DARK) {
            sheets.add(1, sheet("drawbridge-dark.css"));
        }
        scene.setUserAgentStylesheet(this == DARK ? new PrimerDark().getUserAgentStylesheet() : new PrimerLight().getUserAgentStylesheet());
        scene.getStylesheets().setAll(sheets);
    }

    private static String sheet(String name) {
        return Objects.requireNonNull(Theme.class.getResource(name), name).toExternalForm();
    }
}
