package dev.drawbridge.cloud.deploy.cost;

import java.util.Collections;
import java.util.Map;
import java.util.OptionalDouble;
import java.util.TreeMap;

/**
 * What is assumed to happen in a month, since no drawing says it. An assumption of the user's, never a measurement.
 *
 * @param requests that come in at each place where something begins (an API, a queue that nothing of the drawing fills ...)
 * @param milliseconds that a call of a function takes
 * @param gigabytes that each store holds
 * @param cards what is assumed otherwise of single cards, by their names
 */
public record Traffic(double requests, double milliseconds, double gigabytes, Map<String, OfCard> cards) {
    /** A small service: 100,000 requests a month, 100 ms each, one gigabyte in each store. */
    public static final Traffic USUAL = new Traffic(100_000, 100, 1, Map.of());

    public Traffic {
        if (!(requests >= 0) || !(milliseconds >= 0) || !(gigabytes >= 0)) {
            throw new IllegalArgumentException("assumptions are numbers from 0 on");
        }
        cards = Collections.unmodifiableMap(new TreeMap<>(cards));
    }

    /** What is assumed of one card; empty is as elsewhere. */
    public record OfCard(OptionalDouble requests, OptionalDouble milliseconds, OptionalDouble gigabytes) {
        /** Nothing special. */
        public static final OfCard NONE = new OfCard(OptionalDouble.empty(), OptionalDouble.empty(), OptionalDouble.empty());
    }

    /** What is assumed of a card, by name. */
    public OfCard of(String card) {
        return cards.getOrDefault(card, OfCard.NONE);
    }

    double milliseconds(String card) {
        return of(card).milliseconds().orElse(milliseconds);
    }

    double gigabytes(String card) {
        return of(card).gigabytes().orElse(gigabytes);
    }

    /** The same with another number of requests where something begins. */
    public Traffic withRequests(double other) {
        return new Traffic(other, milliseconds, gigabytes, cards);
    }

    /** The same with something else assumed of a card; nothing special takes it away. */
    public Traffic with(String card, OfCard assumed) {
        Map<String, OfCard> more = new TreeMap<>(cards);
        if (assumed.equals(OfCard.NONE)) {
            more.remove(card);
        } else {
            more.put(card, assumed);
        }
        return new Traffic(requests, milliseconds, gigabytes, more);
    }
}
