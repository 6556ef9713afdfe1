package dev.drawbridge.desktop.theme;

import dev.drawbridge.model.kind.Family;
import dev.drawbridge.model.kind.Kind;
import java.util.Locale;
import javafx.scene.layout.StackPane;

/** The coloured square with the icon of a kind. */
public final class Tile extends StackPane {
    public Tile(Kind kind, double size) {
        this(kind.icon(), kind.family(), size);
    }

    public Tile(String icon, Family family, double size) {
        super(new IconView(icon, Math.round(size * 0.58)));
        getStyleClass().addAll("kind-tile", "family-" + family.name().toLowerCase(Locale.ROOT));
        setMinSize(size, size);
        setPrefSize(size, size);
        setMaxSize(size, size);
    }
}
