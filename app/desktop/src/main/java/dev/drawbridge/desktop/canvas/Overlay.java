package dev.drawbridge.desktop.canvas;

import dev.drawbridge.desktop.canvas.gesture.Aim;
import dev.drawbridge.desktop.canvas.gesture.GestureState;
import dev.drawbridge.desktop.canvas.gesture.Guide;
import dev.drawbridge.desktop.workspace.Workspace;
import dev.drawbridge.model.End;
import dev.drawbridge.model.Node;
import dev.drawbridge.model.NodeId;
import dev.drawbridge.model.Point;
import dev.drawbridge.model.geometry.Bounds;
import dev.drawbridge.model.geometry.CardMetrics;
import dev.drawbridge.model.geometry.WireCurve;
import java.util.List;
import java.util.Optional;
import javafx.css.PseudoClass;
import javafx.scene.Group;
import javafx.scene.control.Label;
import javafx.scene.shape.Circle;
import javafx.scene.shape.CubicCurve;
import javafx.scene.shape.Line;
import javafx.scene.shape.Rectangle;

/** Draws what the hand is about to do, from the state of the gesture alone. */
final class Overlay {
    private static final double BUBBLE_WIDTH = 300;
    private static final double NUMBER = 22;

    private final Group world = new Group();
    private final Group screen = new Group();
    private final Workspace workspace;
    private final Scenery scenery;
    private final Label bubble = new Label();
    private final Rectangle band = new Rectangle();
    private final Rectangle bandEdge = new Rectangle();
    private final CubicCurve hanging = new CubicCurve();
    private final Circle hangingEnd = new Circle(4);
    private Optional<CardView> ghost = Optional.empty();
    private String ghostKind = "";

    Overlay(Workspace workspace, Scenery scenery) {
        this.workspace = workspace;
        this.scenery = scenery;
        for (Group group : List.of(world, screen)) {
            group.setManaged(false);
            group.setAutoSizeChildren(false);
            group.setMouseTransparent(true);
        }
        bubble.getStyleClass().add("canvas-bubble");
        bubble.setWrapText(true);
        bubble.setMaxWidth(BUBBLE_WIDTH);
        bubble.setManaged(false);
        band.getStyleClass().add("canvas-marquee");
        bandEdge.getStyleClass().add("canvas-marquee-edge");
        hanging.getStyleClass().add("canvas-hanging");
        hangingEnd.getStyleClass().add("canvas-hanging-end");
    }

    /** What moves with the world. */
    Group world() {
        return world;
    }

    /** What keeps its size. */
    Group screen() {
        return screen;
    }

    void show(GestureState state, Viewpoint view, double width, double height) {
        world.getChildren().clear();
        screen.getChildren().clear();
        switch (state) {
            case GestureState.Marquee marquee -> marquee(marquee.area(), view);
            case GestureState.Moving moving -> guides(moving.guides(), view);
            case GestureState.Wiring wiring -> hang(wiring.fixed(), wiring.backwards(), wiring.at(), wiring.aim(), view, width, height);
            case GestureState.Retargeting r -> hang(r.fixed(), !r.last(), r.at(), r.aim(), view, width, height);
            case GestureState.Connecting connecting -> numbers(connecting.targets(), view, width, height);
            case GestureState.Placing placing -> {
                guides(placing.guides(), view);
                ghost(placing.kind(), placing.place());
            }
            case GestureState.Spacing spacing -> guides(List.of(spacing.across()
                    ? new Guide(true, spacing.from().x(), spacing.from().y() - 240, spacing.from().y() + 240)
                    : new Guide(false, spacing.from().y(), spacing.from().x() - 320, spacing.from().x() + 320)), view);
            case GestureState.Choosing choosing -> { }
            case GestureState.Sliding sliding -> { }
            case GestureState.Sizing sizing -> { }
            case GestureState.Idle idle -> { }
            case GestureState.Pressing pressing -> { }
            case GestureState.Panning panning -> { }
        }
    }

    private void marquee(Bounds area, Viewpoint view) {
        Point corner = view.toScreen(new Point(area.x(), area.y()));
        for (Rectangle rectangle : List.of(band, bandEdge)) {
            rectangle.setX(Math.rint(corner.x()) + 0.5);
            rectangle.setY(Math.rint(corner.y()) + 0.5);
            rectangle.setWidth(Math.rint(area.width() * view.zoom()));
            rectangle.setHeight(Math.rint(area.height() * view.zoom()));
        }
        screen.getChildren().addAll(band, bandEdge);
    }

