package dev.drawbridge.desktop.canvas;

import dev.drawbridge.desktop.workspace.Workspace;
import dev.drawbridge.model.Point;
import dev.drawbridge.model.geometry.Bounds;
import java.util.Optional;
import javafx.geometry.Point2D;
import javafx.scene.input.ContextMenuEvent;
import javafx.scene.input.MouseEvent;

/** What a press on the canvas does before any gesture begins: hints and lists go away, the canvas gets the keys, a menu is asked for. */
record Presses(CanvasView canvas, Workspace workspace, Scenery scenery, Camera camera, Chrome chrome, Hints hints, HitTest hits, CanvasHost host) {
    void listen() {
        canvas.addEventHandler(MouseEvent.MOUSE_EXITED, event -> hints.hide());
        canvas.addEventHandler(ContextMenuEvent.CONTEXT_MENU_REQUESTED, this::menu);
        canvas.addEventFilter(MouseEvent.MOUSE_PRESSED, this::pressed);
    }

    private void pressed(MouseEvent event) {
        hints.hide();
        if (!chrome.owns(event.getTarget())) {
            chrome.closeQuickAdd();
            if (!canvas.isFocused()) {
                canvas.requestFocus();
            }
        }
    }

    /** The menu of what is under the pointer; asked for with a key, of the card that is selected, where it is. */
    private void menu(ContextMenuEvent event) {
        if (chrome.owns(event.getTarget())) {
            return;
        }
        hints.hide();
        Optional<Bounds> card = event.isKeyboardTrigger() ? workspace.selection().nodes().stream().findFirst().map(scenery::card) : Optional.empty();
        Point at = card.map(Bounds::centre).orElseGet(() -> camera.view().toWorld(event.getX(), event.getY()));
        Point2D screen = card.map(box -> camera.view().toScreen(box.centre())).map(seen -> canvas.localToScreen(seen.x(), seen.y()))
                .orElseGet(() -> new Point2D(event.getScreenX(), event.getScreenY()));
        host.menu(hits.at(at, camera.view().zoom(), workspace.selection().wires()), screen.getX(), screen.getY());
        event.consume();
    }
}
