package dev.drawbridge.benchmarks;

import javafx.event.Event;
import javafx.event.EventType;
import javafx.geometry.Point2D;
import javafx.scene.Node;
import javafx.scene.input.MouseButton;
import javafx.scene.input.MouseEvent;
import javafx.scene.input.PickResult;
import javafx.scene.input.ScrollEvent;

/** A mouse that is always there: sends the events of a real one straight to a node, in the node's pixels. */
final class Mouse {
    private final Node target;
    private double x;
    private double y;
    private boolean down;

    Mouse(Node target) {
        this.target = target;
    }

    void press(double atX, double atY) {
        down = true;
        send(MouseEvent.MOUSE_PRESSED, atX, atY);
    }

    void move(double toX, double toY) {
        send(down ? MouseEvent.MOUSE_DRAGGED : MouseEvent.MOUSE_MOVED, toX, toY);
    }

    void release() {
        send(MouseEvent.MOUSE_RELEASED, x, y);
        down = false;
    }

    void scroll(double dx, double dy, boolean ctrl) {
        Point2D screen = target.localToScreen(target.getLayoutBounds().getCenterX(), target.getLayoutBounds().getCenterY());
        double cx = target.getLayoutBounds().getCenterX();
        double cy = target.getLayoutBounds().getCenterY();
        Event.fireEvent(target, new ScrollEvent(ScrollEvent.SCROLL, cx, cy, screen.getX(), screen.getY(), false, ctrl, false, false, false, false,
                dx, dy, dx, dy, ScrollEvent.HorizontalTextScrollUnits.NONE, 0, ScrollEvent.VerticalTextScrollUnits.NONE, 0, 0,
                new PickResult(target, cx, cy)));
    }

    private void send(EventType<MouseEvent> type, double atX, double atY) {
        x = atX;
        y = atY;
        Point2D screen = target.localToScreen(x, y);
        Event.fireEvent(target, new MouseEvent(type, x, y, screen.getX(), screen.getY(), MouseButton.PRIMARY, 1, false, false, false, false,
                down, false, false, false, false, true, new PickResult(target, x, y)));
    }
}
