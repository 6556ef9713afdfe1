package dev.drawbridge.desktop.canvas;

import dev.drawbridge.model.End;
import dev.drawbridge.model.Node;
import dev.drawbridge.model.NodeId;
import dev.drawbridge.model.Point;
import dev.drawbridge.model.geometry.CardMetrics;
import dev.drawbridge.model.geometry.WireCurve;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import javafx.scene.Group;
import javafx.scene.shape.CubicCurve;

/** The ghosts on the canvas, below the cards. There are few, so all are attached; their wires follow the cards that they end at. */
final class GhostLayer {
    private final Group root = new Group();
    private final Group lines = new Group();
    private final Group cards = new Group();
    private final Map<NodeId, Point> places = new HashMap<>();
    private final Scenery scenery;
    private Ghosts shown = Ghosts.NONE;

    GhostLayer(Scenery scenery) {
        this.scenery = scenery;
        for (Group group : List.of(root, lines, cards)) {
            group.setManaged(false);
            group.setAutoSizeChildren(false);
        }
        root.getChildren().addAll(lines, cards);
    }

    javafx.scene.Node root() {
        return root;
    }

    /** What is shown. */
    Ghosts shown() {
        return shown;
    }

    /** How many lines are shown. */
    int lines() {
        return lines.getChildren().size();
    }

    void show(Ghosts ghosts) {
        if (ghosts.equals(shown)) {
            return;
        }
        shown = ghosts;
        places.clear();
        ghosts.cards().forEach(ghost -> places.put(ghost.id(), ghost.place()));
        cards.getChildren().setAll(ghosts.cards().stream().map(GhostLayer::card).toList());
        scenery.standIn(places.values().stream().map(CardMetrics::bounds).toList());
        follow();
    }

    private static CardView card(Ghosts.Card ghost) {
        CardView view = new CardView(ghost.id(), ghost.kind());
        view.getStyleClass().add("gone");
        view.show(Node.of(ghost.id(), ghost.kind().id(), ghost.name()), "", Optional.empty(), false, ghost.words());
        view.mark(CardMark.of(Tone.ERROR, ghost.badge()).withPending(true).withWords(ghost.words()));
        view.setFocusTraversable(false);
        view.relocate(ghost.place().x(), ghost.place().y());
        return view;
    }

    /** Cards have moved, come or gone: the wires of ghosts end at them. */
    void follow() {
        if (shown.wires().isEmpty()) {
            lines.getChildren().clear();
            return;
        }
        lines.getChildren().setAll(shown.wires().stream().flatMap(wire -> end(wire.from()).flatMap(from -> end(wire.to()).map(to -> line(WireCurve.between(from, wire.from().port(), to)))).stream()).toList());
    }

    private Optional<Point> end(End end) {
        if (places.containsKey(end.node())) {
            return Optional.of(CardMetrics.port(places.get(end.node()), end.port()));
        }
        return scenery.drawing().design().node(end.node()).map(there -> scenery.end(end));
    }

    private static CubicCurve line(WireCurve curve) {
        CubicCurve line = new CubicCurve(curve.start().x(), curve.start().y(), curve.control1().x(), curve.control1().y(), curve.control2().x(), curve.control2().y(), curve.end().x(), curve.end().y());
        line.getStyleClass().add("canvas-ghost-line");
        line.setManaged(false);
        return line;
    }
}
