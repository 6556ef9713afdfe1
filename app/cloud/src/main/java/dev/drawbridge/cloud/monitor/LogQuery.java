package dev.drawbridge.cloud.monitor;

import dev.drawbridge.model.NodeId;
import java.time.Instant;
import java.util.Set;

/**
 * Which lines are wanted.
 *
 * @param cards whose; all that have a log when empty
 * @param from the earliest
 * @param search what a line must contain, without regard to case; all when empty
 * @param limit how many at most, of the newest
 */
public record LogQuery(Set<NodeId> cards, Instant from, String search, int limit) {
    public LogQuery {
        cards = Set.copyOf(cards);
    }

    /** Whether the text is one of those wanted. */
    public boolean matches(String text) {
        return search.isEmpty() || text.toLowerCase(java.util.Locale.ROOT).contains(search.toLowerCase(java.util.Locale.ROOT));
    }

    /** Whether lines of the card are wanted. */
    public boolean wants(NodeId card) {
        return cards.isEmpty() || cards.contains(card);
    }
}
