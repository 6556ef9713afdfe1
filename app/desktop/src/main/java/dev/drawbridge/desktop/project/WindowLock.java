package dev.drawbridge.desktop.project;

import dev.drawbridge.model.file.ProjectFolder;
import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Optional;

/** Says that a window has a project open. The system lets go of it when the program ends, however that happens. */
public final class WindowLock implements AutoCloseable {
    private final FileChannel channel;

    private WindowLock(FileChannel channel) {
        this.channel = channel;
    }

    /** Takes the project; empty when another window has it. @throws IOException if no lock can be had here, on a disk that knows none */
    public static Optional<WindowLock> take(Path project) throws IOException {
        Path folder = project.resolve(ProjectFolder.PRIVATE_FOLDER);
        Files.createDirectories(folder);
        FileChannel channel = FileChannel.open(folder.resolve("window.lock"), StandardOpenOption.CREATE, StandardOpenOption.WRITE);
        try {
            FileLock lock = channel.tryLock();
            if (lock != null) {
                return Optional.of(new WindowLock(channel));
            }
        } catch (OverlappingFileLockException anotherWindowOfThisProgram) {
            // the same as one of another program
        } catch (IOException e) {
            channel.close();
            throw e;
        }
        channel.close();
        return Optional.empty();
    }

    @Override
    public void close() {
        try {
            channel.close();
        } catch (IOException lost) {
            // it is let go of at the end of the program at the latest
        }
    }
}
