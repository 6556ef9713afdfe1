package dev.drawbridge.model.edit;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Optional;

/**
 * What can be undone and redone. Each step holds the drawings before and after it, which share almost all their parts.
 * Not thread-safe: it belongs to the thread of its store.
 */
public final class History {
    /** Steps kept; the oldest go first. */
    public static final int LIMIT = 1000;

    private final Deque<Step> done = new ArrayDeque<>();
    private final Deque<Step> undone = new ArrayDeque<>();

    History() {}

    /** @param mergeKey steps that follow each other with the same key that is not empty become one */
    record Step(Change change, String mergeKey) {}

    void push(Change change, String mergeKey) {
        undone.clear();
        Step last = done.peek();
        if (last != null && !mergeKey.isEmpty() && last.mergeKey().equals(mergeKey)) {
            done.pop();
            done.push(new Step(merge(last.change(), change), mergeKey));
            return;
        }
        done.push(new Step(change, mergeKey));
        if (done.size() > LIMIT) {
            done.removeLast();
        }
    }

    private static Change merge(Change first, Change second) {
        Edited touched = new Edited(first.after(), first.nodes(), first.wires()).then(new Edited(second.after(), second.nodes(), second.wires()));
        return new Change(first.before(), second.after(), touched.nodes(), touched.wires(), second.label());
    }

    Optional<Change> undo() {
        return move(done, undone);
    }

    Optional<Change> redo() {
        return move(undone, done);
    }

    private static Optional<Change> move(Deque<Step> from, Deque<Step> to) {
        Step step = from.poll();
        if (step == null) {
            return Optional.empty();
        }
        to.push(new Step(step.change(), ""));
        return Optional.of(step.change());
    }

    /** What undo would take back. */
    public Optional<String> undoLabel() {
        return Optional.ofNullable(done.peek()).map(step -> step.change().label());
    }

    /** What redo would do again. */
    public Optional<String> redoLabel() {
        return Optional.ofNullable(undone.peek()).map(step -> step.change().label());
    }
}
