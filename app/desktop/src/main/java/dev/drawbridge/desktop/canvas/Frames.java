package dev.drawbridge.desktop.canvas;

import java.util.function.BooleanSupplier;
import java.util.function.IntConsumer;
import javafx.application.Platform;
import javafx.scene.layout.Region;

/** When a canvas is drawn: whoever changes something asks for it, and it is done once, before the next frame. Belongs to the JavaFX thread. */
final class Frames {
    /** New cards per frame: styling one takes about half a millisecond. */
    private static final int AT_ONCE = 5;
    /** The same when nothing moves: a frame that is late is not noticed then. */
    private static final int AT_REST = 60;

    private final Region canvas;
    private final Runnable prepare;
    private final IntConsumer draw;
    private final BooleanSupplier moving;
    private boolean dirty = true;

    /**
     * @param prepare what of the picture is asked for by this alone is drawn in the same frame
     * @param draw brings the picture up to date, with at most so many new cards; may ask for the next frame already
     */
    Frames(Region canvas, Runnable prepare, IntConsumer draw, BooleanSupplier moving) {
        this.canvas = canvas;
        this.prepare = prepare;
        this.draw = draw;
        this.moving = moving;
        Runnable beforeFrame = this::render;
        canvas.sceneProperty().addListener((property, before, after) -> {
            if (before != null) {
                before.removePreLayoutPulseListener(beforeFrame);
            }
            if (after != null) {
                after.addPreLayoutPulseListener(beforeFrame);
                touch();
            }
        });
    }

    /** The picture is no longer right: it is brought up to date before the next frame. */
    void touch() {
        dirty = true;
        Platform.requestNextPulse();
    }

    /** Whether the picture is right: nothing is still to come with the next frames. */
    boolean isUpToDate() {
        return !dirty;
    }

    /** Runs at most once per frame, before styles and layout. */
    void render() {
        render(moving.getAsBoolean() ? AT_ONCE : AT_REST);
    }

    /** Attaches all that is in view at once. */
    void renderAll() {
        render(Integer.MAX_VALUE);
    }

    private void render(int mostCards) {
        if (dirty && canvas.getWidth() > 0 && canvas.getHeight() > 0) {
            prepare.run();
            dirty = false;
            draw.accept(mostCards);
        }
    }
}
