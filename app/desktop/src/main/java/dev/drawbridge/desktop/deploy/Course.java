package dev.drawbridge.desktop.deploy;

import java.util.List;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.Future;
import java.util.function.Consumer;

/**
 * How far deploying is, who hears of it, and which wish is the newest: the answer to a wish that another has overtaken is let go of. Belongs to
 * the JavaFX thread.
 */
final class Course {
    private final List<Consumer<DeployStage>> listeners = new CopyOnWriteArrayList<>();
    private DeployStage stage = new DeployStage.Resting(Optional.empty());
    private Optional<Future<?>> work = Optional.empty();
    private long wish;

    DeployStage stage() {
        return stage;
    }

    void listen(Consumer<DeployStage> listener) {
        listeners.add(listener);
    }

    void become(DeployStage next) {
        stage = next;
        listeners.forEach(listener -> listener.accept(next));
    }

    /** Another wish; what was wished before is overtaken. */
    long wish() {
        return ++wish;
    }

    boolean isNewest(long which) {
        return which == wish;
    }

    /** What works on the newest wish. */
    void worksOn(Future<?> future) {
        work = Optional.of(future);
    }

    /** Ends the work on this machine; what goes on in the cloud goes on. */
    void interrupt() {
        work.ifPresent(future -> future.cancel(true));
    }
}
