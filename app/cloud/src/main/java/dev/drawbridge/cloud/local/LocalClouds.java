package dev.drawbridge.cloud.local;

import dev.drawbridge.model.kind.Catalogue;
import dev.drawbridge.model.wire.WireTable;

/** Starts runs. */
public final class LocalClouds {
    private LocalClouds() {}

    /**
     * Builds the functions, starts what the drawing needs, and returns when requests can be sent. Takes seconds; may be interrupted.
     *
     * @throws dev.drawbridge.cloud.CloudException with the reason if it cannot be started; nothing is left behind then
     */
    public static LocalCloud start(RunRequest request, RunListener listener) {
        LocalRun run = new LocalRun(request, listener, Catalogue.standard(), WireTable.standard());
        run.start(request.port());
        return run;
    }
}
