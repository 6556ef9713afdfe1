package dev.drawbridge.desktop.canvas;

import dev.drawbridge.model.Point;
import dev.drawbridge.model.geometry.Bounds;
import dev.drawbridge.model.geometry.CardMetrics;
import java.util.Optional;
import java.util.function.Consumer;
import javafx.scene.input.MouseEvent;
import javafx.scene.layout.Region;
import javafx.scene.shape.Rectangle;

/** The whole drawing in small with the part that is in view; a press or drag looks there. Cards are painted when the drawing changes only. */
final class Minimap extends Region {
    static final double WIDTH = 136;
    static final double HEIGHT = 100;
    private static final double AIR = 8;

    private final Raster raster = new Raster();
    private final Rectangle frame = new Rectangle();
    private final Scenery scenery;
    private final FarScene scene;
    private final Tints tints;
    private Bounds shown = new Bounds(0, 0, 1, 1);
    private double scale = 1;
    private boolean stale = true;

    /** @param lookAt is told the point of the world to be in the middle of the view */
    Minimap(Scenery scenery, FarScene scene, Tints tints, Consumer<Point> lookAt) {
        this.scenery = scenery;
        this.scene = scene;
        this.tints = tints;
        getStyleClass().addAll("canvas-chrome-box", "canvas-minimap");
        frame.getStyleClass().add("view-frame");
        frame.setArcWidth(4);
        frame.setArcHeight(4);
        frame.setManaged(false);
        setManaged(false);
        Rectangle clip = new Rectangle(WIDTH, HEIGHT);
        clip.setArcWidth(14);
        clip.setArcHeight(14);
        setClip(clip);
        getChildren().addAll(raster.node(), frame);
        setAccessibleText("Minimap");
        addEventHandler(MouseEvent.MOUSE_PRESSED, event -> lookAt.accept(world(event.getX(), event.getY())));
        addEventHandler(MouseEvent.MOUSE_DRAGGED, event -> lookAt.accept(world(event.getX(), event.getY())));
    }

    private Point world(double x, double y) {
        return new Point(shown.x() + (x - AIR) / scale, shown.y() + (y - AIR) / scale);
    }

    void drawingChanged() {
        stale = true;
    }

    void show(Bounds view, double outputScale) {
        if (stale) {
            stale = false;
            paint(outputScale);
        }
        frame.setX(Math.rint(AIR + (view.x() - shown.x()) * scale) + 0.5);
        frame.setY(Math.rint(AIR + (view.y() - shown.y()) * scale) + 0.5);
        frame.setWidth(Math.rint(view.width() * scale));
        frame.setHeight(Math.rint(view.height() * scale));
    }

    private void paint(double outputScale) {
        Bounds all = scenery.extent().orElse(new Bounds(0, 0, 1, 1)).grow(CardMetrics.WIDTH);
        scale = Math.min((WIDTH - 2 * AIR) / all.width(), (HEIGHT - 2 * AIR) / all.height());
        // the drawing in the middle of the box
        double width = (WIDTH - 2 * AIR) / scale;
        double height = (HEIGHT - 2 * AIR) / scale;
        shown = new Bounds(all.centre().x() - width / 2, all.centre().y() - height / 2, width, height);
        raster.node().relocate(1, 1);
        raster.begin(WIDTH - 2, HEIGHT - 2, outputScale, Optional.of(tints.get(Tint.CARD)));
        double w = Math.max(2, CardMetrics.WIDTH * scale);
        double h = Math.max(2, CardMetrics.HEIGHT * scale);
        int[] inks = new int[Tint.values().length];
        for (Tint tint : Tint.values()) {
            inks[tint.ordinal()] = Raster.argb(tints.get(tint));
        }
        for (FarScene.Card card : java.util.stream.Stream.concat(scene.cards().stream(), scene.piles().stream()).toList()) {
            raster.rectangle(AIR + (card.x - shown.x()) * scale, AIR + (card.y - shown.y()) * scale, w, h, inks[card.tint.ordinal()]);
        }
        raster.end();
    }
}
