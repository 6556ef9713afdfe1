package dev.drawbridge.desktop.shell;

import dev.drawbridge.desktop.notices.Notices;
import dev.drawbridge.desktop.words.Words;
import dev.drawbridge.generators.asl.DefinitionFindings;
import dev.drawbridge.generators.project.OpenProject;
import dev.drawbridge.generators.project.PendingSave;
import dev.drawbridge.generators.project.SaveResult;
import dev.drawbridge.model.ModelException;
import dev.drawbridge.model.file.ProjectFolder;
import dev.drawbridge.model.merge.Clash;
import dev.drawbridge.model.merge.DrawingMerge;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import javafx.geometry.Pos;

/**
 * Saves the open project, and takes up what other programs wrote into its files. Nothing of the user's, here or there, is
 * ever written over without asking. Belongs to the JavaFX thread, and writes elsewhere.
 */
final class Saving {
    /** More clashes than these are counted, not listed. */
    private static final int SHOWN = 6;

    private final StudioContext context;
    private final OpenProject project;
    private final Overlay overlay;
    private final Supplier<CodeTabs> code;
    private final Runnable titleChanged;
    /** Who goes on after the save that follows the one under way. */
    private final List<Runnable> wishes = new ArrayList<>();
    private final List<Runnable> whenIdle = new ArrayList<>();
    private boolean writing;
    private String stamp = "";
    private List<String> told = List.of();
    private final Runnable definitionsChanged;
    private String definitions = "";

    /**
     * @param titleChanged what is saved or not may have changed
     * @param definitionsChanged a file of the user's that goes with the drawing is another
     */
    Saving(Session session, Supplier<CodeTabs> code, Runnable titleChanged, Runnable definitionsChanged) {
        this.context = session.context();
        this.project = session.project();
        this.overlay = session.overlay();
        this.code = code;
        this.titleChanged = titleChanged;
        this.definitionsChanged = definitionsChanged;
    }

