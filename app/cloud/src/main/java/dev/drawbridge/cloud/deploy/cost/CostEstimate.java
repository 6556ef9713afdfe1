package dev.drawbridge.cloud.deploy.cost;

import dev.drawbridge.model.NodeId;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * What a drawing would cost in a month, in US dollars, before free grants and taxes.
 *
 * @param cards what each card costs; those that cost nothing are there with 0
 * @param notPriced titles of kinds in the drawing that the table has no price for
 * @param source of the prices, with their day
 */
public record CostEstimate(Map<NodeId, CardCost> cards, List<String> notPriced, String source) {
    public CostEstimate {
        cards = Collections.unmodifiableMap(new LinkedHashMap<>(cards));
        notPriced = List.copyOf(notPriced);
    }

    /**
     * One card.
     *
     * @param monthly dollars
     * @param words how that comes about: "100,000 calls of 100 ms at 512 MB"
     */
    public record CardCost(double monthly, String words) {}

    /** Dollars a month for all that has a price. */
    public double total() {
        return cards.values().stream().mapToDouble(CardCost::monthly).sum();
    }
}
