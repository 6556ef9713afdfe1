package dev.drawbridge.desktop.shell;

import dev.drawbridge.desktop.words.Words;
import dev.drawbridge.generators.project.OpenProject;
import dev.drawbridge.generators.project.PendingSave;
import dev.drawbridge.generators.project.SaveResult;
import java.nio.file.Files;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import java.util.function.Supplier;

/**
 * Saves the open project: one save after the other, nothing over what another program wrote without asking ({@link ChangesElsewhere}).
 * Belongs to the JavaFX thread, and writes elsewhere.
 */
final class Saving {
    private final StudioContext context;
    private final OpenProject project;
    private final ChangesElsewhere elsewhere;
    private final Supplier<CodeTabs> code;
    private final Runnable titleChanged;
    /** Who goes on after the save that follows the one under way. */
    private final List<Runnable> wishes = new ArrayList<>();
    private final List<Runnable> whenIdle = new ArrayList<>();
    private boolean writing;

    /**
     * @param titleChanged what is saved or not may have changed
     * @param definitionsChanged a file of the user's that goes with the drawing is another
     */
    Saving(Session session, Supplier<CodeTabs> code, Runnable titleChanged, Runnable definitionsChanged) {
        this.context = session.context();
        this.project = session.project();
        this.code = code;
        this.titleChanged = titleChanged;
        this.elsewhere = new ChangesElsewhere(session, this, titleChanged, definitionsChanged, () -> code.get().lookAgain());
    }

    /** Whether something would be lost by closing. */
    boolean isUnsaved() {
        return project.store().isChanged() || code.get().hasUnsaved();
    }

    /** Whether files are being written. */
    boolean isWriting() {
        return writing;
    }

    /** Goes on as soon as nothing is being written: at once, or when it is on the disk or has failed. */
    void whenIdle(Runnable then) {
        if (writing) {
            whenIdle.add(then);
        } else {
            then.run();
        }
    }

    /** Saves code and drawing. @param then goes on when both are saved */
    void save(Runnable then) {
        code.get().saveAll(() -> drawing(then));
    }

    /**
     * Saves the drawing if it needs it. Files are written away from the JavaFX thread, one save after the other.
     *
     * @param then goes on when it is saved, maybe after a question that had to be asked; not at all when it cannot be, which is told
     */
    void drawing(Runnable then) {
        if (writing) {
            wishes.add(then);
        } else if (project.store().isChanged()) {
            write(PendingSave::write, List.of(then));
        } else {
            then.run();
        }
    }

    private void write(Function<PendingSave, SaveResult> how, List<Runnable> then) {
        writing = true;
        PendingSave save = project.take();
        context.background().io(() -> how.apply(save), result -> {
            writing = false;
            project.finish(save);
            switch (result) {
                case SaveResult.Saved saved -> {
                    saved(saved);
                    then.forEach(Runnable::run);
                }
                case SaveResult.ChangedOnDisk changed -> {
                    // one question for all who wait
                    List<Runnable> all = new ArrayList<>(then);
                    all.addAll(wishes);
                    wishes.clear();
                    elsewhere.together(changed.sentence(), all);
                }
            }
            next();
        }, failure -> {
            writing = false;
            project.finish(save);
            context.notices().failed(Words.of("save.failed"), failure);
            next();
        });
    }

    /** Those who wished to save while it was being written: what they wish saved may be newer. */
    private void next() {
        if (writing) {
            return;
        }
        List<Runnable> then = List.copyOf(wishes);
        wishes.clear();
        if (!then.isEmpty() && project.store().isChanged()) {
            write(PendingSave::write, then);
            return;
        }
        then.forEach(Runnable::run);
        List<Runnable> idle = List.copyOf(whenIdle);
        whenIdle.clear();
        idle.forEach(this::whenIdle);
    }

    private void saved(SaveResult.Saved saved) {
        titleChanged.run();
        saved.notes().forEach(context.notices()::info);
        if (!saved.notes().isEmpty()) {
            code.get().lookAgain();
        }
    }

    /** Writes over what another program wrote, which the user wants. */
    void over(List<Runnable> then) {
        whenIdle(() -> write(PendingSave::writeOver, then));
    }

    /** Writes what was merged with what another program wrote. */
    void merged(List<Runnable> then) {
        whenIdle(() -> write(PendingSave::write, then));
    }

    /** What other programs write into the same files. */
    ChangesElsewhere elsewhere() {
        return elsewhere;
    }

    /** Writes the files that code is built from. */
    void generate(Runnable then) {
        drawing(() -> context.background().io(() -> {
            context.projects().generate(project.folder());
            return true;
        }, done -> then.run(), failure -> context.notices().failed(Words.of("generate.failed"), failure)));
    }
}
