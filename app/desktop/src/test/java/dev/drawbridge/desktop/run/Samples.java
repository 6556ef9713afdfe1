package dev.drawbridge.desktop.run;

import dev.drawbridge.cloud.journal.Message;
import dev.drawbridge.model.NodeId;
import dev.drawbridge.model.WireId;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/** Messages for tests. */
public final class Samples {
    private Samples() {}

    public static Message message(long sequence, String to, boolean ok, Instant time) {
        return new Message(sequence, time, Optional.of(new WireId("w")), new NodeId("web"), new NodeId(to), "GET /products", 12, Duration.ofMillis(3), ok,
                ok ? "200" : "500", "", "[]");
    }
}
