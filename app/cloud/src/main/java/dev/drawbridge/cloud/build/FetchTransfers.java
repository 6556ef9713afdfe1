package dev.drawbridge.cloud.build;

import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;
import org.eclipse.aether.transfer.AbstractTransferListener;
import org.eclipse.aether.transfer.TransferEvent;

/** Turns the resolver's events into {@link FetchListener.Fetch}es, leaving out the many between two quarter megabytes. */
final class FetchTransfers extends AbstractTransferListener {
    private static final long STEP = 256 * 1024;

    private final FetchListener listener;
    private final ConcurrentMap<String, Long> told = new ConcurrentHashMap<>();

    FetchTransfers(FetchListener listener) {
        this.listener = listener;
    }

    @Override
    public void transferProgressed(TransferEvent event) {
        String name = event.getResource().getResourceName();
        long received = event.getTransferredBytes();
        if (received - told.getOrDefault(name, 0L) >= STEP) {
            told.put(name, received);
            tell(event, false);
        }
    }

    @Override
    public void transferSucceeded(TransferEvent event) {
        told.remove(event.getResource().getResourceName());
        tell(event, true);
    }

    private void tell(TransferEvent event, boolean done) {
        String name = event.getResource().getResourceName();
        listener.fetched(new FetchListener.Fetch(name.substring(name.lastIndexOf('/') + 1), event.getTransferredBytes(), event.getResource().getContentLength(), done));
    }
}
