package dev.drawbridge.model;

import java.util.Map;
import java.util.SortedMap;

/**
 * One state of a project that can be undone to: what is drawn, where, and the text of each file that is kept in step
 * with it (templates, descriptors), so that undo gives back comments too.
 *
 * @param texts path inside the project, with {@code /}, to the whole text
 */
public record Drawing(Design design, Layout layout, SortedMap<String, String> texts) {
    public Drawing {
        texts = Maps.sorted(texts);
    }

    /** A drawing that no other file follows. */
    public static Drawing of(Design design, Layout layout) {
        return new Drawing(design, layout, Maps.none());
    }

    public Drawing withDesign(Design newDesign) {
        return new Drawing(newDesign, layout, texts);
    }

    public Drawing withLayout(Layout newLayout) {
        return new Drawing(design, newLayout, texts);
    }

    public Drawing withTexts(Map<String, String> newTexts) {
        return new Drawing(design, layout, Maps.sorted(newTexts));
    }
}
