package dev.drawbridge.desktop.canvas;

import dev.drawbridge.desktop.canvas.gesture.Input;
import dev.drawbridge.desktop.canvas.gesture.Modifiers;
import dev.drawbridge.model.Point;
import dev.drawbridge.model.geometry.CardMetrics;
import java.util.Optional;
import javafx.geometry.Point2D;

/** Kinds that come from the palette, which is not part of the canvas: dragged there, or put into the middle of the view. Belongs to the JavaFX thread. */
public final class PaletteHand {
    private final CanvasView canvas;
    private final Chrome chrome;
    private final Camera camera;

    PaletteHand(CanvasView canvas, Chrome chrome, Camera camera) {
        this.canvas = canvas;
        this.chrome = chrome;
        this.camera = camera;
    }

    /** Places a card of that kind in the middle of the view: Enter in the palette. */
    public void place(String kind) {
        chrome.place(kind, CardMetrics.snap(camera.seen().centre().plus(-CardMetrics.WIDTH / 2, -CardMetrics.HEIGHT / 2)), Optional.empty(), false);
    }

    /** A kind is being dragged and is here now; a card hangs on the pointer while that is over the canvas. */
    public void drag(String kind, double sceneX, double sceneY) {
        Point2D local = canvas.sceneToLocal(sceneX, sceneY);
        canvas.take(canvas.contains(local) ? new Input.Carry(kind, world(local), Modifiers.NONE) : new Input.Abandon());
    }

    /** The drag ended here; outside of the canvas nothing happens. */
    public void drop(double sceneX, double sceneY) {
        Point2D local = canvas.sceneToLocal(sceneX, sceneY);
        if (canvas.contains(local)) {
            canvas.take(new Input.Drop(world(local), Modifiers.NONE));
            canvas.requestFocus();
        } else {
            cancel();
        }
    }

    /** The drag was given up. */
    public void cancel() {
        canvas.take(new Input.Abandon());
    }

    private Point world(Point2D local) {
        return camera.view().toWorld(local.getX(), local.getY());
    }
}
