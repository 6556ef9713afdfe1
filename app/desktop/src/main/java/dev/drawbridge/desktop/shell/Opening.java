package dev.drawbridge.desktop.shell;

import dev.drawbridge.desktop.words.Words;
import dev.drawbridge.generators.project.OpenProject;
import dev.drawbridge.model.file.NoProjectException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Consumer;
import javafx.geometry.Pos;

/** The ways to a project: one that is there, a new one, a copy of an example or of somebody's template. Belongs to the JavaFX thread; reads and writes elsewhere. */
final class Opening {
    private final DesignerWindow.Parts parts;
    private final FileChoice files;
    private final Place place;

    /** Where projects are opened. */
    interface Place {
        /** The project that is open now. */
        Optional<Studio> studio();

        void show(OpenProject project);

        /** There is nothing to show but why. */
        void nothing(Exception failure);

        /** It stays as it is, and is told why. */
        void failed(Exception failure);

        void info(String sentence);

        /** Goes on at once, or after the user decided what becomes of unsaved changes. */
        void unlessUnsaved(Runnable then);
    }

    Opening(DesignerWindow.Parts parts, FileChoice files, Place place) {
        this.parts = parts;
        this.files = files;
        this.place = place;
    }

    /**
     * Opens the first project of a window.
     *
     * @param recent folders of projects that were open before
     * @param experienced runs when one of them is still there: whoever has worked with it before may want another project than the first example
     */
    void first(Optional<Path> project, List<String> recent, Runnable experienced) {
        record First(OpenProject project, boolean choose) {}
        // a recent folder may be on a drive that is slow to say that it is not there
        parts.background().io(() -> new First(parts.projects().open(project.orElseGet(parts.examples()::first)), project.isEmpty() && recent.stream().anyMatch(folder -> Files.isDirectory(Path.of(folder)))),
                first -> {
                    place.show(first.project());
                    if (first.choose()) {
                        experienced.run();
                    }
                }, this::failed);
    }

    void example(String example) {
        place.unlessUnsaved(() -> load(() -> parts.projects().open(parts.examples().fresh(example))));
    }

    void empty() {
        place.unlessUnsaved(() -> files.folder(Words.of("new.choose")).ifPresent(this::startIn));
    }

    void chosen() {
        place.unlessUnsaved(() -> files.folder(Words.of("open.choose")).ifPresent(this::open));
    }

    void chosenTemplate() {
        place.unlessUnsaved(() -> files.template(Words.of("open.choose-template")).ifPresent(this::open));
    }

    void copyOfTemplate() {
        place.unlessUnsaved(() -> files.template(Words.of("import.choose-template")).ifPresent(file -> files.folder(Words.of("import.choose-folder")).ifPresent(folder -> {
            List<String> notes = new CopyOnWriteArrayList<>();
            load(() -> parts.projects().copyOf(file, folder, notes::add), project -> notes.forEach(place::info));
        })));
    }

    void recent(String folder) {
        place.unlessUnsaved(() -> open(Path.of(folder)));
    }

    /** Starts an empty project in a folder. */
    void startIn(Path folder) {
        load(() -> parts.projects().create(folder));
    }

    private void open(Path folderOrFile) {
        load(() -> parts.projects().open(folderOrFile));
    }

    private void load(Callable<OpenProject> opening) {
        load(opening, project -> { });
    }

    private void load(Callable<OpenProject> opening, Consumer<OpenProject> then) {
        parts.background().io(opening, project -> {
            place.show(project);
            then.accept(project);
        }, this::failed);
    }

    private void failed(Exception failure) {
        if (place.studio().isEmpty()) {
            place.nothing(failure);
        } else if (failure instanceof NoProjectException nothing) {
            offer(nothing.folder(), place.studio().get().overlay());
        } else {
            place.failed(failure);
        }
    }

    /** The folder that was chosen holds no project: one can be started there. */
    private void offer(Path folder, Overlay overlay) {
        overlay.show(new Question(Words.of("start.here.title"), Words.of("start.here.words", folder), List.of(
                new Question.Answer(Words.of("cancel"), false, () -> { }),
                new Question.Answer(Words.of("start.here"), true, () -> startIn(folder))), overlay), Pos.CENTER, () -> { });
    }
}
