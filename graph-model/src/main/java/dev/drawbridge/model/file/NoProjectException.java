package dev.drawbridge.model.file;

import java.nio.file.Path;

/** A folder holds no project, and nothing that could be opened as one; a project can be started in it. */
public final class NoProjectException extends ProjectFileException {
    private static final long serialVersionUID = 1L;

    private final transient Path folder;

    public NoProjectException(Path folder) {
        super(folder.resolve(ProjectFolder.DESIGN_FILE).toString(), folder + " has no " + ProjectFolder.DESIGN_FILE
                + "; open another folder, or start a project with \"drawbridge new TEMPLATE DIR\" or \"drawbridge new empty DIR\".");
        this.folder = folder;
    }

    /** Where a project can be started. */
    public Path folder() {
        return folder;
    }
}
