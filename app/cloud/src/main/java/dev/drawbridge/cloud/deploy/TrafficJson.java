package dev.drawbridge.cloud.deploy;

import dev.drawbridge.cloud.deploy.cost.Traffic;
import java.util.Map;
import java.util.OptionalDouble;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Function;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/** {@code "traffic": { "requests": 200000, "cards": { "search": { "milliseconds": 40 } } }} of an environment. */
final class TrafficJson {
    private static final Set<String> CARD = Set.of("requests", "milliseconds", "gigabytes");
    private static final Set<String> ALL = Set.of("requests", "milliseconds", "gigabytes", "cards");

    private TrafficJson() {}

    static Traffic read(JsonNode json, Function<String, DeployException> wrong) {
        if (json.isMissingNode()) {
            return Traffic.USUAL;
        }
        known(json, ALL, wrong);
        Map<String, Traffic.OfCard> cards = new TreeMap<>();
        json.path("cards").properties().forEach(entry -> {
            known(entry.getValue(), CARD, wrong);
            cards.put(entry.getKey(), new Traffic.OfCard(number(entry.getValue(), "requests", wrong), number(entry.getValue(), "milliseconds", wrong), number(entry.getValue(), "gigabytes", wrong)));
        });
        return new Traffic(number(json, "requests", wrong).orElse(Traffic.USUAL.requests()), number(json, "milliseconds", wrong).orElse(Traffic.USUAL.milliseconds()),
                number(json, "gigabytes", wrong).orElse(Traffic.USUAL.gigabytes()), cards);
    }

    private static void known(JsonNode json, Set<String> keys, Function<String, DeployException> wrong) {
        if (!json.isObject()) {
            throw wrong.apply("has \"traffic\" that is no object");
        }
        json.properties().stream().filter(entry -> !keys.contains(entry.getKey())).findFirst().ifPresent(entry -> {
            throw wrong.apply("has \"" + entry.getKey() + "\" in \"traffic\", which means nothing; known are " + String.join(", ", new java.util.TreeSet<>(keys)));
        });
    }

    private static OptionalDouble number(JsonNode json, String key, Function<String, DeployException> wrong) {
        if (!json.has(key)) {
            return OptionalDouble.empty();
        }
        if (!json.get(key).isNumber() || json.get(key).asDouble() < 0) {
            throw wrong.apply("has \"" + key + "\" in \"traffic\" that is no number from 0 on");
        }
        return OptionalDouble.of(json.get(key).asDouble());
    }

    static void write(ObjectNode environment, Traffic traffic) {
        if (traffic.equals(Traffic.USUAL)) {
            return;
        }
        ObjectNode json = environment.putObject("traffic");
        put(json, "requests", traffic.requests(), Traffic.USUAL.requests());
        put(json, "milliseconds", traffic.milliseconds(), Traffic.USUAL.milliseconds());
        put(json, "gigabytes", traffic.gigabytes(), Traffic.USUAL.gigabytes());
        if (!traffic.cards().isEmpty()) {
            ObjectNode cards = json.putObject("cards");
            traffic.cards().forEach((name, assumed) -> {
                ObjectNode card = cards.putObject(name);
                assumed.requests().ifPresent(value -> number(card, "requests", value));
                assumed.milliseconds().ifPresent(value -> number(card, "milliseconds", value));
                assumed.gigabytes().ifPresent(value -> number(card, "gigabytes", value));
            });
        }
    }

    private static void put(ObjectNode json, String key, double value, double usual) {
        if (value != usual) {
            number(json, key, value);
        }
    }

    /** Whole numbers are written without a dot. */
    private static void number(ObjectNode json, String key, double value) {
        if (value == Math.rint(value) && value < 1e15) {
            json.put(key, (long) value);
        } else {
            json.put(key, value);
        }
    }
}
