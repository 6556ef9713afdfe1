package dev.drawbridge.desktop.canvas;

import dev.drawbridge.desktop.canvas.gesture.CanvasAction;
import dev.drawbridge.desktop.canvas.gesture.GestureState;
import dev.drawbridge.desktop.canvas.gesture.Input;
import dev.drawbridge.desktop.canvas.gesture.Keymap;
import dev.drawbridge.desktop.canvas.gesture.Modifiers;
import dev.drawbridge.desktop.canvas.gesture.Target;
import dev.drawbridge.model.Point;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.function.Supplier;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import javafx.scene.input.MouseButton;
import javafx.scene.input.MouseEvent;
import javafx.scene.input.ScrollEvent;
import javafx.scene.input.ZoomEvent;
import javafx.scene.layout.Region;

/** Turns the toolkit's events into inputs of the gesture reducer; decides nothing. */
final class Pointer {
    private final Region surface;
    private final Supplier<Viewpoint> view;
    private final Function<Point, Target> hit;
    private final Supplier<GestureState> state;
    private final Consumer<Input> out;
    private Keymap keymap;
    private boolean space;
    private boolean keyWorked;
    private Optional<Point> last = Optional.empty();

    Pointer(Region surface, Supplier<Viewpoint> view, Function<Point, Target> hit, Supplier<GestureState> state, Keymap keymap, Consumer<Input> out) {
        this.surface = surface;
        this.view = view;
        this.hit = hit;
        this.state = state;
        this.keymap = keymap;
        this.out = out;
        surface.setOnMousePressed(this::pressed);
        surface.setOnMouseDragged(this::moved);
        surface.setOnMouseMoved(this::moved);
        surface.setOnMouseReleased(this::released);
        surface.setOnMouseExited(event -> last = Optional.empty());
        surface.setOnScroll(this::scrolled);
        surface.setOnZoom(this::pinched);
        surface.setOnKeyPressed(this::keyPressed);
        surface.setOnKeyReleased(this::keyReleased);
        surface.setOnKeyTyped(this::keyTyped);
        // a key that goes up elsewhere is not heard here
        surface.focusWithinProperty().addListener((property, was, is) -> space &= is);
    }

    /** Where the pointer was last seen on the canvas, in its pixels. */
    Optional<Point> last() {
        return last;
    }

    boolean spaceHeld() {
        return space;
    }

    void setKeymap(Keymap newKeymap) {
        keymap = newKeymap;
    }

    private void pressed(MouseEvent event) {
        Input.Button button = event.getButton() == MouseButton.MIDDLE ? Input.Button.MIDDLE
                : event.getButton() == MouseButton.SECONDARY ? Input.Button.SECONDARY : Input.Button.PRIMARY;
        Point screen = new Point(event.getX(), event.getY());
        last = Optional.of(screen);
        Point at = world(event.getX(), event.getY());
        out.accept(new Input.Press(at, screen, button, event.getClickCount(), keys(event), hit.apply(at)));
        event.consume();
    }

    private void moved(MouseEvent event) {
        Point screen = new Point(event.getX(), event.getY());
        last = Optional.of(screen);
        Point at = world(event.getX(), event.getY());
        out.accept(new Input.Move(at, screen, keys(event), hit.apply(at)));
        event.consume();
    }

    /** A quick hand may let go elsewhere than the last movement was told: the window system drops movements that were not fetched in time. */
    private void released(MouseEvent event) {
        Point screen = new Point(event.getX(), event.getY());
        if (!last.equals(Optional.of(screen))) {
            moved(event);
        }
        Point at = world(event.getX(), event.getY());
        out.accept(new Input.Release(at, screen, keys(event), hit.apply(at)));
        event.consume();
    }

    private void scrolled(ScrollEvent event) {
        if (event.isDirect() || event.getDeltaX() == 0 && event.getDeltaY() == 0) {
            return;
        }
        Modifiers keys = new Modifiers(event.isShiftDown(), event.isShortcutDown() || event.isControlDown(), event.isAltDown(), space);
        out.accept(new Input.Scroll(event.getDeltaX(), event.getDeltaY(), new Point(event.getX(), event.getY()), keys));
        event.consume();
    }

    private void pinched(ZoomEvent event) {
        out.accept(new Input.Pinch(event.getZoomFactor(), new Point(event.getX(), event.getY())));
        event.consume();
    }

    private void keyPressed(KeyEvent event) {
        workOn(event);
        keyWorked = event.isConsumed();
    }

    private void workOn(KeyEvent event) {
        if (event.getCode() == KeyCode.SPACE) {
            space = true;
            event.consume();
            return;
        }
        if (event.getCode() == KeyCode.TAB && leavesBy(event)) {
            return;
        }
        boolean digits = state.get() instanceof GestureState.Connecting || state.get() instanceof GestureState.Choosing;
        if (digits && event.getCode().isDigitKey()) {
            String name = event.getCode().getName();
            out.accept(new Input.Digit(name.charAt(name.length() - 1) - '0'));
            event.consume();
            return;
        }
        Optional<CanvasAction> action = keymap.find(chord(event));
        if (action.isPresent()) {
            out.accept(new Input.Act(action.get()));
            event.consume();
        }
    }

    /** With Ctrl, Tab leaves the canvas for the next panel; without, it walks the cards. */
    private static boolean leavesBy(KeyEvent event) {
        return event.isControlDown();
    }

    private void keyReleased(KeyEvent event) {
        if (event.getCode() == KeyCode.SPACE) {
            space = false;
            event.consume();
        }
    }

    private void keyTyped(KeyEvent event) {
        // the text of a key that was worked on when it went down; that of others is for whoever wants it, such as the question mark
        if (keyWorked) {
            event.consume();
        }
    }

    /** {@code Ctrl+Alt+Shift+Key}; signs stand for themselves, whatever it takes to type them. */
    static String chord(KeyEvent event) {
        String key = switch (event.getCode()) {
            case PLUS, ADD -> "+";
            case EQUALS -> event.isShiftDown() ? "+" : "=";
            case MINUS, SUBTRACT -> "-";
            case SLASH, DIVIDE -> event.isShiftDown() ? "?" : "/";
            case DELETE -> "Delete";
            case BACK_SPACE -> "Backspace";
            case ESCAPE -> "Escape";
            case ENTER -> "Enter";
            case TAB -> "Tab";
            case LEFT, KP_LEFT -> "Left";
            case RIGHT, KP_RIGHT -> "Right";
            case UP, KP_UP -> "Up";
            case DOWN, KP_DOWN -> "Down";
            default -> event.getCode().getName();
        };
        boolean sign = key.equals("+") || key.equals("?");
        return (event.isShortcutDown() || event.isControlDown() ? "Ctrl+" : "") + (event.isAltDown() ? "Alt+" : "")
                + (event.isShiftDown() && !sign ? "Shift+" : "") + key;
    }

    private Modifiers keys(MouseEvent event) {
        return new Modifiers(event.isShiftDown(), event.isShortcutDown() || event.isControlDown(), event.isAltDown(), space);
    }

    private Point world(double x, double y) {
        return view.get().toWorld(x, y);
    }
}
