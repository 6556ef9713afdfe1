package dev.drawbridge.cli;

import dev.drawbridge.cloud.deploy.DeployEvent;
import dev.drawbridge.cloud.deploy.DeployListener;
import java.io.PrintWriter;
import java.util.Optional;

/** Writes how a deployment goes on, a line for each fact. */
final class DeployProgress implements DeployListener {
    private final PrintWriter err;
    private final DeployWords words;

    DeployProgress(PrintWriter err, DeployWords words) {
        this.err = err;
        this.words = words;
    }

    @Override
    public void on(DeployEvent event) {
        switch (event) {
            case DeployEvent.Step(String sentence) -> err.println(sentence);
            case DeployEvent.Uploading(var function, long sent, long total) -> {
                if (sent == total) {
                    String name = words.name(Optional.of(function));
                    err.printf("Sent the code of %s, %.1f MB%n", name.isEmpty() ? function.value() : name, total / 1e6);
                }
            }
            case DeployEvent.ResourceChanged(var state) -> err.println("  " + words.line(state));
            case DeployEvent.RollbackStarted(String reason) -> err.println("Taking back: " + reason);
            case DeployEvent.OutOfSight(String sentence) -> err.println(sentence);
        }
        err.flush();
    }
}
