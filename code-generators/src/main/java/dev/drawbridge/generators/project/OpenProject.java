package dev.drawbridge.generators.project;

import dev.drawbridge.generators.Target;
import dev.drawbridge.generators.asl.DefinitionFindings;
import dev.drawbridge.generators.graphql.SchemaFindings;
import dev.drawbridge.generators.lens.Lens;
import dev.drawbridge.generators.lens.Lenses;
import dev.drawbridge.generators.lens.TemplateFindings;
import dev.drawbridge.model.Design;
import dev.drawbridge.model.Drawing;
import dev.drawbridge.model.Layout;
import dev.drawbridge.model.ModelException;
import dev.drawbridge.model.check.Finding;
import dev.drawbridge.model.edit.Change;
import dev.drawbridge.model.edit.DesignStore;
import dev.drawbridge.model.edit.WholeEdit;
import dev.drawbridge.model.file.ProjectFileException;
import dev.drawbridge.model.file.ProjectFolder;
import dev.drawbridge.model.merge.Clash;
import dev.drawbridge.model.merge.DrawingMerge;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.BiFunction;
import java.util.function.Supplier;

/**
 * A project that is open: its drawing, the texts that follow it, and the files both are kept in. The command line and the designer work
 * through it alike.
 *
 * <p>Belongs to one thread, that of its store; what takes long can be done elsewhere: saving ({@link #take}), and all that is {@link Pending}. Every method that touches the
 * disk throws {@link ProjectFileException}, one sentence, when it cannot; nothing is lost then.
 */
public final class OpenProject {

    private final ProjectFolder folder;
    private final Disk disk;
    private final String templateFile;
    private final TrackedFiles files;
    private final FilesBeside beside;
    private final TakingUp takingUp;
    private final Targets targets;
    private final Lens lens;
    private final DesignStore store;
    private Standing standing;

    private OpenProject(ProjectFolder folder, String templateFile, Targets targets, Lens lens, TemplateLens reading) {
        this.folder = folder;
        this.disk = new Disk(folder.root());
        this.templateFile = templateFile;
        this.files = new TrackedFiles(disk, List.of(ProjectFolder.DESIGN_FILE, ProjectFolder.LAYOUT_FILE, templateFile));
        this.targets = targets;
        this.lens = lens;
        this.beside = new FilesBeside(folder.root(), lens);
        this.takingUp = new TakingUp(folder, disk, templateFile, files, beside, lens, new ProjectReader(folder, disk, templateFile, targets.template().wires(), lens, reading));
        TakingUp.Taken first = takingUp.whole(FilesBeside.Seen.NOTHING);
        this.standing = first.standing();
        this.store = new DesignStore(first.drawing(), new TemplateFollows(lens));
    }

    /**
     * Opens the project in that folder with the targets that come with the program. A folder that holds a template and no project yet is
     * opened as what the template says; saving makes it a project.
     */
    public static OpenProject open(Path folder) {
        return of(folder, TemplateFile.of(new Disk(folder)));
    }

    /** @param reading instead of the lens that reads the template's file */
    public static OpenProject open(Path folder, Targets targets, TemplateLens reading) {
        String file = TemplateFile.of(new Disk(folder));
        return new OpenProject(new ProjectFolder(folder), file, targets, lens(folder, file, targets), reading);
    }

    /** Opens a folder that is no project yet by one of its files, which is the template. */
    public static OpenProject openTemplate(Path folder, String file) {
        return of(folder, file);
    }

    /** Opens the project in a folder, or the one that a file is in; a template in a folder that holds no project yet is opened as what it says. */
    public static OpenProject openAt(Path folderOrFile) {
        Path parent = folderOrFile.toAbsolutePath().getParent();
        if (!Files.isRegularFile(folderOrFile) || parent == null) {
            return open(folderOrFile);
        }
        String name = folderOrFile.getFileName().toString();
        boolean template = !new ProjectFolder(parent).exists() && !name.startsWith("drawbridge.");
        return template ? openTemplate(parent, name) : open(parent);
    }

    private static OpenProject of(Path folder, String file) {
        Targets targets = Targets.standard();
        Lens lens = lens(folder, file, targets);
        return new OpenProject(new ProjectFolder(folder), file, targets, lens, lens::read);
    }

    private static Lens lens(Path folder, String file, Targets targets) {
        return new Lenses(targets.template(), BesideTemplate.in(folder)).of(file, new Disk(folder).read(file).orElse(""));
    }

