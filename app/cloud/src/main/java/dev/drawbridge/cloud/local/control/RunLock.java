package dev.drawbridge.cloud.local.control;

import dev.drawbridge.cloud.CloudException;
import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Optional;

/**
 * The right to run a project: one process has it at a time. The operating system takes it back when that process ends, however it ends, so that
 * nothing stale can stand in the way.
 */
public final class RunLock implements AutoCloseable {
    private final FileChannel channel;

    private RunLock(FileChannel channel) {
        this.channel = channel;
    }

    /**
     * Takes the right, or says who has it.
     *
     * @throws CloudException if the project runs already, or its folder cannot be written
     */
    public static RunLock take(Path project) {
        Path folder = project.resolve(".drawbridge");
        try {
            Files.createDirectories(folder);
            FileChannel channel = FileChannel.open(folder.resolve("run.lock"), StandardOpenOption.CREATE, StandardOpenOption.WRITE);
            if (!locked(channel)) {
                channel.close();
                String who = RunFile.read(project).map(other -> " (process " + other.pid() + ")").orElse("");
                throw new CloudException("The project runs already" + who + ". Stop it first: drawbridge stop " + project + ".");
            }
            return new RunLock(channel);
        } catch (IOException e) {
            throw new CloudException("The project folder " + project + " cannot be written: a run keeps its data in " + folder + ", and that is no folder to write to ("
                    + e.getClass().getSimpleName() + ").", e);
        }
    }

    private static boolean locked(FileChannel channel) throws IOException {
        try {
            return Optional.<FileLock>ofNullable(channel.tryLock()).isPresent();
        } catch (OverlappingFileLockException heldByThisProgram) {
            return false;
        }
    }

    @Override
    public void close() {
        try {
            channel.close();
        } catch (IOException gone) {
            // the lock ends with the process at the latest
            return;
        }
    }
}
