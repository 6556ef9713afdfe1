package dev.drawbridge.desktop.palette;

import dev.drawbridge.model.kind.Kind;

/** What the palette asks of whoever holds the drawing. Places are in the scene, in pixels. */
public interface PaletteHooks {
    /** The pointer carries a card of that kind and is here now. */
    void carry(Kind kind, double sceneX, double sceneY);

    /** The pointer let go of it here. */
    void drop(Kind kind, double sceneX, double sceneY);

    /** It was put back. */
    void cancel();

    /** Place one in the middle of what is in view. */
    void place(Kind kind);
}