    /** Starts a project in that folder, which may be there but must hold no project; a template that is there already is kept and followed. */
    public static OpenProject create(Path folder, Design design, Layout layout) {
        new ProjectFolder(folder).create(design, layout);
        OpenProject project = open(folder);
        project.saveOver();
        return project;
    }

    /** Starts an empty project in that folder, which is made if it is not there; it is called after the folder. */
    public static OpenProject createEmpty(Path folder) {
        Path name = folder.toAbsolutePath().normalize().getFileName();
        return create(folder, Design.empty(name == null ? "project" : name.toString()), Layout.empty());
    }

    public Path folder() {
        return folder.root();
    }

    /** The drawing; edits go through it. */
    public DesignStore store() {
        return store;
    }

    public Targets targets() {
        return targets;
    }

    /** The name of the template's file inside the folder. */
    public String templateFile() {
        return templateFile;
    }

    /** What is wrong with the template as it is now, and where in it cards and wires stand; nothing when there is none. */
    public Optional<TemplateFindings> templateFindings() {
        return Optional.ofNullable(store.drawing().texts().get(lens.file())).map(text -> lens.findings(templateFile, text, store.design()));
    }

    /** What the source of functions that bring their own says about their handlers and wires. Reads source files, so it is not for each change. */
    public List<Finding> codeFindings() {
        return codeFindings(store.design());
    }

    /** The same for a drawing of this project, on any thread. */
    public List<Finding> codeFindings(Design design) {
        List<Finding> found = new ArrayList<>(new CodeUse(folder.root(), targets.template().wires()).findings(design));
        found.addAll(new HandlerSource(folder.root()).findings(design));
        return List.copyOf(found);
    }

    /** What is wrong with definitions of state machines and schemas of GraphQL APIs that stand in files of their own. Reads these files, so it is not for the thread of a window. */
    public List<Finding> definitionFindings() {
        return definitionFindings(store.design());
    }

    /** The same for a drawing of a while ago. */
    public List<Finding> definitionFindings(Design design) {
        List<Finding> found = new ArrayList<>(DefinitionFindings.of(design, this::textOf));
        found.addAll(SchemaFindings.of(design, this::textOf));
        return List.copyOf(found);
    }

    private Optional<String> textOf(String file) {
        try {
            return disk.read(file);
        } catch (ProjectFileException unreadable) {
            return Optional.empty();
        }
    }

    /** Sentences about what was found when the project was read last: a template that cannot be read, for one. */
    public List<String> notices() {
        return standing.notices();
    }

    /**
     * A cheap look at the files, to be done again and again: {@link #look} is worth while when it gives something else.
     */
    public Pending<FileStamps> stamps() {
        Drawing drawing = store.drawing();
        Standing was = standing;
        return new Pending<>(() -> {
            FilesBeside.Seen named = beside.named(was.beside(), template(drawing));
            Set<String> others = new LinkedHashSet<>(named.names());
            drawing.design().nodes().values().forEach(card -> DefinitionFindings.file(card).ifPresent(others::add));
            FileStamps stamps = new FileStamps(FileStamps.of(folder.root(), files.names()), FileStamps.of(folder.root(), others));
            return () -> {
                if (standing == was && named != was.beside()) {
                    // what the text names is not looked for again while it is the same
                    standing = was.withBeside(named);
                }
                return Optional.of(stamps);
            };
        });
    }

    /**
     * What other programs did to the files. Where they changed a file that the template includes, the template is read again: what such a file says is changed there
     * alone, so it is taken up whatever was drawn meanwhile; one step that can be undone, and nothing that must be saved. The project's own files come first: nothing
     * is taken up while they are others.
     */
    public Pending<Looked> look() {
        Drawing drawing = store.drawing();
        Standing was = standing;
        return new Pending<>(() -> {
            List<String> changed = files.changed(was.known());
            FilesBeside.Seen seen = changed.isEmpty() ? beside.read(was.beside(), template(drawing)) : was.beside();
            List<String> others = seen.changedSince(was.beside());
            Drawing again = drawing;
            Optional<String> problem = Optional.empty();
            try {
                again = others.isEmpty() ? drawing : takingUp.again(drawing);
            } catch (ModelException unreadable) {
                problem = Optional.of(unreadable.getMessage());
            }
            Drawing read = again;
            Looked looked = new Looked(changed, others, problem);
            return () -> {
                if (standing != was || !others.isEmpty() && store.drawing() != drawing) {
                    return Optional.empty();
                }
                standing = seen.equals(was.beside()) ? was : was.withBeside(seen);
                takeBeside(read);
                return Optional.of(looked);
            };
        });
    }

