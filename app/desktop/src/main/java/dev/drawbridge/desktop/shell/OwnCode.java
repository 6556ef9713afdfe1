package dev.drawbridge.desktop.shell;

import dev.drawbridge.desktop.concurrent.Background;
import dev.drawbridge.desktop.concurrent.LatestWins;
import dev.drawbridge.generators.project.HandlerFiles;
import dev.drawbridge.model.Node;
import dev.drawbridge.model.NodeId;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Consumer;
import java.util.function.Supplier;

/**
 * Which file has the code of a function that brings its own. A class may be anywhere in a large repository, and a framework's behind many files, so it is looked for
 * on a thread of its own and remembered; the JavaFX thread, to which this belongs, never asks the disk.
 */
final class OwnCode {
    private final Supplier<Collection<Node>> cards;
    private final HandlerFiles handlers;
    private final LatestWins<List<Node>, Map<NodeId, Found>> finder;
    private final AtomicBoolean filesChanged = new AtomicBoolean();
    private final Map<NodeId, List<Consumer<Optional<String>>>> waiting = new HashMap<>();
    private Map<NodeId, Found> found = Map.of();
    private List<Node> asked = List.of();
    private volatile boolean closed;

    /** @param card as it was when it was looked for */
    private record Found(Node card, Optional<String> file) {}

    /** @param cards of the drawing as it is when it is asked */
    OwnCode(Supplier<Collection<Node>> cards, HandlerFiles handlers, Background background) {
        this.cards = cards;
        this.handlers = handlers;
        this.finder = background.latestWins("handler-files", this::find, this::found, this::failed);
    }

    /** Looks for all of them, for files may have come or gone; what was found last holds until that is known. */
    void look() {
        filesChanged.set(true);
        submit(all());
    }

    /**
     * Tells the file of a card: at once where it is known or the card has none, else as soon as it is found; again when it is another after all.
     *
     * @param then a path from the project's folder; empty where the card's code is ours, or no such file is there
     */
    void of(Node card, Consumer<Optional<String>> then) {
        if (!HandlerFiles.bringsItsOwn(card)) {
            then.accept(Optional.empty());
            return;
        }
        Found known = found.get(card.id());
        if (known != null) {
            then.accept(known.file());
        }
        if (known == null || !known.card().equals(card)) {
            // the card says something else by now, mostly of no matter here
            waiting.computeIfAbsent(card.id(), _ -> new ArrayList<>()).add(file -> {
                if (known == null || !known.file().equals(file)) {
                    then.accept(file);
                }
            });
            List<Node> all = all();
            if (!all.equals(asked)) {
                submit(all);
            }
        }
    }

    private List<Node> all() {
        return cards.get().stream().filter(HandlerFiles::bringsItsOwn).toList();
    }

    private void submit(List<Node> all) {
        asked = all;
        if (!all.isEmpty() && !closed) {
            finder.submit(all);
        }
    }

    private Map<NodeId, Found> find(List<Node> all) {
        if (filesChanged.getAndSet(false)) {
            handlers.forget();
        }
        Map<NodeId, Found> files = new HashMap<>();
        for (Node card : all) {
            if (closed) {
                break;
            }
            files.put(card.id(), new Found(card, handlers.of(card)));
        }
        return files;
    }

    private void found(Map<NodeId, Found> newest) {
        if (!closed) {
            found = newest;
            settle();
        }
    }

    /** What is known stays; who waits gets on without. */
    private void failed(RuntimeException failure) {
        settle();
    }

    private void settle() {
        asked = List.of();
        Map<NodeId, List<Consumer<Optional<String>>>> told = new HashMap<>(waiting);
        waiting.clear();
        told.forEach((card, those) -> {
            Optional<String> file = Optional.ofNullable(found.get(card)).flatMap(Found::file);
            those.forEach(each -> each.accept(file));
        });
    }

    /** Nobody waits any more; what is being looked for is given up. */
    void close() {
        closed = true;
        waiting.clear();
    }
}
