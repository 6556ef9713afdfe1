package dev.drawbridge.cloud.local.control;

import dev.drawbridge.cloud.CloudException;
import dev.drawbridge.cloud.ProcessLock;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Optional;

/** The right to run a project: one process has it at a time. */
public final class RunLock {
    private RunLock() {}

    /**
     * Takes the right, or says who has it.
     *
     * @throws CloudException if the project runs already, or its folder cannot be written
     */
    public static ProcessLock take(Path project) {
        Path folder = project.resolve(".drawbridge");
        Optional<ProcessLock> taken;
        try {
            taken = ProcessLock.tryTake(folder.resolve("run.lock"));
        } catch (IOException e) {
            throw new CloudException("The project folder " + project + " cannot be written: a run keeps its data in " + folder + ", and that is no folder to write to ("
                    + e.getClass().getSimpleName() + ").", e);
        }
        return taken.orElseThrow(() -> {
            String who = RunFile.read(project).map(other -> " (process " + other.pid() + ")").orElse("");
            return new CloudException("The project runs already" + who + ". Stop it first: drawbridge stop " + project + ".");
        });
    }
}
