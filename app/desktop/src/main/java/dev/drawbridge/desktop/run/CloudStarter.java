package dev.drawbridge.desktop.run;

import dev.drawbridge.cloud.local.LocalCloud;
import dev.drawbridge.cloud.local.RunListener;
import dev.drawbridge.cloud.local.RunRequest;

/** Starts a drawing on this machine; blocks until it is ready. Interrupting it gives up and leaves nothing behind. */
@FunctionalInterface
public interface CloudStarter {
    /** @throws dev.drawbridge.cloud.CloudException whose message is for the user */
    LocalCloud start(RunRequest request, RunListener listener) throws InterruptedException;
}
