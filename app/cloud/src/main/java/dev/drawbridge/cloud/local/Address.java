package dev.drawbridge.cloud.local;

import dev.drawbridge.model.NodeId;

/**
 * Where something of a running drawing can be reached, or how to use it.
 *
 * @param label what it is: {@code GET /products}, {@code Token}
 * @param text an address, or a command that can be pasted into a shell
 */
public record Address(NodeId node, String label, String text) {}
