package dev.drawbridge.cloud.local.dynamodb.schema;

import java.util.List;
import java.util.Optional;

/** The key attributes of a table or index: a hash key and perhaps a range key ({@code range} is empty text where there is none). */
public record KeySchema(String hash, String range) {
    /** A key without range. */
    public static KeySchema of(String hash) {
        return new KeySchema(hash, "");
    }

    public Optional<String> rangeName() {
        return range.isEmpty() ? Optional.empty() : Optional.of(range);
    }

    /** Hash first. */
    public List<String> names() {
        return range.isEmpty() ? List.of(hash) : List.of(hash, range);
    }
}
