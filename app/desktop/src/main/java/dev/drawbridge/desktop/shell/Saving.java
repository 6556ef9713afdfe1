package dev.drawbridge.desktop.shell;

import dev.drawbridge.desktop.notices.Notices;
import dev.drawbridge.desktop.words.Words;
import dev.drawbridge.generators.project.OpenProject;
import dev.drawbridge.generators.project.SaveResult;
import dev.drawbridge.model.ModelException;
import dev.drawbridge.model.file.ProjectFolder;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.function.Supplier;
import javafx.geometry.Pos;

/**
 * Saves the open project, and takes up what other programs wrote into its files. Nothing of the user's, here or there, is
 * ever written over without asking. Belongs to the JavaFX thread.
 */
final class Saving {
    private final StudioContext context;
    private final OpenProject project;
    private final Overlay overlay;
    private final Supplier<CodeTabs> code;
    private final Runnable titleChanged;
    private String stamp = "";
    private List<String> told = List.of();

    /** @param titleChanged what is saved or not may have changed */
    Saving(StudioContext context, OpenProject project, Overlay overlay, Supplier<CodeTabs> code, Runnable titleChanged) {
        this.context = context;
        this.project = project;
        this.overlay = overlay;
        this.code = code;
        this.titleChanged = titleChanged;
    }

    /** Whether something would be lost by closing. */
    boolean isUnsaved() {
        return project.store().isChanged() || code.get().hasUnsaved();
    }

    /** Saves code and drawing. @param then goes on when the drawing is saved */
    void save(Runnable then) {
        code.get().saveAll();
        drawing(then);
    }

    /** Saves the drawing if it needs it. @param then goes on when it is saved, maybe after a question that had to be asked */
    void drawing(Runnable then) {
        if (!project.store().isChanged()) {
            then.run();
            return;
        }
        try {
            switch (project.save()) {
                case SaveResult.Saved saved -> {
                    saved(saved);
                    then.run();
                }
                case SaveResult.ChangedOnDisk changed -> ask(changed.sentence(), then);
            }
        } catch (ModelException refused) {
            context.notices().failed(Words.of("save.failed"), refused);
        }
    }

    private void saved(SaveResult.Saved saved) {
        titleChanged.run();
        saved.notes().forEach(context.notices()::info);
        if (!saved.notes().isEmpty()) {
            code.get().lookAgain();
        }
    }

    /** Another program changed the files, and so did the user. */
    private void ask(String sentence, Runnable then) {
        overlay.show(new Question(Words.of("conflict.title"), sentence, List.of(
                new Question.Answer(Words.of("cancel"), false, () -> { }),
                new Question.Answer(Words.of("conflict.reload"), false, this::reload),
                new Question.Answer(Words.of("conflict.over"), false, () -> over(then))), overlay), Pos.CENTER, () -> { });
    }

    private void over(Runnable then) {
        try {
            saved(project.saveOver());
            then.run();
        } catch (ModelException refused) {
            context.notices().failed(Words.of("save.failed"), refused);
        }
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
        context.background().io(this::stamp, now -> {
            if (!now.equals(stamp)) {
                stamp = now;
                lookAgain();
            }
        }, failure -> { });
    }

    private String stamp() throws IOException {
        StringBuilder all = new StringBuilder();
        for (String name : List.of(ProjectFolder.DESIGN_FILE, ProjectFolder.LAYOUT_FILE, project.templateFile())) {
            Path file = project.folder().resolve(name);
            all.append(Files.exists(file) ? Files.getLastModifiedTime(file) + "/" + Files.size(file) : "absent").append(' ');
        }
        return all.toString();
    }

    /** Another program may have changed the files: takes them up, or, where the drawing has changed too, says so once and offers the choice. */
    void lookAgain() {
        code.get().lookAgain();
        List<String> changed;
        try {
            changed = project.changedOnDisk();
        } catch (ModelException unreadable) {
            return;
        }
        if (changed.isEmpty()) {
            told = List.of();
        } else if (overlay.isVisible()) {
            told = List.of();
        } else if (!project.store().isChanged()) {
            reload();
            context.notices().info(Words.of("conflict.reloaded"));
        } else if (!changed.equals(told)) {
            told = changed;
            context.notices().error(Words.of("conflict.both", String.join(", ", changed)),
                    new Notices.Way(Words.of("conflict.decide"), () -> ask(new SaveResult.ChangedOnDisk(changed).sentence(), () -> { })));
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
