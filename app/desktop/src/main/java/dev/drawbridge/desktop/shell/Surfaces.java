package dev.drawbridge.desktop.shell;

/** Which drawing surface is used. */
final class Surfaces {
    private Surfaces() {}

    static StudioContext.Surfaces standard() {
        return CanvasSurface::new;
    }
}
