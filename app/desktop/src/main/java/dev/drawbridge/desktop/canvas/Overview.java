package dev.drawbridge.desktop.canvas;

import dev.drawbridge.model.Design;
import dev.drawbridge.model.Node;
import dev.drawbridge.model.NodeId;
import dev.drawbridge.model.Point;
import dev.drawbridge.model.Wire;
import dev.drawbridge.model.WireId;
import dev.drawbridge.model.WireRole;
import dev.drawbridge.model.geometry.Bounds;
import dev.drawbridge.model.geometry.CardMetrics;
import dev.drawbridge.model.kind.Catalogue;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import javafx.scene.canvas.Canvas;
import javafx.scene.canvas.GraphicsContext;
import javafx.scene.paint.Color;

/** Everything from so far that no card can be read: one picture, painted anew whenever it changes. */
final class Overview {
    /** Below this zoom a card's title is smaller than 5 pixels. */
    static final double BELOW = 0.35;

    private final Canvas canvas = new Canvas();
    private final Catalogue catalogue;
    private final Tints tints;

    Overview(Catalogue catalogue, Tints tints) {
        this.catalogue = catalogue;
        this.tints = tints;
        canvas.setManaged(false);
        canvas.setMouseTransparent(true);
        canvas.setVisible(false);
    }

    Canvas node() {
        return canvas;
    }

    void hide() {
        canvas.setVisible(false);
        // a hidden canvas keeps its pixels; give them back
        canvas.setWidth(0);
        canvas.setHeight(0);
    }

    void paint(Scenery scenery, Viewpoint view, double width, double height, Set<NodeId> selected, Set<WireId> selectedWires) {
        canvas.setVisible(true);
        canvas.setWidth(width);
        canvas.setHeight(height);
        GraphicsContext g = canvas.getGraphicsContext2D();
        g.clearRect(0, 0, width, height);
        Bounds seen = view.seen(width, height);
        Design design = scenery.drawing().design();
        wires(g, scenery, view, seen, design, selectedWires);
        double w = Math.max(2, CardMetrics.WIDTH * view.zoom());
        double h = Math.max(2, CardMetrics.HEIGHT * view.zoom());
        double bar = Math.max(1.5, 26 * view.zoom());
        g.setLineWidth(1);
        for (NodeId id : scenery.cardsIn(seen)) {
            Node node = design.requireNode(id);
            Point at = view.toScreen(scenery.place(id));
            double x = Math.rint(at.x());
            double y = Math.rint(at.y());
            g.setFill(tints.get(Tint.CARD));
            g.fillRect(x, y, w, h);
            g.setFill(tints.get(Tint.of(catalogue.of(node).family())));
            g.fillRect(x, y, bar, h);
            g.setStroke(tints.get(selected.contains(id) ? Tint.ACCENT : Tint.CARD_LINE));
            g.strokeRect(x + 0.5, y + 0.5, w - 1, h - 1);
        }
    }

    private void wires(GraphicsContext g, Scenery scenery, Viewpoint view, Bounds seen, Design design, Set<WireId> selected) {
        List<Wire> plain = new ArrayList<>();
        List<Wire> failing = new ArrayList<>();
        List<Wire> chosen = new ArrayList<>();
        for (WireId id : scenery.roughWiresIn(seen)) {
            Wire wire = design.requireWire(id);
            (selected.contains(id) ? chosen : wire.role() == WireRole.ON_FAILURE ? failing : plain).add(wire);
        }
        g.setLineWidth(Math.max(0.6, 2 * view.zoom()));
        stroke(g, tints.get(Tint.WIRE).deriveColor(0, 1, 1, 0.55), scenery, view, plain);
        stroke(g, tints.get(Tint.ERROR), scenery, view, failing);
        stroke(g, tints.get(Tint.ACCENT), scenery, view, chosen);
    }

    /** One path for all of a colour: a stroke per wire would cost a call each. */
    private static void stroke(GraphicsContext g, Color colour, Scenery scenery, Viewpoint view, List<Wire> wires) {
        if (wires.isEmpty()) {
            return;
        }
        g.setStroke(colour);
        g.beginPath();
        for (Wire wire : wires) {
            Point from = view.toScreen(scenery.end(wire.from()));
            Point to = view.toScreen(scenery.end(wire.to()));
            g.moveTo(from.x(), from.y());
            g.lineTo(to.x(), to.y());
        }
        g.stroke();
    }
}
