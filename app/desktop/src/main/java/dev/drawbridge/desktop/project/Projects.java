package dev.drawbridge.desktop.project;

import java.nio.file.Path;

/** Opens and starts projects. May block; never on the JavaFX thread. */
public interface Projects {
    /**
     * Opens the project of that folder, or the template with that name.
     *
     * @throws dev.drawbridge.model.ModelException if it cannot be read; the message says where
     */
    Project open(Path folderOrTemplate);

    /** Starts an empty project in a folder that is empty or not there. */
    Project create(Path folder, String name);
}
