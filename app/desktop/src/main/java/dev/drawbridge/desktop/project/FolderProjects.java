package dev.drawbridge.desktop.project;

import dev.drawbridge.model.Design;
import dev.drawbridge.model.Drawing;
import dev.drawbridge.model.Layout;
import dev.drawbridge.model.edit.DesignStore;
import dev.drawbridge.model.file.ProjectFolder;
import java.nio.file.Files;
import java.nio.file.Path;

/** Projects that are a folder with {@code drawbridge.json}. */
public final class FolderProjects implements Projects {
    @Override
    public Project open(Path folderOrTemplate) {
        Path folder = Files.isDirectory(folderOrTemplate) ? folderOrTemplate : folderOrTemplate.toAbsolutePath().getParent();
        ProjectFolder files = new ProjectFolder(folder);
        return new Opened(files, new DesignStore(files.read().drawing()));
    }

    @Override
    public Project create(Path folder, String name) {
        ProjectFolder files = new ProjectFolder(folder);
        Design empty = Design.empty(name);
        files.create(empty, Layout.empty());
        return new Opened(files, new DesignStore(Drawing.of(empty, Layout.empty())));
    }

    private record Opened(ProjectFolder files, DesignStore store) implements Project {
        @Override
        public Path folder() {
            return files.root();
        }

        @Override
        public void save(Drawing drawing) {
            files.write(drawing.design(), drawing.layout());
        }

        @Override
        public void generate(Drawing drawing) {
            // the code of this project is there already, or comes with the generators
        }
    }
}
