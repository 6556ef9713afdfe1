package dev.drawbridge.generators.project;

import dev.drawbridge.generators.lens.Lens;
import dev.drawbridge.model.Design;
import dev.drawbridge.model.Drawing;
import dev.drawbridge.model.file.ProjectFolder;
import dev.drawbridge.model.merge.Clash;
import dev.drawbridge.model.merge.DrawingMerge;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * What the drawing of a project becomes with what other programs wrote into its files. Reads files and changes nothing; for any thread.
 * Every method throws {@link dev.drawbridge.model.ModelException} if the files cannot be read now.
 */
record TakingUp(ProjectFolder folder, Disk disk, String templateFile, TrackedFiles files, FilesBeside beside, Lens lens, ProjectReader reader) {
    /** The drawing as it becomes, and how it stands to the files then. */
    record Taken(Drawing drawing, Standing standing) {}

    /** What is on disk, and nothing else. */
    Taken whole(FilesBeside.Seen before) {
        // hashes first: what changes between the two reads is noticed when it is saved
        Map<String, String> hashes = files.hashes();
        FilesBeside.Seen seen = beside.read(before, disk.read(templateFile).orElse(""));
        ProjectReader.Read read = reader.read();
        return new Taken(read.drawing(), new Standing(hashes, seen, read.inStep(), read.drawing(), read.notices()));
    }

    /** What the template says now that files are others which it includes; the drawing itself where it says the same. */
    Drawing again(Drawing drawing) {
        String text = drawing.texts().getOrDefault(lens.file(), "");
        Design design = lens.isSaidElsewhereToo(text) ? reader.again(text, drawing.design()) : drawing.design();
        return design.equals(drawing.design()) ? drawing : new Drawing(design, reader.placed(design, drawing.layout()), drawing.texts());
    }

    /** What is on disk together with what was drawn since the last save. @param side whose value holds where both changed it */
    Taken merged(Drawing drawing, Standing was, DrawingMerge.Side side) {
        Map<String, String> hashes = files.hashes();
        ProjectFolder.Content content = folder.read();
        Design theirs = TemplateStamp.without(content.design());
        DrawingMerge merging = DrawingMerge.of(was.saved(), drawing, Drawing.of(theirs, content.layout()), side);
        Optional<String> text = disk.read(templateFile);
        boolean other = text.isPresent() && !hashes.get(templateFile).equals(was.known().get(templateFile));
        Design design = merging.design();
        SortedMap<String, String> texts = new TreeMap<>(drawing.texts());
        if (other) {
            // their text may have more than the drawing says: comments, order, what no card stands for
            boolean inStepThere = TemplateStamp.of(content.design()).filter(hash -> hash.equals(Disk.hash(text.get()))).isPresent();
            ProjectReader.Merged merged = inStepThere ? reader.following(text.get(), theirs, design) : reader.merged(text.get(), was.inStep(), design);
            design = merged.design();
            texts.put(lens.file(), merged.text());
        } else if (texts.containsKey(lens.file())) {
            texts.put(lens.file(), reader.following(texts.get(lens.file()), drawing.design(), design).text());
        }
        return new Taken(new Drawing(design, reader.placed(design, merging.layout()), texts),
                new Standing(hashes, was.beside(), was.inStep(), Drawing.of(theirs, content.layout()), was.notices()));
    }

    /** What was drawn since the last save, and what is on disk, where they say different things. */
    List<Clash> clashes(Drawing drawing, Standing was) {
        ProjectFolder.Content content = folder.read();
        return DrawingMerge.of(was.saved(), drawing, Drawing.of(TemplateStamp.without(content.design()), content.layout()), DrawingMerge.Side.OURS).clashes();
    }
}
