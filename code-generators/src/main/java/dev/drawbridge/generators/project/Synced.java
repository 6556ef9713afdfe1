package dev.drawbridge.generators.project;

import dev.drawbridge.generators.sam.SamTarget;
import dev.drawbridge.model.Design;
import dev.drawbridge.model.ModelException;
import dev.drawbridge.model.file.DesignJson;
import dev.drawbridge.model.file.ProjectFolder;
import java.util.Optional;

/**
 * The drawing and the template as they were when both were last in step: the base of every merge. Kept below {@code .drawbridge/synced/}
 * on this machine alone; without it nothing can be merged, but nothing is lost either.
 */
final class Synced {
    private static final String FOLDER = ProjectFolder.PRIVATE_FOLDER + "/synced/";
    static final String DESIGN = FOLDER + ProjectFolder.DESIGN_FILE;
    static final String TEMPLATE = FOLDER + SamTarget.TEMPLATE;

    private Synced() {}

    static Optional<Design> design(Disk disk) {
        try {
            return disk.read(DESIGN).map(DesignJson::read);
        } catch (ModelException broken) {
            return Optional.empty();
        }
    }

    static void write(Disk disk, Design design, Optional<String> template) {
        disk.write(DESIGN, DesignJson.write(design));
        template.ifPresent(text -> disk.write(TEMPLATE, text));
    }
}
