package dev.drawbridge.desktop.shell;

import dev.drawbridge.desktop.concurrent.LatestWins;
import dev.drawbridge.desktop.notices.Notices;
import dev.drawbridge.desktop.project.RecoveryFile;
import dev.drawbridge.desktop.project.WindowLock;
import dev.drawbridge.desktop.words.Words;
import dev.drawbridge.generators.project.OpenProject;
import dev.drawbridge.model.ModelException;
import dev.drawbridge.model.edit.WholeEdit;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.time.format.FormatStyle;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.locks.ReentrantLock;
import javafx.geometry.Pos;

/**
 * Keeps unsaved work in a file of its own every few seconds, offers it after a crash, and warns when another window has
 * the project. Writes away from the JavaFX thread, to which it belongs.
 */
final class Safety {
    private static final Duration EVERY = Duration.ofSeconds(3);
    private static final DateTimeFormatter WHEN = DateTimeFormatter.ofLocalizedDateTime(FormatStyle.MEDIUM, FormatStyle.SHORT).withZone(ZoneId.systemDefault());

    private final StudioContext context;
    private final OpenProject project;
    private final Overlay overlay;
    private final CodeTabs code;
    private final RecoveryFile file;
    private final LatestWins<Optional<RecoveryFile.Kept>, Boolean> writer;
    private Optional<WindowLock> lock = Optional.empty();
    private Optional<RecoveryFile.Kept> last = Optional.empty();
    private boolean asked;
    /** Held while the file is written or removed: what is still being written when the project is closed must not come back after it. */
    private final ReentrantLock writing = new ReentrantLock();
    private volatile boolean closed;

    Safety(Session session, CodeTabs code) {
        this.context = session.context();
        this.project = session.project();
        this.overlay = session.overlay();
        this.code = code;
        this.file = new RecoveryFile(project.folder());
        this.writer = context.background().latestWins("recovery", this::write, done -> { }, failure -> context.log().write("recovery", failure));
    }

    /** Begins to keep; the returned action ends that. */
    Runnable start() {
        return context.background().every(EVERY, this::keep);
    }

    /** Takes the project for this window and looks for work that a crash left behind. */
    void opened() {
        context.background().io(() -> WindowLock.take(project.folder()), taken -> {
            if (closed) {
                taken.ifPresent(WindowLock::close);
            } else if (taken.isEmpty()) {
                context.notices().error(Words.of("lock.other"));
            } else {
                lock = taken;
                context.background().io(file::read, this::found, failure -> asked = true);
            }
        }, failure -> {
            context.log().write("lock", failure);
            asked = true;
        });
    }

    private void found(Optional<RecoveryFile.Kept> kept) {
        if (kept.isEmpty() || kept.get().sameWork(now())) {
            asked = true;
            last = kept;
            return;
        }
        overlay.show(new Question(Words.of("recovery.title"), Words.of("recovery.words", WHEN.format(kept.get().time())), List.of(
                new Question.Answer(Words.of("recovery.discard"), false, () -> {
                    asked = true;
                    last = kept;
                    keep();
                }),
                new Question.Answer(Words.of("recovery.restore"), true, () -> restore(kept.get()))), overlay), Pos.CENTER,
                () -> context.notices().error(Words.of("recovery.waits"), new Notices.Way(Words.of("conflict.decide"), () -> found(kept))));
    }

    private void restore(RecoveryFile.Kept kept) {
        asked = true;
        // it still lies there: a save that comes before the next look has to take it away
        last = Optional.of(kept);
        try {
            project.store().apply(new WholeEdit.Adopt(kept.drawing(), Words.of("recovery.restore")));
            kept.code().forEach(code::restore);
        } catch (ModelException refused) {
            context.notices().failed(Words.of("recovery.failed"), refused);
        }
    }

    private RecoveryFile.Kept now() {
        return new RecoveryFile.Kept(Instant.now(), project.store().drawing(), code.unsaved());
    }

    /** What was left behind is not written over before the user has decided about it. */
    private void keep() {
        if (lock.isEmpty() || !asked) {
            return;
        }
        boolean needed = project.store().isChanged() || code.hasUnsaved();
        Optional<RecoveryFile.Kept> wanted = needed ? Optional.of(now()) : Optional.empty();
        boolean same = wanted.isPresent() ? last.filter(wanted.get()::sameWork).isPresent() : last.isEmpty();
        if (!same) {
            last = wanted;
            writer.submit(wanted);
        }
    }

    private boolean write(Optional<RecoveryFile.Kept> kept) {
        writing.lock();
        try {
            if (closed) {
                return false;
            }
            if (kept.isPresent()) {
                file.write(kept.get());
            } else {
                file.remove();
            }
            return true;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } finally {
            writing.unlock();
        }
    }

    /** The project is closed on purpose: nothing is left to recover. */
    void closed() {
        writing.lock();
        try {
            closed = true;
            if (lock.isPresent() && asked) {
                file.remove();
            }
        } catch (IOException e) {
            context.log().write("recovery", e);
        } finally {
            writing.unlock();
        }
        lock.ifPresent(WindowLock::close);
        lock = Optional.empty();
    }
}
