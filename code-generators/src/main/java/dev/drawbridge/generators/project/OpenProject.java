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
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.SortedMap;

/**
 * A project that is open: its drawing, the texts that follow it, and the files both are kept in. The command line and the designer work
 * through it alike.
 *
 * <p>Belongs to one thread, that of its store; what takes long when it is saved can be done elsewhere ({@link #take}). Every method that touches the disk throws {@link ProjectFileException}, one sentence, when
 * it cannot; nothing is lost then.
 */
public final class OpenProject {

    private final ProjectFolder folder;
    private final Disk disk;
    private final String templateFile;
    private final TrackedFiles files;
    private final FilesBeside beside;
    private final Targets targets;
    private final Lens lens;
    private final ProjectReader reader;
    private final DesignStore store;
    private Map<String, String> known;
    private Design inStep;
    private Drawing saved;
    private List<String> notices;

    private OpenProject(ProjectFolder folder, String templateFile, Targets targets, Lens lens, TemplateLens reading) {
        this.folder = folder;
        this.disk = new Disk(folder.root());
        this.templateFile = templateFile;
        this.files = new TrackedFiles(disk, List.of(ProjectFolder.DESIGN_FILE, ProjectFolder.LAYOUT_FILE, templateFile));
        this.targets = targets;
        this.lens = lens;
        this.reader = new ProjectReader(folder, disk, templateFile, targets.template().wires(), lens, reading);
        // hashes first: what changes between the two reads is noticed when it is saved
        this.known = files.hashes();
        this.beside = new FilesBeside(folder.root(), lens);
        beside.read(disk.read(templateFile).orElse(""));
        ProjectReader.Read read = reader.read();
        this.inStep = read.inStep();
        this.notices = read.notices();
        this.saved = read.drawing();
        this.store = new DesignStore(read.drawing(), new TemplateFollows(lens));
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
        return notices;
    }

    /** Files that another program has changed, removed or put there since they were read or written here. */
    public List<String> changedOnDisk() {
        return files.changed(known);
    }

    /** The paths of files that the template includes or hands on, as it writes them. */
    public List<String> filesBeside() {
        return beside.names(template());
    }

    private String template() {
        return store.drawing().texts().getOrDefault(lens.file(), "");
    }

    /**
     * Reads the template again where another program changed a file that it includes. What such a file says is changed there alone, so it is taken up whatever
     * was drawn meanwhile; one step that can be undone, and nothing that must be saved.
     *
     * @return the files that are others now; none, and nothing done, where they are as they were
     * @throws ModelException if the template cannot be read together with them; nothing is changed then, and it is not said again
     */
    public List<String> lookBeside() {
        String text = template();
        List<String> changed = beside.changed(text);
        if (changed.isEmpty()) {
            return changed;
        }
        beside.read(text);
        Drawing drawing = store.drawing();
        Design design = lens.isSaidElsewhereToo(text) ? reader.again(text, drawing.design()) : drawing.design();
        if (!design.equals(drawing.design())) {
            boolean unsaved = store.isChanged();
            store.apply(new WholeEdit.Adopt(new Drawing(design, reader.placed(design, drawing.layout()), drawing.texts()), "Reload"));
            if (!unsaved) {
                saved = store.drawing();
                store.markSaved();
            }
        }
        return changed;
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
        return new PendingSave(folder, files, templateFile, Optional.ofNullable(drawing.texts().get(lens.file())), drawing, inStep, known);
    }

    /** The save was written, or it was not; edits made meanwhile stay unsaved. */
    public void finish(PendingSave save) {
        save.written().ifPresent(hashes -> {
            known = hashes;
            inStep = save.drawing().design();
            saved = save.drawing();
            store.markSaved(save.drawing());
        });
    }

    /** Takes what is on disk now; one step that can be undone. */
    public Change reload() {
        Map<String, String> hashes = files.hashes();
        beside.read(disk.read(templateFile).orElse(""));
        ProjectReader.Read read = reader.read();
        Change change = store.apply(new WholeEdit.Adopt(read.drawing(), "Reload"));
        known = hashes;
        inStep = read.inStep();
        saved = read.drawing();
        notices = read.notices();
        store.markSaved();
        return change;
    }

    /**
     * Takes what another program wrote into the project's files together with what was drawn since the last save; one step that can be undone.
     * What both changed to different values has the other's for now, and is a finding until somebody chooses.
     *
     * @throws ModelException if the template cannot be read now; nothing is changed then
     */
    public Change merge() {
        if (disk.read(templateFile).isEmpty()) {
            throw new ProjectFileException(templateFile, templateFile + " is gone, so nothing can be merged with it. Save to write it again, or reload.");
        }
        return merge(DrawingMerge.Side.LATER);
    }

    /**
     * What this window and another program both changed to different values since the last save; empty when everything can be merged.
     *
     * @throws ModelException if the files cannot be read now
     */
    public List<Clash> clashes() {
        return merging(DrawingMerge.Side.OURS).clashes();
    }

    /**
     * Merges what another program wrote into the project's files with what was changed here since the last save, card by card and field by
     * field; one step that can be undone. Nothing is saved by it.
     *
     * @param side whose value holds where both changed it
     * @throws ModelException if the files cannot be read now; nothing is changed then
     */
    public Change merge(DrawingMerge.Side side) {
        Map<String, String> hashes = files.hashes();
        Drawing drawing = store.drawing();
        Design theirs = TemplateStamp.without(folder.read().design());
        DrawingMerge merging = merging(side);
        Optional<String> text = disk.read(templateFile);
        boolean other = text.isPresent() && !hashes.get(templateFile).equals(known.get(templateFile));
        Design design = merging.design();
        SortedMap<String, String> texts = new TreeMap<>(drawing.texts());
        if (other) {
            // their text may have more than the drawing says: comments, order, what no card stands for
            boolean inStepThere = TemplateStamp.of(folder.read().design()).filter(hash -> hash.equals(Disk.hash(text.get()))).isPresent();
            ProjectReader.Merged merged = inStepThere ? reader.following(text.get(), theirs, design) : reader.merged(text.get(), inStep, design);
            design = merged.design();
            texts.put(lens.file(), merged.text());
        } else if (texts.containsKey(lens.file())) {
            texts.put(lens.file(), reader.following(texts.get(lens.file()), drawing.design(), design).text());
        }
        Change change = store.apply(new WholeEdit.Adopt(new Drawing(design, reader.placed(design, merging.layout()), texts), "Merge"));
        known = hashes;
        saved = Drawing.of(theirs, folder.read().layout());
        return change;
    }

    private DrawingMerge merging(DrawingMerge.Side side) {
        ProjectFolder.Content content = folder.read();
        return DrawingMerge.of(saved, store.drawing(), Drawing.of(TemplateStamp.without(content.design()), content.layout()), side);
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
