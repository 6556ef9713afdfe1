package dev.drawbridge.desktop.canvas;

import dev.drawbridge.desktop.canvas.gesture.Target;
import dev.drawbridge.model.NodeId;
import dev.drawbridge.model.WireId;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.function.Consumer;

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

    /** What came of an edit, with the way back. */
    default void undoable(String text, Runnable undo) {
        notice(text);
    }

    /**
     * Thinks about something on another thread and hands the answer back on the JavaFX thread. A host without threads thinks
     * at once.
     *
     * @param failed runs instead when it failed; the host has told the user why
     * @return ends it: interrupts the thread, after which nothing is handed back
     */
    default <T> Runnable think(Callable<T> work, Consumer<T> then, Runnable failed) {
        try {
            then.accept(work.call());
        } catch (Exception failure) {
            notice(failure.getMessage());
            failed.run();
        }
        return () -> { };
    }

    /**
     * Says that something takes its time, until the returned action is run.
     *
     * @param stop what the user may do about it
     */
    default Runnable busy(String text, Runnable stop) {
        return () -> { };
    }

    /**
     * What the wire makes the project's own file and each ticked format say, each in one line, as soon as that is known; only the
     * newest question is answered.
     */
    default void written(WireId wire, Consumer<List<String>> then) {}

    /** Tab beyond the last card, or back beyond the first one: on to the panel after or before. */
    default void leave(boolean forward) {}

    /** A link of a note is to be opened; of several, the user chooses which. @param screenX and the next: where to ask */
    default void links(List<String> addresses, double screenX, double screenY) {}

    /** The right button; what is under the pointer is selected already. */
    default void menu(Target under, double screenX, double screenY) {}
}
