package dev.drawbridge.desktop.shell;

import dev.drawbridge.desktop.words.Words;
import java.io.File;
import java.nio.file.Path;
import java.util.Optional;
import java.util.function.Supplier;
import javafx.stage.DirectoryChooser;
import javafx.stage.FileChooser;
import javafx.stage.Window;

/**
 * Asks the user for a file or a folder, in the way of the system; empty where he thinks better of it. Belongs to the JavaFX thread.
 *
 * @param beside the folder to begin in, if there is one
 */
record FileChoice(Window owner, Supplier<Optional<Path>> beside) {
    /** A file to write. @param extension with its dot; added where the user leaves it out */
    Optional<Path> toWrite(String title, String name, String extension) {
        FileChooser chooser = new FileChooser();
        chooser.setTitle(title);
        chooser.setInitialFileName(name);
        chooser.getExtensionFilters().add(new FileChooser.ExtensionFilter("*" + extension, "*" + extension));
        start().ifPresent(chooser::setInitialDirectory);
        return Optional.ofNullable(chooser.showSaveDialog(owner)).map(File::toPath)
                .map(file -> file.toString().endsWith(extension) ? file : file.resolveSibling(file.getFileName() + extension));
    }

    /** Somebody's template. */
    Optional<Path> template(String title) {
        FileChooser chooser = new FileChooser();
        chooser.setTitle(title);
        chooser.getExtensionFilters().add(new FileChooser.ExtensionFilter(Words.of("open.templates"), "*.yaml", "*.yml", "*.json", "*.template"));
        start().ifPresent(chooser::setInitialDirectory);
        return Optional.ofNullable(chooser.showOpenDialog(owner)).map(File::toPath);
    }

    Optional<Path> folder(String title) {
        DirectoryChooser chooser = new DirectoryChooser();
        chooser.setTitle(title);
        start().ifPresent(chooser::setInitialDirectory);
        return Optional.ofNullable(chooser.showDialog(owner)).map(File::toPath);
    }

    private Optional<File> start() {
        return beside.get().map(Path::toFile).filter(File::isDirectory);
    }
}
