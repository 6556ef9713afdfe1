package dev.drawbridge.cloud.deploy.cost;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.time.LocalDate;
import java.util.Map;
import java.util.TreeMap;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * What units cost, in US dollars.
 *
 * @param source where the prices were read
 * @param day of the newest of them; prices change, so it is always shown
 * @param region that they are of; others differ by some percent
 */
public record Prices(String source, LocalDate day, String region, Map<String, Double> units) {
    public Prices {
        units = Map.copyOf(units);
    }

    /** The table of AWS that comes with the program. */
    public static Prices aws() {
        try (InputStream in = Prices.class.getResourceAsStream("aws-prices.json")) {
            JsonNode json = JsonMapper.shared().readTree(in);
            Map<String, Double> units = new TreeMap<>();
            json.path("units").properties().forEach(entry -> units.put(entry.getKey(), entry.getValue().asDouble()));
            return new Prices(json.path("source").asString(), LocalDate.parse(json.path("day").asString()), json.path("region").asString(), units);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    double of(String unit) {
        Double price = units.get(unit);
        if (price == null) {
            throw new IllegalArgumentException("no price for " + unit);
        }
        return price;
    }

    /** "AWS price list, us-east-1, 2026-09-20" */
    String words() {
        return source + ", " + region + ", " + day;
    }
}
