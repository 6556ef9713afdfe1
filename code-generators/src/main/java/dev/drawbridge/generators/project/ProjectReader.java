package dev.drawbridge.generators.project;

import dev.drawbridge.generators.layout.Tidy;
import dev.drawbridge.generators.lens.Lens;
import dev.drawbridge.generators.lens.TemplateException;
import dev.drawbridge.generators.Adoption;
import dev.drawbridge.generators.sam.SamTarget;
import dev.drawbridge.model.Design;
import dev.drawbridge.model.Drawing;
import dev.drawbridge.model.Layout;
import dev.drawbridge.model.ModelException;
import dev.drawbridge.model.Node;
import dev.drawbridge.model.NodeId;
import dev.drawbridge.model.Point;
import dev.drawbridge.model.file.ProjectFileException;
import dev.drawbridge.model.file.ProjectFolder;
import dev.drawbridge.model.merge.DesignMerge;
import dev.drawbridge.model.wire.WireTable;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.TreeSet;

/**
 * Reads the files of a project as one drawing. A template that was changed elsewhere is the user's word: it is kept as it is, the lens
 * says what it means, and what changed in {@code drawbridge.json} since both were in step is put into it.
 */
final class ProjectReader {
    private final ProjectFolder folder;
    private final Disk disk;
    private final String templateFile;
    private final WireTable wires;
    private final Lens home;
    private final TemplateLens lens;

    /**
     * @param home the lens of the template's file
     * @param lens how that file is read
     */
    ProjectReader(ProjectFolder folder, Disk disk, String templateFile, WireTable wires, Lens home, TemplateLens lens) {
        this.folder = folder;
        this.disk = disk;
        this.templateFile = templateFile;
        this.wires = wires;
        this.home = home;
        this.lens = lens;
    }

    /**
     * What was read.
     *
     * @param inStep the design that generated code and template were last brought in step with
     * @param notices sentences about what could not be understood
     */
    record Read(Drawing drawing, Design inStep, List<String> notices) {
        Read {
            notices = List.copyOf(notices);
        }
    }

    Read read() {
        if (!folder.exists() && disk.exists(templateFile)) {
            return found();
        }
        ProjectFolder.Content content = folder.read();
        Optional<String> stamp = TemplateStamp.of(content.design());
        Design design = TemplateStamp.without(content.design());
        Design inStep = Synced.design(disk).orElse(design);
        List<String> notices = new ArrayList<>();
        SortedMap<String, String> texts = new TreeMap<>();
        Optional<String> onDisk = disk.read(templateFile);
        if (onDisk.isPresent()) {
            String text = onDisk.get();
            try {
                boolean changedElsewhere = home.isSaidElsewhereToo(text) || stamp.filter(hash -> hash.equals(Disk.hash(text))).isEmpty();
                Merged merged = changedElsewhere ? merged(text, inStep, design) : new Merged(followed(text, inStep, design), design);
                design = merged.design();
                texts.put(home.file(), merged.text());
            } catch (ModelException e) {
                notices.add(templateFile + ": " + e.getMessage());
                texts.put(home.file(), text);
            }
        } else if (design.settings().targets().contains(SamTarget.ID)) {
            texts.put(home.file(), home.fresh(design));
        }
        return new Read(new Drawing(design, placed(design, content.layout()), texts), inStep, notices);
    }

    record Merged(String text, Design design) {}

    /**
     * Text and drawing, both changed since they were in step, as one: field by field, the template winning for now where both say
     * something else, with a mark.
     */
    Merged merged(String text, Design inStep, Design design) {
        if (design.equals(inStep)) {
            return new Merged(text, lens.read(text, design));
        }
        Design theirs = lens.read(text, inStep);
        Design merged = DesignMerge.of(inStep, design, theirs);
        for (Node node : List.copyOf(merged.nodes().values())) {
            // a card that the template lost and the drawing keeps is written anew, as one of ours
            if (theirs.node(node.id()).isEmpty() && Adoption.isAdopted(node)) {
                merged = merged.withNode(Adoption.off(node));
            }
        }
        String followed = followed(text, theirs, merged);
        return new Merged(followed, lens.read(followed, merged));
    }

    /** What the same text says now that files are others which it includes. */
    Design again(String text, Design design) {
        return lens.read(text, design);
    }

    /** The text after it has followed from one drawing to another. */
    Merged following(String text, Design was, Design is) {
        return new Merged(followed(text, was, is), is);
    }

    private String followed(String text, Design was, Design is) {
        Drawing before = Drawing.of(was, Layout.empty()).withTexts(new TreeMap<>(Map.of(home.file(), text)));
        return new TemplateFollows(home).follow(before, is).get(home.file());
    }

    /** A template without a project: what it says is all there is. */
    private Read found() {
        String text = disk.read(templateFile).orElseThrow();
        Path name = folder.root().toAbsolutePath().normalize().getFileName();
        Design design;
        try {
            design = lens.read(text, Design.empty(name == null ? "project" : name.toString()));
        } catch (TemplateException e) {
            throw new ProjectFileException(disk.path(templateFile).toString(), e.line(), e.column(), disk.path(templateFile) + ": " + e.getMessage(), e);
        }
        return new Read(new Drawing(design, placed(design, Layout.empty()), new TreeMap<>(Map.of(home.file(), text))), design, List.of());
    }

    /** The layout with places for cards that have none yet; the others stay where they are. */
    Layout placed(Design design, Layout layout) {
        Set<NodeId> homeless = new TreeSet<>(design.nodes().keySet());
        homeless.removeAll(layout.places().keySet());
        if (homeless.isEmpty() || !hasAdopted(design)) {
            return layout;
        }
        Tidy tidy = new Tidy(wires);
        Layout whole = layout;
        Map<NodeId, Point> places = homeless.size() == design.nodes().size() ? tidy.places(design, layout) : tidy.places(design, layout, homeless);
        for (Map.Entry<NodeId, Point> place : places.entrySet()) {
            whole = homeless.contains(place.getKey()) ? whole.withPlace(place.getKey(), place.getValue()) : whole;
        }
        return whole;
    }

    private static boolean hasAdopted(Design design) {
        return design.nodes().values().stream().anyMatch(Adoption::isAdopted);
    }
}
