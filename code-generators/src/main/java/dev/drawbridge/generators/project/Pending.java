package dev.drawbridge.generators.project;

import java.util.Optional;
import java.util.function.Supplier;

/**
 * Something about the files of an open project that takes its time, in three steps: begun on the thread of the project's store, {@link #read}
 * on any one thread while the drawing may change on, and {@link #take taken over} on the store's thread again.
 *
 * @param <T> what comes of it
 */
public final class Pending<T> {
    private final Supplier<Supplier<Optional<T>>> work;
    private Optional<Supplier<Optional<T>>> step = Optional.empty();

    /** @param work what takes long; gives what is done on the store's thread, which may find that it came too late */
    Pending(Supplier<Supplier<Optional<T>>> work) {
        this.work = work;
    }

    /**
     * Does what takes long. Changes nothing.
     *
     * @throws dev.drawbridge.model.ModelException if the files cannot be read now
     */
    public Pending<T> read() {
        step = Optional.of(work.get());
        return this;
    }

    /**
     * Takes it over.
     *
     * @return empty, and nothing is done, where the drawing or its files have become others since it was begun: begin again
     */
    public Optional<T> take() {
        return step.orElseThrow(() -> new IllegalStateException("Nothing was read yet")).get();
    }

    /** All of it at once, for whoever has one thread and time. */
    T now() {
        return read().take().orElseThrow(() -> new IllegalStateException("The drawing changed while its files were read"));
    }
}
