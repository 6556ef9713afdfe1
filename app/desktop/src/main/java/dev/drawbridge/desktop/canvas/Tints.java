package dev.drawbridge.desktop.canvas;

import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import javafx.css.CssMetaData;
import javafx.css.SimpleStyleableObjectProperty;
import javafx.css.StyleConverter;
import javafx.css.Styleable;
import javafx.css.StyleableProperty;
import javafx.scene.layout.Region;
import javafx.scene.paint.Color;

/** Reads the tints from the style sheet and tells when the theme changes them. */
final class Tints {
    private static final Map<Tint, CssMetaData<CanvasView, Color>> META = new EnumMap<>(Tint.class);
    private static final List<CssMetaData<? extends Styleable, ?>> ALL = new ArrayList<>(Region.getClassCssMetaData());

    static {
        for (Tint tint : Tint.values()) {
            CssMetaData<CanvasView, Color> meta = new CssMetaData<>(tint.property(), StyleConverter.getColorConverter(), Color.GRAY) {
                @Override
                public boolean isSettable(CanvasView view) {
                    return true;
                }

                @Override
                public StyleableProperty<Color> getStyleableProperty(CanvasView view) {
                    return view.tints().property(tint);
                }
            };
            META.put(tint, meta);
            ALL.add(meta);
        }
    }

    private final Map<Tint, SimpleStyleableObjectProperty<Color>> colours = new EnumMap<>(Tint.class);

    /** @param changed heard of each colour that the theme changes */
    Tints(CanvasView owner, Runnable changed) {
        for (Tint tint : Tint.values()) {
            SimpleStyleableObjectProperty<Color> colour = new SimpleStyleableObjectProperty<>(META.get(tint), owner, tint.property(), Color.GRAY);
            colour.addListener((property, before, after) -> changed.run());
            colours.put(tint, colour);
        }
    }

    static List<CssMetaData<? extends Styleable, ?>> metaData() {
        return List.copyOf(ALL);
    }

    StyleableProperty<Color> property(Tint tint) {
        return colours.get(tint);
    }

    Color get(Tint tint) {
        return colours.get(tint).get();
    }
}
