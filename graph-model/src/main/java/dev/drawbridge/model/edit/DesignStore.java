package dev.drawbridge.model.edit;

import dev.drawbridge.model.Design;
import dev.drawbridge.model.Drawing;
import dev.drawbridge.model.Layout;
import dev.drawbridge.model.NodeId;
import dev.drawbridge.model.WireId;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Consumer;

/**
 * Holds the drawing of one open project. The only way to change it is {@link #apply}; after each change every listener
 * hears of it once, with what was touched. A listener that applies an edit in turn is a mistake and is told so.
 *
 * <p>Belongs to one thread (in the designer, the JavaFX thread).
 */
public final class DesignStore {
    private final FollowingTexts texts;
    private final History history = new History();
    private final List<Consumer<Change>> listeners = new CopyOnWriteArrayList<>();
    private Drawing current;
    private Drawing saved;
    private boolean busy;

    public DesignStore(Drawing initial, FollowingTexts texts) {
        this.current = initial;
        this.saved = initial;
        this.texts = texts;
    }

    /** A store whose drawing no text follows. */
    public DesignStore(Drawing initial) {
        this(initial, FollowingTexts.NONE);
    }

    public Drawing drawing() {
        return current;
    }

    /** What keeps texts in step with the drawing; for asking what they would be. */
    public FollowingTexts texts() {
        return texts;
    }

    public Design design() {
        return current.design();
    }

    public Layout layout() {
        return current.layout();
    }

    public History history() {
        return history;
    }

    /** Applies an edit as a step of its own. */
    public Change apply(Edit edit) {
        return apply(edit, "");
    }

    /**
     * Applies an edit; those that follow each other with the same merge key (a slider, typing in one field) are one step.
     *
     * @throws dev.drawbridge.model.ModelException if the edit is refused; nothing has changed then
     */
    public Change apply(Edit edit, String mergeKey) {
        requireIdle();
        Edited edited = edit.apply(current);
        Drawing after = edited.drawing();
        // an edit that brings texts of its own has put them in step already
        if (!edit.isInStep() && !after.design().equals(current.design()) && after.texts().equals(current.texts())) {
            after = after.withTexts(texts.follow(current, after.design()));
            Design settled = texts.settled(after);
            edited = also(edited, after.design(), settled);
            after = after.withDesign(settled);
        }
        Change change = new Change(current, after, edited.nodes(), edited.wires(), edit.label());
        if (!after.equals(current)) {
            // undo must not offer a step that changes nothing; listeners hear of it all the same, to end what they began
            history.push(change, mergeKey);
        }
        publish(change);
        return change;
    }

    /** What the edit touched, and what its texts made of that beyond it. */
    private static Edited also(Edited edited, Design wished, Design settled) {
        if (settled == wished || settled.equals(wished)) {
            return edited;
        }
        Set<NodeId> nodes = new HashSet<>(edited.nodes());
        Set<WireId> wires = new HashSet<>(edited.wires());
        different(wished.nodes(), settled.nodes(), nodes);
        different(wished.wires(), settled.wires(), wires);
        return new Edited(edited.drawing(), nodes, wires);
    }

    private static <K, V> void different(Map<K, V> a, Map<K, V> b, Set<K> into) {
        a.forEach((id, value) -> {
            if (!value.equals(b.get(id))) {
                into.add(id);
            }
        });
        b.keySet().stream().filter(id -> !a.containsKey(id)).forEach(into::add);
    }

    /** Takes the last step back; empty when there is none. */
    public Optional<Change> undo() {
        requireIdle();
        Optional<Change> step = history.undo().map(done -> new Change(done.after(), done.before(), done.nodes(), done.wires(), "Undo " + done.label()));
        step.ifPresent(this::publish);
        return step;
    }

    /** Does the last undone step again; empty when there is none. */
    public Optional<Change> redo() {
        requireIdle();
        Optional<Change> step = history.redo();
        step.ifPresent(this::publish);
        return step;
    }

    private void requireIdle() {
        if (busy) {
            throw new IllegalStateException("A listener of a change must not change the drawing");
        }
    }

    private void publish(Change change) {
        current = change.after();
        busy = true;
        try {
            listeners.forEach(listener -> listener.accept(change));
        } finally {
            busy = false;
        }
    }

    /** The current drawing is what is on disk now. */
    public void markSaved() {
        markSaved(current);
    }

    /** That drawing, which was the current one a moment ago, is what is on disk now. */
    public void markSaved(Drawing onDisk) {
        saved = onDisk;
    }

    /** Whether the drawing differs from what is on disk. */
    public boolean isChanged() {
        return saved != current && !saved.equals(current);
    }

    /** Hears of every change from now on; the returned action ends that. */
    public Runnable listen(Consumer<Change> listener) {
        listeners.add(listener);
        return () -> listeners.remove(listener);
    }
}
