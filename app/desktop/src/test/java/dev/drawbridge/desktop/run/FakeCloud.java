package dev.drawbridge.desktop.run;

import dev.drawbridge.cloud.journal.Journal;
import dev.drawbridge.cloud.local.Address;
import dev.drawbridge.cloud.local.LocalCloud;
import dev.drawbridge.model.Design;
import dev.drawbridge.model.NodeId;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicInteger;

/** A run that only pretends. */
public final class FakeCloud implements LocalCloud {
    public final Journal journal = new Journal();
    public final AtomicInteger closed = new AtomicInteger();
    public final AtomicInteger reloaded = new AtomicInteger();
    private final CompletableFuture<Void> ended = new CompletableFuture<>();
    private final List<Address> addresses;

    public FakeCloud(Address... addresses) {
        this.addresses = List.of(addresses);
    }

    @Override
    public List<Address> addresses() {
        return addresses;
    }

    @Override
    public Journal journal() {
        return journal;
    }

    @Override
    public void reload(Design design) {
        reloaded.incrementAndGet();
    }

    @Override
    public void tick(NodeId schedule) {}

    /** The cards that were asked to send samples. */
    public final List<NodeId> sampled = new java.util.concurrent.CopyOnWriteArrayList<>();

    @Override
    public void sample(NodeId source) {
        sampled.add(source);
    }

    @Override
    public Invocation invoke(NodeId function, byte[] event) {
        return new Invocation(true, ("{\"echo\":" + new String(event, StandardCharsets.UTF_8) + "}").getBytes(StandardCharsets.UTF_8),
                Duration.ofMillis(5), Duration.ZERO, List.of());
    }

    @Override
    public String token(NodeId userPool, String user, Map<String, Object> claims) {
        return "token-of-" + user;
    }

    @Override
    public CompletableFuture<Void> ended() {
        return ended;
    }

    @Override
    public void close() {
        closed.incrementAndGet();
        ended.complete(null);
    }
}
