package dev.drawbridge.cloud.local.door;

import dev.drawbridge.model.Node;
import dev.drawbridge.model.NodeId;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Collection;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/** Who holds which access key: each function and each client has one of its own, so that the front door knows who calls. */
public final class Callers {
    /** Goes with every key; nothing here is signed for real. */
    public static final String SECRET = "local-only";

    private final Map<String, NodeId> byKey = new HashMap<>();

    public Callers(Collection<Node> nodes) {
        nodes.forEach(node -> byKey.put(key(node.id()), node.id()));
    }

    /** The access key of a card: 20 characters, as AWS's. */
    public static String key(NodeId node) {
        try {
            byte[] hash = MessageDigest.getInstance("SHA-256").digest(node.value().getBytes(StandardCharsets.UTF_8));
            return "AKIA" + HexFormat.of().formatHex(hash, 0, 8).toUpperCase(Locale.ROOT);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("Every JDK has SHA-256", e);
        }
    }

    public Optional<NodeId> caller(String accessKey) {
        return Optional.ofNullable(byKey.get(accessKey));
    }
}
