package dev.drawbridge.cloud.local.dynamodb;

import dev.drawbridge.cloud.local.dynamodb.error.DynamoDbException;
import dev.drawbridge.cloud.local.dynamodb.error.ErrorType;
import dev.drawbridge.cloud.local.dynamodb.expression.Condition;
import dev.drawbridge.cloud.local.dynamodb.expression.ConditionEvaluator;
import dev.drawbridge.cloud.local.dynamodb.expression.DocumentPath;
import dev.drawbridge.cloud.local.dynamodb.expression.PathUse;
import dev.drawbridge.cloud.local.dynamodb.expression.RangeCondition;
import dev.drawbridge.cloud.local.dynamodb.schema.IndexDefinition;
import dev.drawbridge.cloud.local.dynamodb.schema.IndexProjection;
import dev.drawbridge.cloud.local.dynamodb.schema.KeySchema;
import dev.drawbridge.cloud.local.dynamodb.schema.TableDefinition;
import dev.drawbridge.cloud.local.dynamodb.store.Page;
import dev.drawbridge.cloud.local.dynamodb.store.PageRequest;
import dev.drawbridge.cloud.local.dynamodb.store.Slice;
import dev.drawbridge.cloud.local.dynamodb.store.Table;
import dev.drawbridge.cloud.local.dynamodb.value.AttributeValue;
import dev.drawbridge.cloud.local.dynamodb.value.Item;
import dev.drawbridge.cloud.local.dynamodb.value.ValueJson;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/** Query and Scan: a walk along one slice, then filter and projection. */
final class ReadOperations {
    private static final long PAGE_BYTES = 1024 * 1024;
    private static final int MAX_SEGMENTS = 1_000_000;

    private final Tables tables;

    ReadOperations(Tables tables) {
        this.tables = tables;
    }

    ObjectNode query(Request request) {
        constraints(request).check();
        var expressions = RequestExpressions.read(request, List.of("ProjectionExpression", "FilterExpression", "KeyConditionExpression"),
                List.of("AttributesToGet", "QueryFilter", "ConditionalOperator", "KeyConditions"));
        if (expressions.keys().isEmpty()) {
            throw DynamoDbException.validation("Either the KeyConditions or KeyConditionExpression parameter must be specified in the request.");
        }
        Table table = tables.of(request);
        Reading reading = reading(request, expressions, table);
        KeySchema key = reading.index().map(IndexDefinition::key).orElse(table.definition().key());
        Slice.Partition slice = slice(table.definition(), key, expressions.keys());
        reading.start().ifPresent(start -> checkStart(start, key, slice));
        expressions.filter().ifPresent(filter -> refuseKeys(filter, key, expressions.legacyFilter() ? "QueryFilter" : "Filter Expression"));
        return read(request, expressions, table, reading, slice, !request.flag("ScanIndexForward", true));
    }

    ObjectNode scan(Request request) {
        constraints(request).between(request, "TotalSegments", 1, MAX_SEGMENTS).between(request, "Segment", 0, MAX_SEGMENTS - 1).check();
        var expressions = RequestExpressions.read(request, List.of("ProjectionExpression", "FilterExpression"),
                List.of("AttributesToGet", "ScanFilter", "ConditionalOperator"));
        Slice.Segment slice = segment(request);
        Table table = tables.of(request);
        Reading reading = reading(request, expressions, table);
        KeySchema key = reading.index().map(IndexDefinition::key).orElse(table.definition().key());
        reading.start().ifPresent(start -> {
            if (!slice.holds(start.attributes().get(key.hash()))) {
                throw DynamoDbException.validation("The provided starting key is invalid: Invalid ExclusiveStartKey. "
                        + "Please use ExclusiveStartKey with correct Segment. TotalSegments: " + slice.total() + " Segment: " + slice.segment());
            }
        });
        return read(request, expressions, table, reading, slice, false);
    }

    private static Constraints constraints(Request request) {
        return new Constraints().tableName(request).indexName(request).between(request, "Limit", 1, Integer.MAX_VALUE).consumedCapacity(request)
                .oneOf(request, "Select", "SPECIFIC_ATTRIBUTES", "COUNT", "ALL_ATTRIBUTES", "ALL_PROJECTED_ATTRIBUTES")
                .oneOf(request, "ConditionalOperator", "OR", "AND").size(request.node("AttributesToGet"), "attributesToGet", 1, 255);
    }

