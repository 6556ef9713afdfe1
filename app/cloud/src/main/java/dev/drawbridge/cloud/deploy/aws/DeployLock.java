package dev.drawbridge.cloud.deploy.aws;

import dev.drawbridge.cloud.deploy.DeployException;
import dev.drawbridge.cloud.deploy.DeployRequest;
import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;

/** One deployment at a time from this folder to one environment. Ends with the process at the latest. */
final class DeployLock implements AutoCloseable {
    private final FileChannel channel;

    private DeployLock(FileChannel channel) {
        this.channel = channel;
    }

    /**
     * Takes the lock.
     *
     * @throws DeployException if somebody has it
     */
    static DeployLock take(DeployRequest request) {
        Path file = request.project().resolve(".drawbridge").resolve("deploy").resolve(request.environment().name() + ".lock");
        try {
            Files.createDirectories(file.getParent());
            FileChannel channel = FileChannel.open(file, StandardOpenOption.CREATE, StandardOpenOption.WRITE);
            boolean taken = false;
            try {
                taken = channel.tryLock() != null;
            } catch (OverlappingFileLockException heldByThisProgram) {
                taken = false;
            } finally {
                if (!taken) {
                    channel.close();
                }
            }
            if (!taken) {
                throw new DeployException("This project is being deployed to " + request.environment().name() + " from here already. Wait until that is done.");
            }
            return new DeployLock(channel);
        } catch (IOException e) {
            throw new DeployException(file + " cannot be written: " + e.getMessage() + ".", e);
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
