package dev.drawbridge.cloud.local.dynamodb;

import dev.drawbridge.cloud.local.dynamodb.error.DynamoDbException;
import dev.drawbridge.cloud.local.dynamodb.error.ErrorType;
import dev.drawbridge.cloud.local.dynamodb.store.Commit;
import dev.drawbridge.cloud.local.dynamodb.store.ItemKey;
import dev.drawbridge.cloud.local.dynamodb.store.Table;
import dev.drawbridge.cloud.local.dynamodb.value.Item;
import dev.drawbridge.cloud.local.dynamodb.value.ValueJson;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/** TransactWriteItems and TransactGetItems: all or nothing, at one moment. A write with a token seen within ten minutes is not made again. */
final class TransactionOperations {
    private static final int MAX_ACTIONS = 100;
    private static final long TOKEN_NANOS = Duration.ofMinutes(10).toNanos();

    private final Tables tables;
    private final WritePreparation preparation;
    private final Map<String, Seen> tokens = new LinkedHashMap<>();

    /** A request that was carried out, and when. */
    private record Seen(JsonNode items, long nanos) {
    }

    TransactionOperations(Tables tables) {
        this.tables = tables;
        this.preparation = new WritePreparation(tables);
    }

    ObjectNode write(Request request) {
        new Constraints().required(request, "TransactItems").size(request.node("TransactItems"), "transactItems", 1, MAX_ACTIONS)
                .consumedCapacity(request).collectionMetrics(request).check();
        if (isRepeated(request)) {
            return JsonNodeFactory.instance.objectNode();
        }
        var writes = new ArrayList<PreparedWrite>();
        for (JsonNode node : request.node("TransactItems")) {
            writes.add(prepare(node));
        }
        refuseDuplicates(writes.stream().map(write -> Map.entry(write.table(), write.key())).toList());
        var outcome = Commit.of(writes.stream().map(write -> new Commit.Step(write.table(), write.key(), write.change())).toList(),
                tables.space().transactionLog());
        if (!outcome.done()) {
            throw cancelled(outcome.refusals());
        }
        remember(request);
        Map<String, Capacity> capacities = new LinkedHashMap<>();
        for (int at = 0; at < writes.size(); at++) {
            var definition = writes.get(at).table().definition();
            capacities.computeIfAbsent(definition.name(), _ -> new Capacity(definition)).addWrite(outcome.written().get(at), 2);
        }
        ObjectNode reply = JsonNodeFactory.instance.objectNode();
        BatchOperations.addCapacities(reply, request, capacities);
        return reply;
    }

    private PreparedWrite prepare(JsonNode node) {
        var kinds = node.properties().stream().filter(property -> !property.getValue().isNull()).toList();
        if (kinds.size() != 1) {
            throw DynamoDbException.validation("TransactItems can only contain one of Check, Put, Update or Delete");
        }
        var of = new Request(kinds.getFirst().getValue());
        String kind = kinds.getFirst().getKey();
        new Constraints().tableName(of).required(of, kind.equals("Put") ? "Item" : "Key").check();
        return switch (kind) {
            case "Put" -> preparation.put(of);
            case "Delete" -> preparation.delete(of);
            case "Update" -> {
                new Constraints().required(of, "UpdateExpression").check();
                yield preparation.update(of);
            }
            case "ConditionCheck" -> {
                new Constraints().required(of, "ConditionExpression").check();
                yield preparation.check(of);
            }
            default -> throw DynamoDbException.validation("TransactItems can only contain one of Check, Put, Update or Delete");
        };
    }

    private static void refuseDuplicates(List<Map.Entry<Table, ItemKey>> keys) {
        if (new HashSet<>(keys).size() < keys.size()) {
            throw DynamoDbException.validation("Transaction request cannot include multiple operations on one item");
        }
    }

    private static DynamoDbException cancelled(List<Optional<DynamoDbException>> refusals) {
        ObjectNode details = JsonNodeFactory.instance.objectNode();
        var reasons = details.putArray("CancellationReasons");
        var codes = new ArrayList<String>();
        for (var refusal : refusals) {
            String code = refusal.map(refused -> switch (refused.type()) {
                case CONDITIONAL_CHECK_FAILED -> "ConditionalCheckFailed";
                case VALIDATION -> "ValidationError";
                default -> refused.type().shortName();
            }).orElse("None");
            codes.add(code);
            ObjectNode reason = reasons.addObject().put("Code", code);
            refusal.ifPresent(refused -> {
                reason.put("Message", refused.getMessage());
                reason.setAll(refused.details());
            });
        }
        return new DynamoDbException(ErrorType.TRANSACTION_CANCELED, "Transaction cancelled, please refer cancellation reasons for specific reasons ["
                + codes.stream().collect(Collectors.joining(", ")) + "]", details);
    }

    private boolean isRepeated(Request request) {
        Optional<String> token = request.text("ClientRequestToken");
        if (token.isEmpty()) {
            return false;
        }
        synchronized (tokens) {
            tokens.values().removeIf(seen -> System.nanoTime() - seen.nanos() > TOKEN_NANOS);
            Seen seen = tokens.get(token.get());
            if (seen != null && !seen.items().equals(request.node("TransactItems"))) {
                throw new DynamoDbException(ErrorType.IDEMPOTENT_PARAMETER_MISMATCH,
                        "The provided ClientRequestToken was already used with other parameters");
            }
            return seen != null;
        }
    }

    private void remember(Request request) {
        request.text("ClientRequestToken").ifPresent(token -> {
            synchronized (tokens) {
                tokens.put(token, new Seen(request.node("TransactItems"), System.nanoTime()));
            }
        });
    }

    ObjectNode get(Request request) {
        new Constraints().required(request, "TransactItems").size(request.node("TransactItems"), "transactItems", 1, MAX_ACTIONS)
                .consumedCapacity(request).check();
        List<Map.Entry<Table, ItemKey>> keys = new ArrayList<>();
        var expressions = new ArrayList<RequestExpressions>();
        for (JsonNode node : request.node("TransactItems")) {
            var of = new Request(node.path("Get"));
            new Constraints().tableName(of).required(of, "Key").check();
            expressions.add(RequestExpressions.read(of, List.of("ProjectionExpression"), List.of()));
            Table table = tables.of(of);
            var key = ValueJson.readMap(of.node("Key"));
            KeyRules.checkKey(table.definition(), key);
            keys.add(Map.entry(table, new ItemKey(key)));
        }
        refuseDuplicates(keys);
        List<Optional<Item>> items = Commit.read(keys);
        ObjectNode reply = JsonNodeFactory.instance.objectNode();
        var responses = reply.putArray("Responses");
        Map<String, Capacity> capacities = new LinkedHashMap<>();
        for (int at = 0; at < items.size(); at++) {
            ObjectNode response = responses.addObject();
            var projection = expressions.get(at).projection();
            items.get(at).map(item -> projection.map(of -> of.of(item)).orElse(item)).ifPresent(item -> response.set("Item", ValueJson.write(item)));
            var definition = keys.get(at).getKey().definition();
            capacities.computeIfAbsent(definition.name(), _ -> new Capacity(definition))
                    .addRead(2 * Capacity.readUnits(items.get(at).map(Item::size).orElse(0), true));
        }
        BatchOperations.addCapacities(reply, request, capacities);
        return reply;
    }
}
