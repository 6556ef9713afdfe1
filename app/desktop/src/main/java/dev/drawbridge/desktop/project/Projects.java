package dev.drawbridge.desktop.project;

import dev.drawbridge.generators.project.Imports;
import dev.drawbridge.generators.project.OpenProject;
import java.nio.file.Path;

/** Opens and starts projects. Blocks; what it gives belongs to the thread that uses it from then on. */
public final class Projects {
    /**
     * Opens the project of that folder, or the one that the file is in.
     *
     * @throws dev.drawbridge.model.ModelException if it cannot be read; the message says where
     */
    public OpenProject open(Path folderOrFile) {
        return OpenProject.openAt(folderOrFile);
    }

    /** Starts an empty project in that folder, called after it. */
    public OpenProject create(Path folder) {
        return OpenProject.createEmpty(folder);
    }

    /**
     * Makes a project of somebody's template in an empty folder.
     *
     * @param note is told each file that was not copied, in a sentence
     * @throws dev.drawbridge.model.ModelException if the file is no template or the folder is not empty
     */
    public OpenProject copyOf(Path template, Path folder, java.util.function.Consumer<String> note) {
        Imports.Imported imported = Imports.copy(template, folder);
        imported.notes().forEach(note);
        return imported.project();
    }

    /** Writes the code and descriptors of a project that has been saved; away from the thread that the open one belongs to. */
    public void generate(Path folder) {
        OpenProject.open(folder).generate();
    }
}
