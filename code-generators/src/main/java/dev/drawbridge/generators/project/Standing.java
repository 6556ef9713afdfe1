package dev.drawbridge.generators.project;

import dev.drawbridge.model.Design;
import dev.drawbridge.model.Drawing;
import java.util.List;
import java.util.Map;

/**
 * How an open project stands to its files. A new one with each read and save, so that whoever read meanwhile sees that it came too late.
 *
 * @param known hashes of the project's own files as they were read or written last
 * @param beside the files that the template includes, as they were read last
 * @param inStep the design that generated code and template were last brought in step with
 * @param saved the drawing as the files say it
 * @param notices sentences about what was found when the project was read last
 */
record Standing(Map<String, String> known, FilesBeside.Seen beside, Design inStep, Drawing saved, List<String> notices) {
    Standing {
        known = Map.copyOf(known);
        notices = List.copyOf(notices);
    }

    Standing withBeside(FilesBeside.Seen seen) {
        return new Standing(known, seen, inStep, saved, notices);
    }

    Standing withSaved(Drawing drawing) {
        return new Standing(known, beside, inStep, drawing, notices);
    }
}
