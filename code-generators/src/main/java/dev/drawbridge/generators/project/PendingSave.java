package dev.drawbridge.generators.project;

import dev.drawbridge.model.Design;
import dev.drawbridge.model.Drawing;
import dev.drawbridge.model.file.ProjectFileException;
import dev.drawbridge.model.file.ProjectFolder;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * One save, between {@link OpenProject#take()} and {@link OpenProject#finish}: the drawing as it was when it was taken, and the work on the
 * disk, which may be done on any one thread while the drawing changes on. Two saves of one project must not be written at the same time.
 */
public final class PendingSave {
    private final ProjectFolder folder;
    private final TrackedFiles files;
    private final String templateFile;
    private final Optional<String> template;
    private final Drawing drawing;
    private final Design inStep;
    private final Map<String, String> known;
    private Optional<Map<String, String>> written = Optional.empty();

    /** @param known hashes of the files as they were read or written last; @param inStep the design whose names the user's code has */
    PendingSave(ProjectFolder folder, TrackedFiles files, String templateFile, Optional<String> template, Drawing drawing, Design inStep, Map<String, String> known) {
        this.folder = folder;
        this.files = files;
        this.templateFile = templateFile;
        this.template = template;
        this.drawing = drawing;
        this.inStep = inStep;
        this.known = Map.copyOf(known);
    }

    /** Writes everything, or nothing if another program changed one of the files. */
    public SaveResult write() {
        List<String> changed = files.changed(known);
        return changed.isEmpty() ? writeOver() : new SaveResult.ChangedOnDisk(changed);
    }

    /**
     * Writes everything, also over what another program has changed.
     *
     * @throws ProjectFileException one sentence; the files are as they were then
     */
    public SaveResult.Saved writeOver() {
        Disk disk = files.disk();
        CodeMoves moves = new CodeMoves(disk);
        moves.check(inStep, drawing.design());
        Map<String, Optional<String>> before = new LinkedHashMap<>();
        files.names().forEach(file -> before.put(file, disk.read(file)));
        try {
            template.ifPresent(text -> disk.write(templateFile, text));
            Design stamped = TemplateStamp.with(drawing.design(), template, templateFile);
            if (folder.exists()) {
                folder.write(stamped, drawing.layout());
            } else {
                folder.create(stamped, drawing.layout());
            }
        } catch (ProjectFileException e) {
            restore(before, e);
            throw e;
        }
        written = Optional.of(files.hashes());
        List<String> notes = moves.move(inStep, drawing.design());
        Synced.write(disk, drawing.design(), template);
        return new SaveResult.Saved(files.names().stream().filter(file -> !disk.read(file).equals(before.get(file))).toList(), notes);
    }

    private void restore(Map<String, Optional<String>> before, ProjectFileException why) {
        Disk disk = files.disk();
        before.forEach((file, text) -> {
            try {
                if (!disk.read(file).equals(text)) {
                    text.ifPresentOrElse(old -> disk.write(file, old), () -> disk.remove(file));
                }
            } catch (ProjectFileException alsoFails) {
                why.addSuppressed(alsoFails);
            }
        });
    }

    Drawing drawing() {
        return drawing;
    }

    /** The hashes of the files as they were written; empty while they are not. */
    Optional<Map<String, String>> written() {
        return written;
    }
}