    private static Slice.Segment segment(Request request) {
        var segment = request.number("Segment");
        var total = request.number("TotalSegments");
        if (segment.isPresent() && total.isEmpty()) {
            throw DynamoDbException.validation(
                    "The TotalSegments parameter is required but was not present in the request when Segment parameter is present");
        }
        if (total.isPresent() && segment.isEmpty()) {
            throw DynamoDbException.validation(
                    "The Segment parameter is required but was not present in the request when parameter TotalSegments is present");
        }
        if (total.isPresent() && segment.getAsInt() >= total.getAsInt()) {
            throw DynamoDbException.validation("The Segment parameter is zero-based and must be less than parameter TotalSegments: Segment: "
                    + segment.getAsInt() + " is not less than TotalSegments: " + total.getAsInt());
        }
        return new Slice.Segment(segment.orElse(0), total.orElse(1));
    }

    /** What query and scan find out about their request together. */
    private record Reading(Optional<IndexDefinition> index, Optional<Item> start, List<String> startNames, boolean wholeItems) {
    }

    private static Reading reading(Request request, RequestExpressions expressions, Table table) {
        TableDefinition definition = table.definition();
        Optional<IndexDefinition> index = request.text("IndexName").map(name -> definition.index(name)
                .orElseThrow(() -> DynamoDbException.validation("The table does not have the specified index: " + name)));
        boolean global = index.filter(IndexDefinition::global).isPresent();
        if (global && request.flag("ConsistentRead", false)) {
            throw DynamoDbException.validation("Consistent reads are not supported on global secondary indexes");
        }
        expressions.projection().ifPresent(projection -> KeyRules.checkPaths(definition, projection.paths()));
        expressions.filter().ifPresent(filter -> KeyRules.checkPaths(definition, PathUse.of(filter)));
        boolean wholeItems = checkSelect(request, expressions, definition, index);
        var names = new LinkedHashSet<>(definition.key().names());
        index.ifPresent(each -> names.addAll(each.key().names()));
        return new Reading(index, startKey(request, definition, index, names), List.copyOf(names), wholeItems);
    }

    /** Checks Select against what the index holds; answers whether whole items must be fetched from the table. */
    private static boolean checkSelect(Request request, RequestExpressions expressions, TableDefinition table, Optional<IndexDefinition> index) {
        String select = request.text("Select").orElse("");
        boolean projected = expressions.projection().isPresent();
        String parameter = request.has("AttributesToGet") ? "AttributesToGet" : "ProjectionExpression";
        if (select.equals("SPECIFIC_ATTRIBUTES") && !projected) {
            throw DynamoDbException.invalidParameter("Must specify the AttributesToGet or ProjectionExpression when choosing to get SPECIFIC_ATTRIBUTES");
        }
        if (projected && !select.isEmpty() && !select.equals("SPECIFIC_ATTRIBUTES")) {
            throw DynamoDbException.validation("Cannot specify the " + parameter + " when choosing to get "
                    + (select.equals("COUNT") ? "only the Count" : select));
        }
        if (select.equals("ALL_PROJECTED_ATTRIBUTES") && index.isEmpty()) {
            throw DynamoDbException.invalidParameter("ALL_PROJECTED_ATTRIBUTES can be used only when Querying using an IndexName");
        }
        if (index.isEmpty() || index.get().projection().kind() == IndexProjection.Kind.ALL) {
            return false;
        }
        IndexDefinition of = index.get();
        if (select.equals("ALL_ATTRIBUTES")) {
            if (of.global()) {
                throw DynamoDbException.invalidParameter("Select type ALL_ATTRIBUTES is not supported for global secondary index " + of.name()
                        + " because its projection type is not ALL");
            }
            return true;
        }
        List<String> held = of.attributes(table.key());
        List<String> missing = expressions.projection().stream().flatMap(projection -> projection.paths().stream()).map(DocumentPath::head)
                .filter(name -> !held.contains(name)).distinct().toList();
        if (of.global() && !missing.isEmpty()) {
            throw DynamoDbException.invalidParameter("Global secondary index " + of.name() + " does not project " + missing);
        }
        boolean filterNeedsMore = expressions.filter().stream().flatMap(filter -> PathUse.of(filter).stream()).anyMatch(path -> !held.contains(path.head()));
        return !of.global() && (!missing.isEmpty() || filterNeedsMore);
    }

    private static Optional<Item> startKey(Request request, TableDefinition table, Optional<IndexDefinition> index, LinkedHashSet<String> names) {
        if (!request.has("ExclusiveStartKey")) {
            return Optional.empty();
        }
        String invalid = "The provided starting key is invalid";
        Map<String, AttributeValue> key;
        try {
            key = ValueJson.readMap(request.node("ExclusiveStartKey"));
        } catch (DynamoDbException refused) {
            throw refused.type() == ErrorType.VALIDATION
                    ? DynamoDbException.validation(invalid + ": " + refused.getMessage()) : refused;
        }
        if (!key.keySet().equals(names)) {
            throw DynamoDbException.validation(index.isPresent() ? invalid : invalid + ": The provided key element does not match the schema");
        }
        try {
            KeyRules.checkKeyParts(table, table.key(), key);
            index.ifPresent(each -> KeyRules.checkKeyParts(table, each.key(), key));
        } catch (DynamoDbException refused) {
            throw DynamoDbException.validation(invalid + ": " + refused.getMessage());
        }
        return Optional.of(Item.of(key));
    }

