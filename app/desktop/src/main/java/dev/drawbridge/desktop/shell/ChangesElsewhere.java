package dev.drawbridge.desktop.shell;

import dev.drawbridge.desktop.notices.Notices;
import dev.drawbridge.desktop.words.Words;
import dev.drawbridge.generators.project.FileStamps;
import dev.drawbridge.generators.project.Looked;
import dev.drawbridge.generators.project.OpenProject;
import dev.drawbridge.generators.project.Pending;
import dev.drawbridge.generators.project.SaveResult;
import dev.drawbridge.model.merge.Clash;
import dev.drawbridge.model.merge.DrawingMerge;
import java.util.List;
import java.util.function.Consumer;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import javafx.geometry.Pos;

/**
 * What other programs write into the files of the open project: noticed, taken up, merged, and asked about where both sides changed the same. Nothing of the user's,
 * here or there, is ever written over without asking. Belongs to the JavaFX thread; reads and parses elsewhere, and begins again when the drawing has changed meanwhile.
 */
final class ChangesElsewhere {
    /** More clashes than these are counted, not listed. */
    private static final int SHOWN = 6;

    private final StudioContext context;
    private final OpenProject project;
    private final Overlay overlay;
    private final Saving saving;
    private final Runnable titleChanged;
    private final Runnable definitionsChanged;
    private final Runnable codeChanged;
    private FileStamps stamps = FileStamps.NONE;
    private List<String> told = List.of();
    private boolean stamping;
    private boolean looking;
    private boolean lookAfter;
    private boolean closed;

    /**
     * @param saving what writes the files; nothing is taken up while it does
     * @param titleChanged what is saved or not may have changed
     * @param definitionsChanged a file of the user's that goes with the drawing is another
     * @param codeChanged the texts of functions may be others
     */
    ChangesElsewhere(Session session, Saving saving, Runnable titleChanged, Runnable definitionsChanged, Runnable codeChanged) {
        this.context = session.context();
        this.project = session.project();
        this.overlay = session.overlay();
        this.saving = saving;
        this.titleChanged = titleChanged;
        this.definitionsChanged = definitionsChanged;
        this.codeChanged = codeChanged;
    }

    /** Looks from time to time whether the files are others; reads them only then. */
    void watch() {
        if (stamping || closed) {
            // one look at a slow disk at a time
            return;
        }
        stamping = true;
        Pending<FileStamps> look = project.stamps();
        context.background().io(look::read, read -> {
            stamping = false;
            read.take().ifPresent(this::stamped);
        }, failure -> stamping = false);
    }

    private void stamped(FileStamps now) {
        FileStamps before = stamps;
        stamps = now;
        if (!now.equals(before)) {
            lookAgain();
        }
        if (!now.beside().equals(before.beside())) {
            definitionsChanged.run();
        }
    }

    /** Another program may have changed the files: takes them up, or, where the drawing has changed too, says so once and offers the choice. */
    void lookAgain() {
        if (looking) {
            lookAfter = true;
            return;
        }
        if (saving.isWriting()) {
            // what is seen now may be half of our own
            saving.whenIdle(this::lookAgain);
            return;
        }
        codeChanged.run();
        looking = true;
        begin(project::look, looked -> {
            seen(looked);
            looked();
        }, () -> {
            looking = false;
            lookAgain();
        }, unreadable -> looked());
    }

    private void looked() {
        looking = false;
        if (lookAfter) {
            lookAfter = false;
            lookAgain();
        }
    }

    private void seen(Looked looked) {
        List<String> changed = looked.changed();
        if (changed.isEmpty()) {
            told = List.of();
            looked.problem().ifPresent(context.notices()::error);
            if (!looked.beside().isEmpty() && looked.problem().isEmpty()) {
                definitionsChanged.run();
                titleChanged.run();
                context.notices().info(Words.of("conflict.beside", String.join(", ", looked.beside())));
            }
        } else if (overlay.isVisible()) {
            told = List.of();
        } else if (!project.store().isChanged()) {
            reload(() -> context.notices().info(Words.of("conflict.reloaded")), this::lookAgain);
        } else if (!changed.equals(told)) {
            told = changed;
            String sentence = new SaveResult.ChangedOnDisk(changed).sentence();
            Runnable tell = () -> context.notices().error(Words.of("conflict.both", String.join(", ", changed)),
                    new Notices.Way(Words.of("conflict.decide"), () -> together(sentence, List.of())));
            begin(project::clashes, clashes -> {
                if (clashes.isEmpty()) {
                    merge(DrawingMerge.Side.OURS, List.of());
                } else {
                    tell.run();
                }
            }, this::lookUntold, unreadable -> tell.run());
        }
    }

