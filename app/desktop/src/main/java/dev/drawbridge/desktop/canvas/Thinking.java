package dev.drawbridge.desktop.canvas;

import java.util.concurrent.Callable;
import java.util.function.Consumer;
import javafx.animation.PauseTransition;
import javafx.util.Duration;

/** Something that is thought about on another thread: after a second the user is told, and may end it. Belongs to the JavaFX thread. */
final class Thinking {
    /** Who waits no longer than this need not be told. */
    static final Duration PATIENCE = Duration.seconds(1);

    private final PauseTransition patience = new PauseTransition(PATIENCE);
    private Runnable end = () -> { };
    private Runnable told = () -> { };
    private boolean over;

    private Thinking() {}

    /** @param sentence what the user is told */
    static <T> Thinking of(CanvasHost host, String sentence, Callable<T> work, Consumer<T> then) {
        Thinking thinking = new Thinking();
        thinking.patience.setOnFinished(event -> thinking.told = host.busy(sentence, thinking::stop));
        thinking.end = host.think(work, answer -> {
            thinking.settle();
            then.accept(answer);
        }, thinking::settle);
        // a host without threads has its answer already
        if (!thinking.over) {
            thinking.patience.play();
        }
        return thinking;
    }

    /** Ends it; nothing comes back. */
    void stop() {
        if (!over) {
            settle();
            end.run();
        }
    }

    private void settle() {
        over = true;
        patience.stop();
        told.run();
    }
}