    private static Slice.Partition slice(TableDefinition table, KeySchema key, Map<String, RangeCondition> conditions) {
        for (String name : key.names()) {
            boolean isHash = name.equals(key.hash());
            if (isHash && key.range().isEmpty() && conditions.size() > 1) {
                throw DynamoDbException.validation("Query key condition not supported");
            }
            RangeCondition condition = conditions.get(name);
            if (condition == null) {
                if (isHash || conditions.size() > 1) {
                    throw DynamoDbException.validation("Query condition missed key schema element: " + name);
                }
                continue;
            }
            if (condition.values().stream().anyMatch(value -> value.type() != table.typeOf(name))) {
                throw DynamoDbException.invalidParameter("Condition parameter type does not match schema type");
            }
            if (isHash && !(condition instanceof RangeCondition.Comparison(var comparator, _) && comparator == Condition.Comparator.EQ)) {
                throw DynamoDbException.validation("Query key condition not supported");
            }
            for (AttributeValue value : condition.values()) {
                if (value instanceof AttributeValue.S(String text) && text.isEmpty() && !(condition instanceof RangeCondition.Prefix)) {
                    throw DynamoDbException.validation("One or more parameter values are not valid. The AttributeValue for a key attribute "
                            + "cannot contain an empty string value. Key: " + name);
                }
            }
        }
        RangeCondition range = key.rangeName().map(conditions::get).orElse(null);
        return new Slice.Partition(conditions.get(key.hash()).values().getFirst(), range == null ? new RangeCondition.Any() : range);
    }

    private static void checkStart(Item start, KeySchema key, Slice.Partition slice) {
        boolean sameHash = start.find(key.hash()).filter(slice.hash()::equals).isPresent();
        if (slice.range() instanceof RangeCondition.Any) {
            if (!sameHash) {
                throw DynamoDbException.validation("The provided starting key is outside query boundaries based on provided conditions");
            }
            return;
        }
        if (!ConditionEvaluator.holds(slice.range().on(key.range()), start)) {
            throw DynamoDbException.validation("The provided starting key does not match the range key predicate");
        }
        if (!sameHash) {
            throw DynamoDbException.validation("The query can return at most one row and cannot be restarted");
        }
    }

    private static void refuseKeys(Condition filter, KeySchema key, String parameter) {
        for (DocumentPath path : PathUse.of(filter)) {
            if (key.names().contains(path.head())) {
                throw DynamoDbException.validation(parameter + " can only contain non-primary key attributes: Primary key attribute: " + path.head());
            }
        }
    }

    private static ObjectNode read(Request request, RequestExpressions expressions, Table table, Reading reading, Slice slice, boolean descending) {
        int limit = request.number("Limit").orElse(Integer.MAX_VALUE);
        String index = reading.index().map(IndexDefinition::name).orElse("");
        Page page = table.page(new PageRequest(index, slice, reading.start(), descending, limit, PAGE_BYTES, reading.wholeItems()));
        List<Item> items = new ArrayList<>(page.items());
        expressions.filter().ifPresent(filter -> items.removeIf(item -> !ConditionEvaluator.holds(filter, item)));
        ObjectNode reply = JsonNodeFactory.instance.objectNode();
        reply.put("Count", items.size());
        reply.put("ScannedCount", page.items().size());
        if (request.text("Select").filter("COUNT"::equals).isEmpty()) {
            var array = reply.putArray("Items");
            items.forEach(item -> array.add(ValueJson.write(expressions.projection().map(projection -> projection.of(item)).orElse(item))));
        }
        if (page.more()) {
            reply.set("LastEvaluatedKey", ValueJson.write(page.items().getLast().only(reading.startNames())));
        }
        boolean consistent = request.flag("ConsistentRead", false);
        var capacity = new Capacity(table.definition());
        if (index.isEmpty()) {
            capacity.addRead(Capacity.readUnits(page.bytes(), consistent));
        } else {
            capacity.addIndexRead(index, Capacity.readUnits(page.bytes(), consistent));
            if (page.tableBytes() > 0) {
                capacity.addRead(Capacity.readUnits(page.tableBytes(), consistent));
            }
        }
        capacity.addTo(reply, request);
        return reply;
    }
}
