package dev.drawbridge.desktop.shell;

import dev.drawbridge.desktop.actions.Actions;
import dev.drawbridge.desktop.findings.FindingsModel;
import dev.drawbridge.desktop.inspector.WireWriting;
import dev.drawbridge.desktop.notices.Notices;
import dev.drawbridge.desktop.run.Browser;
import dev.drawbridge.desktop.words.Words;
import dev.drawbridge.model.NodeId;
import dev.drawbridge.model.WireId;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.Future;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.function.IntConsumer;

/**
 * What the drawing surface tells and asks.
 *
 * @param writing answers in short what wires write, for who passes over them
 * @param figures the line of figures on a card
 * @param leave goes to the next panel (1) or the one before (-1)
 */
record SurfaceEvents(Session session, Guide guide, Actions actions, WireWriting writing, Function<NodeId, String> figures, IntConsumer leave) {
    void open(NodeId card) {
        guide.open(card);
    }

    void rename(NodeId card) {
        guide.rename(card);
    }

    /** Opens the address of a note in the browser; only those that a browser is for, whatever a file may say. */
    void openLink(String address) {
        if (address.matches("(?i)(https?://|mailto:).+")) {
            Browser.open(address);
        } else {
            notice(Words.of("note.nolink", address));
        }
    }

    void leave(boolean forward) {
        leave.accept(forward ? 1 : -1);
    }

    void notice(String sentence) {
        session.context().notices().info(sentence);
    }

    void undoable(String sentence, Runnable undo) {
        session.context().notices().info(sentence, new Notices.Way(Words.of("action.edit-undo"), undo));
    }

    /** Works away from the JavaFX thread and goes on with the answer; the returned action stops that, and then nothing is told. */
    <T> Runnable think(Callable<T> work, Consumer<T> then, Runnable failed) {
        boolean[] stopped = new boolean[1];
        Future<?> running = session.context().background().io(work, answer -> {
            if (!stopped[0]) {
                then.accept(answer);
            }
        }, failure -> {
            if (!stopped[0]) {
                session.context().notices().failed(Words.of("action.arrange-tidy"), failure);
                failed.run();
            }
        });
        return () -> {
            stopped[0] = true;
            running.cancel(true);
        };
    }

    /** Says that something takes a moment, with the way to stop it; the returned action takes that away. */
    Runnable busy(String sentence, Runnable stop) {
        return session.context().notices().working(sentence, new Notices.Way(Words.of("notice.stop"), stop));
    }

    /** What the wire makes the project's own file and each ticked format say, each in one line. */
    void written(WireId wire, Consumer<List<String>> then) {
        var store = session.workspace().store();
        writing.askInShort(store.drawing(), wire, store.texts(), then);
    }

    String live(NodeId card) {
        return figures.apply(card);
    }

    Optional<FindingsModel.Summary> findings(NodeId card) {
        return session.findings().of(card);
    }
}
