package dev.drawbridge.generators.project;

import dev.drawbridge.generators.sam.SamTarget;
import dev.drawbridge.generators.sam.SamTemplate;
import dev.drawbridge.model.Design;
import dev.drawbridge.model.Drawing;
import dev.drawbridge.model.ModelException;
import dev.drawbridge.model.file.ProjectFolder;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * Reads the files of a project as one drawing. A template that was changed elsewhere is the user's word: it is kept as it is, the lens
 * says what it means, and what changed in {@code drawbridge.json} since both were in step is put into it.
 */
final class ProjectReader {
    private final ProjectFolder folder;
    private final Disk disk;
    private final SamTemplate template;
    private final TemplateLens lens;

    ProjectReader(ProjectFolder folder, Disk disk, SamTemplate template, TemplateLens lens) {
        this.folder = folder;
        this.disk = disk;
        this.template = template;
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
        ProjectFolder.Content content = folder.read();
        Optional<String> stamp = TemplateStamp.of(content.design());
        Design design = TemplateStamp.without(content.design());
        Design inStep = Synced.design(disk).orElse(design);
        List<String> notices = new ArrayList<>();
        SortedMap<String, String> texts = new TreeMap<>();
        Optional<String> onDisk = disk.read(SamTarget.TEMPLATE);
        if (onDisk.isPresent()) {
            String text = onDisk.get();
            try {
                Drawing before = Drawing.of(inStep, content.layout()).withTexts(new TreeMap<>(java.util.Map.of(SamTarget.TEMPLATE, text)));
                String followed = new TemplateFollows(template).follow(before, design).get(SamTarget.TEMPLATE);
                boolean changedElsewhere = stamp.filter(hash -> hash.equals(Disk.hash(text))).isEmpty();
                design = changedElsewhere ? lens.read(followed, design) : design;
                texts.put(SamTarget.TEMPLATE, followed);
            } catch (ModelException e) {
                notices.add(SamTarget.TEMPLATE + ": " + e.getMessage());
                texts.put(SamTarget.TEMPLATE, text);
            }
        } else if (design.settings().targets().contains(SamTarget.ID)) {
            texts.put(SamTarget.TEMPLATE, template.text(design));
        }
        return new Read(new Drawing(design, content.layout(), texts), inStep, notices);
    }
}
