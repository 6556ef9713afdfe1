package dev.drawbridge.cloud.local.graph;

import dev.drawbridge.cloud.local.http.TokenCheck;
import dev.drawbridge.model.NodeId;
import java.util.Optional;

/**
 * Who decides about what stands in the {@code Authorization} header.
 *
 * @param pool the check of the user pool that is wired to the API
 * @param provider the check of the OpenID provider that the card names
 * @param function the function that the card leaves it to, where it is in the drawing
 */
public record GraphTokens(Optional<TokenCheck> pool, Optional<TokenCheck> provider, Optional<NodeId> function) {}
