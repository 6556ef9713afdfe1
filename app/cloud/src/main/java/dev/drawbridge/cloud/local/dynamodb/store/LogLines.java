package dev.drawbridge.cloud.local.dynamodb.store;

import dev.drawbridge.cloud.local.dynamodb.value.AttributeValue;
import dev.drawbridge.cloud.local.dynamodb.value.Item;
import dev.drawbridge.cloud.local.dynamodb.value.ValueJson;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Collection;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.zip.CRC32;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ArrayNode;

/** The lines of logs and snapshots: the CRC-32 of what follows in 8 hex digits, a space, JSON, a line feed. A line is whole or it is not there. */
final class LogLines {
    private static final JsonMapper MAPPER = JsonMapper.builder().build();
    private static final int CHECKSUM = 9;

    private LogLines() {
    }

    /** A line of changes that belong together. */
    static byte[] ofChanges(Collection<Change> changes) {
        return seal(changesJson(changes));
    }

    static ArrayNode changesJson(Collection<Change> changes) {
        ArrayNode array = MAPPER.createArrayNode();
        for (Change change : changes) {
            change.after().ifPresentOrElse(item -> array.addObject().set("put", ValueJson.write(item)),
                    () -> array.addObject().set("delete", ValueJson.write(change.key().attributes())));
        }
        return array;
    }

    /** A line of a snapshot. */
    static byte[] ofItem(Item item) {
        ArrayNode array = MAPPER.createArrayNode();
        array.addObject().set("put", ValueJson.write(item));
        return seal(array);
    }

    static byte[] seal(JsonNode json) {
        byte[] content = MAPPER.writeValueAsBytes(json);
        byte[] line = new byte[CHECKSUM + content.length + 1];
        byte[] checksum = (checksum(content, 0, content.length) + " ").getBytes(StandardCharsets.US_ASCII);
        System.arraycopy(checksum, 0, line, 0, CHECKSUM);
        System.arraycopy(content, 0, line, CHECKSUM, content.length);
        line[line.length - 1] = '\n';
        return line;
    }

    /** The JSON of a line without its line feed; empty if the line is torn or damaged. */
    static Optional<JsonNode> open(byte[] line) {
        if (line.length <= CHECKSUM || line[CHECKSUM - 1] != ' ') {
            return Optional.empty();
        }
        String stated = new String(line, 0, CHECKSUM - 1, StandardCharsets.US_ASCII);
        if (!stated.equals(checksum(line, CHECKSUM, line.length - CHECKSUM))) {
            return Optional.empty();
        }
        try {
            return Optional.of(MAPPER.readTree(Arrays.copyOfRange(line, CHECKSUM, line.length)));
        } catch (JacksonException damaged) {
            return Optional.empty();
        }
    }

    private static String checksum(byte[] bytes, int from, int length) {
        var crc = new CRC32();
        crc.update(bytes, from, length);
        return HexFormat.of().toHexDigits((int) crc.getValue());
    }

    /** Brings the changes of a line into a table that is being loaded. */
    static void replay(JsonNode changes, Table table) {
        for (JsonNode change : changes) {
            if (change.has("put")) {
                Item item = Item.of(ValueJson.readMap(change.get("put")));
                table.load(table.keyOf(item), Optional.of(item));
            } else {
                table.load(new ItemKey(ValueJson.readMap(change.get("delete"))), Optional.empty());
            }
        }
    }

    /** The changes as a journal can write them; what was before is not known. */
    static List<Change> readChanges(JsonNode changes, TableKeys keys) {
        return changes.valueStream().map(change -> {
            if (change.has("put")) {
                Item item = Item.of(ValueJson.readMap(change.get("put")));
                return new Change(keys.of(item), Optional.empty(), Optional.of(item));
            }
            Map<String, AttributeValue> key = new LinkedHashMap<>(ValueJson.readMap(change.get("delete")));
            return new Change(new ItemKey(key), Optional.empty(), Optional.empty());
        }).toList();
    }

    /** How to find the key of an item. */
    @FunctionalInterface
    interface TableKeys {
        ItemKey of(Item item);
    }
}