    private void takeBeside(Drawing read) {
        if (!read.design().equals(store.design())) {
            boolean unsaved = store.isChanged();
            store.apply(new WholeEdit.Adopt(read, "Reload"));
            if (!unsaved) {
                standing = standing.withSaved(store.drawing());
                store.markSaved();
            }
        }
    }

    private String template(Drawing drawing) {
        return drawing.texts().getOrDefault(lens.file(), "");
    }

    /** Writes everything, or nothing if another program changed one of the files. */
    public SaveResult save() {
        PendingSave save = take();
        SaveResult result = save.write();
        finish(save);
        return result;
    }

    /** Writes everything, also over what another program has changed. */
    public SaveResult.Saved saveOver() {
        PendingSave save = take();
        SaveResult.Saved result = save.writeOver();
        finish(save);
        return result;
    }

    /**
     * What would be saved now, to be written on another thread. Nothing has to be given back when it is not written; when it is, {@link #finish}
     * must hear of it before the next save is taken.
     */
    public PendingSave take() {
        Drawing drawing = store.drawing();
        return new PendingSave(folder, files, templateFile, Optional.ofNullable(drawing.texts().get(lens.file())), drawing, standing.inStep(), standing.known());
    }

    /** The save was written, or it was not; edits made meanwhile stay unsaved. */
    public void finish(PendingSave save) {
        save.written().ifPresent(hashes -> {
            standing = new Standing(hashes, standing.beside(), save.drawing().design(), save.drawing(), standing.notices());
            store.markSaved(save.drawing());
        });
    }

    /** Takes what is on disk now; one step that can be undone. */
    public Pending<Change> reloading() {
        return pending("Reload", (drawing, was) -> takingUp.whole(was.beside()), store::markSaved);
    }

    /**
     * Merges what another program wrote into the project's files with what was changed here since the last save, card by card and field by
     * field; one step that can be undone. Nothing is saved by it.
     *
     * @param side whose value holds where both changed it; {@code LATER} leaves a finding until somebody chooses
     */
    public Pending<Change> merging(DrawingMerge.Side side) {
        return pending("Merge", (drawing, was) -> takingUp.merged(drawing, was, side), () -> { });
    }

    private Pending<Change> pending(String label, BiFunction<Drawing, Standing, TakingUp.Taken> work, Runnable then) {
        Drawing drawing = store.drawing();
        Standing was = standing;
        return new Pending<>(() -> {
            TakingUp.Taken taken = work.apply(drawing, was);
            return () -> {
                if (store.drawing() != drawing || standing != was) {
                    return Optional.empty();
                }
                Change change = store.apply(new WholeEdit.Adopt(taken.drawing(), label));
                standing = taken.standing();
                then.run();
                return Optional.of(change);
            };
        });
    }

    /** What this window and another program both changed to different values since the last save; empty when everything can be merged. */
    public Pending<List<Clash>> clashes() {
        Drawing drawing = store.drawing();
        Standing was = standing;
        return new Pending<>(() -> {
            List<Clash> clashes = takingUp.clashes(drawing, was);
            return () -> store.drawing() == drawing && standing == was ? Optional.of(clashes) : Optional.empty();
        });
    }

    /** Saves, and writes the files of all ticked targets into the project folder. */
    public Generated generate() {
        List<Target> ticked = store.design().settings().targets().stream().map(targets::find).flatMap(Optional::stream).toList();
        if (ticked.isEmpty()) {
            throw new ModelException("No target is ticked that this version can write for. Tick one of: "
                    + String.join(", ", targets.all().stream().map(Target::id).toList()) + ".");
        }
        saveOrSay();
        return new ProjectWriter(disk, disk, templateFile, lens.file(), Optional.empty()).write(store.drawing(), ticked);
    }

    /** Writes the files of one target into a folder, with the user's own code, as a project that stands on its own. */
    public Generated generate(Path out, Target target) {
        boolean inPlace = out.toAbsolutePath().normalize().equals(folder.root().toAbsolutePath().normalize());
        if (inPlace) {
            saveOrSay();
        }
        return new ProjectWriter(disk, inPlace ? disk : new Disk(out), templateFile, lens.file(), Optional.of(targets.template())).write(store.drawing(), List.of(target));
    }

    private void saveOrSay() {
        if (save() instanceof SaveResult.ChangedOnDisk changed) {
            throw new ProjectFileException(folder.root().toString(), changed.sentence());
        }
    }
}
