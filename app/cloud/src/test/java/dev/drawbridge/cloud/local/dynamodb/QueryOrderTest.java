package dev.drawbridge.cloud.local.dynamodb;

import static org.assertj.core.api.Assertions.assertThat;

import dev.drawbridge.cloud.local.dynamodb.value.AttributeType;
import dev.drawbridge.cloud.local.dynamodb.value.AttributeValue;
import dev.drawbridge.cloud.local.dynamodb.value.ByteString;
import dev.drawbridge.cloud.local.dynamodb.value.ValueJson;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.function.Predicate;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/** Queries over many random sort keys against a plain list that is filtered and sorted the obvious way; the seed is fixed. */
class QueryOrderTest {
    private static final JsonMapper MAPPER = JsonMapper.builder().build();
    private final Random random = new Random(20261122);

    /** An order of its own, so that the engine's is not tested with itself. */
    private static final Comparator<AttributeValue> PLAIN_ORDER = (left, right) -> switch (left) {
        case AttributeValue.S(String text) -> Arrays.compareUnsigned(text.getBytes(StandardCharsets.UTF_8), ((AttributeValue.S) right).value().getBytes(StandardCharsets.UTF_8));
        case AttributeValue.N(BigDecimal number) -> number.compareTo(((AttributeValue.N) right).value());
        case AttributeValue.B(ByteString bytes) -> bytes.compareTo(((AttributeValue.B) right).value());
        default -> throw new IllegalStateException();
    };

    private AttributeValue key(AttributeType type) {
        return switch (type) {
            case S -> {
                String[] letters = {"a", "b", "\uffee", "\ud83d\ude00", "\u00e9", "Z"};
                var text = new StringBuilder(letters[random.nextInt(letters.length)]);
                for (int more = random.nextInt(4); more > 0; more--) {
                    text.append(letters[random.nextInt(letters.length)]);
                }
                yield new AttributeValue.S(text.toString());
            }
            case N -> new AttributeValue.N(BigDecimal.valueOf(random.nextInt(2001) - 1000, random.nextInt(7) - 3));
            default -> {
                byte[] bytes = new byte[1 + random.nextInt(3)];
                for (int at = 0; at < bytes.length; at++) {
                    bytes[at] = (byte) (random.nextInt(4) * 85);
                }
                yield new AttributeValue.B(ByteString.of(bytes));
            }
        };
    }

    @ParameterizedTest
    @EnumSource(value = AttributeType.class, names = {"S", "N", "B"})
    void everyKeyConditionFindsWhatAPlainSearchFindsInOrderAndPages(AttributeType type) {
        try (var engine = DynamoDbEngine.inMemory()) {
            engine.createIfAbsent(Dynamo.events(type));
            var keys = new LinkedHashSet<AttributeValue>();
            for (int at = 0; at < 300; at++) {
                AttributeValue key = key(type);
                keys.add(key);
                for (String owner : List.of("me", "other")) {
                    var item = Map.of("owner", new AttributeValue.S(owner), "at", key);
                    var request = MAPPER.createObjectNode().put("TableName", "events");
                    request.set("Item", ValueJson.write(item));
                    assertThat(engine.handle("PutItem", request).isOk()).isTrue();
                }
            }
            for (int round = 0; round < 60; round++) {
                AttributeValue one = key(type);
                AttributeValue two = key(type);
                AttributeValue low = PLAIN_ORDER.compare(one, two) <= 0 ? one : two;
                AttributeValue high = low == one ? two : one;
                check(engine, keys, "#a = :x", each -> each.equals(one), one, null);
                check(engine, keys, "#a < :x", each -> PLAIN_ORDER.compare(each, one) < 0, one, null);
                check(engine, keys, "#a <= :x", each -> PLAIN_ORDER.compare(each, one) <= 0, one, null);
                check(engine, keys, "#a > :x", each -> PLAIN_ORDER.compare(each, one) > 0, one, null);
                check(engine, keys, "#a >= :x", each -> PLAIN_ORDER.compare(each, one) >= 0, one, null);
                check(engine, keys, ":x >= #a", each -> PLAIN_ORDER.compare(each, one) <= 0, one, null);
                check(engine, keys, "#a BETWEEN :x AND :y", each -> PLAIN_ORDER.compare(each, low) >= 0 && PLAIN_ORDER.compare(each, high) <= 0, low, high);
                if (type != AttributeType.N) {
                    check(engine, keys, "begins_with(#a, :x)", each -> beginsWith(each, one), one, null);
                }
            }
        }
    }

    private static boolean beginsWith(AttributeValue value, AttributeValue prefix) {
        return value instanceof AttributeValue.S(String text) ? text.startsWith(((AttributeValue.S) prefix).value())
                : ((AttributeValue.B) value).value().startsWith(((AttributeValue.B) prefix).value());
    }

    private void check(DynamoDbEngine engine, LinkedHashSet<AttributeValue> keys, String condition, Predicate<AttributeValue> fits, AttributeValue x, AttributeValue y) {
        boolean forward = random.nextBoolean();
        var expected = keys.stream().filter(fits).sorted(forward ? PLAIN_ORDER : PLAIN_ORDER.reversed()).toList();
        ObjectNode request = MAPPER.createObjectNode().put("TableName", "events").put("KeyConditionExpression", "#o = :o AND " + condition).put("ScanIndexForward", forward)
                .put("Limit", 1 + random.nextInt(40));
        request.putObject("ExpressionAttributeNames").put("#o", "owner").put("#a", "at");
        ObjectNode values = request.putObject("ExpressionAttributeValues");
        values.putObject(":o").put("S", "me");
        values.set(":x", ValueJson.write(x));
        if (y != null) {
            values.set(":y", ValueJson.write(y));
        }
        var found = new ArrayList<AttributeValue>();
        while (true) {
            DynamoDbReply reply = engine.handle("Query", request);
            assertThat(reply.isOk()).as("%s", reply.body()).isTrue();
            reply.body().get("Items").forEach(item -> found.add(ValueJson.read(item.get("at"))));
            if (!reply.body().has("LastEvaluatedKey")) {
                break;
            }
            request.set("ExclusiveStartKey", reply.body().get("LastEvaluatedKey"));
        }
        assertThat(found).as("%s with %s and %s, forward %s", condition, x, y, forward).isEqualTo(expected);
    }
}