    /** What was to be told was thought about while the drawing changed. */
    private void lookUntold() {
        told = List.of();
        lookAgain();
    }

    /**
     * Another program changed the files, and so did the user: what both changed alike or apart is merged, about the rest the user is asked.
     *
     * @param then go on when the merged drawing is saved; nothing is saved when nobody waits
     */
    void together(String sentence, List<Runnable> then) {
        begin(project::clashes, clashes -> {
            if (clashes.isEmpty()) {
                merge(DrawingMerge.Side.OURS, then);
            } else {
                ask(clashes, then);
            }
        }, () -> together(sentence, then), unreadable -> ask(sentence, then));
    }

    private void ask(List<Clash> clashes, List<Runnable> then) {
        String list = Stream.concat(clashes.stream().limit(SHOWN).map(clash -> Words.of("merge.clash", clash.what(), clash.ours(), clash.theirs())),
                clashes.size() > SHOWN ? Stream.of(Words.of("merge.more", clashes.size() - SHOWN)) : Stream.empty()).collect(Collectors.joining("\n"));
        ask(new Question(Words.of("merge.title"), Words.of("merge.words") + "\n\n" + list, List.of(
                new Question.Answer(Words.of("cancel"), false, () -> { }),
                new Question.Answer(Words.of("merge.later"), false, () -> merge(DrawingMerge.Side.LATER, then)),
                new Question.Answer(Words.of("merge.theirs"), false, () -> merge(DrawingMerge.Side.THEIRS, then)),
                new Question.Answer(Words.of("merge.ours"), true, () -> merge(DrawingMerge.Side.OURS, then))), overlay));
    }

    /** Another program changed the files to something that cannot be read, and the user changed the drawing. */
    private void ask(String sentence, List<Runnable> then) {
        ask(new Question(Words.of("conflict.title"), sentence, List.of(
                new Question.Answer(Words.of("cancel"), false, () -> { }),
                new Question.Answer(Words.of("conflict.reload"), false, this::reload),
                new Question.Answer(Words.of("conflict.over"), false, () -> saving.over(then))), overlay));
    }

    private void ask(Question question) {
        overlay.show(question, Pos.CENTER, () -> { });
    }

    private void merge(DrawingMerge.Side side, List<Runnable> then) {
        begin(() -> project.merging(side), merged -> {
            titleChanged.run();
            context.notices().info(Words.of(side == DrawingMerge.Side.LATER ? "merge.decide" : "merge.done"));
            if (!then.isEmpty()) {
                saving.merged(then);
            }
        }, () -> merge(side, then), this::unreadable);
    }

    private void reload() {
        reload(() -> { }, this::reload);
    }

    /** @param late what is done when the drawing changed while the files were read */
    private void reload(Runnable then, Runnable late) {
        begin(project::reloading, change -> {
            project.notices().forEach(context.notices()::info);
            titleChanged.run();
            then.run();
        }, late, this::unreadable);
    }

    private void unreadable(Exception failure) {
        context.notices().failed(Words.of("open.failed"), failure);
    }

    /**
     * Reads elsewhere and takes over here, not while it is being written.
     *
     * @param late instead of {@code then} when the drawing or the files became others meanwhile
     */
    private <T> void begin(Supplier<Pending<T>> work, Consumer<T> then, Runnable late, Consumer<Exception> failed) {
        if (closed) {
            return;
        }
        if (saving.isWriting()) {
            saving.whenIdle(() -> begin(work, then, late, failed));
            return;
        }
        Pending<T> pending = work.get();
        context.background().io(pending::read, read -> {
            if (closed) {
                return;
            }
            if (saving.isWriting()) {
                saving.whenIdle(late);
            } else {
                read.take().ifPresentOrElse(then, late);
            }
        }, failed);
    }

    /** Nothing that is read by now is taken over any more. */
    void close() {
        closed = true;
    }
}
