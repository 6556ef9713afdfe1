package dev.drawbridge.desktop.project;

import dev.drawbridge.model.Drawing;
import dev.drawbridge.model.edit.DesignStore;
import java.nio.file.Path;

/** A project that is open. Only the store belongs to the JavaFX thread; the rest may be called from any thread and may block. */
public interface Project {
    Path folder();

    DesignStore store();

    /**
     * Writes this drawing to the files of the project.
     *
     * @throws dev.drawbridge.model.ModelException if it cannot be written; the files are then as before
     */
    void save(Drawing drawing);

    /**
     * Writes the files that the functions are built from: bindings, adapters, poms; a user's class that is not there yet.
     *
     * @throws RuntimeException whose message is a sentence for the user
     */
    void generate(Drawing drawing);
}
