package dev.drawbridge.desktop.canvas;

import dev.drawbridge.desktop.canvas.gesture.Target;
import dev.drawbridge.model.NodeId;

/** What the canvas asks of the window around it. Called on the JavaFX thread. */
public interface CanvasHost {
    /** A host that does nothing. */
    CanvasHost NONE = new CanvasHost() {};

    /** Enter or a double click on a card. */
    default void open(NodeId card) {}

    /** F2 on a card. */
    default void rename(NodeId card) {}

    /** One sentence for the user, such as why a wire was refused. */
    default void notice(String text) {}

    /**
     * Thinks about something on another thread and hands the answer back on the JavaFX thread. A host without threads thinks
     * at once.
     */
    default <T> void think(java.util.concurrent.Callable<T> work, java.util.function.Consumer<T> then) {
        try {
            then.accept(work.call());
        } catch (Exception failed) {
            notice(failed.getMessage());
        }
    }

    /** A link of a note is to be opened; of several, the user chooses which. @param screenX and the next: where to ask */
    default void links(java.util.List<String> addresses, double screenX, double screenY) {}

    /** The right button; what is under the pointer is selected already. */
    default void menu(Target under, double screenX, double screenY) {}
}
