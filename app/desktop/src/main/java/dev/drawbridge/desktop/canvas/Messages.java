package dev.drawbridge.desktop.canvas;

import dev.drawbridge.model.Point;
import dev.drawbridge.model.WireId;
import dev.drawbridge.model.geometry.WireCurve;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.Iterator;
import java.util.List;
import java.util.function.Predicate;
import javafx.animation.AnimationTimer;
import javafx.scene.Group;
import javafx.scene.shape.Circle;

/**
 * Messages as dots that travel along their wires. One timer moves them all and sleeps when there are none; more than a
 * screen can make sense of are not shown, because the list of messages has them anyway.
 */
final class Messages {
    static final int MOST = 60;
    /** Of these, on one wire. */
    static final int MOST_PER_WIRE = 4;
    private static final double RADIUS = 5;
    private static final double SECONDS = 0.7;

    private final Group root = new Group();
    private final Scenery scenery;
    private final Predicate<WireId> inView;
    private final List<Dot> dots = new ArrayList<>();
    private final Deque<Circle> spare = new ArrayDeque<>();
    private final AnimationTimer timer = new AnimationTimer() {
        @Override
        public void handle(long now) {
            advance(now);
        }
    };
    private boolean still;

    private static final class Dot {
        private final WireId wire;
        private final Circle circle;
        private long started = -1;

        Dot(WireId wire, Circle circle) {
            this.wire = wire;
            this.circle = circle;
        }
    }

    Messages(Scenery scenery, Predicate<WireId> inView) {
        this.scenery = scenery;
        this.inView = inView;
        root.setManaged(false);
        root.setAutoSizeChildren(false);
    }

    Group root() {
        return root;
    }

    /** Dots rest in the middle of their wire for as long as they would travel: for people whom motion disturbs. */
    void setStill(boolean noMotion) {
        still = noMotion;
    }

    int travelling() {
        return dots.size();
    }

    void send(WireId wire, boolean ok) {
        if (dots.size() >= MOST || !inView.test(wire) || dots.stream().filter(dot -> dot.wire.equals(wire)).count() >= MOST_PER_WIRE) {
            return;
        }
        Circle circle = spare.isEmpty() ? new Circle(RADIUS) : spare.pop();
        circle.getStyleClass().setAll(ok ? List.of("canvas-message") : List.of("canvas-message", "failed"));
        Dot dot = new Dot(wire, circle);
        dots.add(dot);
        root.getChildren().add(circle);
        place(dot, 0);
        timer.start();
    }

    private void advance(long now) {
        for (Iterator<Dot> all = dots.iterator(); all.hasNext(); ) {
            Dot dot = all.next();
            if (dot.started < 0) {
                dot.started = now;
            }
            double part = (now - dot.started) / 1e9 / SECONDS;
            if (part >= 1 || !inView.test(dot.wire)) {
                all.remove();
                root.getChildren().remove(dot.circle);
                spare.push(dot.circle);
            } else {
                place(dot, part);
            }
        }
        if (dots.isEmpty()) {
            timer.stop();
        }
    }

    private void place(Dot dot, double part) {
        // ease out: quick to leave, soft to arrive
        double t = still ? 0.5 : 1 - (1 - part) * (1 - part);
        WireCurve curve = scenery.paths().curve(dot.wire);
        Point at = curve.at(t);
        dot.circle.setCenterX(at.x());
        dot.circle.setCenterY(at.y());
    }

    void stop() {
        timer.stop();
        dots.clear();
        root.getChildren().clear();
    }
}