    /** Whether something would be lost by closing. */
    boolean isUnsaved() {
        return project.store().isChanged() || code.get().hasUnsaved();
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
                    together(changed.sentence(), all);
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

    /** Another program changed the files, and so did the user: what both changed alike or apart is merged, about the rest the user is asked. */
    private void together(String sentence, List<Runnable> then) {
        List<Clash> clashes;
        try {
            clashes = project.clashes();
        } catch (ModelException unreadable) {
            ask(sentence, then);
            return;
        }
        if (clashes.isEmpty()) {
            merge(DrawingMerge.Side.OURS, then);
            return;
        }
        String list = clashes.stream().limit(SHOWN).map(clash -> Words.of("merge.clash", clash.what(), clash.ours(), clash.theirs())).collect(Collectors.joining("\n"));
        String more = clashes.size() > SHOWN ? "\n" + Words.of("merge.more", clashes.size() - SHOWN) : "";
        overlay.show(new Question(Words.of("merge.title"), Words.of("merge.words") + "\n\n" + list + more, List.of(
                new Question.Answer(Words.of("cancel"), false, () -> { }),
                new Question.Answer(Words.of("merge.later"), false, () -> merge(DrawingMerge.Side.LATER, then)),
                new Question.Answer(Words.of("merge.theirs"), false, () -> merge(DrawingMerge.Side.THEIRS, then)),
                new Question.Answer(Words.of("merge.ours"), true, () -> merge(DrawingMerge.Side.OURS, then))), overlay), Pos.CENTER, () -> { });
    }

    private void merge(DrawingMerge.Side side, List<Runnable> then) {
        if (writing) {
            whenIdle(() -> merge(side, then));
            return;
        }
        try {
            project.merge(side);
            titleChanged.run();
            context.notices().info(Words.of(side == DrawingMerge.Side.LATER ? "merge.decide" : "merge.done"));
            if (!then.isEmpty()) {
                write(PendingSave::write, then);
            }
        } catch (ModelException unreadable) {
            context.notices().failed(Words.of("open.failed"), unreadable);
        }
    }

    /** Another program changed the files to something that cannot be read, and the user changed the drawing. */
    private void ask(String sentence, List<Runnable> then) {
        overlay.show(new Question(Words.of("conflict.title"), sentence, List.of(
                new Question.Answer(Words.of("cancel"), false, () -> { }),
                new Question.Answer(Words.of("conflict.reload"), false, this::reload),
                new Question.Answer(Words.of("conflict.over"), false, () -> whenIdle(() -> write(PendingSave::writeOver, then)))), overlay), Pos.CENTER, () -> { });
    }

    private void reload() {
        try {
            project.reload();
            project.notices().forEach(context.notices()::info);
            titleChanged.run();
        } catch (ModelException unreadable) {
            context.notices().failed(Words.of("open.failed"), unreadable);
        }
    }

    /** Looks from time to time whether the files are others; reads them only then. */
    void watch() {
        List<String> texts = Stream.concat(project.store().design().nodes().values().stream().flatMap(card -> DefinitionFindings.file(card).stream()), project.filesBeside().stream())
                .distinct().toList();
        context.background().io(() -> stamp(List.of(ProjectFolder.DESIGN_FILE, ProjectFolder.LAYOUT_FILE, project.templateFile())), now -> {
            if (!now.equals(stamp)) {
                stamp = now;
                lookAgain();
            }
        }, failure -> { });
        if (!texts.isEmpty()) {
            context.background().io(() -> stamp(texts), now -> {
                if (!now.equals(definitions)) {
                    definitions = now;
                    lookAgain();
                    definitionsChanged.run();
                }
            }, failure -> { });
        }
    }

    private String stamp(List<String> names) throws IOException {
        StringBuilder all = new StringBuilder();
        for (String name : names) {
            Path file = project.folder().resolve(name);
            all.append(Files.exists(file) ? Files.getLastModifiedTime(file) + "/" + Files.size(file) : "absent").append(' ');
        }
        return all.toString();
    }

    /** Another program may have changed the files: takes them up, or, where the drawing has changed too, says so once and offers the choice. */
    void lookAgain() {
        if (writing) {
            // what is seen now may be half of our own
            whenIdle(this::lookAgain);
            return;
        }
        code.get().lookAgain();
        List<String> changed;
        try {
            changed = project.changedOnDisk();
        } catch (ModelException unreadable) {
            return;
        }
        if (changed.isEmpty()) {
            told = List.of();
            lookBeside();
        } else if (overlay.isVisible()) {
            told = List.of();
        } else if (!project.store().isChanged()) {
            reload();
            context.notices().info(Words.of("conflict.reloaded"));
        } else if (!changed.equals(told)) {
            told = changed;
            String sentence = new SaveResult.ChangedOnDisk(changed).sentence();
            if (mergesByItself()) {
                together(sentence, List.of());
            } else {
                context.notices().error(Words.of("conflict.both", String.join(", ", changed)),
                        new Notices.Way(Words.of("conflict.decide"), () -> together(sentence, List.of())));
            }
        }
    }

    /** What the template includes is read-only here, so there is nothing to decide. */
    private void lookBeside() {
        try {
            List<String> others = project.lookBeside();
            if (!others.isEmpty()) {
                definitionsChanged.run();
                titleChanged.run();
                context.notices().info(Words.of("conflict.beside", String.join(", ", others)));
            }
        } catch (ModelException unreadable) {
            context.notices().failed(Words.of("open.failed"), unreadable);
        }
    }

    private boolean mergesByItself() {
        try {
            return project.clashes().isEmpty();
        } catch (ModelException unreadable) {
            return false;
        }
    }

    /** Writes the files that code is built from. */
    void generate(Runnable then) {
        drawing(() -> context.background().io(() -> {
            context.projects().generate(project.folder());
            return true;
        }, done -> then.run(), failure -> context.notices().failed(Words.of("generate.failed"), failure)));
    }
}
