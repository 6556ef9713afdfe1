package dev.drawbridge.cloud.deploy.aws;

import dev.drawbridge.cloud.ProcessLock;
import dev.drawbridge.cloud.deploy.DeployException;
import dev.drawbridge.cloud.deploy.DeployRequest;
import java.io.IOException;
import java.nio.file.Path;

/** One deployment at a time from this folder to one environment. Ends with the process at the latest. */
final class DeployLock {
    private DeployLock() {}

    /**
     * Takes the lock.
     *
     * @throws DeployException if somebody has it
     */
    static ProcessLock take(DeployRequest request) {
        Path file = request.project().resolve(".drawbridge").resolve("deploy").resolve(request.environment().name() + ".lock");
        try {
            return ProcessLock.tryTake(file).orElseThrow(() ->
                    new DeployException("This project is being deployed to " + request.environment().name() + " from here already. Wait until that is done."));
        } catch (IOException e) {
            throw new DeployException(file + " cannot be written: " + e.getMessage() + ".", e);
        }
    }
}
