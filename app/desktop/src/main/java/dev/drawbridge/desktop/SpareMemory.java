package dev.drawbridge.desktop;

import java.lang.management.ManagementFactory;
import java.util.function.LongSupplier;
import javafx.animation.PauseTransition;
import javafx.scene.Scene;
import javafx.scene.input.InputEvent;
import javafx.util.Duration;

/**
 * Gives back what opening a project, a tidy or a build took and need no longer hold: once the hand has rested for a while, and only
 * where the heap has grown since the last time. A collection takes a tenth of a second, which nobody notices then. Belongs to the
 * JavaFX thread.
 */
final class SpareMemory {
    private static final Duration REST = Duration.seconds(8);
    /** Growth that is not worth a collection, in bytes. */
    private static final long LITTLE = 16L << 20;

    private final PauseTransition rest;
    private final LongSupplier committed;
    private final Runnable collect;
    private long least;

    SpareMemory(Duration rest, LongSupplier committed, Runnable collect) {
        this.rest = new PauseTransition(rest);
        this.committed = committed;
        this.collect = collect;
        this.rest.setOnFinished(event -> give());
    }

    /** Watches the hand in that window from now on. */
    static SpareMemory of(Scene scene) {
        // the whole heap, collected by the virtual machine itself: what it frees goes to the system by the options of the launcher
        SpareMemory spare = new SpareMemory(REST, () -> ManagementFactory.getMemoryMXBean().getHeapMemoryUsage().getCommitted(), System::gc);
        spare.watch(scene);
        return spare;
    }

    void watch(Scene scene) {
        // looked at once for each rest: a timer that runs on and on would keep frames coming
        scene.addEventFilter(InputEvent.ANY, event -> rest.playFromStart());
        rest.playFromStart();
    }

    void stop() {
        rest.stop();
    }

    private void give() {
        if (committed.getAsLong() > least + LITTLE) {
            collect.run();
            least = committed.getAsLong();
        }
    }
}