    private void guides(List<Guide> guides, Viewpoint view) {
        double over = 16 / view.zoom();
        for (Guide guide : guides) {
            Point a = view.toScreen(guide.upright() ? new Point(guide.at(), guide.from() - over) : new Point(guide.from() - over, guide.at()));
            Point b = view.toScreen(guide.upright() ? new Point(guide.at(), guide.to() + over) : new Point(guide.to() + over, guide.at()));
            Line line = new Line(Math.rint(a.x()) + 0.5, Math.rint(a.y()) + 0.5, Math.rint(b.x()) + 0.5, Math.rint(b.y()) + 0.5);
            line.getStyleClass().add("canvas-guide");
            screen.getChildren().add(line);
        }
    }

    private void hang(End fixed, boolean backwards, Point at, Aim aim, Viewpoint view, double width, double height) {
        Point loose = switch (aim) {
            case Aim.Legal(NodeId card, var rule) -> CardMetrics.port(scenery.place(card), backwards ? rule.fromPort().id() : "in");
            case Aim.Illegal(NodeId card, String reason) -> at;
            case Aim.Nothing() -> at;
        };
        Point stays = scenery.end(fixed);
        WireCurve curve = backwards ? WireCurve.between(loose, "out", stays) : WireCurve.between(stays, fixed.port(), loose);
        hanging.setStartX(curve.start().x());
        hanging.setStartY(curve.start().y());
        hanging.setControlX1(curve.control1().x());
        hanging.setControlY1(curve.control1().y());
        hanging.setControlX2(curve.control2().x());
        hanging.setControlY2(curve.control2().y());
        hanging.setEndX(curve.end().x());
        hanging.setEndY(curve.end().y());
        hangingEnd.setCenterX(loose.x());
        hangingEnd.setCenterY(loose.y());
        boolean refused = aim instanceof Aim.Illegal;
        hanging.pseudoClassStateChanged(Styles.ILLEGAL, refused);
        hangingEnd.pseudoClassStateChanged(Styles.ILLEGAL, refused);
        world.getChildren().addAll(hanging, hangingEnd);
        switch (aim) {
            case Aim.Legal(NodeId card, var rule) -> bubble(rule.help(), Styles.LEGAL, view.toScreen(at), width, height);
            case Aim.Illegal(NodeId card, String reason) -> bubble(reason, Styles.ILLEGAL, view.toScreen(at), width, height);
            case Aim.Nothing() -> { }
        }
    }

    private void bubble(String words, PseudoClass state, Point at, double width, double height) {
        screen.getChildren().add(bubble);
        if (!bubble.getText().equals(words) || !bubble.getPseudoClassStates().contains(state)) {
            bubble.setText(words);
            bubble.pseudoClassStateChanged(Styles.LEGAL, state == Styles.LEGAL);
            bubble.pseudoClassStateChanged(Styles.ILLEGAL, state == Styles.ILLEGAL);
        }
        bubble.applyCss();
        double w = Math.min(BUBBLE_WIDTH, Math.ceil(bubble.prefWidth(-1)) + 1);
        double h = Math.ceil(bubble.prefHeight(w));
        double x = Math.clamp(at.x() + 16, 8, Math.max(8, width - w - 8));
        double y = at.y() + 22 + h > height ? at.y() - h - 14 : at.y() + 22;
        bubble.resizeRelocate(Math.rint(x), Math.rint(y), w, h);
    }

    private void numbers(List<NodeId> targets, Viewpoint view, double width, double height) {
        for (int i = 0; i < targets.size(); i++) {
            Point at = view.toScreen(scenery.place(targets.get(i)));
            Label number = new Label(Integer.toString(i + 1));
            number.getStyleClass().add("canvas-number");
            number.setManaged(false);
            number.resizeRelocate(Math.rint(at.x() - NUMBER / 2), Math.rint(at.y() - NUMBER / 2), NUMBER, NUMBER);
            screen.getChildren().add(number);
        }
        bubble("Type a number to connect, Esc to leave.", Styles.LEGAL, new Point(width / 2 - BUBBLE_WIDTH / 2, height - 60), width, height);
    }

    private void ghost(String kind, Point place) {
        if (ghost.isEmpty() || !ghostKind.equals(kind)) {
            NodeId id = new NodeId("ghost");
            CardView view = new CardView(id, workspace.catalogue().kind(kind));
            view.show(Node.of(id, kind, scenery.drawing().design().freshName(kind)), "", Optional.empty(), false, "");
            view.pseudoClassStateChanged(Styles.GHOST, true);
            ghost = Optional.of(view);
            ghostKind = kind;
        }
        ghost.get().moveTo(place, 1);
        world.getChildren().add(ghost.get());
    }
}
