package dev.drawbridge.cloud.local.dynamodb;

import dev.drawbridge.cloud.local.dynamodb.error.DynamoDbException;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import tools.jackson.databind.JsonNode;

/**
 * The simple limits of request parameters. The service tells all that are broken at once:
 * {@code 2 validation errors detected: Value ... at ... failed to satisfy constraint: ...; Value ...}.
 */
final class Constraints {
    private static final Pattern NAME = Pattern.compile("[a-zA-Z0-9_.-]+");
    private static final int MOST_TOLD = 10;

    private final List<String> broken = new ArrayList<>();

    private void require(boolean holds, Object value, String at, String constraint) {
        if (!holds && broken.size() < MOST_TOLD) {
            String shown = value == null ? "null" : "'" + value + "'";
            broken.add("Value " + shown + " at '" + at + "' failed to satisfy constraint: " + constraint);
        }
    }

    private static String lowerFirst(String name) {
        return Character.toLowerCase(name.charAt(0)) + name.substring(1);
    }

    Constraints required(Request request, String... names) {
        for (String name : names) {
            require(request.has(name), null, lowerFirst(name), "Member must not be null");
        }
        return this;
    }

    /** The table's name, required; an ARN is as good. */
    Constraints tableName(Request request) {
        required(request, "TableName");
        request.text("TableName").filter(name -> !name.startsWith("arn:")).ifPresent(name -> name(name, "tableName"));
        return this;
    }

    /** A name of a table or index. */
    Constraints name(String name, String at) {
        require(NAME.matcher(name).matches(), name, at, "Member must satisfy regular expression pattern: " + NAME);
        require(name.length() >= 3, name, at, "Member must have length greater than or equal to 3");
        require(name.length() <= 255, name, at, "Member must have length less than or equal to 255");
        return this;
    }

    Constraints indexName(Request request) {
        request.text("IndexName").ifPresent(name -> name(name, "indexName"));
        return this;
    }

    Constraints oneOf(Request request, String name, String... allowed) {
        request.text(name).ifPresent(value -> oneOf(value, lowerFirst(name), allowed));
        return this;
    }

    Constraints oneOf(String value, String at, String... allowed) {
        require(List.of(allowed).contains(value), value, at, "Member must satisfy enum value set: " + List.of(allowed));
        return this;
    }

    Constraints between(Request request, String name, int least, int most) {
        request.number(name).ifPresent(value -> {
            require(value >= least, value, lowerFirst(name), "Member must have value greater than or equal to " + least);
            require(value <= most, value, lowerFirst(name), "Member must have value less than or equal to " + most);
        });
        return this;
    }

    /** The length of a list or the number of entries of a map. */
    Constraints size(JsonNode node, String at, int least, int most) {
        if (node.isContainer()) {
            require(node.size() >= least, node, at, "Member must have length greater than or equal to " + least);
            require(node.size() <= most, node, at, "Member must have length less than or equal to " + most);
        }
        return this;
    }

    Constraints notNull(JsonNode node, String at) {
        require(!node.isMissingNode() && !node.isNull(), null, at, "Member must not be null");
        return this;
    }

    Constraints consumedCapacity(Request request) {
        return oneOf(request, "ReturnConsumedCapacity", "INDEXES", "TOTAL", "NONE");
    }

    Constraints collectionMetrics(Request request) {
        return oneOf(request, "ReturnItemCollectionMetrics", "SIZE", "NONE");
    }

    void check() {
        if (!broken.isEmpty()) {
            throw DynamoDbException.validation(broken.size() + " validation error" + (broken.size() > 1 ? "s" : "") + " detected: " + String.join("; ", broken));
        }
    }
}
